"""When a paper first appeared, and the order in time."""

from __future__ import annotations

import pytest

from generator.catalogue.catalogue import oldest_first
from generator.catalogue.dates import Date, first_public, of_arxiv
from generator.records.fields import Links, PaperFields
from generator.records.model import Body, Paper
from generator.records.text import Part


def paper(name: str, year: int, arxiv: str | None = None, first_posted: str | None = None) -> Paper:
    fields = PaperFields.model_construct(
        title=name, name=name, year=year, links=Links(arxiv=arxiv), first_posted=first_posted, venue=None
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
    ],
)
def test_an_arxiv_identifier_tells_its_year_and_month(identifier: str, date: Date) -> None:
    assert of_arxiv(identifier) == date


def test_the_month_is_told_by_the_identifier_or_by_the_record_if_it_is_of_the_year() -> None:
    assert first_public(paper("a", 2018, "1810.04805")) == Date(2018, 10)
    assert first_public(paper("a", 2018, first_posted="2018-06")) == Date(2018, 6)
    assert first_public(paper("a", 2014, "1503.02531")) == Date(2014)


def test_what_has_no_month_is_never_surely_after_its_own_year() -> None:
    assert Date(2019, 10).is_surely_after(Date(2019, 9))
    assert Date(2020).is_surely_after(Date(2019, 12))
    assert not Date(2019).is_surely_after(Date(2019, 1))
    assert not Date(2019, 12).is_surely_after(Date(2019))


def test_papers_stand_by_month_and_without_one_in_the_middle_of_their_year() -> None:
    papers = [paper("d", 2018, "1810.04805"), paper("c", 2018), paper("b", 2018, "1801.06146"), paper("a", 2019)]
    assert [one.id for one in sorted(papers, key=oldest_first)] == ["b", "c", "d", "a"]
