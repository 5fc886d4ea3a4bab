"""What machines read: `catalog.json`, every record in id order, and the names that the search suggests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator import urls
from generator.catalogue import Catalogue
from generator.edition import Edition
from generator.model import Lineage, Listing, Paper, ReadingList, Report
from generator.prose import references


def catalog_json(catalogue: Catalogue, editions: Sequence[Edition] = ()) -> str:
    """Every record as JSON. `url` is relative to the site's root; `words` counts the body without its headings."""
    catalog = {
        "papers": [_paper(paper, editions) for paper in catalogue.papers.values()],
        "lineages": [_lineage(catalogue, catalogue.lineages[key]) for key in sorted(catalogue.lineages)],
        "lists": [_list(catalogue.lists[key]) for key in sorted(catalogue.lists)],
        "reports": [_report(catalogue.reports[key]) for key in sorted(catalogue.reports)],
        "languages": {edition.language.id: _language(edition) for edition in editions},
    }
    return json.dumps(catalog, ensure_ascii=False, separators=(",", ":")) + "\n"


def _language(edition: Edition) -> Mapping[str, object]:
    """How many papers are translated, and how many of these translations are behind."""
    papers = [key for key in edition.translations if key[0] == "papers"]
    outdated = [key for key in papers if key in edition.behind]
    return {"translated": len(papers), "outdated": len(outdated)}


def _translations(paper: Paper, editions: Sequence[Edition]) -> Mapping[str, str]:
    """In which languages there is the paper, and whether that text is `current` or `outdated`."""
    key = ("papers", paper.id)
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
        "listings": [_listing(listing, fields.year) for listing in fields.listings],
        "topics": fields.topics,
        "tldr": fields.tldr,
        "links": fields.links.model_dump(exclude_none=True),
        "builds_on": [
            {"paper": edge.paper, "relation": edge.relation, "change": edge.change} for edge in fields.builds_on
        ],
        "results": [result.model_dump(mode="json", exclude_none=True) for result in fields.results],
        "summary": fields.summary.model_dump(mode="json", exclude_none=True),
        "translations": _translations(paper, editions),
        "words": paper.body.words,
        "url": urls.paper(paper.id),
    }


def _listing(listing: Listing, year: int) -> Mapping[str, object]:
    return {"area": listing.area, "tier": listing.tier, "year": listing.year or year}


def _list(found: ReadingList) -> Mapping[str, object]:
    papers = [entry.paper for entry in found.fields.papers]
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": urls.reading_list(found.id)}


def _report(found: Report) -> Mapping[str, object]:
    """A report with the papers that it cites, in the order of its references."""
    return {
        "id": found.id,
        "title": found.fields.title,
        "papers": references(found.body),
        "url": urls.report(found.id),
    }


def _lineage(catalogue: Catalogue, found: Lineage) -> Mapping[str, object]:
    papers, address = catalogue.members[found.id], urls.lineage(found.id)
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": address}


def names_js(catalogue: Catalogue) -> str:
    """Every paper's name and address as a script, which a page opened from a disk may load too."""
    names = [[paper.short, urls.paper(paper.id)] for paper in catalogue.papers.values()]
    return f"stemma.names = {json.dumps(names, ensure_ascii=False, separators=(',', ':'))};\n"
