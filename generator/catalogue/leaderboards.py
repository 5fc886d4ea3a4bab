"""What was measured on each dataset, in groups of figures that can be held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Measured, group, oldest_first
from generator.records.fields import Better, Comparison, Result


@dataclass(frozen=True)
class Measure:
    """What figures must have in common to be held against each other, beside the dataset."""

    task: str
    metric: str
    split: str | None
    setting: str | None
    relative: Comparison | None
    unit: str | None

    @classmethod
    def of(cls, result: Result) -> Measure:
        """How a figure was measured."""
        return cls(result.task, result.metric, result.split, result.setting, result.relative, result.unit)

    @property
    def anchor(self) -> str:
        """Where the figures that were so measured stand on the dataset's page."""
        parts = (self.task, self.metric, self.split, self.setting, self.relative, self.unit)
        return addresses.anchor(*filter(None, parts))


@dataclass(frozen=True)
class Board:
    """Figures on one dataset that were measured alike: the best first, those of weightier papers before equal ones,
    or the oldest where none is the best.

    `best` are those that no other one beats, and `records` those that beat all before them, oldest first; a gain has
    a baseline of its own and a metric may have no better direction, so that there both are empty.
    """

    measure: Measure
    better: Better
    figures: Sequence[Measured]

    @property
    def ranked(self) -> bool:
        """Whether one of its figures can be better than another."""
        return self.measure.relative is None and self.better is not Better.NEITHER and len(self.figures) > 1

    @property
    def best(self) -> Sequence[Measured]:
        """The best figures."""
        return [one for one in self.figures if one.result.value == self.figures[0].result.value] if self.ranked else []

    @property
    def best_open(self) -> Sequence[Measured]:
        """The best of the figures whose model's weights anyone can get."""
        open_ones = [one for one in self.figures if one.result.weights] if self.ranked else []
        return [one for one in open_ones if one.result.value == open_ones[0].result.value]

    @property
    def records(self) -> Sequence[Measured]:
        """The figures that were the best of these when their papers appeared."""
        records: list[Measured] = []
        if self.ranked:
            for one in sorted(self.figures, key=lambda one: (oldest_first(one.paper), self._rank(one))):
                if not records or self._rank(one) < self._rank(records[-1]):
                    records.append(one)
        return records

    def _rank(self, one: Measured) -> float:
        return float(-one.result.value if self.better is Better.MORE else one.result.value)

    @classmethod
    def of(cls, measure: Measure, better: Better, weightiest: Sequence[Measured]) -> Board:
        """The figures, given with those of the weightiest papers first, in their order."""
        board = cls(measure, better, sorted(weightiest, key=lambda one: oldest_first(one.paper)))
        return cls(measure, better, sorted(weightiest, key=board._rank)) if board.ranked else board


def boards(catalogue: Catalogue, dataset: str) -> Sequence[Board]:
    """The figures on a dataset by how they were measured: absolute ones first, then by how many there are."""
    weightiest = sorted(catalogue.measured[dataset], key=lambda one: catalogue.weightiest_first(one.paper))
    by_measure = group(weightiest, lambda one: Measure.of(one.result))
    made = [
        Board.of(measure, catalogue.metrics[measure.metric].fields.better, figures)
        for measure, figures in by_measure.items()
    ]
    return sorted(made, key=lambda board: (bool(board.measure.relative), -len(board.figures), board.measure.anchor))
