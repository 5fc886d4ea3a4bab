"""A paper as other pages show it: in a listing, and on the other end of an edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge
from generator.catalogue.dates import venue_year
from generator.languages.phrases import Locale
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
    """A paper in a listing; `title` is what its name does not say. `tick` is its id, where readers can tick it off."""

    name: str
    title: str | None
    href: str
    year: int
    when: str
    venue: str | None
    landmark: bool
    tldr: str | None
    depth: str
    status: Status
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
    return Card(
        name=paper.short,
        title=_rest_of_title(paper),
        href=catalogue.href(addresses.paper(paper.id), page),
        year=fields.year,
        when=when(paper, catalogue.locale),
        venue=fields.venue,
        landmark=catalogue.is_landmark(paper),
        tldr=fields.tldr,
        depth=catalogue.locale.say(fields.summary.status),
        status=fields.summary.status,
    )


def when(paper: Paper, locale: Locale) -> str:
    """The paper's year as it stands beside its venue: nothing where the venue tells the same one."""
    year, of_venue = paper.fields.year, venue_year(paper)
    if of_venue is None:
        return str(year)
    return "" if of_venue == year else locale.say("first posted {year}", year=year)


def landmarks_first(catalogue: Catalogue, papers: Iterable[Paper]) -> Sequence[Paper]:
    """The papers by importance, but the landmarks first."""
    return sorted(papers, key=lambda paper: (not catalogue.is_landmark(paper), catalogue.weightiest_first(paper)))


def relative_of(catalogue: Catalogue, edge: Edge, other: Paper, page: str) -> Relative:
    """The paper on the given end of an edge."""
    href = catalogue.href(addresses.paper(other.id), page)
    return Relative(other.short, full_title(other), href, other.fields.year, edge.edge.relation.value, edge.edge.change)


def is_seminal(paper: Paper) -> bool:
    """Whether a paper is need to know in any area."""
    return any(listing.tier is Tier.SEMINAL for listing in paper.fields.listings)


def _rest_of_title(paper: Paper) -> str | None:
    """What the full title says beside the name, if anything."""
    title = full_title(paper)
    return title.removeprefix(f"{paper.short}:").strip() if title else None


def full_title(paper: Paper) -> str | None:
    """The full title, where the name is not the title already."""
    return paper.fields.title if paper.fields.name and paper.fields.name != paper.fields.title else None
