"""What dates of papers tell against each other, and which of them are to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.checks import dates
from generator.checks.known import Known
from generator.findings.finding import Code, Finding
from generator.records.reading import Cache, read

BASE = Path("tests/findings/base")
EXAMPLE, LATER = "papers/2021/example.md", "papers/2021/later.md"
REST = "listings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n"
Rule = Callable[[Known], Iterator[Finding]]


@cache
def cache_of_base() -> Cache:
    return {}


def said(rule: Rule, texts: Mapping[str, str], today: date | None = None) -> Sequence[tuple[Code, str, str]]:
    """What a rule says where these files are: the code, the file, and what is marked there."""
    found = rule(Known(read(BASE, cache_of_base(), texts), today))
    places = ((one.code, one.location.path, one.location) for one in found)
    return [
        (code, path, texts[path].splitlines()[at.line - 1][at.column - 1 :][: at.length]) for code, path, at in places
    ]


def paper(*lines: str) -> str:
    return "\n".join(("---", "title: T", *lines, f"{REST}---\n"))


@pytest.mark.parametrize(
    ("year", "told", "right"),
    [
        (2021, "", True),
        (1998, "venue: Mind", True),
        (2021, 'links: {arxiv: "2112.00001"}', True),
        (2020, 'links: {arxiv: "2101.00001"}', False),
        (2022, 'links: {arxiv: "2101.00001"}', False),
        (2021, "venue: ICLR 2021", True),
        (2021, "venue: ICLR 2022", False),
        (2021, 'venue: ICLR 2022\nlinks: {arxiv: "2112.00001"}', True),
        (2022, 'venue: ICLR 2022\nlinks: {arxiv: "2112.00001"}', False),
        (2021, 'venue: ICLR 2021\nlinks: {arxiv: "2201.00001"}', True),
        (2022, 'venue: ICLR 2021\nlinks: {arxiv: "2201.00001"}', False),
        (2020, 'first_posted: 2020-12\nvenue: ICLR 2022\nlinks: {arxiv: "2101.00001"}', True),
        (2021, 'first_posted: 2020-12\nvenue: ICLR 2022\nlinks: {arxiv: "2101.00001"}', False),
    ],
)
def test_the_year_is_the_earliest_that_is_told(year: int, told: str, right: bool) -> None:
    found = said(dates.years_are_those_of_the_first_appearance, {EXAMPLE: paper(f"year: {year}", told)})
    assert found == ([] if right else [(Code.WRONG_YEAR, EXAMPLE, str(year))])


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ('first_posted: 2020-12\nlinks: {arxiv: "2101.00001"}', True),
        ('first_posted: 2021-01\nlinks: {arxiv: "2102.00001"}', True),
        ('first_posted: 2021-01\nlinks: {arxiv: "2101.00001"}', False),
        ('first_posted: 2021-02\nlinks: {arxiv: "2101.00001"}', False),
        ('first_posted: 2021-01\nlinks: {arxiv: "2012.00001"}', False),
        ("first_posted: 2021-02", True),
        ('links: {arxiv: "2101.00001"}', True),
        ("name: T", True),
    ],
)
def test_a_first_posting_is_told_where_it_is_earlier_than_arxiv_s_number(told: str, right: bool) -> None:
    found = said(dates.first_postings_say_what_nothing_else_does, {EXAMPLE: paper("year: 2021", told)})
    month = told.split("\n")[0].removeprefix("first_posted: ")
    assert found == ([] if right else [(Code.WRONG_VALUE, EXAMPLE, month)])


YEAR, MAY = "year: 2021", 'year: 2021\nlinks: {arxiv: "2105.00001"}'


@pytest.mark.parametrize(
    ("own", "ancestor", "known_since", "marked"),
    [
        (YEAR, YEAR, "", ""),
        (YEAR, MAY, "", ""),  # it may have come later in the year
        (MAY, MAY, "", ""),
        (MAY, 'year: 2021\nlinks: {arxiv: "2104.00001"}', "", ""),
        (MAY, 'year: 2021\nlinks: {arxiv: "2106.00001"}', "", "later"),
        (YEAR, "year: 2020", "", ""),
        (YEAR, "year: 2022", "", "later"),
        (MAY, "year: 2022", "", "later"),
        (MAY, "year: 2022", "2021-05", ""),
        (MAY, "year: 2022", "2021-06", "later"),
        (MAY, 'year: 2021\nlinks: {arxiv: "2106.00001"}', "2021-04", ""),
        (MAY, MAY, "2021-04", "2021-04"),
        (MAY, "year: 2020", "2020-12", "2020-12"),
        (YEAR, YEAR, "2022-01", "later"),
    ],
)
def test_nothing_grows_out_of_what_came_later_unless_that_was_known(
    own: str, ancestor: str, known_since: str, marked: str
) -> None:
    since = f", known_since: {known_since}" if known_since else ""
    edges = "builds_on:", "  - {paper: nobody, relation: extends, change: Adds one.}"
    edge = f"  - {{paper: later, relation: extends, change: Adds more.{since}}}"
    texts = {EXAMPLE: paper(own, *edges, edge), LATER: paper(ancestor)}
    code = Code.YOUNGER_ANCESTOR if marked == "later" else Code.WRONG_VALUE
    assert said(dates.ancestors_are_no_younger, texts) == ([(code, EXAMPLE, marked)] if marked else [])


@pytest.mark.parametrize(("year", "right"), [("2019", True), ("2021", True), ("2020", False), ("areas", False)])
def test_what_is_told_of_a_year_is_told_of_one_that_has_papers(year: str, right: bool) -> None:
    texts = {f"years/{year}.md": "---\ndescription: D.\n---\n", EXAMPLE: "---\ntitle: no record\n---\n"}
    found = dates.told_years_have_papers(Known(read(BASE, cache_of_base(), texts)))
    assert [(one.code, one.location.path) for one in found] == (
        [] if right else [(Code.WRONG_YEAR, f"years/{year}.md")]
    )  # fmt: skip


# The day after is a day already in the east.
TODAY, EAST, TO_COME = date(2026, 11, 27), "2026-11-28", "2026-11-29"
RETIRED = "- {kind: paper, id: x, title: X, reason: It was withdrawn., removed: {}}\n"
REPORT = "---\ntitle: R\ndescription: D.\ncreated: {}\nupdated: {}\nauthors: [A]\ntopics: [attention]\n---\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (EXAMPLE, paper(YEAR, "added: {}")),
        (EXAMPLE, paper(YEAR).replace("wanted}", "wanted, checked: {}}")),
        ("removed.yml", RETIRED),
        ("reports/r.md", REPORT.replace("{}", "2026-11-01", 1)),
        ("reports/r.md", REPORT.replace("updated: {}", "updated: 2026-11-01")),
    ],
)
@pytest.mark.parametrize(
    ("day", "to_come"), [("2026-11-27", False), (EAST, False), (TO_COME, True), ("2027-01-01", True),
                         ("2027-02-29", False), ("soon", False), ("2026-12", False)],
)  # fmt: skip
def test_a_day_that_is_to_come_is_told(path: str, text: str, day: str, to_come: bool) -> None:
    texts = {path: text.replace("{}", day)}
    assert said(dates.days_are_past, texts, TODAY) == ([(Code.FUTURE_DATE, path, day)] if to_come else [])
    assert said(dates.days_are_past, texts) == []


@pytest.mark.parametrize(
    ("lines", "today", "marked"),
    [
        ('year: 2026\nfirst_posted: 2026-11\nlinks: {arxiv: "2611.00001"}', TODAY, []),
        ("year: 2027", TODAY, ["2027"]),
        ("year: 2027", date(2026, 12, 31), []),
        ("year: 2026\nfirst_posted: 2026-12", TODAY, ["2026-12"]),
        ("year: 2026\nfirst_posted: 2026-12", date(2026, 11, 30), []),
        ('year: 2026\nlinks: {arxiv: "2612.00001"}', TODAY, ['"2612.00001"']),
        ('year: 2027\nlinks: {arxiv: "2701.00001"}', TODAY, ["2027", '"2701.00001"']),
    ],
)
def test_a_month_or_year_that_is_to_come_is_told(lines: str, today: date, marked: Sequence[str]) -> None:
    texts = {EXAMPLE: paper(lines)}
    assert said(dates.days_are_past, texts, today) == [(Code.FUTURE_DATE, EXAMPLE, one) for one in marked]
    assert said(dates.days_are_past, texts) == []
