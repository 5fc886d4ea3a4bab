"""Which papers and edges a family tree shows: of one paper, two generations up and down, or of a whole lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, by_name, oldest_first
from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture, Stroke
from generator.records.fields import Relation
from generator.records.model import Lineage, Paper

LINES: Mapping[Relation, Stroke] = {
    Relation.EXTENDS: Stroke.CARRIES_ON,
    Relation.REPLACES: Stroke.REPLACES,
    Relation.COMBINES: Stroke.CARRIES_ON,
    Relation.APPLIES: Stroke.CARRIES_ON,
    Relation.SCALES: Stroke.CARRIES_ON,
    Relation.DISTILS: Stroke.CARRIES_ON,
    Relation.ANALYSES: Stroke.STUDIES,
    Relation.QUESTIONS: Stroke.STUDIES,
    Relation.CONFIRMS: Stroke.STUDIES,
    Relation.BENCHMARKS: Stroke.STUDIES,
}
# The most papers that are shown of the nearest and of the next generation, on each side.
NEAREST, NEXT = 4, 3


@dataclass(frozen=True)
class Family:
    """A paper's small picture, its edges in words, and how many relatives within two generations it leaves out."""

    picture: Picture
    edges: Sequence[str]
    left_out: int


def family(catalogue: Catalogue, paper: Paper, page: str) -> Family | None:
    """The paper with two generations up and two down, the weightiest of each; None where it has no edges."""
    up, down = catalogue.ancestors(paper.id, 2), catalogue.descendants(paper.id, 2)
    if not up and not down:
        return None
    chosen = {paper.id}
    for side in (up, down):
        near = _weightiest(catalogue, (relative for relative, away in side.items() if away == 1), NEAREST)
        far = (relative for relative, away in side.items() if away == 2 and _joined(catalogue, relative, near))
        chosen.update(near, _weightiest(catalogue, far, NEXT))
    label = catalogue.locale.say("Two generations before and after {name}", name=paper.short)
    picture = _picture(catalogue, chosen, Form.FAMILY, label, page, paper.id)
    words = [_in_words(catalogue, edge) for edge in _between(catalogue, chosen)]
    return Family(picture, words, len(up) + len(down) + 1 - len(chosen))


def tree(catalogue: Catalogue, lineage: Lineage, form: Form, page: str) -> Picture:
    """The picture of a lineage."""
    label = catalogue.locale.say("Family tree of the lineage {name}", name=lineage.fields.title)
    return _picture(catalogue, catalogue.members[lineage.id], form, label, page)


def _picture(catalogue: Catalogue, ids: Iterable[str], form: Form, label: str, page: str, marked: str = "") -> Picture:
    ordered = sorted((catalogue.papers[paper] for paper in ids), key=oldest_first)
    shown = frozenset(paper.id for paper in ordered)
    nodes = [
        PaperNode(
            paper.id,
            paper.short,
            paper.fields.title,
            paper.fields.year,
            catalogue.is_landmark(paper),
            catalogue.href(addresses.paper(paper.id), page),
            paper.id == marked,
        )
        for paper in ordered
    ]
    # Mere dots have no room for words, and need not be drawn anew when words change.
    arrows = [
        Arrow(
            edge.later.id,
            edge.earlier.id,
            LINES[edge.edge.relation],
            "" if form is Form.THUMBNAIL else f"{_in_words(catalogue, edge)}: {edge.edge.change}",
        )
        for edge in _between(catalogue, shown)
    ]
    return Picture(form, label, nodes, arrows)


def _between(catalogue: Catalogue, ids: Iterable[str]) -> Sequence[Edge]:
    """The edges whose two papers are both shown, oldest first."""
    shown = frozenset(ids)
    edges = [edge for one in shown for edge in catalogue.grew_out_of.get(one, ()) if edge.earlier.id in shown]
    return sorted(edges, key=lambda edge: (oldest_first(edge.later), by_name(edge.earlier)))


def _in_words(catalogue: Catalogue, edge: Edge) -> str:
    relation = catalogue.locale.say(edge.edge.relation)
    return f"{edge.later.short} ({edge.later.fields.year}) {relation} {edge.earlier.short}"


def _joined(catalogue: Catalogue, one: str, others: Iterable[str]) -> bool:
    """Whether an edge leads from the paper to one of the others, whichever way."""
    ends = {edge.earlier.id for edge in catalogue.grew_out_of.get(one, ())}
    ends |= {edge.later.id for edge in catalogue.led_to.get(one, ())}
    return not ends.isdisjoint(others)


def _weightiest(catalogue: Catalogue, ids: Iterable[str], most: int) -> Sequence[str]:
    """At most so many of the papers, the weightiest."""
    return sorted(ids, key=lambda paper: catalogue.weightiest_first(catalogue.papers[paper]))[:most]
