"""A lineage as an indented tree, for screens that are too narrow for its picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, group, oldest_first
from generator.records.model import Paper

SIBLINGS = 6  # papers that stand below one are shown at first; the others are folded, if there is more than one


@dataclass(frozen=True)
class Branch:
    """A paper with the papers below it, of which `folded` are shown only when they are asked for.

    It stands below the first paper of the tree that its record says it builds on, with the relation to that; `also` are
    the names of the others.
    """

    id: str
    name: str
    href: str
    year: int
    landmark: bool
    gain: str
    relation: str
    also: Sequence[str]
    below: Sequence[Branch]
    folded: Sequence[Branch]


def branches(catalogue: Catalogue, members: Collection[str], page: str) -> Sequence[Branch]:
    """The papers as trees, the oldest first; each stands in them once."""
    there = frozenset(members)
    edges = {
        paper: [edge for edge in catalogue.grew_out_of.get(paper, ()) if edge.earlier.id in there] for paper in there
    }
    papers = sorted(map(catalogue.papers.__getitem__, there), key=oldest_first)
    below = group(papers, lambda paper: edges[paper.id][0].earlier.id if edges[paper.id] else None)

    def branch(paper: Paper) -> Branch:
        children = below.get(paper.id, ())
        first = sorted(children, key=catalogue.weightiest_first)[: SIBLINGS if len(children) > SIBLINGS + 1 else None]
        shown, folded = ([branch(c) for c in children if (c in first) is so] for so in (True, False))
        return _branch(catalogue, paper, edges[paper.id], page, shown, folded)

    return [branch(paper) for paper in below.get(None, ())]


def _branch(
    catalogue: Catalogue,
    paper: Paper,
    edges: Sequence[Edge],
    page: str,
    below: Sequence[Branch],
    folded: Sequence[Branch],
) -> Branch:
    return Branch(
        paper.id,
        paper.short,
        catalogue.href(addresses.paper(paper.id), page),
        paper.fields.year,
        catalogue.is_landmark(paper),
        paper.fields.tldr or "",
        edges[0].edge.relation.value if edges else "",
        [edge.earlier.short for edge in edges[1:]],
        below,
        folded,
    )
