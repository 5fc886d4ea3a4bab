"""The box of evidence says what the records hold, and says it where they hold nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.evidence import LOOKED_AT, EvidenceRow, evidence
from generator.pages.lineage import LineageView, lineage_page
from generator.pages.prose import prose
from generator.pages.relations import MEANINGS, relation_rows
from generator.records.fields import Relation
from tests import real

catalogue = real.catalogue()
NOBODY = "No later paper here questions, confirms, examines, tests or replaces it."


def rows_of(paper_id: str) -> Mapping[str, EvidenceRow]:
    paper, page = catalogue.papers[paper_id], addresses.paper(paper_id)
    rows = evidence(catalogue, paper, prose(paper.body, page, catalogue), page)
    return {row.heading: row for row in rows}


def test_a_paper_that_was_replaced_leads_to_the_papers_that_replaced_it() -> None:
    edge = next(edge for edge in catalogue.edges if edge.edge.relation == "replaces")
    row = rows_of(edge.earlier.id)["Replaced by"]
    assert row.claim
    assert (edge.later.short, edge.edge.change) in [(later.name, later.change) for later in row.told]


def test_limits_are_led_to_where_they_are_told_and_missed_where_they_are_not() -> None:
    papers = catalogue.papers.values()
    told = next(paper for paper in papers if paper.body.section("Limitations"))
    untold = next(paper for paper in papers if not paper.body.section("Limitations"))
    assert [link.href for link in rows_of(told.id)["What is admitted"].links] == ["#limitations"]
    row = rows_of(untold.id)["What is admitted"]
    assert (row.links, row.nothing) == ([], "No limits are recorded.")


def test_nobody_is_said_to_have_looked_again_only_where_nobody_has() -> None:
    looked_at = {edge.earlier.id for edge in catalogue.edges if edge.edge.relation in LOOKED_AT}
    one = next(paper for paper in catalogue.papers if paper in looked_at)
    other = next(paper for paper in catalogue.papers if paper not in looked_at)
    assert NOBODY not in [row.nothing for row in rows_of(one).values()]
    assert rows_of(other)["Questioned by"].nothing == NOBODY


def test_a_paper_whose_claim_was_found_again_leads_to_the_paper_that_confirmed_it() -> None:
    found = catalogue.records
    old = next(edge for edge in Catalogue(found).edges if edge.edge.relation == "replaces")
    edge = old.edge.model_copy(update={"relation": Relation.CONFIRMS})
    later = replace(old.later, fields=old.later.fields.model_copy(update={"builds_on": (edge,)}))
    papers = tuple(later if paper.id == later.id else paper for paper in found.papers)
    confirmed = Catalogue(replace(found, papers=papers))
    earlier, page = confirmed.papers[old.earlier.id], addresses.paper(old.earlier.id)
    rows = evidence(confirmed, earlier, prose(earlier.body, page, confirmed), page)
    told = next(row.told for row in rows if row.heading == "Confirmed by")
    assert [(one.name, one.year) for one in told] == [(later.short, later.fields.year)]


def test_every_relation_has_a_meaning_and_where_there_is_one_an_example_of_it() -> None:
    rows = {row.anchor: row for row in relation_rows(catalogue, "lineages/index.html")}
    assert list(rows) == [f"relation-{relation}" for relation in MEANINGS]
    assert set(MEANINGS) == set(Relation)
    there = {f"relation-{edge.edge.relation}" for edge in catalogue.edges}
    for anchor, row in rows.items():
        assert (row.example is not None) == (anchor in there)
        assert row.example is None or f"relation-{row.example.relation}" == anchor


def test_a_lineage_says_at_the_earlier_paper_what_later_ones_hold_of_its_claim() -> None:
    page = lineage_page(catalogue, catalogue.lineages["pre-trained-encoders"]).view
    assert isinstance(page, LineageView)
    bert = next(member for year in page.years for member in year.members if member.card.name == "BERT")
    questioned = next(row for row in bert.claims if row.heading == "Questioned by")
    assert "RoBERTa" in [later.name for later in questioned.told]
    assert "Examined by" not in [row.heading for row in bert.claims]
