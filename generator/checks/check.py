"""Reading a content folder and gathering all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from generator.checks.causes import causes_first
from generator.checks.rules import of_all
from generator.findings.finding import Code, Finding, errors
from generator.records.reading import Cache, Instead, Reading, read

MOST_FINDINGS = 30  # of one file; those that follow are counted


@dataclass(frozen=True)
class Checked:
    """A content folder that was read and checked: what was read, and every finding in order."""

    reading: Reading
    findings: Sequence[Finding]

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return errors(self.findings)

    @property
    def files(self) -> int:
        """How many files were read."""
        return self.reading.files

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file, by its path."""
        return self.reading.texts


def check(
    content: Path,
    cache: Cache | None = None,
    instead: Instead | None = None,
    touched: Set[str] = frozenset(),
    today: date | None = None,
    before_each: Callable[[], None] = lambda: None,
) -> Checked:
    """Read every record and gather what is wrong with it, causes first.

    `cache` and `instead` are those of `reading.read`. What is wrong with the files of `touched`, paths below the
    content folder, comes before all else. `today` tells which days are to come; without it none is.
    `before_each` is called before each rule, and may raise an error to give up.
    """
    reading = read(content, cache, instead)
    findings = causes_first([*reading.findings, *of_all(reading, today, before_each)], touched)
    return Checked(reading, [told for _, of_file in groupby(findings, _path) for told in _first(list(of_file))])


def _path(finding: Finding) -> str:
    return finding.location.path


def _first(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The first findings of a file, and how many more there are."""
    yield from findings[:MOST_FINDINGS]
    if len(findings) > MOST_FINDINGS:
        message = f"{len(findings) - MOST_FINDINGS} further findings stand from here on"
        hint = "fix those above first; the rest may go with them"
        yield Finding(Code.TOO_MANY, findings[MOST_FINDINGS].location, message, hint)
