"""What the pages *way* and *compare* are made of in a browser, as classic scripts, so that a disk gives them too.

ways/papers.js    all papers by name, and what each grew out of, for whoever looks for a way
told/<id>.js      what is told of one paper: its gain, text, figures and edges, for whoever sets it beside others; in
                  another language the same of the papers that are translated, in its folder
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator import addresses
from generator.addresses import in_language
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.catalogue.leaderboards import Measure
from generator.catalogue.ways import Graph, Parent, graph, numbered_papers
from generator.exports.scripts import compact
from generator.gate import clean
from generator.languages.phrases import MONTHS
from generator.pages.cards import SUMMARY_WORDS, full_title
from generator.pages.evidence import LIMITS
from generator.pages.figures import figure_row
from generator.pages.paper import READ
from generator.pages.prose import prose
from generator.records.fields import Relation, Result
from generator.records.model import Kind, Paper

GRAPH = "ways/papers.js"
OPENING, CLOSING = "stemma.ways.take(", ");\n"  # what stands around the table in that file
TOLD_FROM = "compare.html"  # links in what is told lead from here, and from every other page in its folder


def ways_files(catalogue: Catalogue, editions: Sequence[Edition], *_: object) -> Mapping[str, str]:
    """The graph of all papers, and what is told of each."""
    told = _told_files(catalogue, catalogue.papers)
    for edition in editions:
        own = _told_files(edition.catalogue, edition.translated(Kind.PAPERS))
        told |= {in_language(edition.language.id, path): text for path, text in own.items()}
    return {GRAPH: f"{OPENING}{compact(graph_table(catalogue))}{CLOSING}", **told}


def _told_files(catalogue: Catalogue, papers: Iterable[str]) -> dict[str, str]:
    """What is told of each of the papers, in the catalogue's language."""
    told = {paper: compact(_told(catalogue, catalogue.papers[paper])) for paper in papers}
    return {f"told/{paper}.js": f"stemma.told[{compact(paper)}] = {text};\n" for paper, text in told.items()}


def read_graph(script: str) -> Mapping[str, Any]:
    """The table of the graph from its file."""
    table: Mapping[str, Any] = json.loads(script.removeprefix(OPENING).removesuffix(CLOSING))
    return table


def graph_of(table: Mapping[str, Any]) -> Graph:
    """The graph that a table tells."""
    kinds = [Parent(0, cost, needed, leads_on) for _, cost, needed, leads_on in table["kinds"]]
    parents = [[replace(kinds[kind], number=number) for number, kind in of] for of in table["parents"]]
    return Graph(table["costs"], parents, table["first"])


def graph_table(catalogue: Catalogue) -> Mapping[str, Any]:
    """The papers, the oldest first; `parents` has the number of each earlier one and that of the kind of step."""
    papers, numbered = numbered_papers(catalogue), graph(catalogue)
    kinds: dict[tuple[str, int, bool, bool], int] = {}
    parents = [
        [
            (parent.number, kinds.setdefault(_kind(edge.edge.relation, parent), len(kinds)))
            for parent, edge in zip(of, catalogue.grew_out_of.get(paper.id, ()), strict=True)
        ]
        for paper, of in zip(papers, numbered.parents, strict=True)
    ]
    return {
        "ids": [paper.id for paper in papers],
        "names": [paper.short for paper in papers],
        "years": [paper.fields.year for paper in papers],
        "words": [paper.body.words for paper in papers],
        "costs": numbered.costs,
        "kinds": list(kinds),
        "parents": parents,
        "first": numbered.first,
    }


def _kind(relation: Relation, parent: Parent) -> tuple[str, int, bool, bool]:
    return relation.value, parent.cost, parent.needed, parent.leads_on


def _told(catalogue: Catalogue, paper: Paper) -> Mapping[str, object]:
    """What is told of a paper; a part of which nothing is recorded is null or empty.

    `depth`, `read` and the month are phrases, which the page says in its own language.
    """
    fields, summary, say = paper.fields, paper.fields.summary, catalogue.locale.say
    text = prose(paper.body, TOLD_FROM, catalogue)
    sections = {section.heading: clean(section.text) for section in text.sections}
    return {
        "name": paper.short,
        "title": full_title(paper),
        "year": fields.year,
        "venue": fields.venue,
        "gain": fields.tldr,
        "lead": clean(text.lead),
        "problem": sections.get(say("Problem")),
        "approach": sections.get(say("Approach")),
        "results": sections.get(say("Results")),
        "limits": sections.get(say(LIMITS)),
        "figures": [_figure(catalogue, result) for result in fields.results],
        "edges": [(edge.earlier.id, edge.edge.change) for edge in catalogue.grew_out_of.get(paper.id, ())],
        "depth": SUMMARY_WORDS[summary.status],
        "read": READ[summary.read] if summary.read else None,
        "sources": summary.sources,
        "checked": _parts(summary.checked) if summary.checked else None,
    }


def _parts(day: date) -> Mapping[str, object]:
    return {"day": day.day, "month": MONTHS[day.month - 1], "year": day.year}


def _figure(catalogue: Catalogue, result: Result) -> Mapping[str, object]:
    """A figure in words; `alike` is the same for figures that can be held against each other, and null for others."""
    row, metric, measure = (
        figure_row(catalogue, result, TOLD_FROM),
        catalogue.metrics[result.metric].fields,
        Measure.of(result),
    )
    absolute = result.dataset and result.relative is None
    return {
        "alike": addresses.anchor(result.dataset, measure.anchor) if absolute else None,
        "on": ", ".join(filter(None, [row.dataset or row.task, row.metric, result.split, result.setting])),
        "href": row.href,
        "figure": row.figure,
        "value": float(result.value),
        "better": metric.better,
        "how": ", ".join(filter(None, [result.model, result.note])),
        "baseline": row.baseline,
        "cost": metric.cost,
    }
