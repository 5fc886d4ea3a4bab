"""The way from papers that a reader knows to one that they want; without scripts, ways through the largest lineages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, oldest_first
from generator.catalogue.ways import Graph, graph, numbered_papers, shortest_way
from generator.pages.cards import Relative, relative_of
from generator.pages.links import home_link, translated
from generator.pages.page import Link, Page
from generator.records.model import Lineage, Paper

EXAMPLES = 6
FEWEST_STEPS = 3  # a way that needs no more than a glance is no example


@dataclass(frozen=True)
class Example:
    """How one paper led to another: where it starts, each step with what changed, and the way's own address."""

    lineage: Link
    start: Link
    year: int
    steps: Sequence[Relative]
    href: str


@dataclass(frozen=True)
class WayView:
    """The page on which ways are looked for. `translated` are the ids of the papers in the page's language."""

    crumbs: Sequence[Link]
    translated: Sequence[str]
    examples: Sequence[Example]


def way_page(catalogue: Catalogue) -> Page:
    page, say = "way.html", catalogue.locale.say
    largest = sorted(catalogue.lineages.values(), key=lambda one: (-len(catalogue.members[one.id]), one.id))
    papers = graph(catalogue)
    found = [example for one in largest for example in _examples(catalogue, papers, one, page)]
    examples = list({example.href: example for example in reversed(found)}.values())[::-1]
    view = WayView(
        [home_link(catalogue, page), Link(say("Lineages"), catalogue.href("lineages/index.html", page))],
        translated(catalogue),
        examples[:EXAMPLES],
    )
    description = say(
        "From papers that you know to one that you want: the shortest way, what each step adds, and its time."
    )
    return Page(page, say("The way there"), description, "way.md", view)


def _examples(catalogue: Catalogue, papers: Graph, lineage: Lineage, page: str) -> Iterator[Example]:
    """The way from a lineage's oldest paper to the youngest of its landmarks to which there is one long enough."""
    number = {paper.id: place for place, paper in enumerate(numbered_papers(catalogue))}
    members = sorted((catalogue.papers[paper] for paper in catalogue.members[lineage.id]), key=oldest_first)
    for paper in filter(catalogue.is_landmark, reversed(members)):
        chain = shortest_way(papers, {number[members[0].id]}, number[paper.id])
        if len(chain) > FEWEST_STEPS:
            ids = list(number)
            yield _example(catalogue, lineage, [catalogue.papers[ids[one]] for one in chain], page)
            return


def _example(catalogue: Catalogue, lineage: Lineage, chain: Sequence[Paper], page: str) -> Example:
    start, edges = (
        chain[0],
        [_edge(catalogue, later, earlier) for earlier, later in pairwise(chain)],
    )
    return Example(
        Link(lineage.fields.title, catalogue.href(addresses.lineage(lineage.id), page)),
        Link(start.short, catalogue.href(addresses.paper(start.id), page)),
        start.fields.year,
        [relative_of(catalogue, edge, edge.later, page) for edge in edges],
        f"way.html?know={start.id}&want={chain[-1].id}",
    )


def _edge(catalogue: Catalogue, later: Paper, earlier: Paper) -> Edge:
    return next(edge for edge in catalogue.grew_out_of[later.id] if edge.earlier.id == earlier.id)
