"""Figures over time as a plot: where its points, labels, axes and the line of the best stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.catalogue import Measured
from generator.catalogue.dates import first_public
from generator.catalogue.leaderboards import Board

LETTER_WIDTH, LABEL_HEIGHT = 6.4, 12  # how wide a letter of a label is at most, and how high a line of it
APART = 4  # points between two labels on one line
LONGEST_LABEL = 18  # letters of a label
MOST_YEARS = 8  # named on the axis


@dataclass(frozen=True)
class Point:
    """A figure in the plot with its label, in pixels from the upper left; `best` says that it was a record."""

    x: float
    y: float
    href: str
    title: str
    label: str
    label_x: float
    label_y: float
    best: bool


@dataclass(frozen=True)
class Tick:
    """A mark of an axis and where it stands."""

    text: str
    at: float


@dataclass(frozen=True)
class Frame:
    """The lengths of a plot, in pixels, narrow enough for a phone. Points keep `inside` away from the axes' ends."""

    width: int = 360
    height: int = 270
    left: int = 40
    top: int = 12
    floor: int = 244
    end: int = 352
    inside: int = 16

    def across(self, share: float) -> float:
        """Where a point stands that lies at this share of the way from left to right."""
        return round(self.left + self.inside + (self.end - self.left - 2 * self.inside) * share, 1)

    def down(self, share: float) -> float:
        """Where a point stands that lies at this share of the way from the top down."""
        return round(self.top + self.inside + (self.floor - self.top - 2 * self.inside) * share, 1)


@dataclass(frozen=True)
class Plot:
    """The figures of a board over time; `line` is the path of the best of them, or empty where none is the best."""

    frame: Frame
    label: str
    points: Sequence[Point]
    line: str
    years: Sequence[Tick]
    values: Sequence[Tick]


def plot(board: Board, label: str, href: Callable[[Measured], str], told: Callable[[Measured], str]) -> Plot:
    """A board as a plot; `href` is where a figure leads, and `told` what is said of it."""
    frame = Frame()
    when = {id(one): _year(one) for one in board.figures}
    first, last = int(min(when.values())), int(max(when.values())) + 1
    values = [one.result.value for one in board.figures]
    low, high = min(values), max(values)

    def x(one: Measured) -> float:
        return frame.across((when[id(one)] - first) / (last - first))

    def y(value: Decimal) -> float:
        return frame.down(float((high - value) / (high - low)) if high > low else 0.5)

    records = board.records
    ordered = sorted(board.figures, key=lambda one: (when[id(one)], one.result.value))
    places = [(x(one), y(one.result.value)) for one in ordered]
    names = [_cut(one.paper.short) for one in ordered]
    labels = _labels(names, places, frame)
    points = [
        Point(*place, href(one), told(one), name, left, base, any(one is record for record in records))
        for one, place, (name, left, base) in zip(ordered, places, labels, strict=True)
    ]
    step = -(-(last - first) // MOST_YEARS)
    return Plot(
        frame,
        label,
        points,
        _steps([(x(one), y(one.result.value)) for one in records], frame.end),
        [Tick(str(year), frame.across((year - first + 0.5) / (last - first))) for year in range(first, last, step)],
        [Tick(str(value), y(value)) for value in dict.fromkeys((high, low))],
    )


def _year(one: Measured) -> float:
    """When a figure's paper appeared, in years; a month is a twelfth of one."""
    year, month = first_public(one.paper).place
    return year + (month - 1) / 12


def _steps(records: Sequence[tuple[float, float]], end: float) -> str:
    """A line that holds each record until the next one beats it, as the path of an SVG."""
    if not records:
        return ""
    (x, y), *later = records
    return f"M{x} {y}" + "".join(f"H{at}V{value}" for at, value in later) + f"H{end}"


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"


def _labels(
    names: Sequence[str], places: Sequence[tuple[float, float]], frame: Frame
) -> Iterator[tuple[str, float, float]]:
    """Each label with where it begins, beside its point or as near above or below as nothing else stands.

    Where there is no room at all the label is empty: the table has the name.
    """
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in places]
    for name, (x, y) in zip(names, places, strict=True):
        width = len(name) * LETTER_WIDTH
        spots = [
            (left, y + 3 + shift)
            for shift in sorted(range(-90, 91, 3), key=abs)
            for left in (x + 6, x - 6 - width, x - width / 2)
            if frame.left < left and left + width < frame.width and frame.top + 4 < y + shift < frame.floor - 4
        ]
        boxes = [(left, base - LABEL_HEIGHT + 2, left + width + APART, base + 2) for left, base in spots]
        free = [box for box in boxes if not any(_meet(box, other) for other in taken)]
        if not free:
            yield "", x, y
            continue
        taken.append(free[0])
        yield name, round(free[0][0], 1), round(free[0][3] - 2, 1)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
