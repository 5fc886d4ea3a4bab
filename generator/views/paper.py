"""A paper's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue, by_name
from generator.model import Lineage, Paper, PaperFields, Read, ReadingList, Result, Status, Tier
from generator.prose import render
from generator.views.family import Family, family
from generator.views.parts import (
    Link,
    Page,
    Relative,
    SectionView,
    area_link,
    edit_path,
    full_title,
    home_link,
    is_seminal,
    minutes,
    relative,
    sections,
    year_link,
)

READ = {Read.PAPER: "the paper", Read.REVIEW: "a review of the paper", Read.ABSTRACT: "the paper's abstract"}
READ_FIRST = 8
LINK_NAMES = {
    "openreview": "OpenReview",
    "acl": "ACL Anthology",
    "pdf": "PDF",
    "code": "Code",
    "project": "Project",
    "blog": "Authors' post",
    "video": "Talk",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Provenance:
    """Where a summary comes from, in words."""

    status: Status
    read: str | None
    ai_assisted: bool
    checked: str | None


@dataclass(frozen=True)
class PaperView:
    """A paper's page. `key` is its name as the one word by which the search knows it exactly."""

    crumbs: Sequence[Link]
    name: str
    key: str | None
    title: str | None
    aliases: Sequence[str]
    authors: Sequence[str]
    affiliations: Sequence[str]
    venue: str | None
    year: Link
    areas: Sequence[tuple[Link, Tier]]
    topics: Sequence[Link]
    lists: Sequence[Link]
    lineages: Sequence[Link]
    read_first: Sequence[Link]
    links: Sequence[Link]
    tldr: str | None
    minutes: int
    provenance: Provenance
    lead: str
    sections: Sequence[SectionView]
    results: Sequence[Result]
    grew_out_of: Sequence[Relative]
    led_to: Sequence[Relative]
    family: Family | None


def paper_page(catalogue: Catalogue, paper: Paper) -> Page:
    fields, page = paper.fields, urls.paper(paper.id)
    relatives = family(catalogue, paper, page)
    areas = [(area_link(catalogue, listing.area, page), listing.tier) for listing in fields.listings]
    view = PaperView(
        crumbs=[home_link(page), areas[0][0], year_link(fields.year, page)],
        name=paper.short,
        key=f"zq{urls.plain(fields.name)}qz" if fields.name else None,
        title=full_title(paper),
        aliases=fields.aliases,
        authors=fields.authors,
        affiliations=fields.affiliations,
        venue=fields.venue,
        year=year_link(fields.year, page),
        areas=areas,
        topics=[
            Link(catalogue.topics[topic].fields.name, urls.relative(urls.topic(topic), page)) for topic in fields.topics
        ],
        lists=[_list_link(found, page) for found in catalogue.on_lists.get(paper.id, ())],
        lineages=[_lineage_link(found, page) for found in catalogue.in_lineages.get(paper.id, ())],
        read_first=_read_first(catalogue, paper, page),
        links=list(_links(fields)),
        tldr=fields.tldr,
        minutes=minutes(paper.body.words),
        provenance=_provenance(fields),
        lead=render(paper.body.lead, page, catalogue),
        sections=sections(paper.body, page, catalogue),
        results=fields.results,
        grew_out_of=[relative(edge, edge.earlier, page) for edge in catalogue.grew_out_of.get(paper.id, ())],
        led_to=[relative(edge, edge.later, page) for edge in catalogue.led_to.get(paper.id, ())],
        family=relatives,
    )
    pictures = [relatives.picture] if relatives else []
    unwritten = f"{fields.title} ({fields.year}): its place in machine learning. The summary is still to be written."
    return Page(page, paper.short, fields.tldr or unwritten, "paper.md", view, edit_path(paper.source), pictures)


def _links(fields: PaperFields) -> Iterator[Link]:
    links = fields.links
    if links.arxiv:
        yield Link(f"arXiv {links.arxiv}", f"https://arxiv.org/abs/{links.arxiv}")
    if links.doi:
        yield Link("DOI", f"https://doi.org/{links.doi}")
    for name, text in LINK_NAMES.items():
        if address := getattr(links, name):
            yield Link(text, address)


def _provenance(fields: PaperFields) -> Provenance:
    summary = fields.summary
    checked = (
        f"{summary.checked.day} {MONTHS[summary.checked.month - 1]} {summary.checked.year}" if summary.checked else None
    )
    return Provenance(summary.status, READ[summary.read] if summary.read else None, summary.ai_assisted, checked)


def _list_link(found: ReadingList, page: str) -> Link:
    return Link(found.fields.title, urls.relative(urls.reading_list(found.id), page))


def _lineage_link(found: Lineage, page: str) -> Link:
    return Link(found.fields.title, urls.relative(urls.lineage(found.id), page))


def _read_first(catalogue: Catalogue, paper: Paper, page: str) -> Sequence[Link]:
    """The ancestors worth reading before this paper: seminal and near ones are chosen, the oldest comes first."""
    away = catalogue.ancestors(paper.id)
    papers = [catalogue.papers[ancestor] for ancestor in away]
    papers.sort(key=lambda found: (not is_seminal(found), away[found.id], -found.fields.year, by_name(found)))
    chosen = sorted(papers[:READ_FIRST], key=lambda found: (found.fields.year, by_name(found)))
    return [Link(f"{found.short} ({found.fields.year})", urls.relative(urls.paper(found.id), page)) for found in chosen]
