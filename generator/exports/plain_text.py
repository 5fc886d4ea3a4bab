"""Papers as plain Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import cited_as
from generator.exports.reference_lines import text_line
from generator.records.model import Paper
from generator.records.text import Citation, Part


def plain_pages(catalogue: Catalogue) -> Mapping[str, str]:
    """Each record as plain Markdown, by the path that lies beside its page."""
    return {
        addresses.markdown_file(addresses.paper(paper.id)): "\n\n".join(_plain(catalogue, paper)) + "\n"
        for paper in catalogue.papers.values()
    }


def _plain(catalogue: Catalogue, paper: Paper) -> Iterator[str]:
    fields = paper.fields
    yield f"# {paper.short}"
    yield text_line(paper).strip()
    areas = ", ".join(f"{catalogue.areas[x.area].fields.name} ({x.tier})" for x in fields.listings)
    yield f"Areas: {areas}. Summary: {fields.summary.status}" + (
        f", written from the {fields.summary.read}." if fields.summary.read else "."
    )
    if fields.tldr:
        yield f"> {fields.tldr}"
    if paper.body.lead.source:
        yield _cited(paper.body.lead, catalogue)
    yield from (f"## {section.title}\n\n{_cited(section.text, catalogue)}" for section in paper.body.sections)
    if fields.builds_on:
        edges = [
            f"- {e.relation} [{catalogue.papers[e.paper].short}]({e.paper}.md): {e.change}" for e in fields.builds_on
        ]
        yield "\n".join(["## Grew out of", "", *edges])


def _cited(part: Part, catalogue: Catalogue) -> str:
    """The text with its citations as plain Markdown links."""

    def link(cited: str) -> str:
        return f"[{cited_as(catalogue.papers[cited])}]({cited}.md)"

    def shown(citation: Citation) -> str:
        links = f"({'; '.join(map(link, citation.ids))})"
        return f"{catalogue.papers[citation.ids[0]].short} {links}" if citation.is_mention else links

    pieces, end = [], 0
    for cited in part.citations:
        start = cited.place.start - part.start
        pieces += [part.source[end:start], shown(cited.citation)]
        end = start + cited.place.length
    return "".join([*pieces, part.source[end:]])
