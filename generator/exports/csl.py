"""Papers as CSL-JSON."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalogue.bibliography import Publication, cite_key, person, publication, published, url, venue_name
from generator.records.model import Paper

CSL_TYPES = {
    Publication.CONFERENCE: "paper-conference",
    Publication.JOURNAL: "article-journal",
    Publication.UNREVIEWED: "article",
}


def csl(paper: Paper) -> Mapping[str, object]:
    """The paper as an item of CSL-JSON."""
    fields, links = paper.fields, paper.fields.links
    entry = {
        "id": cite_key(paper),
        "type": CSL_TYPES[publication(paper)],
        "title": fields.title,
        "author": [_csl_name(author) for author in fields.authors],
        "issued": {"date-parts": [[published(paper)]]},
        "container-title": venue_name(paper),
        "DOI": links.doi,
        "URL": url(paper),
        "number": f"arXiv:{links.arxiv}" if links.arxiv else None,
    }
    return {name: value for name, value in entry.items() if value}


def _csl_name(author: str) -> Mapping[str, str]:
    family, given, suffix = person(author)
    name = {"family": family, "given": given} if given else {"literal": family}
    return name | ({"suffix": suffix} if suffix else {})
