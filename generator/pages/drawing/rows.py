"""Which papers stand side by side, and which lines pass between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.pages.drawing.picture import Picture
from generator.pages.drawing.sizes import MARGIN, MEASURES


@dataclass(frozen=True)
class Row:
    """Papers that stand side by side; all are of one year."""

    year: int
    nodes: Sequence[str]


def rows_of(picture: Picture, widths: Mapping[str, float]) -> Iterator[Row]:
    """The papers in rows from the oldest down, none wider than the picture.

    A paper stands below those of its own year that it grew out of. Where a year needs further lines, papers that others
    go back to stand in the last, so that fewer edges pass them.
    """
    measures, depth = MEASURES[picture.form], _depths(picture)
    when = {node.id: (node.year, depth[node.id]) for node in picture.nodes}
    until: dict[str, tuple[int, int]] = {}
    for arrow in picture.arrows:
        upper, lower = sorted((arrow.earlier, arrow.later), key=lambda paper: when[paper])
        until[upper] = max(until.get(upper, when[lower]), when[lower])
    folds = {node.id for node in picture.nodes if node.folded}
    ordered = sorted(picture.nodes, key=lambda node: (when[node.id], node.id in until, node.id in folds))
    for place, nodes in groupby(ordered, key=lambda node: when[node.id]):
        passing = sum(when[upper] < place <= lowest for upper, lowest in until.items())
        room = measures.width - measures.axis - 2 * MARGIN - 1.5 * passing * measures.beside
        for line in _lines([node.id for node in nodes], widths, room, measures.between):
            yield Row(place[0], line)


def _depths(picture: Picture) -> Mapping[str, int]:
    """How many papers of its own year stand above each paper, one below the other; what is folded stands lowest."""
    year = {node.id: node.year for node in picture.nodes}
    earlier: dict[str, list[str]] = {node.id: [] for node in picture.nodes}
    for arrow in picture.arrows:
        if year[arrow.later] == year[arrow.earlier]:
            earlier[arrow.later].append(arrow.earlier)
    depths: dict[str, int] = {}

    def depth(node: str) -> int:
        if node not in depths:
            depths[node] = max((depth(before) + 1 for before in earlier[node]), default=0)
        return depths[node]

    lowest: dict[int, int] = {}
    for node in picture.nodes:
        lowest[node.year] = max(lowest.get(node.year, 0), depth(node.id))
    above = {arrow.earlier for arrow in picture.arrows if year[arrow.later] == year[arrow.earlier]}
    return {
        node.id: lowest[node.year] if node.folded and node.id not in above else depth(node.id) for node in picture.nodes
    }


def _lines(nodes: Sequence[str], widths: Mapping[str, float], room: float, between: float) -> Sequence[Sequence[str]]:
    """The nodes in as few lines as there is room for, all with about as many."""
    for count in range(1, len(nodes)):
        lines = [nodes[len(nodes) * n // count : len(nodes) * (n + 1) // count] for n in range(count)]
        if all(sum(widths[node] + between for node in line) - between <= room for line in lines):
            return lines
    return [[node] for node in nodes]
