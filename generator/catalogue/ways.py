"""The way from papers that a reader knows to one that they want, along descent and what is worth reading first.

`overrides/assets/ways/graph.js` finds the same ways in a browser; `tests/catalogue/test_ways.py` holds both together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from generator.catalogue.catalogue import Catalogue, by_name, oldest_first
from generator.catalogue.importance import NEARER
from generator.records.fields import Relation, Status
from generator.records.model import Paper

READ_FIRST = 8
READ_FIRST_WITHIN = (
    6  # generations; what is further off weighs a sixty-fourth, and would cost all of a paper's ancestors
)
# What a step costs, in tenths of one. A way goes by few papers, rather by landmarks and by those that have a summary,
# and rather along what was carried on than along what was used or only looked at.
STEP, NO_LANDMARK, NO_SUMMARY = 10, 3, 10
BETWEEN = {
    Relation.APPLIES: 3,
    Relation.DISTILS: 3,
    Relation.ANALYSES: 20,
    Relation.QUESTIONS: 20,
    Relation.CONFIRMS: 20,
    Relation.BENCHMARKS: 20,
}
# Whoever reads a paper that stands so to an earlier one needs the earlier one; one that it uses, if it names it first.
CARRIES_ON = frozenset((Relation.EXTENDS, Relation.COMBINES, Relation.SCALES))
USES = frozenset((Relation.APPLIES, Relation.DISTILS))


class Why(StrEnum):
    """Why a paper stands on a way."""

    LEADS = "leads"
    NEEDED = "needed"
    HELPS = "helps"


@dataclass(frozen=True)
class Parent:
    """An earlier paper that one grew out of, by its number: what the step between them costs, and if it is needed.

    A benchmark that tests a model has not learnt from it: that step may end a chain, but does not lead on.
    """

    number: int
    cost: int
    needed: bool
    leads_on: bool


@dataclass(frozen=True)
class Graph:
    """Papers by numbers, the oldest first, with what each costs to read, its parents, and what is read before it."""

    costs: Sequence[int]
    parents: Sequence[Sequence[Parent]]
    first: Sequence[Collection[int]]


@dataclass(frozen=True)
class FoundWay:
    """The papers to read, in order, by number and each with why it stands there.

    `chain` leads by descent from a known paper to the wanted one, both of them in it; it is empty where no way is
    recorded. `left_out` would be read first, but what is known grew out of them.
    """

    chain: Sequence[int]
    steps: Mapping[int, Why]
    left_out: Sequence[int]


def numbered_papers(catalogue: Catalogue) -> Sequence[Paper]:
    """All papers in the order in which the graph numbers them."""
    return sorted(catalogue.papers.values(), key=oldest_first)


def graph(catalogue: Catalogue) -> Graph:
    """The graph of all papers and edges."""
    papers = numbered_papers(catalogue)
    number = {paper.id: place for place, paper in enumerate(papers)}
    return Graph(
        [_cost(catalogue, paper) for paper in papers],
        [
            [
                _parent(number[edge.earlier.id], edge.edge.relation, place)
                for place, edge in enumerate(catalogue.grew_out_of.get(paper.id, ()))
            ]
            for paper in papers
        ],
        [[number[ancestor.id] for ancestor in read_first(catalogue, paper)] for paper in papers],
    )


def _cost(catalogue: Catalogue, paper: Paper) -> int:
    unwritten = paper.fields.summary.status is Status.WANTED
    return STEP + NO_LANDMARK * (not catalogue.is_landmark(paper)) + NO_SUMMARY * unwritten


def _parent(number: int, relation: Relation, place: int) -> Parent:
    needed = relation in CARRIES_ON or (relation in USES and place == 0)
    return Parent(number, BETWEEN.get(relation, 0), needed, relation is not Relation.BENCHMARKS)


def read_first(catalogue: Catalogue, paper: Paper) -> Sequence[Paper]:
    """The ancestors worth reading before this paper: weighty and near ones are chosen, the oldest comes first."""
    away = catalogue.ancestors(paper.id, READ_FIRST_WITHIN)
    papers = [catalogue.papers[ancestor] for ancestor in away]
    papers.sort(key=lambda one: (-catalogue.importance[one.id] * NEARER ** away[one.id], by_name(one)))
    return sorted(papers[:READ_FIRST], key=oldest_first)


def shortest_way(papers: Graph, known: Collection[int], wanted: int) -> Sequence[int]:
    """The cheapest chain of papers from a known one to the wanted one; empty if none is recorded.

    It is Dijkstra's, from the wanted paper back. Of ways that cost the same it takes that by the older papers.
    """
    costs, later, done = {wanted: 0}, dict[int, int](), set[int]()
    while reached := costs.keys() - done:
        here = min(reached, key=lambda number: (costs[number], number))
        if here in known:
            return list(_followed(later, here))
        done.add(here)
        for parent in papers.parents[here]:
            if here != wanted and not parent.leads_on:
                continue
            cost = costs[here] + parent.cost + papers.costs[parent.number]
            if cost < costs.get(parent.number, inf):
                costs[parent.number], later[parent.number] = cost, here
    return []


def _followed(later: Mapping[int, int], number: int) -> Iterator[int]:
    yield number
    while number in later:
        number = later[number]
        yield number


def meeting_of(papers: Graph, one: int, other: int) -> int | None:
    """The paper nearest to both from which a chain leads to each of them; None where there is none."""
    mine, theirs = _leading_to(papers, one), _leading_to(papers, other)
    both = mine.keys() & theirs.keys()
    return min(both, key=lambda number: (mine[number] + theirs[number], papers.costs[number], number), default=None)


def _leading_to(papers: Graph, wanted: int) -> Mapping[int, int]:
    """The papers from which a chain leads to this one, itself among them, each with the fewest steps."""
    found, waiting = {wanted: 0}, deque([wanted])
    while waiting:
        here = waiting.popleft()
        for parent in papers.parents[here]:
            if (here == wanted or parent.leads_on) and parent.number not in found:
                found[parent.number] = found[here] + 1
                waiting.append(parent.number)
    return found


def way(papers: Graph, known: Collection[int], wanted: int) -> FoundWay:
    """What to read to get from what is known to the wanted paper.

    Beside the chain it has what the wanted paper needs, and what is worth reading before it as far as it stands near
    the chain: that is needed where a paper of the chain needs it, and else helps. What the known papers grew out of
    counts as known. Where there is no chain it has all that is worth reading first.
    """
    chain = shortest_way(papers, known, wanted)
    if wanted in known:
        return FoundWay(chain, {}, [])
    leads = {number for number in chain or [wanted] if number not in known}
    behind = _known_of(papers, known)
    first = {number for number in papers.first[wanted] if number not in behind}
    needed = (_parents(papers, leads, needed=True) & first) | _parents(papers, [wanted], needed=True) - behind
    near = first if not chain else first & (_parents(papers, leads) | _parents(papers, needed, needed=True))
    why = dict.fromkeys(near, Why.HELPS) | dict.fromkeys(needed, Why.NEEDED) | dict.fromkeys(leads, Why.LEADS)
    order = _needs_first(papers, _joined(papers, why))
    left_out = [number for number in papers.first[wanted] if number in behind and number not in {*known, *why}]
    return FoundWay(chain, {number: why[number] for number in order}, left_out)


def _parents(papers: Graph, numbers: Iterable[int], *, needed: bool = False) -> set[int]:
    """What the papers grew out of, or as much of it as they need."""
    return {one.number for number in numbers for one in papers.parents[number] if one.needed or not needed}


def _known_of(papers: Graph, known: Collection[int]) -> set[int]:
    """The known papers and all that they grew out of."""
    found, waiting = set[int](), list(known)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [parent.number for parent in papers.parents[number]]
    return found


def _joined(papers: Graph, why: Mapping[int, Why]) -> Collection[int]:
    """The papers that lead on or from which an edge leads to one that is kept, so that each step has its sentence."""
    kept = {number for number, reason in why.items() if reason is Why.LEADS}
    for number in sorted(why, reverse=True):
        if number in _parents(papers, kept):
            kept.add(number)
    return kept


def _needs_first(papers: Graph, shown: Collection[int]) -> Sequence[int]:
    """The papers in an order in which none comes before one that it grew out of, and else the oldest first."""
    order, waiting = list[int](), set(shown)
    while waiting:
        order.append(min(number for number in waiting if not _parents(papers, [number]) & waiting))
        waiting.remove(order[-1])
    return order
