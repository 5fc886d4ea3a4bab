"""Every record as JSON: `catalog.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.catalogue.people import Person
from generator.exports.catalog_types import Catalog, CatalogPaper, PaperRecord, Published
from generator.findings.unfinished import UnfinishedError
from generator.pages.prose import references
from generator.records.model import Dataset, Kind, Lineage, Paper, ReadingList, Removed, Report, Topic, Venue

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Mapping[str, type[Published]] = {"catalog.schema.json": Catalog, "paper.schema.json": PaperRecord}


def catalog_files(catalogue: Catalogue, editions: Sequence[Edition], site: str = "") -> Mapping[str, str]:
    """The catalogue, each paper's record alone, and the schemas that they fit; `site` is the site's address."""
    catalog = _catalog(catalogue, editions)
    records = {
        addresses.data_file(paper.url): _record(paper, [edge.later.id for edge in catalogue.led_to.get(paper.id, ())])
        for paper in catalog.papers
    }
    schemas = {path: _schema(shape, f"{site}{path}") for path, shape in SCHEMAS.items()}
    return {"catalog.json": _json(catalog), **schemas, **records}


def _schema(shape: type[Published], identifier: str) -> str:
    schema = {"$schema": SCHEMA, "$id": identifier, **shape.model_json_schema(by_alias=True)}
    return f"{json.dumps(schema, indent=2)}\n"


def _record(paper: CatalogPaper, led_to: Sequence[str]) -> str:
    return _json(PaperRecord.model_construct(**dict(paper), led_to=led_to))


def _json(published: Published) -> str:
    return f"{published.model_dump_json(by_alias=True)}\n"


def catalog_json(catalogue: Catalogue, editions: Sequence[Edition] = ()) -> str:
    """Every record as JSON, in the shape of `catalog_types.Catalog`."""
    return _json(_catalog(catalogue, editions))


def _catalog(catalogue: Catalogue, editions: Sequence[Edition]) -> Catalog:
    """Every record as it is published."""
    catalog = {
        "$schema": "catalog.schema.json",
        "papers": [_paper(catalogue, paper, editions) for paper in catalogue.papers.values()],
        "topics": [_topic(catalogue, topic) for _, topic in sorted(catalogue.topics.items())],
        "datasets": [_dataset(catalogue, dataset) for _, dataset in sorted(catalogue.datasets.items())],
        "metrics": [metric.fields.model_dump(mode="json") for _, metric in sorted(catalogue.metrics.items())],
        "authors": [_author(person) for person in catalogue.people if len(person.papers) > 1],
        "venues": [_venue(catalogue, venue) for _, venue in sorted(catalogue.venues.items())],
        "lineages": [
            _collection(lineage, catalogue.members[key], addresses.lineage(key))
            for key, lineage in sorted(catalogue.lineages.items())
        ],
        "lists": [
            _collection(chosen, [entry.paper for entry in chosen.fields.papers], addresses.reading_list(key))
            for key, chosen in sorted(catalogue.lists.items())
        ],
        # A report has the papers that it cites, in the order of its references.
        "reports": [
            _collection(report, references(report.body), addresses.report(key))
            for key, report in sorted(catalogue.reports.items())
        ],
        "moved": catalogue.moved,
        "removed": [_removed(address, removed) for address, removed in catalogue.removed.items()],
        "languages": {edition.language.id: _language(edition) for edition in editions},
    }
    try:
        return Catalog.model_validate(catalog)
    except ValidationError as error:
        fault = error.errors()[0]
        at = ".".join(map(str, fault["loc"]))
        raise UnfinishedError(f"generator/exports/catalog_types.py does not fit `{at}`: {fault['msg']}") from error


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


def _author(person: Person) -> Mapping[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "forms": person.forms,
        "several": person.several,
        "papers": [paper.id for paper in person.papers],
        "url": person.address,
    }


def _venue(catalogue: Catalogue, venue: Venue) -> Mapping[str, object]:
    url = addresses.venue(venue.id) if venue.id in catalogue.by_venue else None
    return {**venue.fields.model_dump(mode="json"), "url": url}


def _paper(catalogue: Catalogue, paper: Paper, editions: Sequence[Edition]) -> Mapping[str, object]:
    fields, venue = paper.fields, catalogue.venue_of(paper)
    return {
        "id": paper.id,
        "title": fields.title,
        "name": fields.name,
        "aliases": fields.aliases,
        "formerly": fields.formerly,
        "year": fields.year,
        "first_posted": fields.first_posted,
        "venue": fields.venue,
        "venue_series": venue.id if venue else None,
        "authors": fields.authors,
        "affiliations": fields.affiliations,
        "listings": [{"area": x.area, "tier": x.tier} for x in fields.listings],
        "topics": fields.topics,
        "tldr": fields.tldr,
        "links": fields.links.model_dump(exclude_none=True),
        "builds_on": [edge.model_dump(mode="json") for edge in fields.builds_on],
        "results": [result.model_dump(mode="json", exclude_none=True) for result in fields.results],
        "added": fields.added.isoformat() if fields.added else None,
        "summary": fields.summary.model_dump(mode="json", exclude_none=True),
        "translations": _translations(paper, editions),
        "words": paper.body.words,
        "url": addresses.paper(paper.id),
    }


def _topic(catalogue: Catalogue, topic: Topic) -> Mapping[str, object]:
    fields = topic.fields
    return {
        "id": topic.id,
        "name": fields.name,
        "description": fields.description,
        "group": catalogue.heading_of(topic),
        "parent": fields.parent,
        "begin_with": [beginning.model_dump(mode="json") for beginning in fields.begin_with],
        "papers": [paper.id for paper in catalogue.by_topic[topic.id]],
        "url": addresses.topic(topic.id),
    }


def _removed(address: str, removed: Removed) -> Mapping[str, object]:
    fields = removed.fields
    return {"kind": fields.kind.value, "id": fields.id, "title": fields.title, "reason": fields.reason, "url": address}


def _dataset(catalogue: Catalogue, dataset: Dataset) -> Mapping[str, object]:
    url = addresses.dataset(dataset.id) if dataset.id in catalogue.measured else None
    return {**dataset.fields.model_dump(mode="json", exclude={"formerly"}), "url": url}


def _collection(record: ReadingList | Lineage | Report, papers: Sequence[str], address: str) -> Mapping[str, object]:
    return {"id": record.id, "title": record.fields.title, "papers": papers, "url": address}
