"""Papers as RIS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.catalogue.bibliography import (
    ARXIV,
    Publication,
    cite_key,
    publication,
    published,
    repository,
    url,
    venue_name,
)
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import person
from generator.records.model import Paper

# Of the types of unpublished work only that of manuscripts is read by Zotero as what it is, with its archive.
RIS_TYPES = {
    Publication.CONFERENCE: "CPAPER",
    Publication.JOURNAL: "JOUR",
    Publication.PREPRINT: "MANSCPT",
    Publication.REPORT: "RPRT",
}


def ris_file(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """Every paper."""
    return {"papers.ris": "\n".join(map(partial(ris, catalogue), catalogue.papers.values()))}


def ris(catalogue: Catalogue, paper: Paper) -> str:
    """The paper as a RIS record."""
    lines = [f"{tag}  - {value}" for tag, value in _ris_lines(catalogue, paper)]
    return "\n".join([*lines, "ER  - ", ""])


def _ris_lines(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "TY", RIS_TYPES[publication(catalogue, paper)]
    yield "ID", cite_key(paper)
    yield "TI", fields.title
    yield from (("AU", ", ".join(filter(None, person(author)))) for author in fields.authors)
    yield "PY", str(published(paper))
    yield from _venue(catalogue, paper)
    if fields.tldr:
        yield "AB", fields.tldr
    if links.arxiv:
        yield "AN", f"{ARXIV}:{links.arxiv}"
    if links.doi:
        yield "DO", links.doi
    if web := url(paper):
        yield "UR", web


def _venue(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    """Where the paper came out, under the tag that its type has for it."""
    kind, venue = publication(catalogue, paper), venue_name(paper)
    if kind is Publication.REPORT and paper.fields.affiliations:
        yield "PB", " and ".join(paper.fields.affiliations)
    if kind is Publication.PREPRINT and (archive := repository(paper)):
        yield from (("M3", "Preprint"), ("DB", archive))
    elif venue:
        yield "M3" if kind is Publication.REPORT else "T2", venue
