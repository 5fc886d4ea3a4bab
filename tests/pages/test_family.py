"""The small picture of a subject: which of its papers are drawn."""

from __future__ import annotations

from collections.abc import Collection

from generator.catalogue.catalogue import Catalogue
from generator.pages.family import KIN, kin
from generator.records.model import Paper
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
