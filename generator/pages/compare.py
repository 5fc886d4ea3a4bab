"""Papers side by side; without scripts, papers that replaced another one, which are most worth comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge
from generator.pages.cards import Relative, relative_of
from generator.pages.links import home_link, translated
from generator.pages.page import Link, Page
from generator.records.fields import Relation

SUCCESSIONS = 12


@dataclass(frozen=True)
class Succession:
    """A paper that replaced an earlier one, with the address at which the two stand side by side."""

    later: Relative
    earlier: Link
    href: str


@dataclass(frozen=True)
class CompareView:
    """The page on which papers are set side by side. `results` leads to the figures by dataset."""

    crumbs: Sequence[Link]
    translated: Sequence[str]
    results: str
    successions: Sequence[Succession]


def compare_page(catalogue: Catalogue) -> Page:
    page, say = "compare.html", catalogue.locale.say
    results = catalogue.href("results/index.html", page)
    replaced = [edge for edge in catalogue.edges if edge.edge.relation is Relation.REPLACES]
    weightiest = {edge.earlier.id: edge for edge in sorted(replaced, key=lambda edge: _weight(catalogue, edge))}
    chosen = sorted(weightiest.values(), key=lambda edge: _weight(catalogue, edge), reverse=True)[:SUCCESSIONS]
    view = CompareView(
        [home_link(catalogue, page), Link(say("Results"), results)],
        translated(catalogue),
        results,
        [_succession(catalogue, edge, page) for edge in chosen],
    )
    description = say(
        "Two to five papers in columns: gain, problem, approach, comparable figures, cost, limits and descent."
    )
    return Page(page, say("Side by side"), description, "compare.md", view)


def _weight(catalogue: Catalogue, edge: Edge) -> tuple[float, str]:
    return min(catalogue.importance[edge.later.id], catalogue.importance[edge.earlier.id]), edge.later.id


def _succession(catalogue: Catalogue, edge: Edge, page: str) -> Succession:
    return Succession(
        relative_of(catalogue, edge, edge.later, page),
        Link(edge.earlier.short, catalogue.href(addresses.paper(edge.earlier.id), page)),
        f"compare.html?papers={edge.earlier.id},{edge.later.id}",
    )
