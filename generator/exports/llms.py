"""What language models read: a short router, `llms.txt`, to a file for each area, and every record in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.exports.plain_text import plain_pages
from generator.exports.rights import CITE, RIGHTS
from generator.records.fields import LineageFields, ListFields, ReportFields
from generator.records.model import Area, Paper

BRACKETS = str.maketrans("[]", "()")  # a name in square brackets ends where the next bracket does


DATA = (
    ("For programs", "programs.html", "what there is for programs, with examples that run"),
    ("Catalogue", "catalog.json", "every record as data, with figures and edges"),
    ("Its schema", "catalog.schema.json", "JSON Schema of the catalogue"),
    ("A record's schema", "paper.schema.json", "JSON Schema of the file beside each paper's page"),
    ("BibTeX", "papers.bib", "every paper for BibTeX and biblatex"),
    ("RIS", "papers.ris", "every paper for reference managers"),
    ("CSL-JSON", "papers.json", "every paper for Zotero, pandoc and citation.js"),
)


def llms_files(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """The router, the file of each area, and every record in one file."""
    areas = {addresses.llms_of_area(area.id): _area(catalogue, area) for area in catalogue.areas.values()}
    whole = "\n\n".join([RIGHTS, CITE, *plain_pages(catalogue).values()])
    return {"llms.txt": llms_txt(catalogue), **areas, "llms-full.txt": whole}


def llms_txt(catalogue: Catalogue) -> str:
    """What a language model is to read first: what the site is, and where the rest lies."""
    papers = {key: len({entry.paper.id for entry in listed}) for key, listed in catalogue.by_area.items()}
    areas = [
        _line(area.fields.name, addresses.llms_of_area(area.id), f"{area.fields.description} {papers[area.id]} papers")
        for area in catalogue.areas.values()
    ]
    lineages = [_told(one.fields, addresses.lineage(one.id)) for one in catalogue.lineages.values()]
    lists = [_told(one.fields, addresses.reading_list(one.id)) for one in catalogue.lists.values()]
    reports = [_told(one.fields, addresses.report(one.id)) for one in catalogue.reports.values()]
    topics = [
        _line(topic.fields.name, addresses.topic(topic.id), topic.fields.description)
        for topic in catalogue.topics.values()
        if not topic.fields.parent
    ]
    parts = [
        "# Stemma",
        "> A reading guide to machine-learning papers: what each one says, how good the evidence is, and which papers "
        "it grew out of. Summaries are in our own words; each says what it was written from.",
        "Each area's file names its papers, and a paper's `.md` is its whole record; the same name with `.json` has it "
        "as data, and with `.html` it is the page to cite.",
        f"{RIGHTS} {CITE}",
        _section("Papers by area", areas),
        _section("Lineages", lineages),
        _section("Reading lists", lists),
        _section("Reports", reports),
        _section("Data", [_line(name, path, said) for name, path, said in DATA]),
        _section("Optional", [*topics, _line("Everything", "llms-full.txt", "every record in one file")]),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _area(catalogue: Catalogue, area: Area) -> str:
    path = addresses.llms_of_area(area.id)
    papers = dict.fromkeys(entry.paper.id for entry in catalogue.by_area[area.id])
    lines = [_paper(catalogue.papers[paper], path) for paper in papers]
    parts = [f"# Stemma: {area.fields.name}", f"> {area.fields.description}", RIGHTS, _section("Papers", lines)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _paper(paper: Paper, path: str) -> str:
    href = addresses.relative(addresses.markdown_file(addresses.paper(paper.id)), path)
    return _line(paper.short, href, f"{paper.fields.year}. {paper.fields.tldr or 'Its summary is not written yet.'}")


def _told(fields: LineageFields | ListFields | ReportFields, address: str) -> str:
    return _line(fields.title, address, fields.description)


def _line(name: str, address: str, said: str) -> str:
    return f"- [{name.translate(BRACKETS)}]({address}): {said}"


def _section(title: str, lines: Iterable[str]) -> str:
    listed = "\n".join(lines)
    return f"## {title}\n\n{listed}" if listed else ""
