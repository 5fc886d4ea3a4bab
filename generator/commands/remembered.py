"""What a check has found, remembered: where nothing has changed since, it is known without reading a record.

It is known by what the check went by: what each file held when it was read, and what was asked. What hangs on more
than that, such as what git knows of a missing record, is found anew each time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.checks.report import Verdict
from generator.commands.signed import keep, kept
from generator.findings.finding import Code, Finding, Location, Severity
from generator.records import files

if TYPE_CHECKING:
    from generator.checks.check import Checked
    from generator.records.reading import Cache

FOUND = Path("build/found.json")


@dataclass(frozen=True)
class Remembered:
    """What a check found: the findings in order, how many files it read, and the texts of those with findings."""

    findings: Sequence[Finding]
    files: int
    texts: Mapping[str, str]


def remembered(content: Path, touched: Set[str], today: date, key_file: Path | None = None) -> Verdict | None:
    """What a check that would be made now has found already; None where none has.

    `touched` and `today` are those of `check`, `key_file` is that of `signed.kept`.
    """
    said = kept(FOUND, key_file)
    raw = _raw(content) if said else None
    if not said or not raw:
        return None
    known = json.loads(said)
    if known["of"] != _of({path: sha256(data).hexdigest() for path, data in raw.items()}, touched, today):
        return None
    findings = [_finding(*told) for told in known["findings"]]
    paths = {finding.location.path for finding in findings} & raw.keys()
    return Remembered(findings, len(raw), {path: files.sound_text_of(raw[path]) for path in paths})


def remember(outcome: Checked, cache: Cache, touched: Set[str], today: date, key_file: Path | None = None) -> None:
    """Remember what a check has found; `cache` holds what came of each file that it read."""
    digests = {path: read.digest for path, read in cache.items()}
    if all(digests.values()) and all(map(_hangs_on_files, outcome.findings)):
        told = [_row(finding) for finding in outcome.findings]
        keep(FOUND, json.dumps({"of": _of(digests, touched, today), "findings": told}).encode(), key_file)


def _raw(content: Path) -> Mapping[str, bytes] | None:
    """What each file holds; None where one cannot be read, or is none of those that are."""
    try:
        raw = {path: files.read_bytes(content, path) for path in files.files(content)}
    except files.RefusedError:
        return None
    return None if any(files.left_over(content)) else raw


def _of(digests: Mapping[str, str], touched: Set[str], today: date) -> str:
    """A fingerprint of what a check goes by."""
    return sha256(json.dumps([today.isoformat(), sorted(touched), sorted(digests.items())]).encode()).hexdigest()


def _hangs_on_files(finding: Finding) -> bool:
    """Whether a finding follows from what files hold, and from nothing else."""
    return not finding.missing and finding.code is not Code.PASSED_OVER


def _row(finding: Finding) -> Sequence[Any]:
    return [finding.code, finding.location, finding.message, finding.hint, finding.severity]


def _finding(code: str, where: Sequence[Any], message: str, hint: str, severity: str) -> Finding:
    return Finding(Code(code), Location(*where), message, hint, Severity(severity))
