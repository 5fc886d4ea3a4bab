"""The page of upkeep: how far the collection is written, what was checked longest ago, what stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator import addresses
from generator.catalogue.catalogue import Catalogue, by_name
from generator.catalogue.lookout import LACKING
from generator.languages.phrases import ENGLISH
from generator.pages.links import area_link, home_link, year_link
from generator.pages.page import Link, Page
from generator.pages.texts import day
from generator.records.fields import Status
from generator.records.model import Paper

OLDEST = 30  # papers whose check is longest ago


@dataclass(frozen=True)
class Coverage:
    """An area or a year: how many papers it has, and how far their summaries go."""

    of: Link
    papers: int
    complete: int
    brief: int
    wanted: int


@dataclass(frozen=True)
class CheckedOn:
    """A paper and the day of its last check."""

    paper: Link
    day: str


@dataclass(frozen=True)
class UpkeepView:
    """The page of upkeep."""

    crumbs: Sequence[Link]
    areas: Sequence[Coverage]
    years: Sequence[Coverage]
    lacking: Sequence[tuple[str, int]]
    oldest: Sequence[CheckedOn]
    alone: Sequence[Link]


def upkeep_page(catalogue: Catalogue) -> Page:
    """Coverage by area and year, the oldest checks, and the papers without family."""
    page = "contribute/upkeep.html"
    papers = sorted(catalogue.papers.values(), key=by_name)
    view = UpkeepView(
        crumbs=[home_link(catalogue, page), Link("Contribute", "index.html")],
        areas=[
            _coverage(area_link(catalogue, area, page), {listed.paper.id: listed.paper for listed in listings}.values())
            for area, listings in catalogue.by_area.items()
        ],
        years=[
            _coverage(year_link(catalogue, year, page), {listed.paper.id: listed.paper for listed in listings}.values())
            for year, listings in catalogue.by_year.items()
        ],
        lacking=[(name, sum(is_lacking(catalogue, paper) for paper in papers)) for name, is_lacking in LACKING.items()],
        oldest=[
            CheckedOn(_link(catalogue, paper, page), day(checked, ENGLISH))
            for checked, paper in _by_check(papers)[:OLDEST]
        ],
        alone=[_link(catalogue, paper, page) for paper in papers if LACKING["edges"](catalogue, paper)],
    )
    description = "Coverage by area and year, what was checked longest ago, and papers without family."
    return Page(page, "Upkeep", description, "upkeep.md", view)


def _coverage(of: Link, papers: Iterable[Paper]) -> Coverage:
    counts = Counter(paper.fields.summary.status for paper in papers)
    return Coverage(of, counts.total(), counts[Status.COMPLETE], counts[Status.BRIEF], counts[Status.WANTED])


def _by_check(papers: Iterable[Paper]) -> list[tuple[date, Paper]]:
    """The papers that were checked, the longest ago first."""
    checks = [(paper.fields.summary.checked, paper) for paper in papers]
    return sorted([(day, paper) for day, paper in checks if day], key=lambda pair: (pair[0], *by_name(pair[1])))


def _link(catalogue: Catalogue, paper: Paper, page: str) -> Link:
    return Link(paper.short, catalogue.href(addresses.paper(paper.id), page))
