"""Rules on what a summary promises."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.known import Known
from generator.findings.finding import Code, Finding
from generator.records.fields import Status
from generator.records.model import Paper


def summaries_hold_what_they_promise(known: Known) -> Iterator[Finding]:
    """A record that is written has a `tldr` and a lead and says what was read and when it was checked.

    A `complete` one has Approach or Key insights as well.
    """
    for paper in known.records.papers:
        if paper.fields.summary.status is not Status.WANTED:
            for code, message, hint in _broken_promises(paper):
                yield Finding(code, known.at(paper, "summary", "status"), message, hint)


def _broken_promises(paper: Paper) -> Iterator[tuple[Code, str, str]]:
    fields, status = paper.fields, paper.fields.summary.status
    promised = {"tldr": fields.tldr, "read": fields.summary.read, "checked": fields.summary.checked}
    for name in (name for name, value in promised.items() if value is None):
        hint = f"add `{name}`, or make the status `wanted`"
        yield Code.MISSING_FIELD, f"a `{status}` record needs `{name}`", hint
    if not paper.body.lead.source:
        hint = "write what the paper did, below the front matter"
        yield Code.MISSING_SECTION, f"a `{status}` record needs a lead", hint
    if status is Status.COMPLETE and not any(map(paper.body.section, ("Approach", "Key insights"))):
        message = "a `complete` record needs `## Approach` or `## Key insights`"
        yield Code.MISSING_SECTION, message, "add one of the two, or make the status `brief`"
