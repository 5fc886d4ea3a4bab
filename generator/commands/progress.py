"""How far a command has come: each step by name, how long it took and what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from generator.commands.terminal import hint, say
from generator.publish.output import PublishError

Outcome = TypeVar("Outcome")


class Progress:
    """Does so many steps and tells of each when it is done."""

    def __init__(self, steps: int) -> None:
        self._steps, self._done, self._seconds = steps, 0, 0.0

    def step(self, name: str, do: Callable[[], Outcome], told: Callable[[Outcome], str] = str) -> Outcome:
        """Do the next step; `told` puts what came of it in words. If it fails, say so and end the program."""
        self._done += 1
        start = time.perf_counter()
        with under_way(f"{self._done} of {self._steps}: {name} …"):
            try:
                outcome = do()
            except PublishError as error:
                hint("")
                say(f"{name}: {error}", error=True)
                sys.exit(1)
        seconds = time.perf_counter() - start
        self._seconds += seconds
        say(f"[{self._done}/{self._steps}] {name:<18} {seconds:6.2f} s   {told(outcome)}")
        return outcome

    def end(self) -> None:
        """Say how long all steps took together."""
        say(f"      {'all':<18} {self._seconds:6.2f} s")


@contextmanager
def under_way(text: str) -> Iterator[None]:
    """Show on a terminal, as long as it takes, what is under way. (No thread moves anything: what forks has none.)"""
    hint(text)
    try:
        yield
    finally:
        hint("")
