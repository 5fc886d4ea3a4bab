"""What was measured on a dataset: what it is, and its figures in tables that mix nothing, with a plot over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Measured, group
from generator.catalogue.leaderboards import Board, boards
from generator.pages.figures import figure
from generator.pages.indexes import EntryGroup, IndexEntry, index_page
from generator.pages.links import edit_path, home_link
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.plot import Plot, plot
from generator.records.fields import Better, Comparison, Read
from generator.records.model import Dataset

ORDERS = {
    Better.MORE: "more is better",
    Better.LESS: "less is better",
    Better.NEITHER: "neither more nor less is better",
}
KINDS_OF_FIGURE = {
    Comparison.GAIN: "gains, each over a baseline of its own",
    Comparison.RATIO: "ratios, each to a baseline of its own",
    Comparison.SHARE: "shares, each of a baseline of its own",
}
FIGURES_FOLDED_ABOVE = 25  # of a dataset, so that a phone shows which there are in a few screens
FEWEST_PLOTTED = 3  # figures; two are compared in the table as well
READ_FROM = {Read.PAPER: "the paper", Read.REVIEW: "a review", Read.ABSTRACT: "the abstract"}


@dataclass(frozen=True)
class ResultRow:
    """A line of a table; `how` is the model and what else was special, `value` is what it is sorted by, and `weights`
    is where those of the model are to be had."""

    paper: Link
    year: int
    how: str
    figure: str
    value: str
    best: bool
    read: str
    source: str | None
    weights: str | None


@dataclass(frozen=True)
class BoardView:
    """Figures that were measured alike, with a plot where one can be better than another, and the best of those whose
    model's weights anyone can get."""

    heading: str
    anchor: str
    said: str
    rows: Sequence[ResultRow]
    best_open: Sequence[ResultRow]
    plot: Plot | None


@dataclass(frozen=True)
class ResultsView:
    """What was measured on a dataset. `facts` are what is known of it; `single` are figures that none is like,
    and `told_open` says whether any figure is of a model whose weights anyone can get."""

    crumbs: Sequence[Link]
    heading: str
    aliases: Sequence[str]
    measures: str
    facts: Sequence[tuple[str, str]]
    introduced: Link | None
    papers: int
    figures: int
    told_open: bool
    boards: Sequence[BoardView]
    single: Sequence[BoardView]
    near: Sequence[Neighbours]

    @property
    def folded(self) -> bool:
        """Whether there are so many figures that all tables but the first, which has most, are folded."""
        return self.figures > FIGURES_FOLDED_ABOVE


def results_index(catalogue: Catalogue) -> Page:
    """The datasets on which several papers report, by task, those of most papers first."""
    page = "results/index.html"
    entries = [
        (catalogue.datasets[dataset].fields.task or "Other", _entry(catalogue, dataset, measured, page))
        for dataset, measured in catalogue.measured.items()
    ]
    by_task = group(sorted(entries, key=lambda pair: (pair[0], -pair[1].count)), lambda pair: pair[0])
    groups = [
        EntryGroup(task, addresses.anchor(task), [entry for _, entry in pairs]) for task, pairs in by_task.items()
    ]
    description = "What several papers measured on one dataset. Figures are as the papers report them; settings differ."
    return index_page(catalogue, page, "Results", description, groups)


def _entry(catalogue: Catalogue, dataset: str, measured: Sequence[Measured], page: str) -> IndexEntry:
    fields = catalogue.datasets[dataset].fields
    href = catalogue.href(addresses.dataset(dataset), page)
    return IndexEntry(fields.name, href, fields.measures, len({one.paper.id for one in measured}))


def dataset_page(catalogue: Catalogue, dataset: Dataset) -> Page:
    """A dataset with every figure that papers report on it."""
    page, fields, measured = addresses.dataset(dataset.id), dataset.fields, catalogue.measured[dataset.id]
    views = [_board(catalogue, board, page) for board in boards(catalogue, dataset.id)]
    introduced = catalogue.papers[fields.paper] if fields.paper else None
    view = ResultsView(
        crumbs=[home_link(catalogue, page), Link("Results", "index.html")],
        heading=fields.name,
        aliases=fields.aliases,
        measures=fields.measures,
        facts=[(name, text) for name, text in (("Task", fields.task), ("Usual split", fields.split)) if text],
        introduced=Link(introduced.short, catalogue.href(addresses.paper(introduced.id), page)) if introduced else None,
        papers=len({one.paper.id for one in measured}),
        figures=len(measured),
        told_open=any(one.result.weights for one in measured),
        boards=[board for board in views if len(board.rows) > 1],
        single=[board for board in views if len(board.rows) == 1],
        near=neighbours(catalogue, {one.paper.id for one in measured}, page),
    )
    description = f"What the papers of Stemma report on {fields.name}, with model, metric and setting."
    return Page(page, fields.name, description, "results.md", view, edit_path(dataset.source))


def _board(catalogue: Catalogue, board: Board, page: str) -> BoardView:
    measure, metric = board.measure, catalogue.metrics[board.measure.metric].fields
    kind = KINDS_OF_FIGURE[measure.relative] if measure.relative else ""
    heading = ", ".join(filter(None, [metric.name, measure.split, measure.setting, kind.partition(",")[0]]))
    unit = measure.unit or metric.unit
    said = [measure.task, f"in {unit}" if unit else None, ORDERS[metric.better]]
    if measure.relative:
        said = [measure.task, kind]

    def href(one: Measured) -> str:
        return catalogue.href(addresses.paper(one.paper.id), page)

    def told(one: Measured) -> str:
        how = f", {one.result.model}" if one.result.model else ""
        return f"{one.paper.short} ({one.paper.fields.year}){how}: {figure(catalogue, one.result)}"

    rows = {
        id(one): _row(catalogue, one, href(one), any(one is other for other in board.best)) for one in board.figures
    }
    return BoardView(
        heading,
        measure.anchor,
        ". ".join([", ".join(filter(None, said)), metric.measures]),
        list(rows.values()),
        [rows[id(one)] for one in board.best_open],
        plot(board, f"{metric.name} over the years", href, told) if _is_plotted(board) else None,
    )


def _is_plotted(board: Board) -> bool:
    return board.ranked and len(board.figures) >= FEWEST_PLOTTED


def _row(catalogue: Catalogue, one: Measured, href: str, best: bool) -> ResultRow:
    result, summary = one.result, one.paper.fields.summary
    against = f"against {result.baseline.name}: {result.baseline.value}" if result.baseline else None
    return ResultRow(
        Link(one.paper.short, href),
        one.paper.fields.year,
        "; ".join(filter(None, [result.model, result.note, against])),
        figure(catalogue, result),
        str(result.value),
        best,
        READ_FROM[summary.read] if summary.read else "",
        result.source,
        result.weights,
    )
