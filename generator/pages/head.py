"""What a page says of itself to other programs: citation tags, JSON-LD and its feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.bibliography import (
    ARXIV,
    Publication,
    publication,
    published,
    repository,
    url,
    venue_name,
)
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import is_body, person
from generator.records.model import Paper

Tags = Sequence[tuple[str, str]]
VENUE_TAGS = {
    Publication.CONFERENCE: "citation_conference_title",
    Publication.JOURNAL: "citation_journal_title",
}


def citation_tags(catalogue: Catalogue, paper: Paper) -> Tags:
    """The tags by which reference managers and Google Scholar take a paper from its page."""
    return list(_citation_tags(catalogue, paper))


def _citation_tags(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "citation_title", fields.title
    for author in fields.authors:
        yield "citation_author", _tagged(author)
    yield "citation_publication_date", str(published(paper))
    yield from _venue_tags(catalogue, paper)
    if links.doi:
        yield "citation_doi", links.doi
    if links.arxiv:
        yield from (
            ("citation_arxiv_id", links.arxiv),
            ("citation_pdf_url", f"https://arxiv.org/pdf/{links.arxiv}"),
        )
    if web := url(paper):
        yield "citation_abstract_html_url", web
    if fields.tldr:
        yield "citation_abstract", fields.tldr


def _tagged(author: str) -> str:
    """A name as Zotero takes it whole: it parts what has no comma, and drops what stands behind a second one."""
    family, given, suffix = person(author)
    return f"{family}, {' '.join(filter(None, (given, suffix)))}".rstrip(" ")


def _venue_tags(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    """Where the paper came out. For what the usual tags do not know there are Zotero's own, which begin with `z:`."""
    kind, venue, arxiv = publication(catalogue, paper), venue_name(paper), paper.fields.links.arxiv
    if kind is Publication.PREPRINT:
        yield "z:itemType", "preprint"
        if archive := repository(paper):
            yield "z:repository", archive
        if arxiv:
            yield "z:archiveID", f"{ARXIV}:{arxiv}"
        return
    if kind is Publication.REPORT:
        yield "z:itemType", "report"
        if paper.fields.affiliations:
            yield "citation_technical_report_institution", " and ".join(paper.fields.affiliations)
        if venue:
            yield "z:reportType", venue
    elif venue:
        yield VENUE_TAGS[kind], venue
    if arxiv:
        yield "z:extra", f"{ARXIV}: {arxiv}"


def json_ld(catalogue: Catalogue, paper: Paper) -> Mapping[str, object]:
    """The paper as schema.org knows it."""
    fields, links = paper.fields, paper.fields.links
    about = {
        "@type": "ScholarlyArticle",
        "name": fields.title,
        "headline": fields.title,
        "alternateName": [*filter(None, [fields.name]), *fields.aliases],
        "author": [_author(author) for author in fields.authors],
        "datePublished": str(published(paper)),
        "isPartOf": {"@type": "PublicationVolume", "name": fields.venue} if fields.venue else None,
        "identifier": [f"arXiv:{links.arxiv}"] * bool(links.arxiv) + [f"doi:{links.doi}"] * bool(links.doi),
        "url": url(paper),
        "abstract": fields.tldr,
        "isBasedOn": [_earlier(edge.earlier) for edge in catalogue.grew_out_of.get(paper.id, ())],
    }
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": paper.short,
        "description": fields.tldr,
        "dateModified": fields.summary.checked.isoformat() if fields.summary.checked else None,
        "mainEntity": _without_gaps(about),
    }
    return _without_gaps(page)


def _earlier(paper: Paper) -> Mapping[str, str]:
    """A paper that another grew out of; its page lies beside that of the other."""
    return {"@type": "ScholarlyArticle", "name": paper.fields.title, "url": f"{paper.id}.html"}


def _author(author: str) -> Mapping[str, str]:
    return {"@type": "Organization" if is_body(author) else "Person", "name": str(author)}


def _without_gaps(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in properties.items() if value}
