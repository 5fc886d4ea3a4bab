"""Ways between papers: as a reader would want them, and the same in the generator and in a browser."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.ways import (
    Graph,
    Parent,
    Why,
    graph,
    meeting_of,
    numbered_papers,
    read_first,
    shortest_way,
    way,
)
from generator.exports.ways import graph_of, read_graph, ways_files
from generator.records.fields import AreaFields, Relation
from generator.records.model import Area, Paper, Records
from tests.catalogue.test_importance import NOTHING, of, paper
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


def test_of_ways_that_cost_the_same_that_by_the_older_papers_is_taken() -> None:
    papers = Graph([10] * 4, [[], [led_on(0)], [led_on(0)], [led_on(2), led_on(1)]], [[]] * 4)
    assert shortest_way(papers, {0}, 3) == [0, 1, 3]


@pytest.mark.parametrize(
    ("costs", "older", "younger"),
    [
        ([10, 13, 10, 10], 0, 0),
        ([10, 23, 13, 10], 3, 3),
        ([10, 10, 10, 10], 3, 0),
        ([10, 10, 13, 10], 20, 3),
        ([10, 23, 23, 10], 20, 3),
    ],
)
def test_a_way_goes_by_the_younger_of_two_papers_where_that_costs_less(
    costs: list[int], older: int, younger: int
) -> None:
    papers = Graph(costs, [[], [led_on(0)], [led_on(0)], [led_on(1, older), led_on(2, younger)]], [[]] * 4)
    assert shortest_way(papers, {0}, 3) == [0, 2, 3]
    turned = Graph(costs, [[], [led_on(0, older)], [led_on(0, younger)], [led_on(1), led_on(2)]], [[]] * 4)
    assert shortest_way(turned, {0}, 3) == [0, 2, 3]


def test_a_way_goes_by_few_papers() -> None:
    papers = Graph([10] * 5, [[], [led_on(0)], [led_on(1)], [led_on(0)], [led_on(2), led_on(3)]], [[]] * 5)
    assert shortest_way(papers, {0}, 4) == [0, 3, 4]


@pytest.mark.parametrize(
    ("costs", "parents", "one", "other", "meeting"),
    [
        ([10] * 4, [[], [0], [1], [1]], 2, 3, 1),
        ([10] * 5, [[], [0], [1], [2], [3, 0]], 1, 4, 0),
        ([10] * 6, [[], [], [0], [0, 1], [1, 2], [3]], 4, 5, 1),
        ([10] * 4, [[], [0], [1], [2]], 1, 3, 1),
        ([13, 10, 10, 10], [[], [], [0, 1], [1, 0]], 2, 3, 1),
        ([10] * 4, [[], [], [1, 0], [0, 1]], 2, 3, 0),
        ([10] * 4, [[], [], [0], [1]], 2, 3, None),
    ],
    ids=["nearer", "fewer-steps-together", "three-and-not-four", "one-of-them", "cheaper", "older", "nowhere"],
)
def test_two_papers_meet_at_the_nearest_then_the_cheapest_then_the_oldest(
    costs: list[int], parents: list[list[int]], one: int, other: int, meeting: int | None
) -> None:
    papers = Graph(costs, [[led_on(number) for number in of] for of in parents], [[]] * len(costs))
    assert meeting_of(papers, one, other) == meeting_of(papers, other, one) == meeting
    assert asked_of_browser(papers, f"meeting({one}, {other})") == meeting


def led_on(number: int, cost: int = 0) -> Parent:
    return Parent(number, cost, needed=True, leads_on=True)


WRITTEN = {"status": "complete"}


@cache
def told_graph() -> Mapping[str, tuple[int, Sequence[Parent]]]:
    """What a landmark, another paper, and one without a summary cost, and how others stand to two of them each."""
    later = [_standing(relation) for relation in Relation]
    others = [paper(f"other-{number}", summary=WRITTEN) for number in range(9)]
    area = Area("nlp", "areas/nlp.md", AreaFields(name="NLP", description="D.", position=1), NOTHING)
    papers = [paper("landmark", tier="seminal", summary=WRITTEN), paper("unwritten"), *others, *later]
    made = Catalogue(Records(papers=papers, areas=[area]))
    found = graph(made)
    return {one.id: (found.costs[at], found.parents[at]) for at, one in enumerate(numbered_papers(made))}


def _standing(relation: Relation) -> Paper:
    edges = [{"paper": earlier, "relation": relation, "change": "More."} for earlier in ("landmark", "other-0")]
    return paper(relation.value, builds_on=edges, listings=[{"area": "cv", "tier": "selected"}])


def test_a_way_rather_goes_by_papers_with_a_summary_and_by_landmarks_and_by_few() -> None:
    landmark, other, unwritten = (told_graph()[one][0] for one in ("landmark", "other-0", "unwritten"))
    assert unwritten - other == landmark, "one without a summary costs a step more"
    assert 3 * (other - landmark) < landmark < 4 * (other - landmark), "three that are no landmarks cost less than that"


@pytest.mark.parametrize(
    ("relation", "like", "needed", "leads_on"),
    [
        ("extends", "nothing", "always", True),
        ("combines", "nothing", "always", True),
        ("scales", "nothing", "always", True),
        ("replaces", "nothing", "never", True),
        ("applies", "no landmark", "first", True),
        ("distils", "no landmark", "first", True),
        ("analyses", "two steps", "never", True),
        ("questions", "two steps", "never", True),
        ("confirms", "two steps", "never", True),
        ("benchmarks", "two steps", "never", False),
    ],
)
def test_a_step_costs_little_along_what_was_carried_on_and_much_along_what_was_looked_at(
    relation: str, like: str, needed: str, leads_on: bool
) -> None:
    landmark, other = (told_graph()[one][0] for one in ("landmark", "other-0"))
    cost = {"nothing": 0, "no landmark": other - landmark, "two steps": 2 * landmark}[like]
    parents = told_graph()[relation][1]
    assert [(one.cost, one.leads_on) for one in parents] == [(cost, leads_on)] * 2
    assert [one.needed for one in parents] == [needed in {"always", "first"}, needed == "always"]


def test_the_eight_weightiest_and_nearest_are_worth_reading_first_the_oldest_of_them_first() -> None:
    """A generation back halves a weight: 3 of two back is more than 1 of one, 1.5 of two and 3.25 of three are less."""
    years = {f"p{number}": str(2010 - number) for number in range(9)}
    made = of(
        paper("ancient", tier="seminal", year="1990"),
        paper("minor", "ancient", year="2000"),
        paper("zenith", tier="seminal", year="2001"),
        *(paper(one, *["zenith", "minor"] * (one == "p0"), year=year) for one, year in years.items()),
        paper("new", *years),
    )
    found = [one.id for one in read_first(made, made.papers["new"])]
    assert found == ["zenith", "p6", "p5", "p4", "p3", "p2", "p1", "p0"]


def test_nothing_is_worth_reading_first_from_more_than_six_generations_back() -> None:
    made = of(paper("p0"), *(paper(f"p{number}", f"p{number - 1}", year=str(2000 + number)) for number in range(1, 9)))
    assert [one.id for one in read_first(made, made.papers["p8"])] == ["p2", "p3", "p4", "p5", "p6", "p7"]


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


@pytest.mark.parametrize(
    ("parents", "first", "known", "chain", "steps", "left_out"),
    [
        (["", "", "0", "", "1 2", "4 3!"], [0, 2], {1}, [1, 4, 5], "2 helps, 3 needed, 4 leads, 5 leads", []),
        (["", "", "0", "", "1 2!", "4! 3"], [0, 2], {1}, [1, 4, 5], "2 needed, 4 leads, 5 leads", []),
        (["", "", "", "", "1 2! 3", "4"], [3], {1}, [1, 4, 5], "3 helps, 4 leads, 5 leads", []),
        (["", "", "", "0!", "1 2", "4 3!"], [0], {1}, [1, 4, 5], "0 helps, 3 needed, 4 leads, 5 leads", []),
        (["", "", "", "0!", "1 0", "4 3!"], [0], {1}, [1, 4, 5], "0 helps, 3 needed, 4 leads, 5 leads", []),
        (["", "", "", "0", "1 2", "4 3!"], [0], {1}, [1, 4, 5], "3 needed, 4 leads, 5 leads", []),
        (["", "", "", "0", "2!", "4! 3"], [0, 2, 3, 4], {1}, [], "0 helps, 2 helps, 3 helps, 4 needed, 5 leads", []),
        (["", "0", "", "", "1", "4 0! 2"], [0, 2], {1}, [1, 4, 5], "2 helps, 4 leads, 5 leads", [0]),
        (["", "0", "", "", "1", "4 0!"], [1, 0], {0, 1}, [0, 5], "5 leads", []),
        (["", "", "1", "2", "", "2"], [2], {1, 3}, [1, 2, 5], "2 leads, 5 leads", []),
        (["", "", "", "", "", "4!"], [4], {5}, [5], "", []),
        (["2", "", "", "", "", "0 2"], [0, 2], set[int](), [], "2 helps, 0 helps, 5 leads", []),
    ],
    ids=[
        "what the wanted paper needs, and what is worth reading beside the chain, but not what is further off",
        "what a paper of the chain needs is needed if it is worth reading",
        "and else not read at all",
        "what is needed by what is needed helps",
        "also where the chain has it too",
        "and what that only used does not",
        "without a chain all that is worth reading first",
        "what a known paper grew out of is known, though the wanted one needs it",
        "and what the reader says to know is not left out but known",
        "a known paper grew out of one that leads on, which is read all the same",
        "who knows the wanted paper has nothing to read",
        "and nothing comes before what it grew out of, however old it is",
    ],
)
def test_a_way_has_what_leads_there_what_is_needed_and_what_helps(
    parents: list[str], first: list[int], known: set[int], chain: list[int], steps: str, left_out: list[int]
) -> None:
    """An edge with `!` is needed; the last paper is wanted, and every one costs the same."""
    of = [[Parent(int(edge[0]), 0, edge.endswith("!"), leads_on=True) for edge in row.split()] for row in parents]
    papers = Graph([10] * len(of), of, [*[[]] * (len(of) - 1), first])
    found = way(papers, known, len(of) - 1)
    assert (found.chain, found.left_out) == (chain, left_out)
    assert ", ".join(f"{number} {why}" for number, why in found.steps.items()) == steps


@pytest.mark.parametrize(("tested", "origin", "benchmark", "later"), list(permutations(range(4))))
def test_a_benchmark_ends_a_chain_and_leads_none_on(tested: int, origin: int, benchmark: int, later: int) -> None:
    """However they are numbered: an edge may lead to a younger paper. From what it grew out of it leads on."""
    tests = Parent(tested, 20, needed=False, leads_on=False)
    of = {tested: [], origin: [], benchmark: [tests, led_on(origin)], later: [led_on(benchmark)]}
    papers = Graph([10] * 4, [of[number] for number in range(4)], [[]] * 4)
    assert shortest_way(papers, {tested}, benchmark) == [tested, benchmark]
    assert shortest_way(papers, {tested}, later) == []
    assert shortest_way(papers, {origin}, later) == [origin, benchmark, later]
    assert meeting_of(papers, tested, benchmark) == tested
    assert meeting_of(papers, tested, later) is None


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
