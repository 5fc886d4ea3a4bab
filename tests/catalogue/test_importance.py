"""Importance: what counts for a paper, and that counting it takes time in proportion to the records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from generator.catalogue.catalogue import Catalogue, by_name
from generator.records.fields import LineageFields, ListFields, PaperFields
from generator.records.model import Body, Lineage, Paper, ReadingList, Records
from generator.records.text import Part
from tests import real
from tests.tables import rows

NOTHING = Body(Part("", 0), 1, ())


def paper(paper_id: str, *ancestors: str, tier: str = "selected", **more: Any) -> Paper:
    edges = [{"paper": ancestor, "relation": "extends", "change": "More."} for ancestor in ancestors]
    written = {"title": paper_id, "year": "2020", "listings": [{"area": "nlp", "tier": tier}], "builds_on": edges}
    fields = PaperFields.model_validate({**written, "summary": {"status": "wanted"}, **more})
    return Paper(paper_id, f"papers/2020/{paper_id}.md", fields, NOTHING)


def of(*papers: Paper, lists: Sequence[ReadingList] = ()) -> Catalogue:
    return Catalogue(Records(papers=papers, lists=lists))


def test_nearer_descendants_count_more_and_far_ones_nothing() -> None:
    weights = of(
        paper("root"), paper("child", "root"), paper("grandchild", "child"), paper("third", "grandchild"),
        paper("fourth", "third"),
    ).importance  # fmt: skip
    assert weights == {"child": 1.75, "fourth": 0, "grandchild": 1.5, "root": 1.75, "third": 1}


def test_a_descendant_by_two_ways_counts_once_by_the_nearer() -> None:
    weights = of(paper("root"), paper("child", "root"), paper("both", "root", "child")).importance
    assert weights["root"] == 2


def test_each_reading_list_lineage_and_the_need_to_know_count() -> None:
    lists = [
        ReadingList(name, f"lists/{name}.md", ListFields.model_validate({
            "title": name, "description": "L.", "papers": [{"paper": paper, "note": "N."} for paper in papers],
        }), NOTHING)
        for name, papers in (("l", ("twice",)), ("m", ("once", "twice")))
    ]  # fmt: skip
    told = LineageFields.model_validate({"title": "Line", "description": "L.", "papers": ["told", "twice"]})
    both = [{"area": "nlp", "tier": "seminal"}, {"area": "vision", "tier": "seminal"}]
    listed = [{"area": "nlp", "tier": "selected"}, {"area": "vision", "tier": "seminal"}]
    papers = [paper("once"), paper("twice"), paper("told"), paper("other")]
    papers += [paper("known", tier="seminal"), paper("both", listings=both), paper("late", listings=listed)]
    lineage = Lineage("line", "lineages/line.md", told, NOTHING)
    weights = Catalogue(Records(papers=papers, lists=lists, lineages=[lineage])).importance
    assert weights == {"once": 2, "twice": 5, "told": 1, "other": 0, "known": 1.5, "both": 1.5, "late": 1.5}


def compared(paper_id: str, *baselines: str) -> Paper:
    measured = {"task": "T", "metric": "M", "value": "1"}
    return paper(
        paper_id, results=[measured, *({**measured, "baseline": {"name": b, "value": "0"}} for b in baselines)]
    )


@pytest.mark.parametrize(
    ("baseline", "held"),
    [
        ("PaLM", "palm"),
        ("PaLM 540B", "palm"),
        ("palm-540B", "palm"),
        ("PaLM 2 Large", "palm-2"),
        ("PaLM-2 L", "palm-2"),
        ("Pathways Language Model, 540B", "palm"),
        ("PaL", "pal"),
        ("PaLMs", None),
        ("best PaLM", None),
        ("own", None),
    ],
)
def test_a_baseline_is_the_paper_whose_name_is_the_most_of_its_beginning(baseline: str, held: str | None) -> None:
    named = [paper("palm", name="PaLM", aliases=["Pathways Language Model,"]), paper("pal", name="Pal")]
    weights = of(*named, paper("palm-2", name="PaLM 2"), compared("own", baseline)).importance
    assert {paper_id for paper_id, weight in weights.items() if weight} == {held} - {None}


def test_each_paper_that_holds_its_figures_against_another_counts_once() -> None:
    weights = of(paper("a"), paper("b"), compared("c", "a", "a 7B", "b"), compared("d", "a")).importance
    assert weights == {"a": 1, "b": 0.5, "c": 0, "d": 0}


def test_each_paper_is_asked_for_few_ancestors_however_long_the_line_is() -> None:
    line = [paper("p0"), *(paper(f"p{n}", f"p{n - 1}", f"p{max(0, n - 2)}") for n in range(1, 400))]
    catalogue = of(*line)
    seen = 0
    found = catalogue.ancestors

    def counted(paper_id: str, most: int | None = None) -> Any:
        nonlocal seen
        ancestors = found(paper_id, most)
        seen += len(ancestors)
        return ancestors

    with patch.object(Catalogue, "ancestors", side_effect=counted):
        assert max(catalogue.importance.values()) < 10
    assert seen <= 400 * (2 + 4 + 8)


@pytest.mark.parametrize(("where", "first", "behind"), rows(Path(__file__).parent / "order.tsv"))
def test_papers_stand_in_the_order_of_those_who_know_the_field(where: str, first: str, behind: str) -> None:
    papers, (place, of) = real.catalogue().papers, where.rsplit(" ", 1)
    assert real.catalogue().weightiest_first(papers[first]) < real.catalogue().weightiest_first(papers[behind])
    if place == "led to":
        led_to = [edge.later.id for edge in real.catalogue().led_to[of]]
        assert behind not in led_to or led_to.index(first) < led_to.index(behind)


def test_the_same_year_comes_in_the_order_of_importance_and_not_of_the_alphabet() -> None:
    area = [entry.paper for entry in real.catalogue().by_area["nlp"] if entry.year == 2018]
    assert area == sorted(area, key=real.catalogue().weightiest_first)
    assert area != sorted(area, key=by_name)


def test_a_landmark_is_among_the_first_tenth_of_its_area() -> None:
    content = real.catalogue()
    for area, listed in content.by_area.items():
        papers = sorted({entry.paper.id: entry.paper for entry in listed}.values(), key=content.weightiest_first)
        first = papers[: len(papers) // 10]
        assert content.landmarks[area] == {paper.id for paper in first}
        assert all(content.is_landmark(paper) for paper in first)
    marked = [paper for paper in content.papers.values() if content.is_landmark(paper)]
    assert 0 < len(marked) < len(content.papers) / 9
