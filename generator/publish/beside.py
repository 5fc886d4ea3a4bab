"""A folder that is made beside the one whose place it takes when it is whole: nobody ever finds half of either.

While one is made, its folder is `.site-next`. Where a system cannot exchange two folders in one step, the old one is
`.site-last` for a moment. A later run recognises both names and clears them away, or puts the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux
CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


@dataclass(frozen=True)
class Beside:
    """A folder that is being made; `place` is where it will stand."""

    place: Path
    _folders: set[str] = field(default_factory=set, compare=False)

    @cached_property
    def folder(self) -> Path:
        """Where it is made."""
        return self.place.with_name(f".{self.place.name}-next")

    def put(self, path: str, data: bytes) -> None:
        """Make a file; one that the old folder has with the same bytes is taken over."""
        old = self.place / path
        if _is(old, data):
            self.keep(path)
            return
        self._room(path).write_bytes(data)

    def keep(self, path: str) -> None:
        """Take a file of the old folder over as it is."""
        made = self._room(path)
        try:
            os.link(self.place / path, made)
        except OSError:  # a file system without links, or one that has too many to this file
            shutil.copy2(self.place / path, made)

    def _room(self, path: str) -> Path:
        """Where a file is made; its folder is there."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.folder / path

    def swap(self) -> None:
        """Put what was made in its place; the old folder goes."""
        if not self.place.exists():
            self.folder.rename(self.place)
        elif not exchange(self.folder, self.place):
            self.place.rename(_last(self.place))
            self.folder.rename(self.place)


@contextmanager
def beside(place: Path) -> Iterator[Beside]:
    """Begin to make a folder anew; if it takes no place in the end, nothing is left of it. Wants the lock."""
    made = Beside(place.resolve())  # where the folder is a link, what it leads to stays what it leads to
    clear(made.place)
    try:
        made.folder.mkdir(parents=True)
        yield made
    finally:
        clear(made.place)


def clear(place: Path) -> None:
    """Clear away what builds that were ended have left beside a folder, and put back what they took away."""
    last = _last(place)
    if last.exists() and not place.exists():
        last.rename(place)
    for left in (last, Beside(place).folder):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def locked(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold a folder for this process and its copies alone; `wait` is called before waiting for another one."""
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        yield
        return
    try:
        _lock(held, wait)
        yield
    finally:
        os.close(held)


def _lock(held: int, wait: Callable[[], None]) -> None:
    if not fcntl:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        wait()
        fcntl.flock(held, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return


def exchange(one: Path, other: Path) -> bool:
    """Have two folders exchange their names in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # an older system, or another one
        return False
    if renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number not in CANNOT:
        raise OSError(number, os.strerror(number), str(other))
    return False


def _last(place: Path) -> Path:
    return place.with_name(f".{place.name}-last")


def _is(file: Path, data: bytes) -> bool:
    with suppress(OSError):
        return file.stat().st_size == len(data) and file.read_bytes() == data
    return False
