"""Where papers stand and how edges run: years downwards, and no edge where a paper stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.pages.drawing.order import Layers, Room, Spot, across, layers_of
from generator.pages.drawing.picture import Arrow, Form, Picture
from generator.pages.drawing.rows import Row
from generator.pages.drawing.sizes import MARGIN, MEASURES

SIGN_HEIGHT = 6.0  # the height of the sign at an edge's end
PORT = 11.0  # how far apart edges end at one paper
STEEPER, FARTHEST_ROWS = (
    0.045,
    40.0,
)  # for each pixel that edges lead sideways rows stand further apart, and how far at most


@dataclass(frozen=True)
class Strip:
    """A row from its upper end to its lower one, and the distance to the row above."""

    top: float
    bottom: float
    gap: float


@dataclass(frozen=True)
class Box:
    """A node: its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Run:
    """An edge's path, and the upper end of its sign. `upwards` are edges to a later paper that stands above."""

    path: str
    x: float
    y: float
    upwards: bool


@dataclass(frozen=True)
class Placed:
    """Where everything stands, in pixels from the upper left."""

    height: float
    strips: Sequence[Strip]
    boxes: Mapping[str, Box]
    runs: Mapping[Arrow, Run]


def laid_out(picture: Picture, rows: Sequence[Row], sizes: Mapping[str, tuple[float, float]]) -> Placed:
    """Where the papers of these rows and sizes stand, and how the edges between them run."""
    measures = MEASURES[picture.form]
    home = {node: number for number, row in enumerate(rows) for node in row.nodes}
    joined = {arrow: _downwards(arrow, home) for arrow in picture.arrows}
    layers = layers_of([row.nodes for row in rows], joined.values())
    widths = {place: sizes[place[0]][0] for place in home.items()}
    folds = {node.id for node in picture.nodes if node.folded}
    room = Room(
        measures.axis + MARGIN, measures.width - MARGIN, widths, measures.between, measures.beside, rightmost=folds
    )
    at = across(layers, room)
    strips = list(_strips(layers, at, rows, sizes, measures.below))
    boxes = {
        node: Box(at[node, row], (strips[row].top + strips[row].bottom) / 2, *sizes[node]) for node, row in home.items()
    }
    ports = dict(_ports(joined.values(), at, home, boxes))
    sign = 0.0 if picture.form is Form.THUMBNAIL else SIGN_HEIGHT
    runs = {}
    for arrow, (upper, lower) in joined.items():
        upwards = upper == arrow.later
        begin = boxes[upper].bottom + (sign if upwards else 0.0)
        end = boxes[lower].top - (0.0 if upwards else sign)
        trunk = [(at[upper, row], strips[row]) for row in range(home[upper], home[lower])]
        port = ports[upper, lower]
        path = _path([*trunk, (port, strips[home[lower]])], begin, end)
        x, y = (boxes[upper].x, begin - sign) if upwards else (port, end)
        runs[arrow] = Run(path, x, y, upwards)
    return Placed(strips[-1].bottom + MARGIN, strips, boxes, runs)


def _downwards(arrow: Arrow, home: Mapping[str, int]) -> tuple[str, str]:
    """The upper paper of an edge and the lower one, which is the later, but where that came out in an earlier year."""
    upper, lower = sorted((arrow.earlier, arrow.later), key=lambda paper: home[paper])
    return upper, lower


def _strips(
    layers: Layers,
    at: Mapping[Spot, float],
    rows: Sequence[Row],
    sizes: Mapping[str, tuple[float, float]],
    below: float,
) -> Iterator[Strip]:
    """The rows, each as high as its highest paper, and so far from the one above that no edge between is too flat."""
    bottom = MARGIN
    for number, row in enumerate(rows):
        runs = (abs(at[up] - at[place]) for place in layers.rows[number] for up in layers.above.get(place, ()))
        gap = below + min(STEEPER * max(runs, default=0.0), FARTHEST_ROWS) if number else 0.0
        top = bottom + gap
        bottom = top + max(sizes[node][1] for node in row.nodes)
        yield Strip(top, bottom, gap)


def _ports(
    joined: Iterable[tuple[str, str]], at: Mapping[Spot, float], home: Mapping[str, int], boxes: Mapping[str, Box]
) -> Iterator[tuple[tuple[str, str], float]]:
    """How far to the right each edge meets its lower paper: side by side, in the order in which they come."""
    above = defaultdict[str, list[str]](list)
    for upper, lower in joined:
        above[lower].append(upper)
    for lower, uppers in above.items():
        box = boxes[lower]
        apart = min(PORT, (box.width - PORT) / len(uppers)) if len(uppers) > 1 else 0.0
        uppers.sort(key=lambda upper: at[upper, home[lower] - 1])
        for number, upper in enumerate(uppers):
            yield (upper, lower), box.x + apart * (number - (len(uppers) - 1) / 2)


def _path(trunk: Sequence[tuple[float, Strip]], begin: float, end: float) -> str:
    """An edge through rows from the upper paper's to the lower one's: straight within rows, curved between them."""
    (x, strip), path = trunk[0], f"M{pixels(trunk[0][0])} {pixels(begin)}"
    if strip.bottom > begin:
        path += f"V{pixels(strip.bottom)}"
    for number, (to, below) in enumerate(trunk[1:], 1):
        last = number == len(trunk) - 1
        start, stop = max(strip.bottom, begin), min(below.top, end)
        middle = pixels((start + stop) / 2)
        path += f"C{pixels(x)} {middle} {pixels(to)} {middle} {pixels(to)} {pixels(stop)}"
        if (down := end if last else below.bottom) > stop:
            path += f"V{pixels(down)}"
        x, strip, begin = to, below, 0.0
    return path


def pixels(number: float) -> str:
    """A length with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
