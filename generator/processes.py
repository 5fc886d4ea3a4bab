"""Work shared out among copies of this process. The one importer of concurrent and multiprocessing."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Task = TypeVar("Task")
Done = TypeVar("Done")
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_work: list[Callable[[Any], Any]] = []


class ProcessEndedError(Exception):
    """A process was ended from outside, as a system does that has no memory left, before it had done its work."""


def can_fork() -> bool:
    """Whether a copy of this process can do part of its work: safe on Linux alone, and while no thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def spread(
    work: Callable[[Task], Done], tasks: Sequence[Task], at_once: int = 1, most: int | None = None
) -> Iterator[Done]:
    """What comes of each task, in order, each done by one of several copies of this process as it stands now.

    A copy takes so many tasks `at_once`; `most` copies are made, or as many as there are processors. Tasks and what
    comes of them go from process to process, `work` does not. Where copies cannot be made, this process does it all.
    Raises ProcessEndedError.
    """
    if not can_fork() or len(tasks) < 2:
        yield from map(work, tasks)
        return
    try:
        pool = _copies(work, most)
        outcomes = pool.map(_do, tasks, chunksize=at_once)
    except OSError:  # some containers lend no semaphores or no second process
        yield from map(work, tasks)
        return
    try:
        yield from outcomes
    except BrokenExecutor as error:
        raise ProcessEndedError from error
    finally:
        pool.shutdown(cancel_futures=True)


def alone(work: Callable[[Task], Done], task: Task) -> Done:
    """What comes of a task, done by a copy of this process alone, which it may end. Raises ProcessEndedError."""
    try:
        with _copies(work, 1) as pool:
            outcome: Done = pool.submit(_do, task).result()
            return outcome
    except BrokenExecutor as error:
        raise ProcessEndedError from error


def _copies(work: Callable[[Task], Done], most: int | None) -> ProcessPoolExecutor:
    """So many copies of this process, each of which does this work; what they need is loaded here alone."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(most, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))


def _begin(work: Callable[[Any], Any]) -> None:
    """Begin as a copy: it ends with the process that made it, and leaves the keyboard to that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    _work[:] = [work]


def _do(task: Any) -> Any:
    return _work[0](task)
