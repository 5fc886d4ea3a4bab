"""Writes a tree of files: only what changed, deleting only what it wrote before. The one writer of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = ".manifest"


@dataclass(frozen=True)
class Changes:
    """How many files were written, left as they were, and deleted."""

    written: int
    kept: int
    deleted: int


def write(tree: Mapping[str, str], root: Path) -> Changes:
    """Make the folder hold these files, given by path; files that it does not know stay."""
    written = 0
    for path, text in tree.items():
        written += _write_file(root / path, text)
    manifest = root / MANIFEST
    before = manifest.read_text("utf-8").splitlines() if manifest.exists() else []
    gone = [path for path in before if path not in tree]
    for path in gone:
        _delete_file(root, root / path)
    _write_file(manifest, "".join(f"{path}\n" for path in sorted(tree)))
    return Changes(written, len(tree) - written, len(gone))


def _write_file(file: Path, text: str) -> bool:
    """Write the text unless it is there already; whether anything was written."""
    new = text.encode("utf-8")
    if file.is_file() and file.read_bytes() == new:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(new)
    return True


def _delete_file(root: Path, file: Path) -> None:
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def add(file: Path, text: str) -> None:
    """Write a new file. Raises FileExistsError if there is one already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
