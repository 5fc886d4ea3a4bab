"""Findings as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

import pytest

from generator.checks.report import FORMATS, WIDEST, Style, as_text
from generator.findings.finding import Code, Finding, Location, Severity

PATH = "papers/2021/example.md"
LONG = "".join(Random(1).choices("abcdefgh", k=1000))


class Told(NamedTuple):
    """Findings without a folder."""

    findings: Sequence[Finding]
    texts: Mapping[str, str]
    files: int = 1


def wrong(place: Location, severity: Severity = Severity.ERROR, message: str = "no") -> Finding:
    return Finding(Code.WRONG_VALUE, place, message, "mend it", severity)


def shown(source: str, column: int, length: int = 1) -> tuple[str, str]:
    """What is shown of a line and what stands below it, the margin aside."""
    text = as_text(Told([wrong(Location(PATH, 1, column, length))], {PATH: source}), "content")
    return text.split("\n")[3].removeprefix("1 | "), text.split("\n")[4].removeprefix("  | ")


def test_a_finding_is_told_with_its_line_and_what_to_do() -> None:
    text = "\n" * 11 + "a: bcd"
    findings = [wrong(Location(PATH, 12, 4, 2)), wrong(Location(PATH, 13), Severity.WARNING)]
    assert as_text(Told(findings, {PATH: text}, 3), "my/content") == (
        "error[wrong-value]: no\n"
        "  --> my/content/papers/2021/example.md:12:4\n"
        "   |\n"
        "12 | a: bcd\n"
        "   |    ^^\n"
        "   = help: mend it\n"
        "   = see: make explain CODE=wrong-value\n\n"
        "warning[wrong-value]: no\n"
        "  --> my/content/papers/2021/example.md:13:1\n"
        "   = help: mend it\n"
        "   = see: make explain CODE=wrong-value\n\n"
        "1 error, 1 warning in 1 of 3 records"
    )


def test_a_file_that_has_no_text_is_told_without_a_line() -> None:
    assert " | " not in as_text(Told([wrong(Location(PATH))], {}), "content")
    assert " | " not in as_text(Told([wrong(Location(PATH))], {PATH: ""}), "content")


@pytest.mark.parametrize(
    ("before", "marked", "columns"),
    [
        ("", "", (0, 1)),
        ("a: ", "bc", (3, 2)),
        ("é", "ñ", (1, 1)),
        ("e\N{COMBINING ACUTE ACCENT}", "n\N{COMBINING TILDE}", (1, 1)),
        ("日本 ", "語", (5, 2)),
        ("Ａ", "ｱ", (2, 1)),
        ("\x1b", "\N{ZERO WIDTH SPACE}", (4, 6)),
    ],
)
def test_the_carets_stand_below_what_is_marked(before: str, marked: str, columns: tuple[int, int]) -> None:
    _, carets = shown(f"{before}{marked} and more", len(before) + 1, len(marked))
    assert carets == " " * columns[0] + "^" * columns[1]


@pytest.mark.parametrize(
    ("signs", "column", "length", "first", "carets"),
    [
        (200, 200, 1, 0, (199, 1)),
        (201, 1, 1, 0, (0, 1)),
        (201, 41, 1, 0, (40, 1)),
        (201, 42, 1, 1, (40, 1)),
        (201, 201, 1, 1, (199, 1)),
        (999, 999, 1, 799, (199, 1)),
        (1000, 41, 5, 0, (40, 5)),
        (1000, 42, 5, 1, (40, 5)),
        (1000, 500, 160, 459, (40, 160)),
        (1000, 500, 161, 459, (40, 160)),
        (1000, 841, 1, 800, (40, 1)),
        (1000, 842, 1, 800, (41, 1)),
        (1000, 1000, 1, 800, (199, 1)),
        (1000, 1001, 1, 800, (200, 1)),
    ],
)
def test_of_a_long_line_the_part_round_the_place_is_shown(
    signs: int, column: int, length: int, first: int, carets: tuple[int, int]
) -> None:
    line = LONG[:signs]
    assert shown(line, column, length) == (line[first : first + WIDEST], " " * carets[0] + "^" * carets[1])


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "counts"),
    [
        ([], [], 0, "0 records, no findings"),
        ([], [], 1, "1 record, no findings"),
        (["a"], [], 1, "1 error in 1 of 1 record"),
        ([], ["a"], 2, "1 warning in 1 of 2 records"),
        (["a", "a"], [], 2, "2 errors in 1 of 2 records"),
        (["a", "b", "c"], ["a", "d"], 9, "3 errors, 2 warnings in 4 of 9 records"),
    ],
)
def test_the_findings_are_counted(errors: Sequence[str], warnings: Sequence[str], files: int, counts: str) -> None:
    findings = [
        *(wrong(Location(path)) for path in errors),
        *(wrong(Location(path), Severity.WARNING) for path in warnings),
    ]
    assert as_text(Told(findings, {}, files), "content").rpartition("\n")[2] == counts
    assert FORMATS["github"](Told(findings, {}, files), "content")[0].text.rpartition("\n")[2] == counts


def test_each_part_has_its_style() -> None:
    findings = [wrong(Location(PATH)), wrong(Location(PATH, 2), Severity.WARNING)]
    spans = FORMATS["text"](Told(findings, {PATH: "a\nb"}), "content")
    assert [span.text for span in spans if span.style is Style.ERROR] == ["error[wrong-value]", "^"]
    assert [span.text for span in spans if span.style is Style.WARNING] == ["warning[wrong-value]", "^"]
    margins = [span.text for span in spans if span.style is Style.MARGIN]
    assert margins == [" -->", "  |\n", "1 |", "  |", "  =", "  =", " -->", "  |\n", "2 |", "  |", "  =", "  ="]


def test_a_program_gets_every_finding_with_all_that_is_known_of_it() -> None:
    [span] = FORMATS["json"](Told([wrong(Location(PATH, 3, 5, 7), Severity.WARNING, "né")], {}), "content")
    assert "né" in span.text
    assert json.loads(span.text) == [
        {
            "code": "wrong-value",
            "severity": "warning",
            "path": f"content/{PATH}",
            "line": 3,
            "column": 5,
            "length": 7,
            "message": "né",
            "hint": "mend it",
        }
    ]


def test_an_annotation_is_escaped_as_workflow_commands_are() -> None:
    """A place may hold no colon and no comma, and nothing an unescaped percent sign."""
    findings = [
        wrong(Location("papers/a,b:c%.md", 3, 5), message="a: b, 5 %"),
        wrong(Location(PATH), Severity.WARNING),
    ]
    assert FORMATS["github"](Told(findings, {}), "content")[0].text.split("\n")[:2] == [
        "::error file=content/papers/a%2Cb%3Ac%25.md,line=3,col=5,title=wrong-value::a: b, 5 %25. mend it",
        f"::warning file=content/{PATH},line=1,col=1,title=wrong-value::no. mend it",
    ]
