"""What came of reading the records, cached between runs, so that only files whose text has changed are parsed anew.

The cache is data and no code. What is not as this program left it is thrown away without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.commands.signed import keep, kept
from generator.records.reading import Cache, FileRead

FEW_CHANGES = 30  # files that are parsed again sooner than all are written
MADE_AGAIN: dict[str, Any] = {"__all__": {"text": True, "records": True, "document": {"text": True}}}
_adapter = TypeAdapter(dict[str, FileRead])


@contextmanager
def cached(file: Path, key_file: Path | None = None) -> Iterator[Cache]:
    """The cache of `reading.read` that a file holds, empty where it holds none; if much of it changes, it is saved.

    `key_file` is that of `signed.kept`.
    """
    cache = _load(kept(file, key_file))
    before = dict(cache)
    yield cache
    changed = sum(path not in before or before[path].digest != read.digest for path, read in cache.items())
    if changed > FEW_CHANGES:
        with suppress(ValueError):  # a name of a file that is no text cannot be saved
            keep(file, _adapter.dump_json(cache, exclude=MADE_AGAIN), key_file)


def _load(data: bytes | None) -> Cache:
    try:
        return _adapter.validate_json(data) if data else {}
    except ValueError:
        return {}
