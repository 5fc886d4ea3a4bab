"""A catalogue that is watched: it answers as any other, notes what it is asked, and its answers have fingerprints."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.watched import PARTS, Answers, Fingerprints, Question, Watched, noting, watched
from generator.checks.check import check
from generator.records.model import Body
from generator.records.text import Part

RECORDS = check(Path("tests/sites/toy/content")).reading.records
PLAIN = Catalogue(RECORDS)
BERT = PLAIN.papers["bert"]
ALL = ("en", "papers", None)


@pytest.fixture
def asked() -> set[Question]:
    return set()


@pytest.fixture
def noted(asked: set[Question]) -> Watched:
    made = watched(noting(PLAIN, asked), asked)
    asked.clear()
    return made


def test_a_catalogue_that_is_watched_answers_as_it_does_and_notes_what_it_is_asked(
    noted: Watched, asked: set[Question]
) -> None:
    bert = noted.papers["bert"]
    assert asked == {("en", "papers", "bert")}
    assert bert.body == BERT.body
    assert asked == {("en", "papers", "bert"), ("en", "body", bert.source)}
    asked.clear()
    assert list(noted.by_year) == list(PLAIN.by_year)
    assert noted.led_to.get("nosuch") is None
    assert asked == {("en", "by_year", None), ("en", "led_to", "nosuch")}


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_holds_what_it_does_elsewhere(part: str, noted: Watched, asked: set[Question]) -> None:
    prints = Fingerprints()
    found, expected = getattr(noted, part), getattr(PLAIN, part)
    if part == "records":
        found, expected = ({kind: getattr(one, kind) for kind in vars(RECORDS)} for one in (found, expected))
        assert asked == {("en", "records", None)}
    else:
        assert len(found) == len(expected)
        assert asked == {("en", part, None)}
    assert prints.of(found) == prints.of(expected)


@pytest.mark.parametrize(
    ("ask", "question"),
    [
        (lambda papers: papers["bert"].id, "bert"),
        (lambda papers: papers.get("bert").id, "bert"),
        (lambda papers: papers.get("nosuch"), "nosuch"),
        (lambda papers: papers.get("nosuch", "none"), "nosuch"),
        (lambda papers: "bert" in papers, "bert"),
        (lambda papers: "nosuch" in papers, "nosuch"),
        (len, None),
        (list, None),
        (lambda papers: [paper.id for paper in papers.values()], None),
    ],
)
def test_a_mapping_notes_the_entry_that_is_asked_for_or_that_all_are(
    ask: Callable[[Any], object], question: str | None, noted: Watched, asked: set[Question]
) -> None:
    assert ask(noted.papers) == ask(PLAIN.papers)
    assert ("en", "papers", question) in asked
    assert question is None or ALL not in asked


def test_what_is_not_there_is_noted_too_since_a_later_build_may_have_it(noted: Watched, asked: set[Question]) -> None:
    with pytest.raises(KeyError):
        noted.papers["nosuch"]
    assert asked == {("en", "papers", "nosuch")}


@pytest.mark.parametrize(
    "ask", [len, lambda edges: [edge.later.id for edge in edges], lambda edges: edges[0].later.id, bool]
)
def test_a_sequence_is_noted_as_a_whole(ask: Callable[[Any], object], noted: Watched, asked: set[Question]) -> None:
    assert ask(noted.edges) == ask(PLAIN.edges)
    assert asked == {("en", "edges", None)}


def test_records_that_have_no_text_stay_as_they_are(noted: Watched) -> None:
    assert noted.metrics["bleu"] is PLAIN.metrics["bleu"]
    assert type(noted.papers["bert"]).__name__ == type(BERT).__name__
    assert isinstance(noted.papers["bert"], type(BERT))
    assert type(noted.papers["bert"]) is type(noted.papers["transformer"])


def of(**kinds: Any) -> Catalogue:
    return Catalogue(replace(RECORDS, **kinds))


def papers(**changed: Any) -> Catalogue:
    """The toy records, BERT's being another in these parts."""
    return of(papers=[replace(paper, **changed) if paper is BERT else paper for paper in RECORDS.papers])


def fields(**changed: Any) -> Catalogue:
    return papers(fields=BERT.fields.model_copy(update=changed))


ANOTHER = Body(Part("Another text.", 0), 9, ())


