"""What the records hold on how good a paper's evidence is: figures, limits, and later papers that look at it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue
from generator.pages.figures import figure_row
from generator.pages.links import paper_link
from generator.pages.page import Link
from generator.pages.prose import Prose
from generator.records.fields import Relation
from generator.records.model import Paper

LIMITS = "Limitations"
# How later papers look at an earlier one again, each with what the earlier one's page says of it.
LOOKED_AT = {
    Relation.QUESTIONS: "Questioned by",
    Relation.CONFIRMS: "Confirmed by",
    Relation.ANALYSES: "Examined by",
    Relation.BENCHMARKS: "Tested by",
    Relation.REPLACES: "Replaced by",
}


@dataclass(frozen=True)
class EvidenceRow:
    """A line of the box; with nothing to name, `nothing` says so."""

    heading: str
    links: Sequence[Link]
    nothing: str = ""


def evidence(catalogue: Catalogue, paper: Paper, text: Prose, page: str) -> Sequence[EvidenceRow]:
    """On what a paper was measured, against whom, what it admits, and who looked at it again."""
    say = catalogue.locale.say
    limits = [
        Link(section.heading, f"#{section.anchor}") for section in text.sections if section.heading == say(LIMITS)
    ]
    return [
        EvidenceRow(say("Measured on"), _measured(catalogue, paper, page), say("No figure is recorded.")),
        EvidenceRow(say("Compared with"), _baselines(paper), say("No baseline is recorded.")),
        EvidenceRow(say("What is admitted"), limits, say("No limits are recorded.")),
        *_looked_at(catalogue, paper, page),
    ]


def _measured(catalogue: Catalogue, paper: Paper, page: str) -> Sequence[Link]:
    """The datasets, or the tasks where none is named, each once with how many figures there are."""
    rows = [figure_row(catalogue, result, page) for result in paper.fields.results]
    named = [(row.dataset or row.task, row.href or "#reported-figures") for row in rows]
    first = dict(reversed(named))
    return [Link(name, first[name]) for name in dict.fromkeys(name for name, _ in named)]


def _baselines(paper: Paper) -> Sequence[Link]:
    names = dict.fromkeys(result.baseline.name for result in paper.fields.results if result.baseline)
    return [Link(name, "") for name in names]


def _looked_at(catalogue: Catalogue, paper: Paper, page: str) -> Iterator[EvidenceRow]:
    """The later papers that question, examine, test or replace this one; a row that says so where there are none."""
    say, edges = catalogue.locale.say, catalogue.led_to.get(paper.id, ())
    found = False
    for relation, heading in LOOKED_AT.items():
        links = [paper_link(catalogue, edge.later, page) for edge in edges if edge.edge.relation is relation]
        if links:
            found = True
            yield EvidenceRow(say(heading), links)
    if not found:
        yield EvidenceRow(
            say("Questioned by"), (), say("No later paper here questions, examines, tests or replaces it.")
        )
