"""A paper as other pages show it: in a listing, and on the other end of an edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge
from generator.records.fields import Status, Tier
from generator.records.model import Paper

TIER_MEANING = {Tier.SEMINAL: "need to know", Tier.SELECTED: "good to know"}
SUMMARY_WORDS = {
    Status.COMPLETE: "complete summary",
    Status.BRIEF: "brief summary",
    Status.WANTED: "no summary yet",
}


@dataclass(frozen=True)
class Card:
    """A paper in a listing. `tick` is its id, where readers can tick it off."""

    name: str
    title: str | None
    href: str
    year: int
    venue: str | None
    landmark: bool
    tldr: str | None
    depth: str
    note: str | None = None
    tick: str | None = None


@dataclass(frozen=True)
class Group:
    """A heading of a listing with what stands below it: further groups or papers."""

    heading: str
    anchor: str
    count: int
    groups: Sequence[Group] = ()
    cards: Sequence[Card] = ()


@dataclass(frozen=True)
class Relative:
    """A paper on the other end of an edge."""

    name: str
    title: str | None
    href: str
    year: int
    relation: str
    change: str


def card(catalogue: Catalogue, paper: Paper, page: str) -> Card:
    """The paper as a listing shows it."""
    fields = paper.fields
    landmark, depth = catalogue.is_landmark(paper), catalogue.locale.say(fields.summary.status)
    href = catalogue.href(addresses.paper(paper.id), page)
    return Card(paper.short, full_title(paper), href, fields.year, fields.venue, landmark, fields.tldr, depth)


def relative_of(catalogue: Catalogue, edge: Edge, other: Paper, page: str) -> Relative:
    """The paper on the given end of an edge."""
    href = catalogue.href(addresses.paper(other.id), page)
    return Relative(other.short, full_title(other), href, other.fields.year, edge.edge.relation.value, edge.edge.change)


def is_seminal(paper: Paper) -> bool:
    """Whether a paper is need to know in any area."""
    return any(listing.tier is Tier.SEMINAL for listing in paper.fields.listings)


def full_title(paper: Paper) -> str | None:
    """The full title, where the name is not the title already."""
    return paper.fields.title if paper.fields.name and paper.fields.name != paper.fields.title else None