@pytest.mark.parametrize(
    ("part", "key"),
    [("papers", "bert"), ("papers", "nosuch"), ("papers", None), ("led_to", "transformer"), ("body", BERT.source),
     ("body", None), ("here", None), ("records", None), ("importance", "bert"), ("edges", None)],
)  # fmt: skip
def test_an_answer_is_the_same_in_another_process_with_the_same_records(part: str, key: str | None) -> None:
    again = Catalogue(check(Path("tests/sites/toy/content")).reading.records)
    kept = json.loads(json.dumps([part, key]))
    assert Answers(PLAIN, Fingerprints()).to(part, key) == Answers(again, Fingerprints()).to(*kept)


@pytest.mark.parametrize(
    ("other", "changed", "same"),
    [
        (papers(body=ANOTHER), [("body", BERT.source), ("body", None)],
         [("papers", "bert"), ("papers", None), ("edges", None), ("body", PLAIN.papers["transformer"].source)]),
        (fields(name="B"), [("papers", "bert"), ("papers", None), ("led_to", "transformer"), ("edges", None)],
         [("body", BERT.source), ("papers", "transformer"), ("led_to", "bert")]),
        (papers(id="bert-2018"), [("papers", "bert"), ("papers", "bert-2018"), ("papers", None)],
         [("papers", "transformer"), ("papers", "nosuch")]),
        (of(areas=RECORDS.areas[:1]), [("areas", RECORDS.areas[1].id), ("areas", None)],
         [("areas", RECORDS.areas[0].id), ("papers", None)]),
    ],
    ids=["text", "name", "id", "area"],
)  # fmt: skip
def test_an_answer_is_another_where_what_it_tells_is(
    other: Catalogue, changed: list[tuple[str, str | None]], same: list[tuple[str, str | None]]
) -> None:
    one, two = Answers(PLAIN, Fingerprints()), Answers(other, Fingerprints())
    assert [asked for asked in [*changed, *same] if one.to(*asked) != two.to(*asked)] == changed


def test_an_entry_that_is_not_there_is_another_answer_than_one_that_holds_nothing() -> None:
    nothing = replace(RECORDS, papers=())
    empty, lacking = Catalogue(nothing), Catalogue(replace(nothing, areas=()))
    area = RECORDS.areas[0].id
    assert (empty.by_area.get(area), lacking.by_area.get(area)) == ((), None)
    assert Answers(empty, Fingerprints()).to("by_area", area) != Answers(lacking, Fingerprints()).to("by_area", area)


@dataclass(frozen=True)
class Pair:
    one: object
    other: object


@dataclass(frozen=True)
class Couple:
    one: object
    other: object


@dataclass(frozen=True)
class Told:
    """A record of a kind that there may be."""

    about: str
    source: str
    body: str


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (Told("this", "a.md", "Text."), Told("that", "a.md", "Text.")),
        (1, "1"),
        (None, "None"),
        (1.0, 1),
        ((1, 2), (2, 1)),
        ((1, 2), (12,)),
        (((1,), 2), (1, (2,))),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # pages show what comes first first
        (frozenset({"a"}), frozenset({"a", "b"})),
        (Pair(1, 2), Pair(2, 1)),
        (Pair(1, 2), Couple(1, 2)),
        (Pair(1, (2, 3)), Pair(1, (3, 2))),
    ],
)
def test_what_differs_has_another_fingerprint(one: object, other: object) -> None:
    prints = Fingerprints()
    assert prints.of(one) != prints.of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "a"), [1, "a"]),
        (frozenset("abcdef"), set("fedcba")),
        ({"a": frozenset("xyz")}, {"a": frozenset("zyx")}),
        (Pair(1, [2]), Pair(1, [2])),
        (BERT, replace(BERT, body=ANOTHER)),
        (Told("this", "a.md", "Text."), Told("this", "a.md", "Another.")),
        ("\ud800", "\ud800"),
    ],
)
def test_what_is_the_same_has_one_fingerprint(one: object, other: object) -> None:
    assert Fingerprints().of(one) == Fingerprints().of(other)


def test_a_value_is_never_taken_for_one_that_stood_at_its_place_before() -> None:
    prints = Fingerprints()
    assert len({prints.of([number]) for number in range(100)}) == 100
