"""Figures as pages show them: with their unit, and in words where they are told against a baseline."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.leaderboards import Measure
from generator.pages.page import Link
from generator.records.fields import Better, Comparison, Result


@dataclass(frozen=True)
class FigureRow:
    """A figure in the table of its paper; `href` leads to the others on its dataset, where there are any, and `weights`
    to those of the model, where anyone can get them."""

    task: str
    dataset: str
    href: str | None
    metric: str
    figure: str
    how: str
    baseline: str
    source: Link | None
    weights: Link | None


def figure_row(catalogue: Catalogue, result: Result, page: str) -> FigureRow:
    """The figure as its paper's page shows it."""
    dataset = catalogue.datasets[result.dataset] if result.dataset else None
    href = None
    if dataset and dataset.id in catalogue.measured:
        href = f"{catalogue.href(addresses.dataset(dataset.id), page)}#{Measure.of(result).anchor}"
    return FigureRow(
        result.task,
        dataset.fields.name if dataset else "",
        href,
        catalogue.metrics[result.metric].fields.name,
        figure(catalogue, result),
        ", ".join(filter(None, [result.model, result.split, result.setting, result.note])),
        f"{result.baseline.value} ({result.baseline.name})" if result.baseline else "",
        Link(catalogue.locale.say("Source"), result.source) if result.source else None,
        Link(catalogue.locale.say("Open weights"), result.weights) if result.weights else None,
    )


def figure(catalogue: Catalogue, result: Result) -> str:
    """The value with its unit: `91.7 %`; a gain, a ratio or a share says that it is one: `3.2 points better`."""
    metric, say = catalogue.metrics[result.metric].fields, catalogue.locale.say
    unit = result.unit or metric.unit
    match result.relative:
        case Comparison.GAIN:
            word = "{figure} worse" if result.value < 0 else "{figure} better"
            return say(word, figure=_with_unit(abs(result.value), unit))
        case Comparison.RATIO if metric.better is Better.LESS:
            return say("{figure} less", figure=f"{result.value}×")
        case Comparison.RATIO:
            return f"{result.value}×"
        case Comparison.SHARE:
            return say("{figure} of the baseline", figure=_with_unit(result.value, unit))
        case None:
            return _with_unit(result.value, unit)


def _with_unit(value: object, unit: str | None) -> str:
    return f"{value} {unit}" if unit else str(value)
