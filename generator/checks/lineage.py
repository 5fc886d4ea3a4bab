"""Rules on descent."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from generator import addresses
from generator.checks.known import Known
from generator.findings.finding import Code, Finding
from generator.records.fields import BuildsOn
from generator.records.model import Kind, Paper

FEWEST_WORDS = 4


def papers_do_not_build_on_themselves(known: Known) -> Iterator[Finding]:
    """`builds_on` never names the paper itself."""
    for document in known.of(Kind.PAPERS):
        for steps, earlier in document.find("builds_on", "*", "paper"):
            if earlier == document.id:
                where = document.locate(*steps)
                yield Finding(Code.BUILDS_ON_ITSELF, where, "the paper builds on itself", "name the earlier paper")


def changes_are_sentences_of_their_own(known: Known) -> Iterator[Finding]:
    """A `change` is a whole sentence, and no two edges share one."""
    first: dict[str, tuple[BuildsOn, str]] = {}
    for paper in known.eldest_first:
        for i, edge in enumerate(paper.fields.builds_on):
            earlier, other = first.setdefault(addresses.plain(edge.change), (edge, paper.id))
            if len(edge.change.split()) < FEWEST_WORDS or edge.change[-1] not in ".!?":
                message = "this change is no sentence"
                hint = f"say in a sentence what is new against `{edge.paper}`, with a full stop"
            elif earlier is not edge and not _copy(paper, known.papers[other]):
                message = f"the same change stands in the record of `{other}`"
                hint = f"say what is new against `{edge.paper}` and against nothing else"
            else:
                continue
            yield Finding(Code.CHANGE, known.at(paper, "builds_on", i, "change"), message, hint)


def _copy(paper: Paper, other: Paper) -> bool:
    """Whether two records have one title: that is said of the title, and their edges are equal because of it."""
    return paper is not other and addresses.plain(paper.fields.title) == addresses.plain(other.fields.title)


def lineage_has_no_cycle(known: Known) -> Iterator[Finding]:
    """Following `builds_on` never leads back to the paper one began with."""
    graph = {
        paper.id: sorted(
            edge.paper for edge in paper.fields.builds_on if edge.paper in known.papers and edge.paper != paper.id
        )
        for paper in known.records.papers
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        *cycle, _ = reversed(error.args[1])
        start = cycle.index(min(cycle))
        turned = *cycle[start:], *cycle[:start]
        first, second, *_ = turned
        paper = known.papers[first]
        step = next(i for i, edge in enumerate(paper.fields.builds_on) if edge.paper == second)
        way = " builds on ".join(f"`{paper_id}`" for paper_id in (*turned, first))
        where = known.at(paper, "builds_on", step, "paper")
        yield Finding(Code.CYCLE, where, way, "take out the edge that runs against time")
