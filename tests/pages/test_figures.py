"""How figures are written, and which of them stand together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.leaderboards import boards
from generator.pages.figures import figure
from generator.pages.results import dataset_page
from generator.records.fields import Better, DatasetFields, MetricFields, PaperFields, Result
from generator.records.model import Body, Dataset, Metric, Paper, Records
from generator.records.text import Part

NOTHING = Body(Part("", 0), 1, ())
METRICS = tuple(
    Metric(name, "metrics.yml", MetricFields(id=name, name=name, unit=unit, better=better, measures="M."))
    for name, unit, better in (
        ("accuracy", "%", Better.MORE),
        ("errors", "%", Better.LESS),
        ("size", None, Better.NEITHER),
    )
)
DATASETS = (Dataset("set", "datasets.yml", DatasetFields(id="set", name="Set", measures="M.")),)


def paper(name: str, year: int, *results: dict[str, Any], tier: str = "selected") -> Paper:
    fields = PaperFields.model_validate({
        "title": name,
        "year": str(year),
        "listings": [{"area": "nlp", "tier": tier}],
        "summary": {"status": "wanted"},
        "results": [{"task": "T", "dataset": "set", "metric": "accuracy", **result} for result in results],
    })  # fmt: skip
    return Paper(name, f"papers/{year}/{name}.md", fields, NOTHING)


def catalogue(*papers: Paper) -> Catalogue:
    return Catalogue(Records(papers=papers, datasets=DATASETS, metrics=METRICS))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ({"value": "91.70"}, "91.70 %"),
        ({"value": "91.70", "unit": "points"}, "91.70 points"),
        ({"value": "7", "metric": "size"}, "7"),
        ({"value": "3.2", "unit": "points", "relative": "gain"}, "3.2 points better"),
        ({"value": "18", "metric": "errors", "relative": "gain"}, "18 % better"),
        ({"value": "-1.5", "relative": "gain"}, "1.5 % worse"),
        ({"value": "60", "metric": "size", "relative": "ratio"}, "60×"),
        ({"value": "7", "metric": "errors", "relative": "ratio"}, "7× less"),
        ({"value": "97", "relative": "share"}, "97 % of the baseline"),
    ],
)
def test_a_figure_has_its_unit_and_says_if_it_is_told_against_a_baseline(written: dict[str, str], shown: str) -> None:
    result = Result.model_validate({"task": "T", "metric": "accuracy", **written})
    assert figure(catalogue(), result) == shown


def test_figures_that_were_measured_otherwise_never_stand_together() -> None:
    one = {"value": "1"}
    others = [
        {"task": "U"}, {"metric": "errors"}, {"split": "test"}, {"setting": "zero-shot"}, {"relative": "gain"},
        {"unit": "points"},
    ]  # fmt: skip
    made = boards(catalogue(paper("a", 2020, one), paper("b", 2021, *({**one, **other} for other in others))), "set")
    assert [len(board.figures) for board in made] == [1] * 7
    assert not [board for board in made if board.ranked or board.best or board.records]
    assert {board.measure.anchor for board in made} == {
        "t-accuracy", "u-accuracy", "t-errors", "t-accuracy-test", "t-accuracy-zero-shot", "t-accuracy-gain",
        "t-accuracy-points",
    }  # fmt: skip


def test_absolute_figures_come_first_and_the_more_the_sooner() -> None:
    one = {"value": "1"}
    several = [{"task": "Some"}, {"task": "Many"}, {"task": "All", "relative": "gain"}, {"task": "Few"}]
    papers = [paper(str(n), 2020, *({**one, **measured} for measured in several[: 3 + (n < 2)])) for n in range(4)]
    more = paper("more", 2021, {**one, "task": "Many"}, {**one, "task": "All", "relative": "gain"})
    made = boards(catalogue(*papers, more), "set")
    assert [(board.measure.task, len(board.figures)) for board in made] == [
        ("Many", 5), ("Some", 4), ("Few", 2), ("All", 5),
    ]  # fmt: skip
    alike = boards(
        catalogue(*(paper(str(n), 2020, *({**one, "task": task} for task in "BA")) for n in range(2))), "set"
    )
    assert [board.measure.task for board in alike] == ["A", "B"]


@pytest.mark.parametrize(("metric", "order"), [("accuracy", "cdab"), ("errors", "badc")])
def test_the_best_comes_first_and_records_are_those_that_beat_all_before(metric: str, order: str) -> None:
    values = {"a": (2019, "5"), "b": (2020, "4"), "c": (2021, "6"), "d": (2022, "5.5")}
    got = {"metric": metric, "weights": "https://example.org/"}
    papers = [paper(name, year, {**got, "value": value}) for name, (year, value) in values.items()]
    (board,) = boards(catalogue(*papers), "set")
    assert "".join(one.paper.id for one in board.figures) == order
    assert [one.paper.id for one in board.best] == [order[0]] == [one.paper.id for one in board.best_open]
    assert [one.paper.id for one in board.records] == ["a", order[0]]


def test_of_two_figures_one_is_the_better() -> None:
    (board,) = boards(catalogue(*(paper(value, 2020, {"value": value}) for value in "12")), "set")
    assert [one.paper.id for one in board.figures] == ["2", "1"]
    assert [one.paper.id for one in board.best] == ["2"]


def test_equal_figures_are_best_together_and_the_oldest_alone_was_a_record() -> None:
    best, older = paper("a", 2020, {"value": "5"}), paper("z", 2019, {"value": "5"})
    weighty = paper("c", 2021, {"value": "5"}, tier="seminal")
    (board,) = boards(catalogue(best, older, weighty, paper("less", 2022, {"value": "4"})), "set")
    assert [one.paper.id for one in board.figures] == ["c", "a", "z", "less"]
    assert [one.paper.id for one in board.best] == ["c", "a", "z"]
    assert [one.paper.id for one in board.records] == ["z"]


@pytest.mark.parametrize(("metric", "beaten", "best"), [("accuracy", "3", "7"), ("errors", "7", "3")])
def test_of_several_figures_of_a_paper_the_best_alone_was_a_record(metric: str, beaten: str, best: str) -> None:
    several = [{"metric": metric, "value": value} for value in (beaten, best, "5")]
    first, last = paper("b", 2020, *several), paper("a", 2021, {"metric": metric, "value": beaten})
    (board,) = boards(catalogue(first, last), "set")
    assert [(one.paper.id, str(one.result.value)) for one in board.records] == [("b", best)]


@pytest.mark.parametrize("measured", [{"metric": "size"}, {"relative": "gain"}])
def test_nothing_is_best_where_no_direction_or_no_common_baseline_is(measured: dict[str, str]) -> None:
    figures = (("b", 2020, "1"), ("c", 2019, "1"), ("a", 2020, "2"))
    papers = [
        paper(name, year, {"value": value, "weights": "https://example.org/", **measured})
        for name, year, value in figures
    ]
    (board,) = boards(catalogue(*papers), "set")
    assert [one.paper.id for one in board.figures] == ["c", "a", "b"]
    assert not board.best
    assert not board.best_open
    assert not board.records


def test_the_best_with_open_weights_is_the_best_of_those_whose_weights_are_named() -> None:
    values = {"a": "5", "b": "7", "c": "7", "d": "9"}
    weights = {name: {"weights": f"https://example.org/{name}"} for name in "abc"}
    papers = [paper(name, 2020, {"value": value, **weights.get(name, {})}) for name, value in values.items()]
    view: Any = dataset_page(catalogue(*papers), DATASETS[0]).view
    assert view.told_open
    assert [(row.figure, row.weights) for row in view.boards[0].best_open] == [
        ("7 %", "https://example.org/b"),
        ("7 %", "https://example.org/c"),
    ]
    closed: Any = dataset_page(catalogue(*papers[3:], paper("e", 2021, {"value": "1"})), DATASETS[0]).view
    assert not closed.told_open
    assert not closed.boards[0].best_open


def test_labels_of_a_plot_stand_apart_and_inside() -> None:
    papers = [paper(f"model-{n}", 2015 + n % 4, {"value": str(Decimal(70 + n % 3))}) for n in range(12)]
    view: Any = dataset_page(catalogue(*papers), DATASETS[0]).view
    plot = view.boards[0].plot
    boxes = [(p.label_x, p.label_y - 8, p.label_x + len(p.label) * 5.2, p.label_y) for p in plot.points]
    assert all(plot.frame.left < x and end < plot.frame.width for x, _, end, _ in boxes)
    assert not [
        (a, b)
        for a in boxes
        for b in boxes
        if a is not b and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
