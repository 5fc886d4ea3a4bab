"""Family trees as SVG: years run downwards, each row holds papers of one year. The one importer of pygraphviz.

Graphviz places nodes and bends edges; what is seen of them is written here. Every node has a size that is computed
from its label alone, so that a picture is the same on every machine, whatever fonts it has.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from html import escape
from importlib.metadata import version
from itertools import count, groupby
from json import dumps
from pathlib import Path

import pygraphviz

DRAWN_BY = hashlib.sha256(Path(__file__).read_bytes()).hexdigest() + version("pygraphviz")


class Form(StrEnum):
    """How much of a tree is shown: with an axis of years, without, or as mere dots."""

    LINEAGE = "lineage"
    FAMILY = "family"
    THUMBNAIL = "thumbnail"


class Line(StrEnum):
    """How an edge is drawn: the later paper carries the earlier one on, replaces it, or studies it."""

    CARRIES_ON = "carries-on"
    REPLACES = "replaces"
    STUDIES = "studies"


@dataclass(frozen=True)
class Node:
    """A paper of a picture. `marked` is the paper whose page it stands on."""

    id: str
    name: str
    title: str
    year: int
    seminal: bool
    href: str
    marked: bool = False


@dataclass(frozen=True)
class Arrow:
    """An edge of a picture: from the later paper to the earlier one, and what is said of it."""

    later: str
    earlier: str
    line: Line
    title: str


@dataclass(frozen=True)
class Picture:
    """A family tree that is to be drawn. `label` says in words what it shows."""

    form: Form
    label: str
    nodes: Sequence[Node]
    arrows: Sequence[Arrow]

    @property
    def key(self) -> str:
        """A fingerprint of everything that the drawing depends on."""
        return hashlib.sha256(f"{DRAWN_BY}{dumps(asdict(self))}".encode()).hexdigest()


@dataclass(frozen=True)
class Measures:
    """Lengths of a form, in pixels. `widest` is the most papers in a row, `axis` the margin that the years stand in."""

    widest: int
    label: float
    axis: float
    between: float
    below: float


MEASURES = {
    Form.LINEAGE: Measures(widest=6, label=124, axis=46, between=14, below=22),
    Form.FAMILY: Measures(widest=2, label=88, axis=0, between=5, below=22),
    Form.THUMBNAIL: Measures(widest=9, label=0, axis=0, between=9, below=14),
}
# A small picture stands in a column of this width, and is made smaller for it by so much at most.
COLUMN, SMALLEST = 284.0, 0.85
DOT = 7.0
MARGIN = 3.0
EM = 11.0
LINE = 13.0
NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[]- "), frozenset("mwMW@%")


def draw(pictures: Iterable[Picture], cached: Mapping[str, str]) -> Mapping[str, str]:
    """The SVG of every picture by its key; one that is in the cache of an earlier build is not drawn again."""
    by_key = {picture.key: picture for picture in pictures}
    return {key: cached.get(key) or svg(picture) for key, picture in by_key.items()}


def svg(picture: Picture) -> str:
    """The picture as one line of SVG whose colours come from the style sheet."""
    sizes = {node.id: _size(node, picture.form) for node in picture.nodes}
    rows = list(_rows(picture))
    placed = _place(picture, rows, sizes)
    width, height = placed.width + MEASURES[picture.form].axis, placed.height
    parts = [
        *(_axis(placed, rows, width) if picture.form is Form.LINEAGE else ()),
        *(_edge(arrow, placed) for arrow in picture.arrows),
        *(_node(node, picture.form, placed, sizes[node.id]) for node in picture.nodes),
    ]
    thumbnail = picture.form is Form.THUMBNAIL
    label = ' aria-hidden="true"' if thumbnail else f' role="group" aria-label="{escape(picture.label)}"'
    scale = min(1.0, max(SMALLEST, COLUMN / width)) if picture.form is Form.FAMILY else 1.0
    size = f'width="{_figure(width * scale)}" height="{_figure(height * scale)}"'
    box = f'{size} viewBox="0 0 {_figure(width)} {_figure(height)}"'
    return f'<svg class="st-tree st-tree--{picture.form}" {box}{label}>{"".join(parts)}</svg>'


@dataclass(frozen=True)
class Row:
    """Papers that stand side by side; all are of one year."""

    year: int
    nodes: Sequence[str]


def _rows(picture: Picture) -> Iterator[Row]:
    """The papers in rows from the oldest down. A paper stands below those of its own year that it grew out of."""
    year = {node.id: node.year for node in picture.nodes}
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for arrow in picture.arrows:
        if year[arrow.later] == year[arrow.earlier]:
            earlier[arrow.later].append(arrow.earlier)
    depth: dict[str, int] = {}

    def level(node: str) -> int:
        if node not in depth:
            depth[node] = max((level(found) + 1 for found in earlier[node]), default=0)
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


def _place(picture: Picture, rows: Sequence[Row], sizes: Mapping[str, tuple[float, float]]) -> Placed:
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
    left, low, right, high = (float(figure) for figure in graph.graph_attr["bb"].split(","))
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
    start, *bends = [f"{_figure(x)} {_figure(y)}" for x, y in points]
    return f"M{start}C{' '.join(bends)}"


def _size(node: Node, form: Form) -> tuple[float, float]:
    """The width and height of a node, in pixels."""
    if form is Form.THUMBNAIL:
        return DOT, DOT
    lines = _lines(node, form)
    width = max(map(_length, [*lines, _below(node)]))
    return 4 * round((1.08 * width + 18) / 4), LINE * (len(lines) + 1) + 8


def _lines(node: Node, form: Form) -> Sequence[str]:
    """The paper's name in one line or two; what does not fit is cut off."""
    room = MEASURES[form].label
    lines = [""]
    for word in node.name.split():
        longer = f"{lines[-1]} {word}".strip()
        if _length(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]}…"]
    return [line if _length(line) <= room + EM else _cut(line, room) for line in lines]


