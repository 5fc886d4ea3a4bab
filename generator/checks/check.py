"""Reading a content folder and gathering all that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks.rules import of_all
from generator.findings.finding import Finding, Severity, in_order
from generator.records.reading import Cache, Reading, read


@dataclass(frozen=True)
class Checked:
    """A content folder that was read and checked: what was read, and every finding in order."""

    reading: Reading
    findings: Sequence[Finding]

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def check(content: Path, cache: Cache | None = None) -> Checked:
    """Read every record and gather what is wrong with it; `cache` is that of `reading.read`."""
    reading = read(content, cache)
    return Checked(reading, in_order([*reading.findings, *of_all(reading)]))
