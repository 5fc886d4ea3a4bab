"""A paper's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, InTurn
from generator.catalogue.ways import read_first
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.cards import Relative, full_title, relative_of, when
from generator.pages.evidence import EvidenceRow, evidence
from generator.pages.family import Family, family
from generator.pages.figures import FigureRow, figure_row
from generator.pages.head import citation_tags, json_ld
from generator.pages.links import area_link, edit_path, home_link, paper_link, year_link
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, prose
from generator.pages.texts import day, minutes
from generator.records.fields import PaperFields, Read, Status
from generator.records.model import Kind, Paper

READ = {
    Read.PAPER: "Written from the paper.",
    Read.REVIEW: "Written from a review of the paper.",
    Read.ABSTRACT: "Written from the paper's abstract.",
}
RELATIVES = 3  # each way, in sight beside any text
WORDS_BESIDE_A_RELATIVE = 50  # for each further one
NAMES_IN_EVERY_LANGUAGE = frozenset(("OpenReview", "ACL Anthology", "PDF"))  # the same in every language
LINK_NAMES = {
    "openreview": "OpenReview",
    "acl": "ACL Anthology",
    "pdf": "PDF",
    "code": "Code",
    "project": "Project",
    "blog": "Authors' post",
    "video": "Talk",
}


@dataclass(frozen=True)
class Provenance:
    """Where a summary comes from, in words."""

    status: Status
    read: str | None
    ai_assisted: bool
    checked: str | None
    sources: Sequence[Link]


@dataclass(frozen=True)
class InTurnView:
    """A lineage of the paper with the papers right before and after it there."""

    lineage: Link
    before: Link | None
    after: Link | None


@dataclass(frozen=True)
class PaperView:
    """A paper's page."""

    crumbs: Sequence[Link]
    id: str
    name: str
    title: str | None
    aliases: Sequence[str]
    authors: Sequence[Link]
    affiliations: Sequence[str]
    venue: Link | None
    year: Link | None
    areas: Sequence[tuple[Link, bool]]
    near: Sequence[Neighbours]
    turns: Sequence[InTurnView]
    links: Sequence[Link]
    tldr: str | None
    minutes: int
    provenance: Provenance
    prose: Prose
    results: Sequence[FigureRow]
    grew_out_of: Sequence[Relative]
    led_to: Sequence[Relative]
    relatives: int
    family: Family | None
    evidence: Sequence[EvidenceRow]
    contribute: str
    way: str | None
    behind: str | None


def paper_page(catalogue: Catalogue, paper: Paper, *, behind: bool = False) -> Page:
    fields, page = paper.fields, addresses.paper(paper.id)
    relatives = family(catalogue, paper, page)
    text = prose(paper.body, page, catalogue)
    areas = [
        (area_link(catalogue, area, page), paper.id in catalogue.landmarks[area])
        for area in dict.fromkeys(listing.area for listing in fields.listings)
    ]
    view = PaperView(
        crumbs=[home_link(catalogue, page), areas[0][0], year_link(catalogue, fields.year, page)],
        id=paper.id,
        name=paper.short,
        title=full_title(paper),
        aliases=fields.aliases,
        authors=[_author_link(catalogue, name, page) for name in fields.authors],
        affiliations=fields.affiliations,
        venue=_venue_link(catalogue, paper, page),
        year=Link(said, year_link(catalogue, fields.year, page).href)
        if (said := when(paper, catalogue.locale))
        else None,
        areas=areas,
        near=_near(catalogue, paper, page),
        turns=[_turn(catalogue, turn, page) for turn in catalogue.turns.get(paper.id, ())],
        links=list(_links(fields, catalogue.locale)),
        tldr=fields.tldr,
        minutes=minutes(paper.body.words),
        provenance=_provenance(fields, catalogue.locale),
        prose=text,
        results=[figure_row(catalogue, result, page) for result in fields.results],
        grew_out_of=[
            relative_of(catalogue, edge, edge.earlier, page) for edge in catalogue.grew_out_of.get(paper.id, ())
        ],
        led_to=[relative_of(catalogue, edge, edge.later, page) for edge in catalogue.led_to.get(paper.id, ())],
        relatives=RELATIVES + paper.body.words // WORDS_BESIDE_A_RELATIVE,
        family=relatives,
        evidence=evidence(catalogue, paper, text, page),
        contribute=catalogue.href("contribute/index.html", page),
        way=f"{catalogue.href('way.html', page)}?want={paper.id}" if catalogue.grew_out_of.get(paper.id) else None,
        behind=catalogue.english_href(page, page) if behind else None,
    )
    pictures = [relatives.picture] if relatives else []
    unwritten = catalogue.locale.say(
        "{title} ({year}): its place in machine learning. The summary is still to be written.",
        title=fields.title,
        year=fields.year,
    )
    return Page(
        page,
        paper.short,
        fields.tldr or unwritten,
        "paper.md",
        view,
        edit_path(paper.source),
        pictures,
        tags=citation_tags(catalogue, paper),
        json_ld=json_ld(catalogue, paper),
        card=catalogue.locale is ENGLISH and catalogue.is_landmark(paper),
    )


