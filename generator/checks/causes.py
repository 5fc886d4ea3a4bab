"""Causes before consequences: which of many findings a reader should see first, and which of them say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from generator.findings.finding import Code, Finding, Severity, in_order

# A file of which nothing could be read: all else may follow from it.
UNREAD = frozenset(
    (
        Code.EMPTY_FILE,
        Code.TOO_LARGE,
        Code.NOT_UTF8,
        Code.CONTROL_CHARACTER,
        Code.MERGE_CONFLICT,
        Code.LINK_OUT,
        Code.UNREADABLE,
        Code.MISPLACED_FILE,
        Code.NO_FRONT_MATTER,
        Code.YAML_SYNTAX,
    )
)
HIDES = (Code.UNCLOSED_FENCE,)  # what follows in the text is not seen
MANY = 3  # places that name the same missing record: then the record has gone, and nobody misspelt it
PLACES_TOLD = 10


def causes_first(findings: Iterable[Finding], touched: Set[str] = frozenset()) -> Sequence[Finding]:
    """The findings file by file: first those of files that a change touched, then those that others may follow from.

    What one missing record gives many times is said once.
    """
    told = _gathered(in_order(findings))
    ranks: dict[str, int] = {}
    for finding in told:
        path = finding.location.path
        ranks[path] = min(_rank(finding), ranks.get(path, _rank(finding)))
    return sorted(
        told,
        key=lambda f: (f.location.path not in touched, ranks[f.location.path], f.location.path, f.code not in HIDES),
    )


def _rank(finding: Finding) -> int:
    """How near a finding is to the cause of others: 0 is nearest."""
    if finding.code in UNREAD:
        return 0
    if finding.severity is Severity.WARNING:
        return 3
    return 2 if finding.missing else 1


def _gathered(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, those of one missing record that many places name as one, which stands at the first of them."""
    alike: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.missing:
            alike[finding.missing].append(finding)
    many = {finding: together for together in alike.values() if len(together) >= MANY for finding in together}
    return [
        _once(many[finding]) if finding in many else finding
        for finding in findings
        if finding not in many or finding is many[finding][0]
    ]


def _once(together: Sequence[Finding]) -> Finding:
    """Findings of one missing record as one, with their count and their places."""
    first = together[0]
    kind, named = first.missing.split(" ", 1)
    places = [f"{one.location.path}:{one.location.line}" for one in together]
    further = f" and {len(places) - PLACES_TOLD} more" if len(places) > PLACES_TOLD else ""
    message = (
        f"there is no {kind} `{named}`, which {len(places)} places name: {', '.join(places[:PLACES_TOLD])}{further}"
    )
    put_back = f"if its file was deleted or renamed, put it back; `make remove KIND={kind} FROM={named}` takes a record"
    hint = f"{put_back} away and `make rename` renames one, with every place that names it"
    return replace(first, message=message, hint=hint)
