"""What a drawn family tree holds, read back from its SVG: boxes, and the points along its edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

STEPS = 12  # points that are looked at along a curve or a straight piece


@dataclass(frozen=True)
class Drawing:
    """A picture: its size, the box of each paper (left, top, right, bottom), and the points of each edge."""

    width: float
    height: float
    boxes: dict[str, tuple[float, float, float, float]]
    edges: dict[tuple[str, str], list[tuple[float, float]]]

    def overlaps(self) -> list[tuple[str, ...]]:
        """Papers that overlap each other, edges that touch the box of a paper, and what leaves the picture."""
        return [*self._papers(), *self._edges(), *self._outside()]

    def _papers(self) -> Iterator[tuple[str, ...]]:
        for (one, a), (other, b) in combinations(self.boxes.items(), 2):
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                yield one, other

    def _edges(self) -> Iterator[tuple[str, ...]]:
        for edge, points in self.edges.items():
            for paper, (left, top, right, bottom) in self.boxes.items():
                if any(left < x < right and top < y < bottom for x, y in points):
                    yield *edge, "passes", paper

    def _outside(self) -> Iterator[tuple[str, ...]]:
        for paper, (left, top, right, bottom) in self.boxes.items():
            if left < 0 or top < 0 or right > self.width or bottom > self.height:
                yield paper, "leaves the picture"
        for edge, points in self.edges.items():
            if any(not (0 <= x <= self.width and 0 <= y <= self.height) for x, y in points):
                yield *edge, "leaves the picture"


def drawing(svg: str) -> Drawing:
    """The picture that an SVG shows."""
    root = ElementTree.fromstring(svg)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    boxes = {}
    for link in root.iter("a"):
        (rect,) = link.findall("rect")
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        boxes[link.get("data-paper") or f"folded {link.attrib['data-year']}"] = x, y, x + w, y + h
    edges = {
        (group.attrib["data-later"], group.attrib["data-earlier"]): list(points(group.findall("path")[0].attrib["d"]))
        for group in root.iter("g")
        if "data-later" in group.attrib
    }
    return Drawing(width, height, boxes, edges)


def points(path: str) -> Iterator[tuple[float, float]]:
    """Points along a path of moves, upright lines and cubic curves."""
    x = y = 0.0
    for letter, figures in re.findall(r"([MVC])([^MVC]*)", path):
        numbers = [float(number) for number in figures.split()]
        start = x, y
        match letter:
            case "M":
                x, y = numbers
                yield x, y
            case "V":
                (y,) = numbers
                yield from ((x, start[1] + (y - start[1]) * n / STEPS) for n in range(1, STEPS + 1))
            case "C":
                ax, ay, bx, by, x, y = numbers
                yield from (
                    (curve(start[0], ax, bx, x, n / STEPS), curve(start[1], ay, by, y, n / STEPS))
                    for n in range(1, STEPS + 1)
                )


def curve(a: float, b: float, c: float, d: float, t: float) -> float:
    """A cubic Bézier curve at a time between 0 and 1."""
    return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
