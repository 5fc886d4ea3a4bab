"""The box of evidence says what the records hold, and says it where they hold nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.evidence import LOOKED_AT, evidence
from generator.pages.page import Link
from generator.pages.prose import prose
from generator.records.fields import Relation
from generator.records.reading import read

catalogue = Catalogue(read(Path("content")).records)
NOBODY = "No later paper here questions, examines, tests or replaces it."


def rows_of(paper_id: str) -> Mapping[str, tuple[Sequence[Link], str]]:
    paper, page = catalogue.papers[paper_id], addresses.paper(paper_id)
    rows = evidence(catalogue, paper, prose(paper.body, page, catalogue), page)
    return {row.heading: (row.links, row.nothing) for row in rows}


def test_a_paper_that_was_replaced_leads_to_the_papers_that_replaced_it() -> None:
    edge = next(edge for edge in catalogue.edges if edge.edge.relation == "replaces")
    links, _ = rows_of(edge.earlier.id)["Replaced by"]
    assert any(edge.later.short in link.text for link in links)


def test_limits_are_led_to_where_they_are_told_and_missed_where_they_are_not() -> None:
    papers = catalogue.papers.values()
    told = next(paper for paper in papers if paper.body.section("Limitations"))
    untold = next(paper for paper in papers if not paper.body.section("Limitations"))
    assert [link.href for link in rows_of(told.id)["What is admitted"][0]] == ["#limitations"]
    assert rows_of(untold.id)["What is admitted"] == ([], "No limits are recorded.")


def test_nobody_is_said_to_have_looked_again_only_where_nobody_has() -> None:
    looked_at = {edge.earlier.id for edge in catalogue.edges if edge.edge.relation in LOOKED_AT}
    one = next(paper for paper in catalogue.papers if paper in looked_at)
    other = next(paper for paper in catalogue.papers if paper not in looked_at)
    assert NOBODY not in [nothing for _, nothing in rows_of(one).values()]
    assert rows_of(other)["Questioned by"] == ((), NOBODY)


def test_a_paper_whose_claim_was_found_again_leads_to_the_paper_that_confirmed_it() -> None:
    found = read(Path("content")).records
    old = next(edge for edge in Catalogue(found).edges if edge.edge.relation == "replaces")
    edge = old.edge.model_copy(update={"relation": Relation.CONFIRMS})
    later = replace(old.later, fields=old.later.fields.model_copy(update={"builds_on": (edge,)}))
    papers = tuple(later if paper.id == later.id else paper for paper in found.papers)
    confirmed = Catalogue(replace(found, papers=papers))
    earlier, page = confirmed.papers[old.earlier.id], addresses.paper(old.earlier.id)
    rows = evidence(confirmed, earlier, prose(earlier.body, page, confirmed), page)
    links = next(row.links for row in rows if row.heading == "Confirmed by")
    assert [link.text for link in links] == [f"{later.short} ({later.fields.year})"]
