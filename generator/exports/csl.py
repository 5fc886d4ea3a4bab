"""Papers as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

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

CSL_TYPES = {
    Publication.CONFERENCE: "paper-conference",
    Publication.JOURNAL: "article-journal",
    Publication.PREPRINT: "article",
    Publication.REPORT: "report",
}


def csl_file(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """Every paper, a line each."""
    items = [json.dumps(csl(catalogue, paper), ensure_ascii=False) for paper in catalogue.papers.values()]
    return {"papers.json": "[\n" + ",\n".join(items) + "\n]\n"}


def csl(catalogue: Catalogue, paper: Paper) -> Mapping[str, object]:
    """The paper as an item of CSL-JSON."""
    fields, links, kind = paper.fields, paper.fields.links, publication(catalogue, paper)
    entry = {
        "id": cite_key(paper),
        "type": CSL_TYPES[kind],
        "title": fields.title,
        "author": [_csl_name(author) for author in fields.authors],
        "issued": {"date-parts": [[published(paper)]]},
        **_venue(kind, paper),
        "DOI": links.doi,
        "URL": url(paper),
        **_arxiv(kind, links.arxiv),
        "abstract": fields.tldr,
    }
    return {name: value for name, value in entry.items() if value}


def _arxiv(kind: Publication, identifier: str | None) -> Mapping[str, str]:
    """A preprint's number; of what came out elsewhere it stands where Zotero keeps further identifiers."""
    if not identifier:
        return {}
    return {"number": f"{ARXIV}:{identifier}"} if kind is Publication.PREPRINT else {"note": f"{ARXIV}: {identifier}"}


def _venue(kind: Publication, paper: Paper) -> Mapping[str, str | None]:
    match kind:
        case Publication.PREPRINT:
            return {"publisher": repository(paper)}
        case Publication.REPORT:
            return {"publisher": " and ".join(paper.fields.affiliations), "genre": venue_name(paper)}
    return {"container-title": venue_name(paper)}


def _csl_name(author: str) -> Mapping[str, str]:
    family, given, suffix = person(author)
    name = {"family": family, "given": given} if given else {"literal": family}
    return name | ({"suffix": suffix} if suffix else {})
