"""Rules on what a summary promises."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.known import Known
from generator.findings.finding import Code, Finding
from generator.records.fields import Status
from generator.records.model import Paper

# More words than any summary of its kind needs; how many it should have is told under *Contribute*.
MOST_WORDS = {Status.WANTED: 40, Status.BRIEF: 250, Status.COMPLETE: 900}
LONGER = {
    Status.WANTED: "say with `status: brief` that the summary is written, and what was read, or take the text out",
    Status.BRIEF: "shorten it, or give it the sections of a `complete` record",
    Status.COMPLETE: "shorten it: leave out what would fit any paper",
}


def summaries_are_as_long_as_they_say(known: Known) -> Iterator[Finding]:
    """A `brief` summary is brief, a `complete` one fits on a page, and a `wanted` one has no more than a note."""
    for paper in known.records.papers:
        status, words = paper.fields.summary.status, paper.body.words
        if words > MOST_WORDS[status]:
            message = f"a `{status}` record has at most {MOST_WORDS[status]} words, and this one has {words}"
            yield Finding(Code.TOO_LONG, known.at(paper, "summary", "status"), message, LONGER[status])


def summaries_hold_what_they_promise(known: Known) -> Iterator[Finding]:
    """A record that is written has a `tldr` and a lead and says what was read and when it was checked.

    It stands under a topic. A `complete` one has Approach or Key insights as well.
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
    if not fields.topics:
        hint = "add `topics`, two to four of those in `content/topics/`"
        yield Code.MISSING_FIELD, f"a `{status}` record needs `topics`", hint
    if not paper.body.lead.source:
        hint = "write what the paper did, below the front matter"
        yield Code.MISSING_SECTION, f"a `{status}` record needs a lead", hint
    if status is Status.COMPLETE and not any(map(paper.body.section, ("Approach", "Key insights"))):
        message = "a `complete` record needs `## Approach` or `## Key insights`"
        yield Code.MISSING_SECTION, message, "add one of the two, or make the status `brief`"
