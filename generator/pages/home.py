"""The front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue, by_name
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
        latest=[card(catalogue, paper, page) for paper in sorted(written, key=_newest_first)[:LATEST]],
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


def _newest_first(paper: Paper) -> tuple[int, int, tuple[str, str]]:
    checked = paper.fields.summary.checked
    return (-checked.toordinal() if checked else 0, -paper.fields.year, by_name(paper))
