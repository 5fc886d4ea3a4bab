"""The page that narrows down all papers: what it shows before anything is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import venue_series
from generator.pages.cards import SUMMARY_WORDS, TIER_MEANING, is_seminal
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.fields import Status, Tier
from generator.records.model import Paper

NEWEST_SHOWN = 20


@dataclass(frozen=True)
class Choice:
    """A value of a facet, as it is asked for and as it reads, and how many papers have it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True)
class Facet:
    """Something to narrow papers down by."""

    name: str
    title: str
    choices: Sequence[Choice]


@dataclass(frozen=True)
class NewestRow:
    """A paper as a result: `rest` of the title stands behind the name, `title` is one that begins otherwise."""

    name: str
    rest: str
    title: str
    href: str
    year: int
    landmark: bool
    status: Status
    tldr: str


@dataclass(frozen=True)
class ExploreView:
    """The search as a page."""

    crumbs: Sequence[Link]
    papers: int
    facets: Sequence[Facet]
    newest: Sequence[NewestRow]


def explore_page(catalogue: Catalogue) -> Page:
    """The search as a page. Its facets and the newest papers stand on it, so that it needs no table to begin with."""
    page = "explore.html"
    say = catalogue.locale.say
    newest = sorted(catalogue.papers.values(), key=lambda paper: _newest(paper, catalogue.importance))[:NEWEST_SHOWN]
    view = ExploreView(
        crumbs=[home_link(catalogue, page)],
        papers=len(catalogue.papers),
        facets=_facets(catalogue),
        newest=[_row(catalogue, paper, page) for paper in newest],
    )
    description = say("Every paper, narrowed by words, area, tier, year, topic, venue and state of the summary.")
    return Page(page, say("Explore"), description, "explore.md", view)


def _row(catalogue: Catalogue, paper: Paper, page: str) -> NewestRow:
    fields = paper.fields
    rest = fields.title.removeprefix(paper.short) if fields.title.startswith(f"{paper.short}:") else ""
    return NewestRow(
        name=paper.short,
        rest=rest,
        title="" if rest or fields.title == paper.short else fields.title,
        href=catalogue.href(addresses.paper(paper.id), page),
        year=fields.year,
        landmark=catalogue.is_landmark(paper),
        status=fields.summary.status,
        tldr=fields.tldr or "",
    )


def _newest(paper: Paper, importance: Mapping[str, float]) -> tuple[int, int, float, str]:
    """The order of the newest: by month where the arXiv identifier tells it, then by importance."""
    year, arxiv = paper.fields.year, paper.fields.links.arxiv or ""
    month = int(arxiv[2:4]) if arxiv[:2] == f"{year % 100:02}" else 0
    return -year, -month, -importance[paper.id], paper.id


def _facets(catalogue: Catalogue) -> Sequence[Facet]:
    """The facets in the order of the page, each value with the most papers first; of venues the series alone."""
    papers, say = catalogue.papers.values(), catalogue.locale.say
    tiers = Counter(Tier.SEMINAL if is_seminal(paper) else Tier.SELECTED for paper in papers)
    states = Counter(paper.fields.summary.status for paper in papers)
    areas = Counter(area for paper in papers for area in {listing.area for listing in paper.fields.listings})
    topics = Counter(topic for paper in papers for topic in catalogue.topics_of(paper))
    venues = Counter(venue_series(paper.fields.venue) for paper in papers if paper.fields.venue)
    shown: Mapping[str, tuple[str, Mapping[str, tuple[int, str | None]]]] = {
        "area": ("Area", {catalogue.areas[area].fields.name: (count, None) for area, count in areas.items()}),
        "tier": ("Tier", {tier: (count, say(TIER_MEANING[tier])) for tier, count in tiers.items()}),
        "summary": ("Summary", {state: (count, say(SUMMARY_WORDS[state])) for state, count in states.items()}),
        "topic": ("Topic", {catalogue.topics[topic].fields.name: (count, None) for topic, count in topics.items()}),
        "venue": ("Venue", {venue: (count, None) for venue, count in venues.items() if venue}),
    }
    return [
        Facet(name, say(title), _choices({str(value): found for value, found in values.items()}))
        for name, (title, values) in shown.items()
    ]


def _choices(values: Mapping[str, tuple[int, str | None]]) -> Sequence[Choice]:
    ordered = sorted(values.items(), key=lambda pair: (-pair[1][0], pair[0].casefold(), pair[0]))
    return [Choice(value, title or value, count) for value, (count, title) in ordered]
