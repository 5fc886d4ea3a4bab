"""Which papers and edges a family tree shows: of one paper, two generations up and down, or of a whole lineage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, by_name, group, oldest_first
from generator.languages.phrases import Locale
from generator.pages.branches import Branch, branches
from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture, Stroke
from generator.pages.page import Link
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
    Relation.QUESTIONS: Stroke.QUESTIONS,
    Relation.CONFIRMS: Stroke.CONFIRMS,
    Relation.BENCHMARKS: Stroke.STUDIES,
}
# The most papers that are shown: of those that a paper grew out of and of those that grew out of it, of the latter how
# many more because they change it and have least else to go back to, and of one generation further off on each side.
GREW_OUT_OF, LED_TO, CLOSEST, NEXT = 4, 6, 2, 3
CHANGING = (Relation.EXTENDS, Relation.REPLACES, Relation.COMBINES, Relation.SCALES, Relation.DISTILS)
LOOKING_ON = (Stroke.STUDIES, Stroke.QUESTIONS, Stroke.CONFIRMS)
STUDYING = 0.5  # what a paper that only looks at another one counts beside those that carry it on
TOLD_OF = 4.0  # and what one counts that the other's own text tells of
KIN, FEWEST_KIN = 10, 3  # papers of a subject that are drawn, at the most and at the least
OF_A_YEAR = 9  # papers are drawn at first; the others of a year are folded, if there is more than one
MEANINGS_AT = "relations"  # where on the page of the lineages the words for descent are told
WHOLE = "whole-tree"  # where the picture stands that folds nothing


@dataclass(frozen=True)
class Family:
    """A paper's small picture, its edges in words, and how many relatives it leaves out and where they stand.

    `meanings` leads to what the words for descent mean.
    """

    picture: Picture
    edges: Sequence[str]
    more: Sequence[Link]
    meanings: str


@dataclass(frozen=True)
class LineageTree:
    """A lineage's picture; the same with every paper, where some years are folded; and the same as an indented tree."""

    picture: Picture
    whole: Picture | None
    branches: Sequence[Branch]
    meanings: str

    @property
    def pictures(self) -> Sequence[Picture]:
        """What is to be drawn."""
        return [self.picture, self.whole] if self.whole else [self.picture]


def family(catalogue: Catalogue, paper: Paper, page: str) -> Family | None:
    """The paper with two generations up and two down, the weightiest of each; None where it has no edges."""
    up, down = catalogue.ancestors(paper.id, 2), catalogue.descendants(paper.id, 2)
    if not up and not down:
        return None
    before = _weightiest(catalogue, (relative for relative, away in up.items() if away == 1), GREW_OUT_OF)
    chosen = {paper.id}
    for side, near in ((up, before), (down, _heirs(catalogue, paper))):
        far = (relative for relative, away in side.items() if away == 2 and _joined(catalogue, relative, near))
        chosen.update(near, _weightiest(catalogue, far, NEXT))
    label = catalogue.locale.say("Two generations before and after {name}", name=paper.short)
    picture = _picture(catalogue, chosen, Form.FAMILY, label, page, paper.id)
    words = [_in_words(catalogue, edge) for edge in _between(catalogue, chosen)]
    return Family(picture, words, list(_more(catalogue.locale, up, down, chosen)), _meanings(catalogue, page))


def _meanings(catalogue: Catalogue, page: str) -> str:
    return f"{catalogue.href('lineages/index.html', page)}#{MEANINGS_AT}"


def kin(catalogue: Catalogue, papers: Iterable[Paper], label: str, page: str) -> Family | None:
    """The weightiest of some papers that descend from each other; None where hardly any do."""
    ids = [paper.id for paper in sorted(papers, key=catalogue.weightiest_first)]
    chosen: list[str] = []
    while len(chosen) < KIN and (following := _following(catalogue, ids, chosen)):
        chosen.append(following)
    joined = [one for one in chosen if _joined(catalogue, one, set(chosen) - {one})]
    if len(joined) < FEWEST_KIN:
        return None
    words = [_in_words(catalogue, edge) for edge in _between(catalogue, joined)]
    return Family(_picture(catalogue, joined, Form.FAMILY, label, page), words, (), _meanings(catalogue, page))


def _following(catalogue: Catalogue, ids: Sequence[str], chosen: Sequence[str]) -> str | None:
    """The weightiest of the others that is joined to those chosen, or else to any."""
    others = [one for one in ids if one not in chosen]
    near = (one for one in others if _joined(catalogue, one, chosen))
    far = (one for one in others if _joined(catalogue, one, set(ids) - {one}))
    return next(near, None) or next(far, None)


def _more(locale: Locale, up: Mapping[str, int], down: Mapping[str, int], chosen: Collection[str]) -> Iterator[Link]:
    """How many papers of two generations are not drawn, with where on the paper's page they stand."""
    away = {paper: side[paper] for side in (up, down) for paper in side if paper not in chosen}
    before, after = (sum(away.get(paper) == 1 for paper in side) for side in (up, down))
    if before:
        yield Link(locale.say("{count} more it grew out of", count=before), "#grew-out-of")
    if after:
        yield Link(locale.say("{count} more it led to", count=after), "#led-to")
    if further := len(away) - before - after:
        phrase = "{count} one generation further off, on the pages of its relatives"
        yield Link(locale.say(phrase, count=further), "")


