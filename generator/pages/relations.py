"""What the words for descent mean, each with an example from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, group
from generator.pages.cards import Relative, relative_of
from generator.pages.drawing.picture import Stroke
from generator.pages.family import LINES
from generator.pages.links import paper_link
from generator.pages.page import Link
from generator.records.fields import Relation

MEANINGS = {
    Relation.EXTENDS: "Takes the earlier paper's method or question on and adds to it.",
    Relation.REPLACES: "Does the same job another way, to be used in its place.",
    Relation.COMBINES: "Joins what the earlier paper brought with something from elsewhere.",
    Relation.APPLIES: "Uses it as it is, for another task, field or kind of data.",
    Relation.SCALES: "Does the same with much more: parameters, data or computation.",
    Relation.DISTILS: "Carries what it can do over into something smaller or cheaper.",
    Relation.ANALYSES: "Looks into why or how it works.",
    Relation.QUESTIONS: "Holds that a claim or a choice of it is wrong, or goes less far than was said.",
    Relation.CONFIRMS: "Finds its claim again, with other data, other models or by other hands.",
    Relation.BENCHMARKS: "Measures it, beside others or on a test of its own.",
}


@dataclass(frozen=True)
class RelationRow:
    """A word for descent, how its edges are drawn, what it means, and an example: the later paper and the earlier."""

    word: str
    anchor: str
    line: Stroke
    meaning: str
    example: Relative | None
    earlier: Link | None


def relation_rows(catalogue: Catalogue, page: str) -> Sequence[RelationRow]:
    """Every relation; its example is the edge both of whose papers weigh most."""
    edges = group(catalogue.edges, lambda edge: edge.edge.relation)
    return [_row(catalogue, relation, edges.get(relation, ()), page) for relation in MEANINGS]


def _row(catalogue: Catalogue, relation: Relation, edges: Sequence[Edge], page: str) -> RelationRow:
    say, weight = catalogue.locale.say, catalogue.importance
    example = max(edges, key=lambda edge: min(weight[edge.later.id], weight[edge.earlier.id]), default=None)
    return RelationRow(
        say(relation.value),
        addresses.anchor("relation", relation.value),
        LINES[relation],
        say(MEANINGS[relation]),
        relative_of(catalogue, example, example.later, page) if example else None,
        paper_link(catalogue, example.earlier, page) if example else None,
    )
