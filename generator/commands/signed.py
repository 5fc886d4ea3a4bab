"""Files that the program keeps between runs, signed: what another program or somebody else wrote is as if it were not.

A file that came with a pull request could hide what is wrong with a record.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.publish import output
from generator.publish.program import program

SIGNATURE = sha256().digest_size


def kept(file: Path, key_file: Path | None = None) -> bytes | None:
    """What this very program has kept in a file for this user; None where it has not.

    `key_file` holds what it is signed with, by default a file of this user's outside the project.
    """
    key = _key(key_file)
    with suppress(OSError):
        whole = file.read_bytes()
        data = whole[SIGNATURE:]
        if key and hmac.compare_digest(whole[:SIGNATURE], _sign(key, data)):
            return data
    return None


def keep(file: Path, data: bytes, key_file: Path | None = None) -> None:
    """Keep something in a file, all at once; where nothing can be written, nothing is kept."""
    key = _key(key_file)
    with suppress(OSError):
        if key:
            output.put_whole(file, _sign(key, data) + data)


def _sign(key: bytes, data: bytes) -> bytes:
    """What tells data that this very program has written for this user from every other."""
    return hmac.digest(key, program().encode() + data, sha256)


def _key(file: Path | None) -> bytes | None:
    """This user's own secret, made when it is first asked for; None where nothing can be kept."""
    own = file or _home() / "key"
    with suppress(OSError):
        if not own.exists():
            own.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            own.touch(mode=0o600)
            own.write_bytes(secrets.token_bytes(32))
        key = own.read_bytes()
        return key if len(key) == 32 else None
    return None


def _home() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "stemma"
