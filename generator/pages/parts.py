"""What several pages are made of: links, cards, groups of cards, and the sections of a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge
from generator.languages.phrases import MONTHS, PHRASES, Locale
from generator.pages.drawing.picture import Picture
from generator.pages.page import Link
from generator.pages.prose import render
from generator.records.fields import Status, Tier
from generator.records.model import Body, Paper

Key = TypeVar("Key")
Value = TypeVar("Value")
WORDS_PER_MINUTE = 200
TIERS = {Tier.SEMINAL: "Seminal", Tier.SELECTED: "Selected"}
TIER_MEANING = {Tier.SEMINAL: "need to know", Tier.SELECTED: "good to know"}


@dataclass(frozen=True)
class Card:
    """A paper in a listing. `tick` is its id, where readers can tick it off."""

    name: str
    title: str | None
    href: str
    year: int
    venue: str | None
    tier: Tier
    tldr: str | None
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
    meaning: str | None = None


@dataclass(frozen=True)
class Entry:
    """A line of an index: a page, what it is about, how much it holds, and the ids of papers that can be ticked off."""

    name: str
    href: str
    description: str | None
    count: int
    picture: Picture | None = None
    papers: Sequence[str] = ()


@dataclass(frozen=True)
class EntryGroup:
    """Entries of an index under a heading; an index without groups has one without a heading."""

    heading: str | None
    anchor: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Relative:
    """A paper on the other end of an edge."""

    name: str
    title: str | None
    href: str
    year: int
    relation: str
    change: str


@dataclass(frozen=True)
class SectionView:
    """A section of a record, ready for its page; `plain` is the one that is set apart for newcomers."""

    heading: str
    text: str
    plain: bool = False


def card(catalogue: Catalogue, paper: Paper, page: str) -> Card:
    fields = paper.fields
    tier = Tier.SEMINAL if is_seminal(paper) else Tier.SELECTED
    href = catalogue.href(addresses.paper(paper.id), page)
    return Card(
        paper.short, full_title(paper), href, fields.year, fields.venue, tier, fields.tldr, fields.summary.status
    )


def relative(catalogue: Catalogue, edge: Edge, other: Paper, page: str) -> Relative:
    """The paper on the given end of an edge."""
    href = catalogue.href(addresses.paper(other.id), page)
    return Relative(other.short, full_title(other), href, other.fields.year, edge.edge.relation.value, edge.edge.change)


def is_seminal(paper: Paper) -> bool:
    """Whether a paper is need to know in any area."""
    return any(listing.tier is Tier.SEMINAL for listing in paper.fields.listings)


def full_title(paper: Paper) -> str | None:
    """The full title, where the name is not the title already."""
    return paper.fields.title if paper.fields.name and paper.fields.name != paper.fields.title else None


def sections(body: Body, page: str, catalogue: Catalogue) -> Sequence[SectionView]:
    say = catalogue.locale.say
    return [
        SectionView(
            say(section.title) if section.title in PHRASES else section.title,
            render(section.text, page, catalogue),
            section.title == "In plain words",
        )
        for section in body.sections
    ]


def whole(body: Body, page: str, catalogue: Catalogue) -> str:
    parts = [body.lead, *(f"## {section.title}\n\n{section.text}" for section in body.sections)]
    return render("\n\n".join(part for part in parts if part), page, catalogue)


def home_link(catalogue: Catalogue, page: str) -> Link:
    return Link("Stemma", catalogue.href("index.html", page))


def area_link(catalogue: Catalogue, area: str, page: str) -> Link:
    return Link(catalogue.areas[area].fields.name, catalogue.href(addresses.area(area), page))


def year_link(catalogue: Catalogue, year: int, page: str, count: int | None = None) -> Link:
    return Link(str(year), catalogue.href(addresses.year(year), page), count)


def day(when: date, locale: Locale) -> str:
    """A day as the language writes it."""
    return locale.say("{day} {month} {year}", day=when.day, month=locale.say(MONTHS[when.month - 1]), year=when.year)


def edit_path(source: str) -> str:
    return f"content/{source}"


def minutes(words: int) -> int:
    return max(1, round(words / WORDS_PER_MINUTE))


def runs(values: Iterable[Value], key: Callable[[Value], Key]) -> Iterator[tuple[Key, Sequence[Value]]]:
    """Neighbours with the same key, together with that key."""
    for found, members in groupby(values, key):
        yield found, list(members)
