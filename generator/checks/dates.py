"""Rules on when a paper appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from generator.catalogue.dates import first_public, of_arxiv, of_month, told
from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Location, Severity
from generator.records.model import Kind, Paper

DAY = re.compile(r"\d{4}-\d\d-\d\d")
# The fields that hold a day, by kind of record.
DAYS = (
    (Kind.PAPERS, ("added",)),
    (Kind.PAPERS, ("summary", "checked")),
    (Kind.REPORTS, ("created",)),
    (Kind.REPORTS, ("updated",)),
    (Kind.REMOVED, ("*", "removed")),
)


def years_are_those_of_the_first_appearance(known: Known) -> Iterator[Finding]:
    """The year is that of the arXiv identifier, of the venue or of `first_posted`, whichever is the earliest."""
    for paper in known.records.papers:
        dates = told(paper)
        if dates:
            what, earliest = min(dates.items(), key=lambda pair: pair[1].year)
            if paper.fields.year != earliest.year:
                message = f"the year is {paper.fields.year}, but {what} is of {earliest.year}"
                hint = f"write `year: {earliest.year}` and move the file there, or correct what is wrong of the two"
                yield Finding(Code.WRONG_YEAR, known.at(paper, "year"), message, hint)


def first_postings_say_what_nothing_else_does(known: Known) -> Iterator[Finding]:
    """`first_posted` is earlier than the arXiv identifier, or there is none."""
    for paper in known.records.papers:
        first_posted, arxiv = paper.fields.first_posted, paper.fields.links.arxiv
        if first_posted and arxiv and of_arxiv(arxiv).place <= of_month(first_posted).place:
            message = f"the arXiv identifier {arxiv} tells as early a month"
            hint = "take the line out"
            yield Finding(Code.WRONG_VALUE, known.at(paper, "first_posted"), message, hint)


def ancestors_are_no_younger(known: Known) -> Iterator[Finding]:
    """No paper builds on one of a later year, or of a later month where both are known.

    An edge may say with `known_since` that what it took over was public before its paper, and only where that is so.
    """
    for paper in known.records.papers:
        born = first_public(paper)
        for i, edge in enumerate(paper.fields.builds_on):
            if earlier := known.papers.get(edge.paper):
                published = first_public(earlier)
                public = of_month(edge.known_since) if edge.known_since else published
                if public.is_surely_after(born):
                    message = f"`{edge.paper}` is of {public}, later than this paper, which is of {born}"
                    hint = "turn the edge round, correct a date, or say since when it was known with `known_since`"
                    yield Finding(Code.YOUNGER_ANCESTOR, known.at(paper, "builds_on", i, "paper"), message, hint)
                elif edge.known_since and not published.is_surely_after(born):
                    message = f"the paper `{edge.paper}` itself is of {published}, no later than this one"
                    where = known.at(paper, "builds_on", i, "known_since")
                    yield Finding(Code.WRONG_VALUE, where, message, "take the line out")


def told_years_have_papers(known: Known) -> Iterator[Finding]:
    """What is told of a year is told of one that has papers."""
    years = {path.split("/")[1] for path in known.paths if path.startswith("papers/")}
    for year in known.records.years:
        if year.id not in years:
            hint = "name the file by the year that it tells of, such as `2017.md`, or take it away"
            yield Finding(Code.WRONG_YEAR, Location(year.source), f"no paper is of the year `{year.id}`", hint)


def days_are_past(known: Known) -> Iterator[Finding]:
    """No day and no month of a record is to come, where it is known which day it is."""
    if known.today:
        latest = (known.today + timedelta(days=1)).isoformat()  # east of here it is tomorrow already
        for kind, pattern in DAYS:
            for document in known.of(kind):
                for steps, day in document.find(*pattern):
                    if day > latest and _is_day(day):
                        yield _to_come(document.locate(*steps), day, known.today.isoformat())
        for paper in known.records.papers:
            for steps, month in _months(paper):
                if month > latest[: len(month)]:
                    yield _to_come(known.at(paper, *steps), month, known.today.isoformat())


def _is_day(text: str) -> bool:
    """Whether there is such a day, written as `2026-11-21`."""
    with suppress(ValueError):
        return DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    return False


def _months(paper: Paper) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a paper says of when it appeared, as `2021` or `2021-06`, with the steps to it."""
    yield ("year",), str(paper.fields.year)
    if first := paper.fields.first_posted:
        yield ("first_posted",), first
    if arxiv := paper.fields.links.arxiv:
        yield ("links", "arxiv"), str(of_arxiv(arxiv))


def _to_come(where: Location, day: str, today: str) -> Finding:
    message = f"`{day}` is still to come: this machine's clock says {today}"
    return Finding(Code.FUTURE_DATE, where, message, "correct it, or the clock", Severity.WARNING)
