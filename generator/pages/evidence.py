"""What the records hold on how good a paper's evidence is: figures, limits, and later papers that look at it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue, group
from generator.pages.cards import Relative, relative_of
from generator.pages.figures import figure_row
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
NOBODY = "No later paper here questions, confirms, examines, tests or replaces it."


@dataclass(frozen=True)
class EvidenceRow:
    """A line of the box; with nothing to name, `nothing` says so.

    `told` are later papers, each with its sentence; with `claim` they bear on what this paper claims.
    """

    heading: str
    links: Sequence[Link] = ()
    nothing: str = ""
    told: Sequence[Relative] = ()
    claim: bool = False


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
        *(looked_at(catalogue, paper, page) or [EvidenceRow(say("Questioned by"), nothing=say(NOBODY))]),
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


def looked_at(catalogue: Catalogue, paper: Paper, page: str) -> Sequence[EvidenceRow]:
    """The later papers that question, confirm, examine, test or replace this one, each with what it says."""
    by_relation = group(catalogue.led_to.get(paper.id, ()), lambda edge: edge.edge.relation)
    return [
        EvidenceRow(
            catalogue.locale.say(heading),
            told=[relative_of(catalogue, edge, edge.later, page) for edge in by_relation[relation]],
            claim=relation is not Relation.ANALYSES,
        )
        for relation, heading in LOOKED_AT.items()
        if relation in by_relation
    ]
