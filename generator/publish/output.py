"""Writes a tree of files: only what changed, deleting only what it wrote before. The one writer of files."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE

MANIFEST = ".manifest"
EARLIEST = 315532800  # 1980, before which a zip file knows no dates


class PublishError(Exception):
    """A program that publishing relies on has failed or changed; the text says what it said, or what to look at."""


@dataclass(frozen=True)
class Changes:
    """How many files were written, left as they were, and deleted."""

    written: int
    unchanged: int
    deleted: int

    def __str__(self) -> str:
        """The three in words."""
        return f"{self.written} written, {self.unchanged} unchanged, {self.deleted} deleted"


def write(tree: Mapping[str, str | bytes], root: Path) -> Changes:
    """Make the folder hold these files, given by path; files that it does not know stay."""
    manifest = root / MANIFEST
    before = manifest.read_text("utf-8").splitlines() if manifest.exists() else []
    # Whatever ends this before its end, the next run knows every file that it may find.
    _write_file(manifest, _lines({*before, *tree}))
    written = 0
    for path, data in tree.items():
        written += _write_file(root / path, data)
    gone = [path for path in before if path not in tree]
    for path in gone:
        _delete_file(root, root / path)
    _write_file(manifest, _lines(tree))
    return Changes(written, len(tree) - written, len(gone))


def _lines(paths: Iterable[str]) -> str:
    return "".join(f"{path}\n" for path in sorted(paths))


def put_whole(file: Path, data: bytes, *, through_a_crash: bool = False) -> None:
    """Put bytes in a file's place all at once: whenever this ends, the file holds the old bytes or the new ones.

    `through_a_crash` has that hold if the machine itself ends, which takes its time. The file keeps its rights.
    """
    with _beside(file) as made:
        with made.open("wb") as writing:
            writing.write(data)
            if through_a_crash:
                writing.flush()
                os.fsync(writing)
        if file.exists():
            made.chmod(S_IMODE(file.stat().st_mode))
        made.replace(file)


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A name beside a file, of this process alone, which nobody takes for a record; nothing is left there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _write_file(file: Path, data: str | bytes) -> bool:
    """Write the data unless it is there already; whether anything was written."""
    new = data.encode("utf-8") if isinstance(data, str) else data
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


def rewrite(file: Path, text: str, like: Path | None = None) -> None:
    """Put a text in the place of a file's, all at once, with the line ends that the file has, or the one it is like."""
    model = like or file
    windows = model.is_file() and b"\r\n" in model.read_bytes()
    put_whole(file.resolve(), (text.replace("\n", "\r\n") if windows else text).encode(), through_a_crash=True)


def change(texts: Mapping[str, str | None], moved: Mapping[str, str], root: Path) -> None:
    """Make files hold these texts, given by path, and take away those that have None.

    Each file holds the old text or the new one at any moment, and none goes before the others are there. `moved` holds
    the file that each new one comes from.
    """
    for path, text in sorted(texts.items()):
        if text is not None:
            rewrite(root / path, text, root / moved[path] if path in moved else None)
    for path, text in texts.items():
        if text is None:
            _delete_file(root, root / path)


def add(file: Path, text: str) -> None:
    """Write a new file, all at once. Raises FileExistsError if there is one already."""
    with _beside(file) as made:
        made.write_text(text, encoding="utf-8", newline="\n")
        try:
            os.link(made, file)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)


def write_zip(files: Mapping[str, Path | bytes], archive: Path, epoch: int) -> int:
    """Pack files, given by path as themselves or by where they lie, all at once; how many bytes that took.

    The same files and the same `epoch` (their date, in seconds since 1970) give the same bytes.
    """
    moment = datetime.fromtimestamp(max(epoch, EARLIEST), UTC).timetuple()[:6]
    with _beside(archive) as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in sorted(files):
                entry = zipfile.ZipInfo(path, moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = 0o644 << 16
                data = files[path]
                packed.writestr(entry, data if isinstance(data, bytes) else data.read_bytes())
        made.replace(archive)
    return archive.stat().st_size
