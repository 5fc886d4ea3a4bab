"""What came of reading the records, cached between runs, so that only files whose text has changed are parsed anew.

The cache is data and no code, and it is signed: a file that somebody else wrote, such as one that came with a pull
request, could hide what is wrong with a record. What is not as this program left it is thrown away without a word.
"""

from __future__ import annotations

import hmac
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.publish import output
from generator.records.reading import Cache, FileRead

FEW_CHANGES = 30  # files that are parsed again sooner than all are written
PACKAGE = Path(__file__).parents[1]  # what reads a record may lie in any of its modules
READERS = ("markdown-it-py", "math-core", "mdit-py-plugins", "nh3", "pydantic", "pyyaml")
SIGNATURE = sha256().digest_size
MADE_AGAIN: dict[str, Any] = {"__all__": {"text": True, "records": True, "document": {"text": True}}}
_adapter = TypeAdapter(dict[str, FileRead])


@contextmanager
def cached(file: Path, key_file: Path | None = None) -> Iterator[Cache]:
    """The cache of `reading.read` that a file holds, empty where it holds none; if much of it changes, it is saved.

    `key_file` holds what it is signed with, by default a file of this user's outside the project.
    """
    key = _key(key_file or _home() / "key")
    cache = _load(file, key) if key else {}
    before = dict(cache)
    yield cache
    changed = sum(path not in before or before[path].digest != read.digest for path, read in cache.items())
    if key and changed > FEW_CHANGES:
        # Where nothing can be written, nothing is saved; nor is a name of a file that is no text.
        with suppress(OSError, ValueError):
            data = _adapter.dump_json(cache, exclude=MADE_AGAIN)
            output.put_whole(file, _sign(key, data) + data)


def _load(file: Path, key: bytes) -> Cache:
    try:
        whole = file.read_bytes()
        signature, data = whole[:SIGNATURE], whole[SIGNATURE:]
        return _adapter.validate_json(data) if hmac.compare_digest(signature, _sign(key, data)) else {}
    except (OSError, ValueError):
        return {}


def _sign(key: bytes, data: bytes) -> bytes:
    """What tells data that this very program has written for this user from every other."""
    return hmac.digest(key, _stamp() + data, sha256)


def _stamp() -> bytes:
    """What tells this program, with all that it reads records by, from every other."""
    digest = sha256(sys.version.encode())
    for name in READERS:
        digest.update(version(name).encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _key(file: Path) -> bytes | None:
    """This user's own secret, made when it is first asked for; None where nothing can be kept."""
    with suppress(OSError):
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file.touch(mode=0o600)
            file.write_bytes(secrets.token_bytes(32))
        key = file.read_bytes()
        return key if len(key) == 32 else None
    return None


def _home() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "stemma"
