"""When a paper first appeared, and the order in time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from generator.catalogue.catalogue import oldest_first
from generator.catalogue.dates import (
    Date,
    day_added,
    day_changed,
    first_public,
    is_written_anew,
    of_arxiv,
    of_month,
    venue_year,
)
from generator.records.fields import Links, PaperFields, Status, Summary
from generator.records.model import Body, Paper
from generator.records.text import Part

LATER, LAST = date(2026, 11, 21), date(2026, 11, 22)


def paper(name: str, year: int, arxiv: str | None = None, first_posted: str | None = None, **more: Any) -> Paper:
    fields = PaperFields.model_construct(
        title=name, name=name, year=year, links=Links(arxiv=arxiv), first_posted=first_posted, **more
    )
    return Paper(name, f"papers/{year}/{name}.md", fields, Body(Part("", 1), 1, ()))


@pytest.mark.parametrize(
    ("identifier", "date"),
    [
        ("2010.11929", Date(2020, 10)),
        ("0704.0001", Date(2007, 4)),
        ("cs/0701001", Date(2007, 1)),
        ("cmp-lg/9705001", Date(1997, 5)),
        ("math.GT/0309136", Date(2003, 9)),
        ("hep-th/9108001", Date(1991, 8)),
    ],
)
def test_an_arxiv_identifier_tells_its_year_and_month(identifier: str, date: Date) -> None:
    assert of_arxiv(identifier) == date


def test_the_two_digits_of_a_year_are_of_the_hundred_years_that_arxiv_began() -> None:
    assert sorted(of_arxiv(f"{year:02}01.00001").year for year in range(100)) == list(range(1991, 2091))


def test_the_month_is_told_by_the_identifier_or_by_the_record_if_it_is_of_the_year() -> None:
    assert first_public(paper("a", 2018, "1810.04805")) == Date(2018, 10)
    assert first_public(paper("a", 2018, first_posted="2018-06")) == Date(2018, 6)
    assert first_public(paper("a", 2018, "1810.04805", "2018-06")) == Date(2018, 6)
    assert first_public(paper("a", 2014, "1503.02531")) == Date(2014)
    assert first_public(paper("a", 2016, "1503.02531")) == Date(2016)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("2019-10", "2019-09"), ("2020-01", "2019-12"), ("2020-02", "2018-01"), ("2020-12", "2019-12")],
)
def test_of_two_months_one_is_the_later(later: str, earlier: str) -> None:
    assert of_month(later).is_surely_after(of_month(earlier))
    assert not of_month(earlier).is_surely_after(of_month(later))
    assert not of_month(later).is_surely_after(of_month(later))


def test_what_has_no_month_is_never_surely_after_its_own_year() -> None:
    assert Date(2020).is_surely_after(Date(2019, 12))
    assert not Date(2019, 12).is_surely_after(Date(2020))
    assert not Date(2019).is_surely_after(Date(2019, 1))
    assert not Date(2019, 12).is_surely_after(Date(2019))


def test_papers_stand_by_month_and_without_one_in_the_middle_of_their_year() -> None:
    papers = [paper("d", 2018, "1807.04805"), paper("c", 2018), paper("b", 2018, "1806.06146"), paper("a", 2019)]
    assert [one.id for one in sorted(papers, key=oldest_first)] == ["b", "c", "d", "a"]


def test_a_date_is_written_as_far_as_it_is_known() -> None:
    assert str(of_month("2012-09")) == "2012-09"
    assert str(Date(2012)) == "2012"


@pytest.mark.parametrize(
    ("venue", "year"),
    [("NeurIPS 2017", 2017), ("ICLR 1998 Workshop", 1998), ("ICML", None), ("Track 20123", None), (None, None)],
)
def test_a_venue_may_tell_its_year(venue: str | None, year: int | None) -> None:
    assert venue_year(paper("a", 2016, venue=venue)) == year


@pytest.mark.parametrize(
    ("added", "checked", "came", "changed"),
    [
        (LATER, LAST, LATER, LAST),
        (LAST, LATER, LAST, LAST),
        (LATER, None, LATER, LATER),
        (None, LATER, LATER, LATER),
        (LATER, LATER, LATER, LATER),
    ],
)
def test_a_record_came_when_it_was_added_and_changed_when_its_summary_was_checked(
    added: date | None, checked: date | None, came: date, changed: date
) -> None:
    one = paper("a", 2020, added=added, summary=Summary(status=Status.BRIEF, checked=checked))
    assert (day_added(one), day_changed(one)) == (came, changed)
    assert is_written_anew(one) == (came < changed)


def test_a_record_without_a_day_is_as_old_as_a_clock_that_was_never_set() -> None:
    one, never_set = paper("a", 2020, summary=Summary(status=Status.WANTED)), datetime.fromtimestamp(0, UTC).date()
    assert (day_added(one), day_changed(one)) == (never_set, never_set)
    assert not is_written_anew(one)
