"""How large things are drawn, in pixels. A node's size comes from its label alone, whatever fonts a machine has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from generator.pages.drawing.picture import Form, PaperNode


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


def size_of(node: PaperNode, form: Form) -> tuple[float, float]:
    """The width and height of a node, in pixels."""
    if form is Form.THUMBNAIL:
        return DOT, DOT
    lines = name_lines(node, form)
    width = max(map(_length, [*lines, year_line(node)]))
    return 4 * round((1.08 * width + 18) / 4), LINE * (len(lines) + 1) + 8


def name_lines(node: PaperNode, form: Form) -> Sequence[str]:
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


def year_line(node: PaperNode) -> str:
    """What stands below the name: the year, with a mark where the paper is a landmark."""
    return f"◆ {node.year}" if node.landmark else str(node.year)


@cache
def _length(text: str) -> float:
    """About how many pixels the text is wide in a bold font without serifs, rather more than less."""
    wide = {True: 0.36, False: 0.62}
    return EM * sum(0.95 if sign in WIDE else 0.75 if sign.isupper() else wide[sign in NARROW] for sign in text)
