"""A report's page: its table, its narrative, and the references that the narrative cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, runs
from generator.catalogue.citing import reference, team
from generator.pages.links import edit_path, home_link
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, prose, references
from generator.pages.texts import day, minutes
from generator.records.model import Kind, Paper, Report


@dataclass(frozen=True)
class TableLine:
    """A line of a report's table."""

    contribution: str
    paper: Link
    team: str


@dataclass(frozen=True)
class Reference:
    """A paper that a report cites; `places` are its own identifiers on the web."""

    anchor: str
    paper: Link
    text: str
    places: Sequence[Link]


@dataclass(frozen=True)
class ReportView:
    """A report's page. The table is in groups by area of research; references stand in the order of citation."""

    crumbs: Sequence[Link]
    heading: str
    description: str
    authors: Sequence[str]
    created: str
    updated: str
    minutes: int
    topics: Sequence[Link]
    table: Sequence[tuple[str, Sequence[TableLine]]]
    prose: Prose
    references: Sequence[Reference]
    near: Sequence[Neighbours]
    behind: str | None


def report_page(catalogue: Catalogue, report: Report, *, behind: bool = False) -> Page:
    page, fields, locale = addresses.report(report.id), report.fields, catalogue.locale
    cited = references(report.body)
    numbers = {paper: number for number, paper in enumerate(cited, 1)}
    view = ReportView(
        crumbs=[home_link(catalogue, page), Link(locale.say("Reports"), "index.html")],
        heading=fields.title,
        description=fields.description,
        authors=fields.authors,
        created=day(fields.created, locale),
        updated=day(fields.updated, locale),
        minutes=minutes(report.body.words),
        topics=[
            Link(catalogue.topics[topic].fields.name, catalogue.href(addresses.topic(topic), page))
            for topic in fields.topics
        ],
        table=[
            (area, [_line(catalogue, catalogue.papers[row.paper], row.contribution, page) for row in rows])
            for area, rows in runs(fields.table, lambda row: row.area)
        ],
        prose=prose(report.body, page, catalogue, numbers),
        references=[_reference(catalogue, catalogue.papers[paper], number, page) for paper, number in numbers.items()],
        near=neighbours(catalogue, cited, page, (Kind.LINEAGES, Kind.LISTS, Kind.DATASETS)),
        behind=catalogue.english_href(page, page) if behind else None,
    )
    return Page(page, fields.title, fields.description, "report.md", view, edit_path(report.source))


def _line(catalogue: Catalogue, paper: Paper, contribution: str, page: str) -> TableLine:
    return TableLine(contribution, Link(paper.short, catalogue.href(addresses.paper(paper.id), page)), team(paper))


def _reference(catalogue: Catalogue, paper: Paper, number: int, page: str) -> Reference:
    links = paper.fields.links
    places = [Link(f"arXiv:{links.arxiv}", f"https://arxiv.org/abs/{links.arxiv}")] if links.arxiv else []
    places += [Link(f"doi:{links.doi}", f"https://doi.org/{links.doi}")] if links.doi else []
    link = Link(paper.short, catalogue.href(addresses.paper(paper.id), page))
    return Reference(addresses.anchor("reference", number), link, reference(paper), places)
