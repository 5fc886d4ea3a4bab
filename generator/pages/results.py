"""What was measured on a dataset: a table, and where one metric has values enough a plot over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.catalogue.catalogue import Catalogue, by_name, group
from generator.pages.indexes import EntryGroup, IndexEntry, index_page
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.fields import Result
from generator.records.model import Paper

FEWEST_PAPERS = 2  # a dataset of one paper alone has its figures on that paper's page
FEWEST_VALUES = 4  # a plot of fewer says nothing


@dataclass(frozen=True)
class Measured:
    """A figure with the paper that reports it."""

    paper: Paper
    result: Result


@dataclass(frozen=True)
class ResultRow:
    """A line of the table."""

    paper: Link
    year: int
    task: str
    model: str
    metric: str
    value: str
    figure: str
    setting: str


@dataclass(frozen=True)
class Point:
    """A figure in the plot, in pixels from the upper left."""

    x: float
    y: float
    href: str
    title: str


@dataclass(frozen=True)
class Tick:
    """A mark of an axis and where it stands."""

    text: str
    at: float


@dataclass(frozen=True)
class Frame:
    """The lengths of a plot, in pixels. Its axes meet at `left`, `floor`; points keep `inside` away from its ends."""

    width: int = 640
    height: int = 260
    left: int = 56
    top: int = 14
    floor: int = 232
    end: int = 630
    inside: int = 8

    def across(self, share: float) -> float:
        """Where a point stands that lies at this share of the way from left to right."""
        return round(self.left + (self.end - 10 - self.left) * share, 1)

    def down(self, share: float) -> float:
        """Where a point stands that lies at this share of the way from the top down."""
        return round(self.top + self.inside + (self.floor - self.top - 2 * self.inside) * share, 1)


FRAME = Frame()


@dataclass(frozen=True)
class Plot:
    """The values of one metric over the years."""

    frame: Frame
    metric: str
    points: Sequence[Point]
    years: Sequence[Tick]
    values: Sequence[Tick]


@dataclass(frozen=True)
class ResultsView:
    """What was measured on a dataset."""

    crumbs: Sequence[Link]
    heading: str
    papers: int
    rows: Sequence[ResultRow]
    plots: Sequence[Plot]


def datasets(catalogue: Catalogue) -> Mapping[str, Sequence[Measured]]:
    """The figures of every dataset that more than one paper reports on, by its commonest spelling, in its order."""
    figures = [
        Measured(paper, result)
        for paper in catalogue.papers.values()
        for result in paper.fields.results
        if result.dataset
    ]
    by_dataset = group(figures, lambda one: addresses.dataset(one.result.dataset or ""))
    named = {
        Counter(one.result.dataset or "" for one in measured).most_common(1)[0][0]: measured
        for measured in by_dataset.values()
        if len({one.paper.id for one in measured}) >= FEWEST_PAPERS
    }
    return dict(sorted(named.items(), key=lambda pair: pair[0].casefold()))


def results_index(catalogue: Catalogue) -> Page:
    page = "results/index.html"
    entries = [
        IndexEntry(
            name,
            catalogue.href(addresses.dataset(name), page),
            _tasks(measured),
            len({one.paper.id for one in measured}),
        )
        for name, measured in datasets(catalogue).items()
    ]
    description = "What several papers measured on one dataset. Figures are as the papers report them; settings differ."
    return index_page(catalogue, page, "Results", description, [EntryGroup(None, "all", entries)])


def _tasks(measured: Sequence[Measured]) -> str:
    return "; ".join(dict.fromkeys(one.result.task for one in measured))


def dataset_page(catalogue: Catalogue, name: str, measured: Sequence[Measured]) -> Page:
    page = addresses.dataset(name)
    ordered = sorted(measured, key=lambda one: (-one.paper.fields.year, by_name(one.paper)))
    by_metric = group(reversed(ordered), lambda one: (one.result.metric.casefold(), one.result.unit))
    view = ResultsView(
        crumbs=[home_link(catalogue, page), Link("Results", "index.html")],
        heading=name,
        papers=len({one.paper.id for one in measured}),
        rows=[_row(catalogue, one, page) for one in ordered],
        plots=[_plot(catalogue, figures, page) for figures in by_metric.values() if len(figures) >= FEWEST_VALUES],
    )
    description = f"What the papers of Stemma report on {name}, with model, metric and setting."
    return Page(page, name, description, "results.md", view)


def _row(catalogue: Catalogue, one: Measured, page: str) -> ResultRow:
    link = Link(one.paper.short, catalogue.href(addresses.paper(one.paper.id), page))
    result = one.result
    return ResultRow(
        link,
        one.paper.fields.year,
        result.task,
        result.model or "",
        result.metric,
        str(result.value),
        result.figure,
        result.setting or "",
    )


def _plot(catalogue: Catalogue, figures: Sequence[Measured], page: str) -> Plot:
    years = [one.paper.fields.year for one in figures]
    values = [one.result.value for one in figures]
    first, last = min(years), max(years)
    low, high = min(values), max(values)
    spread = high - low or Decimal(1)

    def x(year: int) -> float:
        return FRAME.across((year - first + 0.5) / (last - first + 1))

    def y(value: Decimal) -> float:
        return FRAME.down(float((high - value) / spread))

    points = [
        Point(
            x(one.paper.fields.year),
            y(one.result.value),
            catalogue.href(addresses.paper(one.paper.id), page),
            f"{one.paper.short} ({one.paper.fields.year}): {one.result.figure}",
        )
        for one in figures
    ]
    metric = Counter(one.result.metric for one in figures).most_common(1)[0][0]
    return Plot(
        FRAME,
        f"{metric} ({figures[0].result.sign})" if figures[0].result.unit else metric,
        points,
        [Tick(str(year), x(year)) for year in range(first, last + 1)],
        [Tick(str(value), y(value)) for value in dict.fromkeys((high, low))],
    )
