"""What is still to be written: records without a summary, and brief ones that could grow, by area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, by_name
from generator.pages.contribute import begins
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.fields import Status
from generator.records.model import Paper


@dataclass(frozen=True)
class WantedArea:
    """An area with its records that want a writer."""

    name: str
    anchor: str
    wanted: Sequence[Link]
    brief: Sequence[Link]


@dataclass(frozen=True)
class WantedView:
    """The page of what is still to be written."""

    crumbs: Sequence[Link]
    wanted: int
    brief: int
    areas: Sequence[WantedArea]


def wanted_page(catalogue: Catalogue) -> Page:
    """Every record that is not complete, under the area that it is listed in first."""
    page = "wanted.html"
    papers = sorted(catalogue.papers.values(), key=by_name)
    areas = [
        WantedArea(
            area.fields.name,
            addresses.anchor(area.id),
            wanted=[_link(catalogue, paper, page) for paper in papers if _is(paper, area.id, Status.WANTED)],
            brief=[_link(catalogue, paper, page) for paper in papers if _is(paper, area.id, Status.BRIEF)],
        )
        for area in catalogue.areas.values()
    ]
    view = WantedView(
        crumbs=[home_link(catalogue, page), Link("Contribute", "contribute/index.html")],
        wanted=sum(len(area.wanted) for area in areas),
        brief=sum(len(area.brief) for area in areas),
        areas=[area for area in areas if area.wanted or area.brief],
    )
    description = "Papers without a summary and papers with a brief one, by area, and how to take one."
    return Page(page, "Still to be written", description, "wanted.md", view, begins=begins(catalogue))


def _is(paper: Paper, area: str, status: Status) -> bool:
    return paper.fields.listings[0].area == area and paper.fields.summary.status is status


def _link(catalogue: Catalogue, paper: Paper, page: str) -> Link:
    return Link(paper.short, catalogue.href(addresses.paper(paper.id), page))
