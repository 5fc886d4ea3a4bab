"""What a summary of each status promises, and how long it may be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.checks import summaries
from generator.findings.finding import Code, explanation
from tests.checks.test_dates import EXAMPLE, said

WRITTEN = "tldr: It does it.\ntopics: [attention]\nsummary: {status: STATUS, read: paper, checked: 2026-11-21}\n"
START = "---\ntitle: T\nyear: 2021\nlistings: [{area: nlp, tier: selected}]\n"


def record(status: str, body: str, without: str = "") -> str:
    fields = WRITTEN if status != "wanted" else "summary: {status: STATUS}\n"
    assert without in fields
    return f"{START}{fields.replace(without, '').replace('STATUS', status)}---\n{body}"


@pytest.mark.parametrize(("status", "most"), [("wanted", 40), ("brief", 250), ("complete", 900)])
def test_a_summary_has_so_many_words_and_no_more_as_its_explanation_says(status: str, most: int) -> None:
    rule = summaries.summaries_are_as_long_as_they_say
    assert said(rule, {EXAMPLE: record(status, "word " * most)}) == []
    assert said(rule, {EXAMPLE: record(status, "word " * (most + 1))}) == [(Code.TOO_LONG, EXAMPLE, status)]
    assert f"a `{status}` one {most}" in explanation(Code.TOO_LONG)


APPROACH, KEY = "Lead.\n\n## Approach\n\nSo.\n", "Lead.\n\n## Key insights\n\n- So.\n"


@pytest.mark.parametrize(
    ("status", "body", "without", "code"),
    [
        ("wanted", "", "", None),
        ("brief", "Lead.\n", "", None),
        ("complete", APPROACH, "", None),
        ("complete", KEY, "", None),
        ("brief", "", "", Code.MISSING_SECTION),
        ("complete", "Lead.\n\n## Results\n\nGood.\n", "", Code.MISSING_SECTION),
        ("complete", "## Approach\n\nSo.\n", "", Code.MISSING_SECTION),
        ("complete", APPROACH, "tldr: It does it.\n", Code.MISSING_FIELD),
        ("brief", "Lead.\n", "tldr: It does it.\n", Code.MISSING_FIELD),
        ("brief", "Lead.\n", ", read: paper", Code.MISSING_FIELD),
        ("brief", "Lead.\n", ", checked: 2026-11-21", Code.MISSING_FIELD),
        ("brief", "Lead.\n", "topics: [attention]\n", Code.MISSING_FIELD),
    ],
)
def test_a_record_holds_what_its_status_promises(status: str, body: str, without: str, code: Code | None) -> None:
    found = said(summaries.summaries_hold_what_they_promise, {EXAMPLE: record(status, body, without)})
    assert found == ([(code, EXAMPLE, status)] if code else [])


def test_everything_that_is_lacking_is_said_of_every_record() -> None:
    bare = f"{START}summary: {{status: complete}}\n---\n"
    texts = {"papers/2021/a.md": bare, "papers/2021/b.md": record("wanted", ""), "papers/2021/c.md": bare}
    lacking: Sequence[Code] = [*[Code.MISSING_FIELD] * 4, *[Code.MISSING_SECTION] * 2]
    found = said(summaries.summaries_hold_what_they_promise, texts)
    assert found == [(code, f"papers/2021/{name}.md", "complete") for name in "ac" for code in lacking]
