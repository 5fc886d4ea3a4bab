"""The index of all records: the toy's, and small ones that are made for one order or one count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue, runs
from generator.languages.phrases import Locale
from generator.records import reading
from generator.records.kinds import KINDS
from generator.records.model import Body, Kind, Paper, Records
from generator.records.text import Part

Written = Mapping[str, Mapping[str, Any]]  # fields by id

toy = Catalogue(reading.read(Path("tests/sites/toy/content")).records)
NOTHING = Body(Part("", 0), 1, ())
ENTRIES = (Kind.DATASETS, Kind.METRICS, Kind.VENUES, Kind.REMOVED)  # of records that have no text
# What a record of each kind needs at the least.
NEEDED: Mapping[Kind, Mapping[str, Any]] = {
    Kind.PAPERS: {"year": "2020", "listings": [{"area": "nlp", "tier": "selected"}], "summary": {"status": "wanted"}},
    Kind.AREAS: {"name": "N", "description": "D.", "position": "1"},
    Kind.TOPICS: {"description": "D."},
    Kind.LISTS: {"description": "D."},
    Kind.LINEAGES: {"description": "D."},
    Kind.REPORTS: {"description": "D.", "updated": "2026-11-27", "authors": ["A"], "topics": ["t"]},
    Kind.YEARS: {"description": "D."},
    Kind.DATASETS: {"measures": "M."},
    Kind.METRICS: {"better": "more", "measures": "M."},
    Kind.VENUES: {"kind": "conference"},
    Kind.REMOVED: {"title": "T", "reason": "R.", "removed": "2026-11-27"},
}


def of(**kinds: Written) -> Catalogue:
    """The index of some records, by kind and id; what a record needs and no test asks for is put in.

    Files are read in any order: so are these.
    """
    records = {kind: [made(Kind(kind), *one) for one in of_kind.items()] for kind, of_kind in kinds.items()}
    for of_kind in records.values():
        Random(7).shuffle(of_kind)
    return Catalogue(Records(**records))


def made(kind: Kind, record_id: str, written: Mapping[str, Any]) -> Any:
    row, many = KINDS[kind], kind in ENTRIES
    shape = row.shape.__args__[0] if many else row.shape
    told = {"id": record_id} if "id" in shape.model_fields else {}
    told |= {"title": record_id} if kind is Kind.PAPERS else {}
    fields = shape.model_validate({**told, **NEEDED[kind], **written})
    return row.record(record_id, f"{kind}/{record_id}.md", fields, *([] if many else [NOTHING]))


def builds_on(*ancestors: str) -> Mapping[str, Any]:
    return {"builds_on": [{"paper": one, "relation": "extends", "change": "More."} for one in ancestors]}


def results(*datasets: str) -> Mapping[str, Any]:
    return {"results": [{"task": "T", "dataset": dataset, "metric": "m", "value": "1"} for dataset in datasets]}


def ids(papers: Sequence[Paper]) -> Sequence[str]:
    return [paper.id for paper in papers]


def test_areas_stand_in_their_stated_order() -> None:
    assert list(toy.areas) == ["core-ml", "nlp"]
    places = {"c": {"position": "1"}, "b": {"position": "10"}, "a": {"position": "10"}, "d": {"position": "2"}}
    assert list(of(areas=places).areas) == ["c", "d", "a", "b"]


def test_a_year_has_the_listings_of_its_papers_newest_first() -> None:
    assert [(entry.paper.id, entry.year) for entry in toy.by_area["core-ml"]] == [("transformer", 2017)]
    assert [entry.paper.id for entry in toy.by_year[2018]] == ["bert", "wanted-paper"]
    assert list(toy.by_year) == [2018, 2017]


def test_a_paper_that_two_lists_have_in_one_area_stands_there_once() -> None:
    twice = [{"area": "nlp", "tier": "seminal"}, {"area": "nlp", "tier": "selected"}]
    found = of(papers={"t": {"listings": twice}}, areas={"nlp": {}, "vision": {}})
    assert [(entry.paper.id, entry.tier) for entry in found.by_area["nlp"]] == [("t", "seminal")]
    assert list(found.by_area["vision"]) == []


# By year, then by how much they matter, then by what they are called: `heavy` has two descendants, which are of 2021.
PAPERS: Written = {
    "new": {"year": "2022", "topics": ["part"], "authors": ["Ada Example"], "venue": "ICLR 2023"},
    "heir": {"year": "2021", **builds_on("heavy"), "topics": ["whole"], "authors": ["Ada Example"], "venue": "ICLR"},
    "own": {"year": "2021", **builds_on("heavy"), "topics": ["part"], "authors": ["Ada Example"], "venue": "ICLR 2024"},
    "heavy": {"year": "2020", "topics": ["part", "whole"], "authors": ["Ada Example"], "venue": "ICLR 2021"},
    "a": {"year": "2020", "name": "B", "topics": ["other"], "authors": ["Ada Example"], "venue": "ICLR 2021"},
    "b": {"year": "2020", "name": "a", "topics": ["other"], "authors": ["Ada Example"], "venue": "ICLR 2021"},
    "old": {"year": "2019", "topics": ["part"], "authors": ["Ada Example"], "venue": "Mind"},
}
TOPICS: Written = {
    "part": {"name": "Part", "parent": "whole"},
    "whole": {"name": "Whole", "group": "G"},
    "other": {"name": "Other", "group": "G"},
    "empty": {"name": "Empty", "group": "G"},
}
VENUES: Written = {"iclr": {"name": "ICLR", "aliases": ["Learning Representations"]}, "acl": {"name": "ACL"}}
NEWEST = ["new", "heir", "own", "heavy", "b", "a", "old"]


@pytest.fixture
def made_up() -> Catalogue:
    return of(papers=PAPERS, areas={"nlp": {}}, topics=TOPICS, venues=VENUES)


def test_papers_stand_by_id_and_where_they_are_listed_the_newest_first_then_the_weightiest(made_up: Catalogue) -> None:
    assert list(made_up.papers) == sorted(PAPERS)
    assert [entry.paper.id for entry in made_up.listed] == NEWEST
    assert [(year, [entry.paper.id for entry in listed]) for year, listed in made_up.by_year.items()] == [
        (2022, ["new"]), (2021, ["heir", "own"]), (2020, ["heavy", "b", "a"]), (2019, ["old"]),
    ]  # fmt: skip
    (ada,) = made_up.people
    assert ids(ada.papers) == NEWEST
    assert made_up.person_of["Ada Example"] is ada


def test_a_topic_has_the_papers_of_its_parts_each_once_and_may_have_none(made_up: Catalogue) -> None:
    assert {topic: ids(papers) for topic, papers in made_up.by_topic.items()} == {
        "empty": [],
        "other": ["b", "a"],
        "part": ["new", "own", "heavy", "old"],
        "whole": ["new", "heir", "own", "heavy", "old"],
    }
    assert {paper: made_up.topics_of(made_up.papers[paper]) for paper in ("new", "heavy", "a")} == {
        "new": ["part", "whole"],
        "heavy": ["part", "whole"],
        "a": ["other"],
    }


def test_a_venue_has_its_papers_by_its_own_years_and_is_known_by_any_of_its_names(made_up: Catalogue) -> None:
    assert {venue: ids(papers) for venue, papers in made_up.by_venue.items()} == {
        "iclr": ["own", "new", "heavy", "b", "a", "heir"]
    }
    assert list(made_up.venues) == ["acl", "iclr"]
    found = of(papers={"x": {"venue": "learning representations 2020"}, "y": {"venue": "Mind"}, "z": {}}, venues=VENUES)
    assert [found.venue_of(paper) for paper in found.papers.values()] == [found.venues["iclr"], None, None]
    assert list(found.by_venue) == ["iclr"]


def test_what_has_a_name_stands_by_it_whatever_its_case_and_then_by_its_id() -> None:
    named = {"d": {"name": "b"}, "c": {"name": "B"}, "a": {"name": "C"}, "z": {"name": "a"}}
    assert list(of(datasets=named).datasets) == ["z", "c", "d", "a"]
    assert list(of(venues=named).venues) == ["z", "c", "d", "a"]
    titled = {"b": {"title": "Two"}, "c": {"title": "One"}, "a": {"title": "Two"}}
    papers = [{"paper": "p", "note": "N."}]
    assert list(of(lists={key: {**one, "papers": papers} for key, one in titled.items()}).lists) == ["c", "a", "b"]
    assert list(of(years={"2020": {}, "2009": {}, "2017": {}}).years) == ["2009", "2017", "2020"]


def test_metrics_stand_as_in_their_file() -> None:
    found = of(metrics={name: {"name": name} for name in ("wer", "bleu", "accuracy")})
    assert list(found.metrics) == [metric.id for metric in found.records.metrics]
    assert set(found.metrics) == {"wer", "bleu", "accuracy"}


def test_topics_stand_by_position_and_name_each_before_its_parts() -> None:
    topics = {
        "z": {"name": "Z", "group": "G", "position": "1"},
        "b": {"name": "beta", "group": "G"},
        "a": {"name": "Alpha", "group": "H"},
        "a2": {"name": "alpha", "group": "H"},
        "z-b": {"name": "B", "parent": "z"},
        "z-a": {"name": "A", "parent": "z", "position": "30"},
        "a-c": {"name": "C", "parent": "a"},
    }
    found = of(topics=topics)
    assert list(found.topics) == ["z", "z-a", "z-b", "a", "a-c", "a2", "b"]
    parts = {topic: [part.id for part in parts] for topic, parts in found.topic_parts.items()}
    assert parts == {"z": ["z-a", "z-b"], "z-a": [], "z-b": [], "a": ["a-c"], "a-c": [], "a2": [], "b": []}
    assert [found.heading_of(found.topics[topic]) for topic in ("z", "z-a", "a-c", "b")] == ["G", "G", "H", "G"]


def test_a_dataset_on_which_one_paper_alone_reports_has_no_page() -> None:
    papers = {"b": results("two", "one", "two", "all"), "a": results("two", "nameless", "all"), "c": results("all")}
    datasets = {"one": {"name": "One"}, "two": {"name": "Two"}, "none": {"name": "None"}, "all": {"name": "Three"}}
    found = of(papers=papers, datasets=datasets)
    assert {name: [one.paper.id for one in figures] for name, figures in found.measured.items()} == {
        "all": ["a", "b", "c"],
        "two": ["a", "b", "b"],
    }


def test_a_paper_is_held_by_what_names_it_with_how_many_that_holds() -> None:
    row = {"area": "A", "paper": "a", "contribution": "C."}
    found = of(
        papers={
            "a": {**results("d"), "topics": ["t"]},
            "b": {**results("d", "d"), **builds_on("a")},
            "c": builds_on("b"),
        },
        lineages={"l": {"title": "L", "roots": ["b"]}},
        lists={"r": {"title": "R", "papers": [{"paper": "a", "note": "N."}, {"paper": "c", "note": "N."}]}},
        reports={"x": {"title": "X", "created": "2026-11-27", "table": [row, row]}},
        datasets={"d": {"name": "D"}},
        topics={"t": {"name": "T", "group": "G"}},
    )
    held = {paper: [(one.kind, one.id, one.size) for one in holders] for paper, holders in found.held_in.items()}
    assert held == {
        "a": [("lists", "r", 2), ("reports", "x", 1), ("datasets", "d", 2), ("topics", "t", 1)],
        "b": [("lineages", "l", 2), ("datasets", "d", 2)],
        "c": [("lineages", "l", 2), ("lists", "r", 2)],
    }
    assert {paper: [one.id for one in lists] for paper, lists in found.on_lists.items()} == {"a": ["r"], "c": ["r"]}


def test_a_report_holds_the_papers_of_its_table_and_those_it_cites() -> None:
    reports = {paper: [one.id for one in holders if one.kind is Kind.REPORTS] for paper, holders in toy.held_in.items()}
    assert reports == {"bert": ["two-years"], "transformer": ["two-years"]}


def test_edges_are_known_from_both_ends() -> None:
    assert [edge.earlier.id for edge in toy.grew_out_of["bert"]] == ["transformer"]
    assert [edge.later.id for edge in toy.led_to["transformer"]] == ["bert"]
    found = of(papers={"r": {}, "q": {}, "b": builds_on("r", "q"), "a": builds_on("q"), "c": builds_on("b", "q")})
    assert [edge.earlier.id for edge in found.grew_out_of["b"]] == ["r", "q"]
    assert [edge.later.id for edge in found.led_to["q"]] == ["b", "a", "c"]  # c came out of b


def test_a_topic_lists_its_papers_newest_first() -> None:
    assert ids(toy.by_topic["attention"]) == ["bert", "transformer"]


def test_the_newest_report_is_the_first_and_the_lineage_with_the_oldest_paper() -> None:
    row = {"area": "A", "paper": "p", "contribution": "C."}
    days = {"c": ("2026-01-31", "Z"), "d": ("2026-02-01", "Z"), "b": ("2025-12-01", "Z"), "a": ("2026-01-31", "Y")}
    days["e"] = days["c"]
    reports = {key: {"created": day, "title": title, "table": [row]} for key, (day, title) in days.items()}
    assert list(of(reports=reports).reports) == ["d", "a", "c", "e", "b"]
    papers = {"p": {"year": "2001"}, "q": {"year": "1999"}, "r": {"year": "2020"}}
    lineages = {"x": ["r"], "y": ["p", "r"], "z": ["r", "q"], "w": ["p"]}
    found = of(papers=papers, lineages={key: {"title": key, "papers": ids} for key, ids in lineages.items()})
    assert list(found.lineages) == ["z", "w", "y", "x"]


def test_a_lineage_has_the_papers_that_it_names_or_its_roots_and_all_that_grew_out_of_them() -> None:
    papers = {"z": {}, "b": builds_on("z"), "c": builds_on("b", "x"), "x": {}, "y": builds_on("x"), "q": {}}
    lineages = {"n": {"title": "N", "papers": ["y", "b"]}, "r": {"title": "R", "roots": ["z"]}}
    found = of(papers=papers, lineages={**lineages, "s": {"title": "S", "roots": ["z", "x"]}})
    assert found.members == {"n": ["b", "y"], "r": ["b", "c", "z"], "s": ["b", "c", "x", "y", "z"]}
    assert {paper: [one.id for one in lineages] for paper, lineages in found.in_lineages.items()} == {
        "b": ["n", "r", "s"], "c": ["r", "s"], "x": ["s"], "y": ["n", "s"], "z": ["r", "s"],
    }  # fmt: skip


# Nearest first: `e` grew out of `a` in three ways.
FAMILY: Written = {
    "a": {},
    "b": builds_on("a"),
    "c": builds_on("b"),
    "d": builds_on("c", "b"),
    "e": builds_on("d", "a"),
}


@pytest.mark.parametrize(
    ("paper", "most", "ancestors"),
    [
        ("e", None, {"d": 1, "a": 1, "c": 2, "b": 2}),
        ("e", 1, {"d": 1, "a": 1}),
        ("d", 1, {"c": 1, "b": 1}),
        ("d", 2, {"c": 1, "b": 1, "a": 2}),
        ("c", 0, {}),
        ("a", None, {}),
    ],
)
def test_ancestors_and_descendants_are_counted_in_the_fewest_generations(
    paper: str, most: int | None, ancestors: Mapping[str, int]
) -> None:
    found = of(papers=FAMILY)
    assert found.ancestors(paper, most) == ancestors
    descendants = {one: away for one in FAMILY if (away := found.descendants(one, most).get(paper))}
    assert descendants == ancestors


def test_a_paper_stands_in_turn_between_its_neighbours_in_a_lineage_the_oldest_first_and_then_by_name() -> None:
    papers = {"c": {"year": "2020"}, "a": {"year": "2021"}, "x": {"year": "2020", "name": "B"}, "y": {"year": "2019"}}
    found = of(papers=papers, lineages={"l": {"title": "L", "papers": list(papers)}})
    turns = {paper: [one and one.id for one in (turn.before, turn.after)] for paper, (turn,) in found.turns.items()}
    assert turns == {"y": [None, "x"], "x": ["y", "c"], "c": ["x", "a"], "a": ["c", None]}


def test_an_address_that_a_record_had_leads_to_its_own_or_to_why_there_is_none() -> None:
    found = of(
        papers={"p": {"formerly": ["z", "b"]}},
        topics={"t": {"name": "T", "group": "G", "formerly": ["s"]}},
        datasets={"d": {"name": "D", "formerly": ["e"]}},
        removed={"lora": {"kind": "paper", "formerly": ["low", "a"]}, "nlp": {"kind": "area"}},
    )
    assert list(found.moved.items()) == [
        ("papers/b.html", "papers/p.html"),
        ("papers/z.html", "papers/p.html"),
        ("topics/s.html", "topics/t.html"),
    ]
    assert [(address, one.fields.id) for address, one in found.removed.items()] == [
        ("areas/nlp.html", "nlp"),
        ("papers/a.html", "lora"),
        ("papers/lora.html", "lora"),
        ("papers/low.html", "lora"),
    ]


@pytest.mark.parametrize(("papers", "landmarks"), [(9, 0), (10, 1), (19, 1), (20, 2)])
def test_one_in_ten_papers_of_an_area_is_a_landmark_the_weightiest(papers: int, landmarks: int) -> None:
    every = {f"p{n:02}": {"listings": [{"area": "x", "tier": "selected"}]} for n in range(papers - 1)}
    every["p07"] |= {"listings": [{"area": "x", "tier": "seminal"}, {"area": "y", "tier": "seminal"}]}
    every["heir"] = {**builds_on("p05"), "listings": [{"area": "x", "tier": "selected"}]}
    found = of(papers=every, areas={"x": {}, "y": {}})
    first = ["p07", "p05"][:landmarks]
    assert found.landmarks == {"x": frozenset(first), "y": frozenset()}
    assert [paper.id for paper in found.papers.values() if found.is_landmark(paper)] == sorted(first)


def test_a_landmark_of_one_of_its_areas_is_one() -> None:
    every = {f"p{n}": {"listings": [{"area": "x", "tier": "selected"}]} for n in range(9)}
    both = {"listings": [{"area": "y", "tier": "seminal"}, {"area": "x", "tier": "seminal"}]}
    found = of(papers={**every, "both": both}, areas={"x": {}, "y": {}})
    assert found.is_landmark(found.papers["both"])


def test_neighbours_of_one_key_are_together_and_others_apart() -> None:
    assert list(runs([1, 1, 2, 1], lambda one: one)) == [(1, [1, 1]), (2, [2]), (1, [1])]


def test_what_is_found_out_beforehand_is_all_that_is_asked() -> None:
    ready = of(papers=PAPERS, areas={"nlp": {}}, topics=TOPICS, venues=VENUES)
    ready.prepare()
    parts = {name for name, part in vars(Catalogue).items() if isinstance(part, cached_property)}
    assert parts <= vars(ready).keys()


def test_a_link_in_another_language_leads_to_its_own_page_or_else_to_the_english_one() -> None:
    portuguese = Catalogue(Records(), Locale("pt-BR", "Português", {}), frozenset({"papers/a.html"}))
    assert portuguese.href("papers/a.html", "papers/b.html") == "a.html"
    assert portuguese.href("papers/c.html", "papers/b.html") == "../../papers/c.html"
    assert portuguese.english_href("papers/a.html", "papers/b.html") == "../../papers/a.html"
    assert toy.href("papers/c.html", "papers/b.html") == "c.html"
