"""A fingerprint of this program, which tells what it kept itself from what any other has kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parents[1]  # what reads a record may lie in any of its modules


@cache
def program() -> str:
    """A fingerprint of all that the program was at first: what runs it, the packages beside it, its own files."""
    return sha256("\0".join((sys.version, *_packages(), digest(PACKAGE))).encode()).hexdigest()


def digest(folder: Path) -> str:
    """A fingerprint of the files below a folder, hidden and compiled ones aside."""
    parts = sha256()
    for file in sorted(folder.rglob("[!.]*")):
        if file.is_file() and file.suffix != ".pyc":
            parts.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
            parts.update(file.read_bytes())
    return parts.hexdigest()


def _packages() -> Iterator[str]:
    """The packages that can be imported, each with its version."""
    for folder in sys.path:
        yield from sorted(found.name for found in Path(folder).glob("*.dist-info"))
