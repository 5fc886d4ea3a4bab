"""Ways between papers: as a reader would want them, and the same in the generator and in a browser."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from generator.catalogue.ways import Graph, Parent, Why, graph, meeting_of, numbered_papers, shortest_way, way
from generator.exports.ways import graph_of, read_graph, ways_files
from tests.real import catalogue

SCRIPT = Path("overrides/assets/ways/graph.js")
Case = tuple[Graph, frozenset[int], int]


@cache
def racer() -> MiniRacer:
    """A JavaScript engine with the script that finds ways."""
    engine = MiniRacer()
    engine.eval(SCRIPT.read_text("utf-8"))
    return engine


def asked_of_browser(papers: Graph, question: str) -> object:
    """What the script answers in the same graph."""
    kinds = [["extends", one.cost, one.needed, one.leads_on] for of in papers.parents for one in of]
    number = iter(range(len(kinds)))
    table = {
        "costs": papers.costs,
        "kinds": kinds,
        "parents": [[[one.number, next(number)] for one in of] for of in papers.parents],
        "first": papers.first,
    }
    return json.loads(str(racer().eval(f"JSON.stringify(new stemma.Graph({json.dumps(table)}).{question} ?? null)")))


def in_browser(papers: Graph, known: Collection[int], wanted: int) -> object:
    """The chain, the steps, and what is left out, as the script finds them."""
    found: Any = asked_of_browser(papers, f"way(new Set({json.dumps(sorted(known))}), {wanted})")
    return found["chain"], [(step["number"], step["why"]) for step in found["steps"]], found["leftOut"]


@st.composite
def asked(draw: st.DrawFn) -> Case:
    """Any graph, with some papers that are known and one that is wanted. Edges may lead to a younger paper."""
    size = draw(st.integers(1, 14))
    papers, order = st.integers(0, size - 1), draw(st.permutations(range(size)))
    pairs = draw(st.sets(st.tuples(papers, papers), max_size=40))
    edges = sorted({(max(pair, key=order.index), min(pair, key=order.index)) for pair in pairs if pair[0] != pair[1]})
    parents = [
        [
            Parent(earlier, draw(st.sampled_from([0, 3, 20])), draw(st.booleans()), draw(st.booleans()))
            for later, earlier in edges
            if later == one
        ]
        for one in range(size)
    ]
    costs = [draw(st.sampled_from([10, 13, 23])) for _ in range(size)]
    behind = {one: _ancestors(parents, one) for one in range(size)}
    first = [
        draw(st.lists(st.sampled_from(sorted(behind[one])), unique=True)) if behind[one] else [] for one in range(size)
    ]
    return Graph(costs, parents, first), frozenset(draw(st.sets(papers, max_size=4))), draw(papers)


def _ancestors(parents: list[list[Parent]], one: int) -> set[int]:
    direct = {parent.number for parent in parents[one]}
    return direct.union(*(_ancestors(parents, number) for number in direct))


@settings(max_examples=60, deadline=None)
@given(asked())
def test_two_papers_meet_where_a_chain_leads_to_each_and_a_browser_finds_the_same_place(case: Case) -> None:
    papers, known, wanted = case
    other = min(known, default=0)
    place = meeting_of(papers, wanted, other)
    assert asked_of_browser(papers, f"meeting({wanted}, {other})") == place
    if place is None:
        assert not shortest_way(papers, {wanted}, other)
    else:
        assert all(shortest_way(papers, {place}, one) for one in (wanted, other))


def _leading_to(papers: Graph, wanted: int) -> set[int]:
    """All from which a chain leads there: its parents, and what they and theirs were led on by."""
    on = [[one for one in of if one.leads_on] for of in papers.parents]
    direct = {one.number for one in papers.parents[wanted]}
    return direct.union(*(_ancestors(on, number) for number in direct))


@settings(max_examples=60, deadline=None)
@given(asked())
def test_a_browser_finds_the_same_ways(case: Case) -> None:
    found = way(*case)
    assert in_browser(*case) == (
        [*found.chain],
        [(number, str(why)) for number, why in found.steps.items()],
        [*found.left_out],
    )


@settings(max_examples=60, deadline=None)
@given(asked())
def test_a_way_leads_from_what_is_known_and_has_nothing_before_what_it_grew_out_of(
    case: Case,
) -> None:
    papers, known, wanted = case
    found = way(papers, known, wanted)
    order = list(found.steps)
    for number in order:
        earlier = [one.number for one in papers.parents[number] if one.number in order]
        assert all(order.index(one) < order.index(number) for one in earlier)
    if found.chain:
        assert found.chain[0] in known
        assert found.chain[-1] == wanted
        assert not known & {*found.chain[1:]}
        for before, after in pairwise(found.chain):
            assert before in {one.number for one in papers.parents[after]}
    else:
        assert not known & {wanted, *_leading_to(papers, wanted)}
    assert not known & {*order}
    assert (wanted in order) == (wanted not in known)


@settings(max_examples=60, deadline=None)
@given(asked())
def test_every_step_but_the_last_leads_to_a_later_one(case: Case) -> None:
    """So each has the sentence of an edge."""
    papers, known, wanted = case
    order = list(way(papers, known, wanted).steps)
    for place, number in enumerate(order):
        if number != wanted:
            assert any(number in {one.number for one in papers.parents[later]} for later in order[place + 1 :])


def numbers() -> Mapping[str, int]:
    return {paper.id: number for number, paper in enumerate(numbered_papers(catalogue()))}


def chain_of(known: str, wanted: str) -> list[str]:
    """The ids of the papers from one to another."""
    ids = {number: paper for paper, number in numbers().items()}
    chain = shortest_way(graph(catalogue()), {numbers()[paper] for paper in known.split()}, numbers()[wanted])
    return [ids[number] for number in chain]


@pytest.mark.parametrize(
    ("known", "wanted", "chain"),
    [
        ("transformer", "mamba", "transformer mamba"),
        ("dqn", "alphazero", "dqn alphago alphago-zero alphazero"),
        ("adapters", "qlora", "adapters lora qlora"),
        ("adapters lora", "qlora", "lora qlora"),
        ("mamba", "transformer", ""),
        ("mamba", "mamba", "mamba"),
    ],
)
def test_a_chain_goes_where_the_field_went(known: str, wanted: str, chain: str) -> None:
    assert chain_of(known, wanted) == chain.split()


def test_a_benchmark_ends_a_chain_and_leads_none_on() -> None:
    tested = Parent(number=0, cost=20, needed=False, leads_on=False)
    used = Parent(number=1, cost=3, needed=True, leads_on=True)
    papers = Graph([10, 10, 10], [[], [tested], [used]], [[], [], []])
    assert shortest_way(papers, {0}, 1) == [0, 1]
    assert shortest_way(papers, {0}, 2) == []


def test_what_the_wanted_paper_carries_on_is_needed_though_the_chain_goes_past_it() -> None:
    found = way(graph(catalogue()), {numbers()["transformer"]}, numbers()["mamba"])
    assert found.steps[numbers()["s4"]] is Why.NEEDED


def test_what_a_known_paper_grew_out_of_is_left_out_and_said() -> None:
    found = way(graph(catalogue()), {numbers()["bert"]}, numbers()["dpr"])
    assert numbers()["transformer"] in found.left_out
    assert numbers()["transformer"] not in found.steps


def test_the_browsers_table_is_the_generators_graph_and_small_enough_to_be_sent_whole() -> None:
    script = ways_files(catalogue(), [])["ways/papers.js"]
    assert len(gzip.compress(script.encode())) < 150_000
    racer().eval(script)
    told = json.loads(str(racer().eval("JSON.stringify({...stemma.ways.graph, numbers: null})")))
    papers = graph(catalogue())
    assert graph_of(read_graph(script)) == papers
    assert told["ids"] == [paper.id for paper in numbered_papers(catalogue())]
    assert told["costs"] == papers.costs
    assert told["first"] == papers.first
    assert [[(one["number"], one["cost"], one["needed"], one["leadsOn"]) for one in of] for of in told["parents"]] == [
        [(one.number, one.cost, one.needed, one.leads_on) for one in of] for of in papers.parents
    ]