def lineage_tree(catalogue: Catalogue, lineage: Lineage, page: str) -> LineageTree:
    """Everything by which a lineage is shown as a tree."""
    members = catalogue.members[lineage.id]
    folded = _folded(catalogue, members)
    picture = tree(catalogue, lineage, Form.LINEAGE, page)
    whole = _picture(catalogue, members, Form.LINEAGE, picture.label, page) if folded else None
    return LineageTree(picture, whole, branches(catalogue, members, page), _meanings(catalogue, page))


def tree(catalogue: Catalogue, lineage: Lineage, form: Form, page: str) -> Picture:
    """The picture of a lineage; with names, it folds what is more than so many papers of a year."""
    label = catalogue.locale.say("Family tree of the lineage {name}", name=lineage.fields.title)
    members = catalogue.members[lineage.id]
    folded = _folded(catalogue, members) if form is Form.LINEAGE else {}
    picture = _picture(catalogue, frozenset(members).difference(folded), form, label, page)
    whole = f"{catalogue.href(addresses.lineage(lineage.id), page)}#{WHOLE}"
    nodes = [_fold(catalogue, year, count, whole) for year, count in sorted(Counter(folded.values()).items())]
    out_of = _out_of_folds(catalogue, folded, members)
    return replace(picture, nodes=[*picture.nodes, *nodes], arrows=[*picture.arrows, *out_of])


def _folded(catalogue: Catalogue, members: Iterable[str]) -> Mapping[str, int]:
    """The papers that are not drawn at first, with their years: of a year's many, all but the weightiest."""
    ordered = sorted(map(catalogue.papers.__getitem__, members), key=catalogue.weightiest_first)
    by_year = group(ordered, lambda paper: paper.fields.year)
    return {
        paper.id: year
        for year, papers in by_year.items()
        if len(papers) > OF_A_YEAR + 1
        for paper in papers[OF_A_YEAR:]
    }


def _fold(catalogue: Catalogue, year: int, count: int, whole: str) -> PaperNode:
    """What stands in the picture for the papers of a year that are folded."""
    name = catalogue.locale.say("+{count} of {year}", count=count, year=year)
    title = catalogue.locale.say("{count} further papers of {year}: show them all", count=count, year=year)
    return PaperNode(f"folded {year}", name, title, year, landmark=False, href=whole, folded=count)


def _out_of_folds(catalogue: Catalogue, folded: Mapping[str, int], members: Collection[str]) -> Iterator[Arrow]:
    """An edge from what is folded to each paper that would seem to have come from nowhere."""
    for paper in members:
        edges = [edge for edge in catalogue.grew_out_of.get(paper, ()) if edge.earlier.id in members]
        if paper not in folded and edges and all(edge.earlier.id in folded for edge in edges):
            yield replace(_arrow(catalogue, edges[0]), earlier=f"folded {folded[edges[0].earlier.id]}")


def _picture(catalogue: Catalogue, ids: Iterable[str], form: Form, label: str, page: str, marked: str = "") -> Picture:
    ordered = sorted((catalogue.papers[paper] for paper in ids), key=oldest_first)
    dots = form is Form.THUMBNAIL  # which have no room for words, and need not be drawn anew when words change
    nodes = [
        PaperNode(
            paper.id,
            "" if dots else paper.short,
            "" if dots else paper.fields.title,
            paper.fields.year,
            catalogue.is_landmark(paper),
            catalogue.href(addresses.paper(paper.id), page),
            paper.id == marked,
            "" if dots else paper.fields.tldr or "",
        )
        for paper in ordered
    ]
    arrows = [_arrow(catalogue, edge) for edge in _between(catalogue, [paper.id for paper in ordered])]
    return Picture(form, label, nodes, [replace(arrow, title="") for arrow in arrows] if dots else arrows)


def _arrow(catalogue: Catalogue, edge: Edge) -> Arrow:
    title = f"{_in_words(catalogue, edge)}: {edge.edge.change}"
    return Arrow(edge.later.id, edge.earlier.id, LINES[edge.edge.relation], title)


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


def _heirs(catalogue: Catalogue, paper: Paper) -> Sequence[str]:
    """Of what grew out of a paper, the papers that count most, and some that change it and are about little else.

    The heaviest may build on much else: of LoRA's descendants DoRA is no heavy one, but all of it is about LoRA.
    """
    edges = catalogue.led_to.get(paper.id, ())
    counted = sorted(edges, key=lambda edge: -_heritage(catalogue, edge))
    changing = [edge for edge in counted[LED_TO:] if edge.edge.relation in CHANGING]
    closest = sorted(changing, key=lambda edge: -_heritage(catalogue, edge) / len(edge.later.fields.builds_on))
    return [edge.later.id for edge in (*counted[:LED_TO], *closest[:CLOSEST])]


def _heritage(catalogue: Catalogue, edge: Edge) -> float:
    """How much the later paper of an edge counts among all that grew out of the earlier one.

    A branch of its own is what matters and has much built on it directly: of the Transformer's descendants T5 and ViT
    are, while the Sparse Transformer is heavy by GPT-3 alone.
    """
    own = catalogue.importance[edge.later.id] * (1 + len(catalogue.led_to.get(edge.later.id, ())))
    told = any(edge.later.id in cited.citation.ids for cited in edge.earlier.body.citations)
    return own * (TOLD_OF if told else 1) * (STUDYING if LINES[edge.edge.relation] in LOOKING_ON else 1)


def _weightiest(catalogue: Catalogue, ids: Iterable[str], most: int) -> Sequence[str]:
    """At most so many of the papers, the weightiest."""
    return sorted(ids, key=lambda paper: catalogue.weightiest_first(catalogue.papers[paper]))[:most]
