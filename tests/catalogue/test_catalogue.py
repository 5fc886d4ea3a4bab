"""The index of the toy records."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from generator.catalogue.catalogue import Catalogue, oldest_first
from generator.records import reading
from generator.records.fields import AreaFields, PaperFields
from generator.records.model import Area, Body, Paper, Records
from generator.records.text import Part
from tests.real import catalogue

toy = Catalogue(reading.read(Path("tests/sites/toy/content")).records)


def test_areas_stand_in_their_stated_order() -> None:
    assert list(toy.areas) == ["core-ml", "nlp"]


def test_a_year_has_the_listings_of_its_papers_newest_first() -> None:
    assert [(entry.paper.id, entry.year) for entry in toy.by_area["core-ml"]] == [("transformer", 2017)]
    assert [entry.paper.id for entry in toy.by_year[2018]] == ["bert", "wanted-paper"]


def test_a_paper_that_two_lists_have_in_one_area_stands_there_once() -> None:
    nothing = Body(Part("", 0), 1, ())
    twice = [{"area": "nlp", "tier": "seminal"}, {"area": "nlp", "tier": "selected"}]
    fields = PaperFields.model_validate(
        {"title": "T", "year": "2020", "listings": twice, "summary": {"status": "wanted"}}
    )
    area = Area("nlp", "areas/nlp.md", AreaFields(name="NLP", description="D.", position=1), nothing)
    made = Catalogue(Records(papers=(Paper("t", "papers/2020/t.md", fields, nothing),), areas=(area,)))
    assert [(entry.paper.id, entry.tier) for entry in made.by_area["nlp"]] == [("t", "seminal")]


def test_edges_are_known_from_both_ends() -> None:
    assert [edge.earlier.id for edge in toy.grew_out_of["bert"]] == ["transformer"]
    assert [edge.later.id for edge in toy.led_to["transformer"]] == ["bert"]


def test_a_topic_lists_its_papers_newest_first() -> None:
    assert [paper.id for paper in toy.by_topic["attention"]] == ["bert", "transformer"]


def test_ancestors_and_descendants_are_counted_in_generations() -> None:
    assert toy.ancestors("bert") == {"transformer": 1}
    assert toy.descendants("transformer") == {"bert": 1}


def test_a_paper_stands_in_turn_between_its_neighbours_in_a_lineage() -> None:
    real = catalogue()
    lineage = next(lineage for lineage in real.lineages.values() if len(real.members[lineage.id]) > 2)
    turns = {paper: turn for paper in real.members[lineage.id] for turn in real.turns[paper] if turn.lineage is lineage}
    ordered = [paper.id for paper in sorted(map(real.papers.__getitem__, turns), key=oldest_first)]
    for earlier, later in pairwise(ordered):
        assert turns[earlier].after is real.papers[later]
        assert turns[later].before is real.papers[earlier]
    assert turns[ordered[0]].before is turns[ordered[-1]].after is None
