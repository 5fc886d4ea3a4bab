"""The index of all papers that language models read."""

from __future__ import annotations

from collections.abc import Mapping

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.exports.plain_text import plain_pages
from generator.exports.rights import RIGHTS
from generator.records.model import Paper


def llms_files(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """The index, and every record in one file."""
    return {"llms.txt": llms_txt(catalogue), "llms-full.txt": "\n\n".join([RIGHTS, *plain_pages(catalogue).values()])}


def llms_txt(catalogue: Catalogue) -> str:
    """What a language model is to read first: what the site is, and where each record's plain Markdown lies."""
    parts = [
        "# Stemma",
        "> A reading guide to machine-learning papers: what each one says, how good the evidence is, and which papers "
        "it grew out of. Summaries are in our own words; each says what it was written from.",
        "Every record as data: [catalog.json](catalog.json), described by [catalog.schema.json](catalog.schema.json). "
        "All records in one file: [llms-full.txt](llms-full.txt). Bibliographies: [papers.bib](papers.bib), "
        "[papers.ris](papers.ris).",
        RIGHTS,
    ]
    for area in catalogue.areas.values():
        papers = dict.fromkeys(entry.paper.id for entry in catalogue.by_area[area.id])
        lines = [_line(catalogue.papers[paper]) for paper in papers]
        parts.append("\n".join([f"## {area.fields.name}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _line(paper: Paper) -> str:
    about = f": {paper.fields.tldr}" if paper.fields.tldr else ""
    return f"- [{paper.short}]({addresses.markdown_file(addresses.paper(paper.id))}) ({paper.fields.year}){about}"
