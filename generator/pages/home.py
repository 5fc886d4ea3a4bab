"""The front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue
from generator.languages.phrases import ENGLISH
from generator.pages.cards import Card, card
from generator.pages.indexes import EntryGroup, IndexEntry, area_entries, lineage_entries, list_entries, topic_groups
from generator.pages.links import year_link
from generator.pages.page import Link, Page
from generator.records.fields import Status
from generator.records.model import Paper

LATEST = 6
LINEAGES = 3


@dataclass(frozen=True)
class HomeView:
    """The front page."""

    papers: int
    written: int
    areas: Sequence[IndexEntry]
    lists: Sequence[IndexEntry]
    lineages: Sequence[IndexEntry]
    further_lineages: int
    map: str
    all_lineages: str
    contribute: str
    wanted: str
    topics: Sequence[EntryGroup]
    years: Sequence[Link]
    who_and_where: Sequence[Link]
    latest: Sequence[Card]


def home_page(catalogue: Catalogue) -> Page:
    """What Stemma is, where to begin, and what is new."""
    page = "index.html"
    written = [paper for paper in catalogue.papers.values() if paper.fields.summary.status is not Status.WANTED]
    largest = sorted(lineage_entries(catalogue, page), key=lambda entry: (-entry.count, entry.name))
    lineages = largest[:LINEAGES]
    view = HomeView(
        papers=len(catalogue.papers),
        written=len(written),
        areas=[area for area in area_entries(catalogue, page) if area.count],
        lists=list_entries(catalogue, page),
        lineages=lineages,
        further_lineages=max(0, len(catalogue.lineages) - len(lineages)),
        map=catalogue.href("lineages/map.html", page),
        all_lineages=catalogue.href("lineages/index.html", page),
        contribute=catalogue.href("contribute/index.html", page),
        wanted=catalogue.href("wanted.html", page),
        topics=topic_groups(catalogue, page),
        years=[year_link(catalogue, year, page, len(listed)) for year, listed in catalogue.by_year.items()],
        who_and_where=[
            Link(catalogue.locale.say(phrase), catalogue.href(address, page))
            for phrase, address in (("Authors", "authors/index.html"), ("Venues", "venues/index.html"))
        ],
        latest=[card(catalogue, paper, page) for paper in _latest(catalogue, written)],
    )
    description = catalogue.locale.say(
        "A reading guide to machine-learning papers: what each says, how good the evidence is, and what it grew out of."
    )
    return Page(
        page,
        "Stemma",
        description,
        "home.md",
        view,
        pictures=[entry.picture for entry in lineages if entry.picture],
        feed=catalogue.locale is ENGLISH,
    )


def _latest(catalogue: Catalogue, written: Sequence[Paper]) -> Sequence[Paper]:
    """The papers whose records came last; of those of one day, the weightiest."""

    def key(paper: Paper) -> tuple[float | str, ...]:
        added = paper.fields.added
        return -added.toordinal() if added else 0, *catalogue.weightiest_first(paper)

    return sorted(written, key=key)[:LATEST]