def _links(fields: PaperFields, locale: Locale) -> Iterator[Link]:
    links = fields.links
    if links.arxiv:
        yield Link(f"arXiv {links.arxiv}", f"https://arxiv.org/abs/{links.arxiv}")
    if links.doi:
        yield Link("DOI", f"https://doi.org/{links.doi}")
    for name, text in LINK_NAMES.items():
        if url := getattr(links, name):
            yield Link(text if text in NAMES_IN_EVERY_LANGUAGE else locale.say(text), url)


def _author_link(catalogue: Catalogue, name: str, page: str) -> Link:
    """An author by name, with where other papers of the same author are listed; nowhere if there are none."""
    person = catalogue.person_of[name]
    return Link(name, catalogue.href(person.address, page) if len(person.papers) > 1 else "")


def _venue_link(catalogue: Catalogue, paper: Paper, page: str) -> Link | None:
    """Where the paper came out, with the page of that series or journal."""
    if not paper.fields.venue:
        return None
    venue = catalogue.venue_of(paper)
    return Link(paper.fields.venue, catalogue.href(addresses.venue(venue.id), page) if venue else "")


def _provenance(fields: PaperFields, locale: Locale) -> Provenance:
    summary = fields.summary
    checked = day(summary.checked, locale) if summary.checked else None
    sources = [Link(address.split("/")[2].removeprefix("www."), address) for address in summary.sources]
    read = locale.say(READ[summary.read]) if summary.read else None
    return Provenance(summary.status, read, summary.ai_assisted, checked, sources)


def _near(catalogue: Catalogue, paper: Paper, page: str) -> Sequence[Neighbours]:
    """What to read before the paper, and the lists, reports and topics that hold it; its lineages stand apart."""
    first = _read_first(catalogue, paper, page)
    read_first = [Neighbours(catalogue.locale.say("Read these first"), first)] if first else []
    return [*read_first, *neighbours(catalogue, {paper.id}, page, (Kind.LISTS, Kind.REPORTS, Kind.TOPICS))]


def _turn(catalogue: Catalogue, turn: InTurn, page: str) -> InTurnView:
    lineage = Link(turn.lineage.fields.title, catalogue.href(addresses.lineage(turn.lineage.id), page))
    before, after = (paper_link(catalogue, one, page) if one else None for one in (turn.before, turn.after))
    return InTurnView(lineage, before, after)


def _read_first(catalogue: Catalogue, paper: Paper, page: str) -> Sequence[Link]:
    """The ancestors worth reading before this paper, the oldest first."""
    return [paper_link(catalogue, ancestor, page) for ancestor in read_first(catalogue, paper)]
