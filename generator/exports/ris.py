"""Papers as RIS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.bibliography import Publication, cite_key, person, publication, published, url, venue_name
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.records.model import Paper

RIS_TYPES = {Publication.CONFERENCE: "CPAPER", Publication.JOURNAL: "JOUR", Publication.UNREVIEWED: "UNPB"}


def ris_file(catalogue: Catalogue, _: Sequence[Edition]) -> Mapping[str, str]:
    """Every paper."""
    return {"papers.ris": "\n".join(map(ris, catalogue.papers.values()))}


def ris(paper: Paper) -> str:
    """The paper as a RIS record."""
    lines = [f"{tag}  - {value}" for tag, value in _ris_lines(paper)]
    return "\n".join([*lines, "ER  - ", ""])


def _ris_lines(paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "TY", RIS_TYPES[publication(paper)]
    yield "ID", cite_key(paper)
    yield "TI", fields.title
    yield from (("AU", ", ".join(filter(None, person(author)))) for author in fields.authors)
    yield "PY", str(published(paper))
    if venue := venue_name(paper):
        yield "T2", venue
    if fields.tldr:
        yield "N2", fields.tldr
    if links.arxiv:
        yield "AN", f"arXiv:{links.arxiv}"
    if links.doi:
        yield "DO", links.doi
    if web := url(paper):
        yield "UR", web
