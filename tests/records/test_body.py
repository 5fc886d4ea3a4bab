"""A record's body has its sections, and what is wrong with them is found where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.findings.finding import Code, Finding
from generator.records.body import read_body
from generator.records.files import Document, parse_document
from generator.records.model import Body

ALLOWED = ("Approach", "Results", "Limitations")
ABOVE = "---\ntitle: Deep Examples\nyear: 2021\n---\n"


def document_of(text: str) -> Document:
    """A record with this body."""
    return parse_document("papers/2021/example.md", ABOVE + text)[0]


def body_of(text: str, allowed: Sequence[str] | None = ALLOWED) -> tuple[Body, Sequence[Finding]]:
    """What is read of it, and found."""
    return read_body(document_of(text), allowed)


def marked(text: str, finding: Finding) -> str:
    """The text with marks around the stretch at which a finding stands."""
    _, line, column, length = finding.location
    lines = (ABOVE + text).split("\n")
    at = lines[line - 1]
    lines[line - 1] = f"{at[: column - 1]}‹{at[column - 1 : column - 1 + length]}›{at[column - 1 + length :]}"
    return "\n".join(lines).removeprefix(ABOVE)


@pytest.mark.parametrize(
    ("wanted", "code", "said"),
    [
        ("‹## Aproach›", Code.UNKNOWN_SECTION, "did you mean `Approach`?"),
        ("one\n\n## Approach\n\n‹## Cost›\n", Code.UNKNOWN_SECTION, "the sections are Approach, Results, Limitations"),
        ("## Results\n‹## Approach›", Code.SECTION_ORDER, "`Approach` stands after `Results`"),
        ("## Approach\n## Limitations\n‹## Results›", Code.SECTION_ORDER, "`Results` stands after `Limitations`"),
        ("## Results\none\n‹## Results›", Code.SECTION_ORDER, "join the two"),
        ("one\n\n‹###› Results\n\ntwo", Code.UNKNOWN_SECTION, "heading is of level 3"),
        ("## Approach\n\none\n\n‹####› Results", Code.UNKNOWN_SECTION, "`##` in place of `####`"),
        ("one\n\n‹<div>›\n\n## Results", Code.RAW_HTML, ""),
        ("‹<i>› one", Code.RAW_HTML, ""),
        ("‹# Results›", Code.UNKNOWN_SECTION, "begin a section with `##`"),
        ("‹- ## Results›", Code.UNKNOWN_SECTION, "inside a list"),
        ("## Results\n\none\n- two ‹<i>›\n", Code.RAW_HTML, ""),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(wanted: str, code: Code, said: str) -> None:
    text = wanted.replace("‹", "").replace("›", "")
    _, (finding,) = body_of(text)
    assert (marked(text, finding), finding.code) == (wanted, code)
    assert said in f"{finding.message}; {finding.hint}"


def test_a_heading_whose_title_is_written_with_marks_is_told_of_at_the_start_of_its_part() -> None:
    text = "## Approach\n\none two\n\n### *Results*"
    _, (finding,) = body_of(text)
    assert marked(text, finding) == text.replace("one", "‹one›")


@pytest.mark.parametrize(
    ("text", "mends"),
    [
        ("## Limitations\n## Approach\n## Results", [True, True]),
        ("## Results\n## Approach", [True]),
        ("## Results\n## Approach\n## Results", [False]),
        ("## Results\n## Approach\n## Cost", [False]),
    ],
)
def test_an_order_that_can_be_mended_is_told_to_be(text: str, mends: Sequence[bool]) -> None:
    found = [one for one in body_of(text)[1] if "stands after" in one.message]
    assert ["make fix" in one.hint for one in found] == mends


@pytest.mark.parametrize("text", ["", "one", "## Approach\n## Results\n## Limitations", "## Approach\n### Cost\n"])
def test_sections_in_their_order_are_as_they_should_be(text: str) -> None:
    assert not body_of(text)[1]


def test_where_every_section_may_stand_a_name_may_stand_once() -> None:
    assert not body_of("## Results\n## Approach\n### Cost", None)[1]
    _, (twice, inner) = body_of("## Cost\n### Results\n## Cost\n## Results", None)
    assert (twice.code, twice.location.line, twice.hint) == (Code.SECTION_ORDER, 7, "join the two")
    assert (inner.code, inner.location.line) == (Code.SECTION_ORDER, 8)
    assert inner.message == "`Results` is a heading within another section, too"


def test_a_body_knows_the_lines_of_its_sections() -> None:
    body, _ = body_of("\none[^1]\n\n[^1]: Note.\n\n## Approach\ntwo\n\n## Results\n")
    assert [(section.title, section.line) for section in body.sections] == [("Approach", 10), ("Results", 13)]
    assert (body.line, body.lead.plain) == (5, "one")
    assert "Note." in "".join(map(str, body.notes))
