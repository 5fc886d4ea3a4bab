"""Where papers stand and how edges bend: rows by year, laid out by Graphviz. The one importer of pygraphviz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pygraphviz

from generator.pages.drawing.picture import Arrow, Picture
from generator.pages.drawing.sizes import MARGIN, MEASURES


@dataclass(frozen=True)
class Row:
    """Papers that stand side by side; all are of one year."""

    year: int
    nodes: Sequence[str]


def rows_of(picture: Picture) -> Iterator[Row]:
    """The papers in rows from the oldest down. A paper stands below those of its own year that it grew out of."""
    year = {node.id: node.year for node in picture.nodes}
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for arrow in picture.arrows:
        if year[arrow.later] == year[arrow.earlier]:
            earlier[arrow.later].append(arrow.earlier)
    depth: dict[str, int] = {}

    def level(node: str) -> int:
        if node not in depth:
            depth[node] = max((level(before) + 1 for before in earlier[node]), default=0)
        return depth[node]

    ordered = sorted(picture.nodes, key=lambda node: (node.year, level(node.id)))
    for (born, _), nodes in groupby(ordered, key=lambda node: (node.year, level(node.id))):
        there = [node.id for node in nodes]
        lines = -(-len(there) // MEASURES[picture.form].widest)  # as few rows as will do, all about as long
        yield from (Row(born, there[line::lines]) for line in range(lines))


@dataclass(frozen=True)
class Placed:
    """Where everything stands, in pixels from the upper left: the middles of nodes and rows, and the paths of edges."""

    width: float
    height: float
    nodes: Mapping[str, tuple[float, float]]
    paths: Mapping[tuple[str, str], str]


def laid_out(picture: Picture, rows: Sequence[Row], sizes: Mapping[str, tuple[float, float]]) -> Placed:
    """Where Graphviz puts rows of nodes of these sizes, and how it bends the edges between them."""
    measures = MEASURES[picture.form]
    graph = pygraphviz.AGraph(directed=True, strict=True)
    graph.graph_attr.update(nodesep=_inches(measures.between), ranksep=_inches(measures.below), margin="0", pad="0")
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(arrowhead="none")
    for number, row in enumerate(rows):
        graph.add_node(f"row {number}", width="0.01", height="0.01", style="invis")
        for node in row.nodes:
            width, height = sizes[node]
            graph.add_node(node, width=_inches(width), height=_inches(height))
        graph.add_subgraph([f"row {number}", *row.nodes], rank="same")
        if number:
            graph.add_edge(f"row {number - 1}", f"row {number}", style="invis")
    for arrow in picture.arrows:
        graph.add_edge(arrow.earlier, arrow.later)
    graph.layout("dot")
    left, low, right, high = (float(side) for side in graph.graph_attr["bb"].split(","))
    across, down = MARGIN + measures.axis - left, MARGIN + high

    def at(text: str) -> tuple[float, float]:
        x, y = text.split(",")
        return float(x) + across, down - float(y)

    nodes = {node: at(graph.get_node(node).attr["pos"]) for node in sizes}
    paths = {(a.later, a.earlier): _path(map(at, _spline(graph, a))) for a in picture.arrows}
    return Placed(right - left + 2 * MARGIN, high - low + 2 * MARGIN, nodes, paths)


def _spline(graph: pygraphviz.AGraph, arrow: Arrow) -> Sequence[str]:
    """The points of an edge's curve: its start, then three for each piece of it."""
    points: list[str] = graph.get_edge(arrow.earlier, arrow.later).attr["pos"].split()
    return [point for point in points if point[0] not in "es"]


def _path(points: Iterable[tuple[float, float]]) -> str:
    start, *bends = [f"{pixels(x)} {pixels(y)}" for x, y in points]
    return f"M{start}C{' '.join(bends)}"


def _inches(length: float) -> str:
    return f"{length / 72:.4f}"


def pixels(number: float) -> str:
    """A length with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
