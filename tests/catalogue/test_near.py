"""What stands near some papers."""

from __future__ import annotations

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.near import SHOWN_NEAR, near
from generator.records.fields import LineageFields
from generator.records.model import Body, Kind, Lineage, Records
from generator.records.text import Part
from tests.catalogue.test_people import paper
from tests.real import catalogue

NOTHING = Body(Part("", 0), 1, ())


def lineage(name: str, *papers: str) -> Lineage:
    fields = LineageFields.model_validate({"title": name, "description": "Handed down.", "papers": papers})
    return Lineage(name, f"lineages/{name}.md", fields, NOTHING)


def test_what_shares_more_and_is_less_at_large_stands_nearer_and_what_shares_nothing_is_left_out() -> None:
    papers = [paper(f"p{number}") for number in range(9)]
    lineages = [
        lineage("everything", *(one.id for one in papers)),
        lineage("half-of-it", "p0", "p1", "p7", "p8"),
        lineage("one-of-them", "p0"),
        lineage("other", "p5", "p6"),
        lineage("the-very-ones", "p0", "p1"),
    ]
    found = near(Catalogue(Records(papers=papers, lineages=lineages)), {"p0", "p1"}, Kind.LINEAGES)
    assert found == ["the-very-ones", "half-of-it", "one-of-them", "everything"]


def test_the_whole_of_two_stands_nearer_than_three_in_five_and_equal_ones_by_id() -> None:
    """2/√2 is more than 3/√5, though 2 - √2 is less than 3 - √5."""
    papers = [paper(f"p{number}") for number in range(9)]
    lineages = [
        lineage("three-of-nine", *(one.id for one in papers)),
        lineage("three-in-five", "p0", "p1", "p2", "p3", "p4"),
        lineage("one-alone", "p0"),
        lineage("both", "p1", "p2"),
    ]
    found = near(Catalogue(Records(papers=papers, lineages=lineages)), ["p0", "p1", "p2", "p2"], Kind.LINEAGES)
    assert found == ["both", "three-in-five", "one-alone", "three-of-nine"]


def test_each_kind_stands_near_the_papers_that_it_holds() -> None:
    real = catalogue()
    for kind in SHOWN_NEAR:
        assert near(real, {paper.id for paper in real.papers.values()}, kind), kind
        assert near(real, [], kind) == [], kind
