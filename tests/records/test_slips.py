"""What the reader of YAML refuses is shown where the writer went wrong, and said in their words."""

from __future__ import annotations

import pytest

from generator.findings.finding import Code
from generator.records.front_matter import compose

OPENS = "a quotation mark opens here, and none closes it"
INSIDE = "{} inside the text ends it here, before its last word"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('a: "x', 1, 4, OPENS),
        ("a: 'x\n\nb: c", 1, 4, OPENS),
        ('a: "x\nb: "y', 2, 4, OPENS),
        ('a: "x\ny: z\nb: "c"\nd: "e', 1, 4, OPENS),
        ('a: [x, "y', 1, 8, OPENS),
        ('a: {b: "x, c: "y"}', 1, 17, "of the quotation marks on this line one has no partner"),
        ('a: ["x" y]', 1, 4, "the list that begins here does not end, or lacks a comma"),
        ("a:\n- b: {c: d\n- e", 2, 6, "the fields that begin here do not end, or lack a comma"),
        ('a:\n  - x\n  -"y"', 3, 3, "no space stands behind `-`"),
        ('a:\n - x\n -"y"', 3, 2, "no space stands behind `-`"),
        ("a:\n-b\n-c", 2, 1, "no space stands behind `-`"),
        ("a:\n  - x\n  -5", 3, 3, "this line has no colon behind the name of a field"),
        ("a: x\nb\nc: d\n", 2, 1, "this line has no colon behind the name of a field"),
        ("ab: [x]] # y", 1, 8, "this bracket closes nothing"),
        ("a: x\n} # y", 2, 1, "this bracket closes nothing"),
        ("a: {b: c} ]", 1, 11, "this bracket closes nothing"),
        ("a: 'It's x", 1, 7, INSIDE.format("an apostrophe")),
        ('  a: "x" y', 1, 9, INSIDE.format("a quotation mark")),
        ('a: "x"y', 1, 6, INSIDE.format("a quotation mark")),
        ("a: x\n- b", 2, 1, "this line does not begin in the column of the others of its list"),
        ('a: [x]\n  b: "y"', 2, 3, "this line does not fit to what stands above it"),
        ("a: [x] y", 1, 8, "this line does not fit to what stands above it"),
        ("a: {b: [x] y}", 1, 4, "the fields that begin here do not end, or lack a comma"),
        ("a: 'x' -", 1, 8, "a list begins on the line of its field"),
        ("a: b\n  - c: %x", 2, 6, "this line begins further right than the one above, or that one lacks its colon"),
        ("a:\n  - c: %x", 2, 8, "a value cannot begin with this sign"),
        ('a: {b: "c: \\q"}', 1, 12, "between double quotes a backslash has a meaning of its own"),
    ],
)
def test_a_slip_is_shown_where_it_was_made(text: str, line: int, column: int, message: str) -> None:
    _, [finding] = compose("a.yml", text, 1)
    assert (finding.code, finding.message) == (Code.YAML_SYNTAX, message)
    assert finding.location[1:3] == (line, column)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("a: 'It's \"x\" \\ y'", 'double quotes: a: "It\'s \\"x\\" \\\\ y"'),
        ('a: "It\'s "z""', "single quotes: a: 'It''s \"z\"'"),
        ('- a: "x" y', "single quotes: - a: '\"x\" y'"),
        ("a: 'x' y", "double quotes: a: \"'x' y\""),
    ],
)
def test_a_text_that_its_own_quotes_end_is_shown_in_quotes_that_hold_it(text: str, better: str) -> None:
    _, [finding] = compose("a.yml", text, 1)
    assert finding.hint == f"put the whole in {better}"
    _, findings = compose("a.yml", better.partition("quotes: ")[2], 1)
    assert not findings


@pytest.mark.parametrize("text", ['a: "x', 'a: "x\ny: z\nb: "c"\nd: "e', 'a: [x, "y'])
def test_what_opens_without_an_end_is_closed_with_the_same_mark(text: str) -> None:
    _, [finding] = compose("a.yml", text, 1)
    assert (finding.message, finding.hint) == (OPENS, "put the same mark behind the last word of the text")


@pytest.mark.parametrize("text", ["a: [", "b: c\na: [", "b: c\na: {b: [", "b: c\na: [\n", "b: c\n\n? [x,"])
def test_what_ends_too_early_is_told_on_a_line_that_there_is(text: str) -> None:
    _, [finding] = compose("a.yml", text, 1)
    assert finding.code is Code.YAML_SYNTAX
    assert 1 <= finding.location.line <= len(text.split("\n"))
