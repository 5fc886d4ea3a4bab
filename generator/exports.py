"""What machines read: the catalogue, bibliographies, plain Markdown, and the scripts' own data."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator import formats, urls
from generator.catalogue import Catalogue
from generator.citing import cited_as
from generator.edition import Edition
from generator.markdown import Token, replace
from generator.model import Lineage, Paper, ReadingList, Report
from generator.prose import references
from generator.published import Catalog

# Citations are handed to the scripts in so many files, so that one paper's is not the weight of all.
SHARDS = 32


def exports(catalogue: Catalogue, editions: Sequence[Edition]) -> Mapping[str, str]:
    """Every file for machines that lies beside the pages' sources, by path."""
    papers = list(catalogue.papers.values())
    schema = json.dumps(Catalog.model_json_schema(by_alias=True), indent=2)
    return {
        "catalog.json": catalog_json(catalogue, editions),
        "catalog.schema.json": f"{schema}\n",
        "papers.bib": "\n".join(map(formats.bibtex, papers)),
        "papers.ris": "\n".join(map(formats.ris, papers)),
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
        "listings": [{"area": x.area, "tier": x.tier, "year": x.year or fields.year} for x in fields.listings],
        "topics": fields.topics,
        "tldr": fields.tldr,
        "links": fields.links.model_dump(exclude_none=True),
        "builds_on": [edge.model_dump(mode="json") for edge in fields.builds_on],
        "results": [result.model_dump(mode="json", exclude_none=True) for result in fields.results],
        "summary": fields.summary.model_dump(mode="json", exclude_none=True),
        "translations": _translations(paper, editions),
        "words": paper.body.words,
        "url": urls.paper(paper.id),
    }


def _list(found: ReadingList) -> Mapping[str, object]:
    papers = [entry.paper for entry in found.fields.papers]
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": urls.reading_list(found.id)}


def _report(found: Report) -> Mapping[str, object]:
    """A report with the papers that it cites, in the order of its references."""
    papers, address = references(found.body), urls.report(found.id)
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": address}


def _lineage(catalogue: Catalogue, found: Lineage) -> Mapping[str, object]:
    papers, address = catalogue.members[found.id], urls.lineage(found.id)
    return {"id": found.id, "title": found.fields.title, "papers": papers, "url": address}


def names_js(catalogue: Catalogue) -> str:
    """Every paper's name and address as a script, which a page opened from a disk may load too."""
    names = [[paper.short, urls.paper(paper.id)] for paper in catalogue.papers.values()]
    return f"stemma.names = {_compact(names)};\n"


def citations_js(papers: Sequence[Paper]) -> Mapping[str, str]:
    """Every paper in every format, in scripts by the remainder of the sum of its id's characters."""
    shards: defaultdict[int, dict[str, Sequence[str]]] = defaultdict(dict)
    for paper in papers:
        shards[sum(map(ord, paper.id)) % SHARDS][paper.id] = formats.all_formats(paper)
    return {f"cite/{shard}.js": f"Object.assign(stemma.cited, {_compact(shards[shard])});\n" for shard in range(SHARDS)}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain_pages(catalogue: Catalogue) -> Mapping[str, str]:
    """Each record as plain Markdown, by the path that lies beside its page."""
    return {
        urls.markdown_file(urls.paper(paper.id)): "\n\n".join(_plain(catalogue, paper)) + "\n"
        for paper in catalogue.papers.values()
    }


def _plain(catalogue: Catalogue, paper: Paper) -> Iterator[str]:
    fields = paper.fields
    yield f"# {paper.short}"
    yield formats.text(paper).strip()
    areas = ", ".join(f"{catalogue.areas[x.area].fields.name} ({x.tier})" for x in fields.listings)
    yield f"Areas: {areas}. Summary: {fields.summary.status}" + (
        f", written from the {fields.summary.read}." if fields.summary.read else "."
    )
    if fields.tldr:
        yield f"> {fields.tldr}"
    if paper.body.lead:
        yield _cited(paper.body.lead, catalogue)
    yield from (f"## {section.title}\n\n{_cited(section.text, catalogue)}" for section in paper.body.sections)
    if fields.builds_on:
        edges = [
            f"- {e.relation} [{catalogue.papers[e.paper].short}]({e.paper}.md): {e.change}" for e in fields.builds_on
        ]
        yield "\n".join(["## Grew out of", "", *edges])


def _cited(text: str, catalogue: Catalogue) -> str:
    """The text with its citations as plain Markdown links."""

    def link(cited: str) -> str:
        return f"[{cited_as(catalogue.papers[cited])}]({cited}.md)"

    def citation(token: Token) -> str:
        return f"({'; '.join(map(link, token.cited))})"

    def mention(token: Token) -> str:
        return f"{catalogue.papers[token.cited[0]].short} ({link(token.cited[0])})"

    return replace(text, {"citation": citation, "mention": mention})


def llms_txt(catalogue: Catalogue) -> str:
    """What a language model is to read first: what the site is, and where each record's plain Markdown lies."""
    parts = [
        "# Stemma",
        "> A reading guide to machine-learning papers: what each one says, how good the evidence is, and which papers "
        "it grew out of. Summaries are in our own words; each says what it was written from.",
        "Every record as data: [catalog.json](catalog.json), described by [catalog.schema.json](catalog.schema.json). "
        "All records in one file: [llms-full.txt](llms-full.txt). Bibliographies: [papers.bib](papers.bib), "
        "[papers.ris](papers.ris).",
    ]
    for area in catalogue.areas.values():
        papers = dict.fromkeys(entry.paper.id for entry in catalogue.by_area[area.id])
        lines = [_line(catalogue.papers[paper]) for paper in papers]
        parts.append("\n".join([f"## {area.fields.name}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _line(paper: Paper) -> str:
    about = f": {paper.fields.tldr}" if paper.fields.tldr else ""
    return f"- [{paper.short}]({urls.markdown_file(urls.paper(paper.id))}) ({paper.fields.year}){about}"
