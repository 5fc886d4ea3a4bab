"""A lineage's page: the story, and its papers by year with what changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, oldest_first, runs
from generator.languages.phrases import ENGLISH
from generator.pages.cards import Card, Relative, card, relative_of
from generator.pages.evidence import EvidenceRow, looked_at
from generator.pages.family import LineageTree, lineage_tree
from generator.pages.links import edit_path, home_link, walk_start
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, prose
from generator.records.model import Kind, Lineage, Paper


@dataclass(frozen=True)
class Member:
    """A paper of a lineage, the papers of the same lineage that it grew out of, and what any later one says of it."""

    card: Card
    grew_out_of: Sequence[Relative]
    claims: Sequence[EvidenceRow]


@dataclass(frozen=True)
class Generation:
    """The papers of one year."""

    year: int
    anchor: str
    members: Sequence[Member]


@dataclass(frozen=True)
class LineageView:
    """A lineage's page. `span` is its first and its last year."""

    crumbs: Sequence[Link]
    heading: str
    description: str
    count: int
    span: tuple[int, int]
    story: Prose
    tree: LineageTree
    years: Sequence[Generation]
    near: Sequence[Neighbours]
    walk: Link | None
    behind: str | None


def lineage_page(catalogue: Catalogue, lineage: Lineage, *, behind: bool = False) -> Page:
    """The story of a lineage and the table of its edges, oldest paper first."""
    page, fields = addresses.lineage(lineage.id), lineage.fields
    members = frozenset(catalogue.members[lineage.id])
    tree = lineage_tree(catalogue, lineage, page)
    papers = sorted((catalogue.papers[paper] for paper in members), key=oldest_first)
    view = LineageView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Lineages"), "index.html")],
        heading=fields.title,
        description=fields.description,
        count=len(papers),
        span=(papers[0].fields.year, papers[-1].fields.year),
        story=prose(lineage.body, page, catalogue),
        tree=tree,
        years=[
            Generation(
                year, addresses.anchor("year", year), [_member(catalogue, paper, members, page) for paper in born]
            )
            for year, born in runs(papers, lambda paper: paper.fields.year)
        ],
        walk=walk_start(catalogue, Kind.LINEAGES, lineage.id, page),
        near=neighbours(catalogue, members, page),
        behind=catalogue.english_href(page, page) if behind else None,
    )
    return Page(
        page,
        fields.title,
        fields.description,
        "lineage.md",
        view,
        edit_path(lineage.source),
        tree.pictures,
        feed=catalogue.locale is ENGLISH,
        card=catalogue.locale is ENGLISH,
    )


def _member(catalogue: Catalogue, paper: Paper, members: frozenset[str], page: str) -> Member:
    edges = [edge for edge in catalogue.grew_out_of.get(paper.id, ()) if edge.earlier.id in members]
    return Member(
        card(catalogue, paper, page),
        [relative_of(catalogue, edge, edge.earlier, page) for edge in edges],
        [row for row in looked_at(catalogue, paper, page) if row.claim],
    )