def _cut(line: str, room: float) -> str:
    end = next(end for end in count(len(line) - 1, -1) if _length(line[:end]) <= room)
    return f"{line[:end].rstrip()}…"


def _below(node: Node) -> str:
    return f"◆ {node.year}" if node.seminal else str(node.year)


def _length(text: str) -> float:
    """About how many pixels the text is wide in a bold font without serifs, rather more than less."""
    wide = {True: 0.36, False: 0.62}
    return EM * sum(0.95 if sign in WIDE else 0.75 if sign.isupper() else wide[sign in NARROW] for sign in text)


def _axis(placed: Placed, rows: Sequence[Row], width: float) -> Iterator[str]:
    yield '<g class="st-tree__axis">'
    for year, found in groupby(rows, key=lambda row: row.year):
        y = placed.nodes[next(found).nodes[0]][1]
        yield f'<path d="M0 {_figure(y)}H{_figure(width)}"></path><text x="0" y="{_figure(y - 3)}">{year}</text>'
    yield "</g>"


def _edge(arrow: Arrow, placed: Placed) -> str:
    path = placed.paths[arrow.later, arrow.earlier]
    title = f"<title>{escape(arrow.title)}</title>" if arrow.title else ""
    # The broad unseen path is there for the pointer, which would miss the thin one.
    broad = f'<path class="st-tree__near" d="{path}"></path>' if title else ""
    return f'<g class="st-tree__edge st-tree__edge--{arrow.line}">{title}<path d="{path}"></path>{broad}</g>'


def _node(node: Node, form: Form, placed: Placed, size: tuple[float, float]) -> str:
    (x, y), (width, height) = placed.nodes[node.id], size
    kind = f"st-tree__node{' st-tree__node--seminal' if node.seminal else ''}"
    if form is Form.THUMBNAIL:
        return f'<circle class="{kind}" cx="{_figure(x)}" cy="{_figure(y)}" r="{_figure(DOT / 2)}"></circle>'
    here = ' aria-current="page"' if node.marked else ""
    lines = _lines(node, form)
    top = y - height / 2
    box = f'x="{_figure(x - width / 2)}" y="{_figure(top)}" width="{_figure(width)}" height="{_figure(height)}" rx="3"'
    texts = [
        f'<text x="{_figure(x)}" y="{_figure(top + LINE * number + 1)}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    ]
    below = f'<text class="st-tree__year" x="{_figure(x)}" y="{_figure(top + height - 7)}">{_below(node)}</text>'
    title = f"<title>{escape(node.title)}</title>"
    return f'<a class="{kind}" href="{escape(node.href)}"{here}>{title}<rect {box}></rect>{"".join(texts)}{below}</a>'


def _inches(pixels: float) -> str:
    return f"{pixels / 72:.4f}"


def _figure(number: float) -> str:
    """A length with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
