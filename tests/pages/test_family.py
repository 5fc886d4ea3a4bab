"""The small picture of a subject or of a paper: which papers are drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.pages.family import KIN, LED_TO, family, kin
from generator.records.model import Body, Paper
from generator.records.text import Citation, Cited, Part, Place
from tests.catalogue.test_importance import of, paper


def drawn(catalogue: Catalogue, subject: Collection[Paper]) -> set[str]:
    found = kin(catalogue, subject, "A subject", "topics/subject.html")
    return {node.id for node in found.picture.nodes} if found else set()


def test_papers_of_a_subject_are_drawn_where_they_descend_from_each_other() -> None:
    family = [paper("root"), paper("child", "root"), paper("grandchild", "child"), paper("alone")]
    assert drawn(of(*family), family) == {"root", "child", "grandchild"}


def test_a_link_by_way_of_a_paper_of_another_subject_is_none() -> None:
    between = paper("between", "root")
    subject = [paper("root"), paper("grandchild", "between"), paper("other", "root")]
    assert drawn(of(*subject, between), subject) == set()  # two that are joined make no tree


def test_a_large_subject_is_drawn_by_its_weightiest_papers() -> None:
    family = [paper("root"), *(paper(f"child-{number}", "root") for number in range(2 * KIN))]
    weighty = [paper("late", "child-19"), paper("later", "late")]
    shown = drawn(of(*family, *weighty), [*family, *weighty])
    assert len(shown) == KIN
    assert {"root", "child-19"} <= shown


def heirs(root: Paper, *others: Paper) -> set[str]:
    """The papers that are drawn with the root."""
    found = family(of(root, *others), root, "papers/root.html")
    return {node.id for node in found.picture.nodes} - {root.id} if found else set()


def related(paper_id: str, relation: str, **more: Any) -> Paper:
    return paper(paper_id, builds_on=[{"paper": "root", "relation": relation, "change": "More."}], **more)


def crowd(count: int = 2 * LED_TO, **more: Any) -> Sequence[Paper]:
    """So many papers that use the root and have a child each."""
    return [
        one
        for n in range(count)
        for one in (related(f"use-{n:02}", "applies", **more), paper(f"child-{n:02}", f"use-{n:02}"))
    ]


def test_a_branch_of_its_own_is_drawn_before_what_one_heavy_paper_made_heavy() -> None:
    """Each of the narrow ones has a single child, to which a dozen papers go back; the broad one has five."""
    narrow = [related(f"narrow-{n}", "applies") for n in range(LED_TO)]
    links = [paper(f"link-{n}", f"narrow-{n}") for n in range(LED_TO)]
    leaves = [paper(f"leaf-{n}-{m}", f"link-{n}") for n in range(LED_TO) for m in range(10)]
    broad = [related("broad", "applies"), *(paper(f"twig-{n}", "broad") for n in range(5))]
    shown = heirs(paper("root"), *narrow, *links, *leaves, *broad)
    assert "broad" in shown
    assert {one.id for one in narrow} - shown


def test_a_paper_that_the_record_tells_of_is_drawn_before_equals() -> None:
    told = Part(citations=(Cited(Citation(("use-11",), is_mention=True), Place(0, 0)),))
    root = paper("root")
    assert "use-11" not in heirs(root, *crowd())
    assert "use-11" in heirs(replace(root, body=Body(told, 1, ())), *crowd())


def test_a_paper_that_only_looks_at_another_is_drawn_after_its_equals() -> None:
    study = [related("a-study", "analyses"), paper("of-a-study", "a-study")]
    assert "a-study" not in heirs(paper("root"), *crowd(LED_TO), *study)
    assert "a-study" in heirs(paper("root"), *crowd(LED_TO - 1), *study)


def test_light_papers_that_change_a_paper_and_nothing_else_are_drawn_beside_the_heaviest() -> None:
    both = {"paper": "other", "relation": "extends", "change": "More."}
    one = {"paper": "root", "relation": "extends", "change": "More."}
    also = [paper(f"also-{n}", builds_on=[one, both], tier="seminal") for n in range(2)]
    close, use = related("close", "extends", tier="seminal"), related("use", "applies", tier="seminal")
    shown = heirs(paper("root"), paper("other"), *crowd(LED_TO, tier="seminal"), close, use, *also)
    assert {"close", "use", "also-0", "also-1"} & shown == {"close", "also-0"}
