"""What machines read: the catalogue, bibliographies, plain Markdown, and the scripts' own data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.exports import bibliography
from generator.exports.catalog_types import Catalog
from generator.exports.plain_text import llms_txt, plain_pages
from generator.exports.scripts import citations_js, names_js
from generator.pages.prose import references
from generator.records.model import Kind, Lineage, Paper, ReadingList, Report


def exports(catalogue: Catalogue, editions: Sequence[Edition]) -> Mapping[str, str]:
    """Every file for machines that lies beside the pages' sources, by path."""
    papers = list(catalogue.papers.values())
    schema = json.dumps(Catalog.model_json_schema(by_alias=True), indent=2)
    return {
        "catalog.json": catalog_json(catalogue, editions),
        "catalog.schema.json": f"{schema}\n",
        "papers.bib": "\n".join(map(bibliography.bibtex, papers)),
        "papers.ris": "\n".join(map(bibliography.ris, papers)),
        "llms.txt": llms_txt(catalogue),
        "llms-full.txt": "\n\n".join(plain_pages(catalogue).values()),
        "search/names.js": names_js(catalogue),
        **citations_js(papers),
    }


def catalog_json(catalogue: Catalogue, editions: Sequence[Edition] = ()) -> str:
    """Every record as JSON, in the shape of `published.Catalog`."""
    catalog = {
        "$schema": "catalog.schema.json",
        "papers": [_paper(paper, editions) for paper in catalogue.papers.values()],
        "lineages": [_lineage(catalogue, catalogue.lineages[key]) for key in sorted(catalogue.lineages)],
        "lists": [_list(catalogue.lists[key]) for key in sorted(catalogue.lists)],
        "reports": [_report(catalogue.reports[key]) for key in sorted(catalogue.reports)],
        "languages": {edition.language.id: _language(edition) for edition in editions},
    }
    return Catalog.model_validate(catalog).model_dump_json(by_alias=True) + "\n"


def _language(edition: Edition) -> Mapping[str, object]:
    papers = edition.translated(Kind.PAPERS)
    outdated = [paper for paper in papers if (Kind.PAPERS, paper) in edition.behind]
    return {"translated": len(papers), "outdated": len(outdated)}


def _translations(paper: Paper, editions: Sequence[Edition]) -> Mapping[str, str]:
    """In which languages there is the paper, and whether that text is `current` or `outdated`."""
    key = (paper.kind, paper.id)
    return {
        edition.language.id: "outdated" if key in edition.behind else "current"
        for edition in editions
        if key in edition.translations
    }


def _paper(paper: Paper, editions: Sequence[Edition]) -> Mapping[str, object]:
    fields = paper.fields
    return {
        "id": paper.id,
        "title": fields.title,
        "name": fields.name,
        "aliases": fields.aliases,
        "year": fields.year,
        "venue": fields.venue,
        "authors": fields.authors,
        "listings": [{"area": x.area, "tier": x.tier, "year": x.year or fields.year} for x in fields.listings],
        "topics": fields.topics,
        "tldr": fields.tldr,
        "links": fields.links.model_dump(exclude_none=True),
        "builds_on": [edge.model_dump(mode="json") for edge in fields.builds_on],
        "results": [result.model_dump(mode="json", exclude_none=True) for result in fields.results],
        "summary": fields.summary.model_dump(mode="json", exclude_none=True),
        "translations": _translations(paper, editions),
        "words": paper.body.words,
        "url": addresses.paper(paper.id),
    }


def _list(found: ReadingList) -> Mapping[str, object]:
    papers = [entry.paper for entry in found.fields.papers]
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": addresses.reading_list(found.id)}


def _report(found: Report) -> Mapping[str, object]:
    """A report with the papers that it cites, in the order of its references."""
    papers, address = references(found.body), addresses.report(found.id)
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": address}


def _lineage(catalogue: Catalogue, found: Lineage) -> Mapping[str, object]:
    papers, address = catalogue.members[found.id], addresses.lineage(found.id)
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": address}
