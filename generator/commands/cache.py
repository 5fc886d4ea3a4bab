"""What came of reading the records, cached between runs, so that only files whose text has changed are parsed anew."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.publish import output
from generator.records.reading import Cache

FEW_CHANGES = 30  # files that are parsed again sooner than all are written
READERS = ("markdown-it-py", "math-core", "mdit-py-plugins", "nh3", "pydantic", "pyyaml")


@contextmanager
def cached(file: Path) -> Iterator[Cache]:
    """The cache of `reading.read` that a file holds, empty where it holds none; if much of it changes, it is saved."""
    stamp = _stamp()
    cache = _load(file, stamp)
    before = dict(cache)
    yield cache
    if sum(before.get(path) is not read for path, read in cache.items()) > FEW_CHANGES:
        with suppress(OSError):  # where nothing can be written, nothing is saved
            output.put_whole(file, stamp + pickle.dumps(cache, pickle.HIGHEST_PROTOCOL))


def _load(file: Path, stamp: bytes) -> Cache:
    try:
        with file.open("rb") as stream:
            cache: Cache = pickle.load(stream) if stream.read(len(stamp)) == stamp else {}
    except Exception:  # whatever is wrong with the file, it is only a cache
        return {}
    return cache


def _stamp() -> bytes:
    """What tells this program, with all that it reads records by, from every other: what another saved is not used."""
    digest = sha256(sys.version.encode())
    for name in READERS:
        digest.update(version(name).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
