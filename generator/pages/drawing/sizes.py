"""How large things are drawn, in pixels. A node's size comes from its label alone, whatever fonts a machine has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from generator.pages.drawing.picture import Form, PaperNode


@dataclass(frozen=True)
class Measures:
    """Lengths of a form, in pixels.

    Every picture of a form is `width` wide, and is made as wide as its place by the style sheet: it is narrow enough
    that its letters, `em` high, are at least 11 pixels high wherever it is shown. `label` is the most that a line of a
    name takes, `axis` the margin that the years stand in. Papers stand `between` apart, lines that pass them `beside`
    them, and rows at least `below` each other.
    """

    width: float
    em: float
    label: float
    axis: float
    between: float
    beside: float
    below: float


MEASURES = {
    Form.LINEAGE: Measures(width=1060, em=12, label=126, axis=42, between=12, beside=7, below=34),
    Form.FAMILY: Measures(width=284, em=11, label=92, axis=0, between=8, beside=5, below=28),
    Form.THUMBNAIL: Measures(width=260, em=0, label=0, axis=0, between=9, beside=4, below=14),
}
DOT = 7.0
MARGIN = 3.0
ROUNDED = 18.0  # what a node has beside its name
NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[]- "), frozenset("mwMW@%")


def size_of(node: PaperNode, form: Form) -> tuple[float, float]:
    """The width and height of a node, in pixels."""
    if form is Form.THUMBNAIL:
        return DOT, DOT
    em, lines = MEASURES[form].em, label_lines(node, form)
    width = max(_length(line, em) for line in lines)
    return 4 * round((1.08 * width + ROUNDED) / 4), line_height(form) * len(lines) + 8


def line_height(form: Form) -> float:
    """How far a label's lines stand below each other."""
    return MEASURES[form].em + 2


def label_lines(node: PaperNode, form: Form) -> Sequence[str]:
    """What stands on a node: the name, and the year where no axis tells it."""
    names = _name_lines(node, form)
    return [*names, year_line(node)] if form is Form.FAMILY and not node.folded else names


def year_line(node: PaperNode) -> str:
    """What stands below the name: the year, with a mark where the paper is a landmark."""
    return f"◆ {node.year}" if node.landmark else str(node.year)


def _name_lines(node: PaperNode, form: Form) -> Sequence[str]:
    """The paper's name in one line or two; what does not fit is cut off."""
    room, em = MEASURES[form].label, MEASURES[form].em
    lines = [""]
    name = f"◆ {node.name}" if node.landmark and form is Form.LINEAGE else node.name
    for piece in _pieces(name, room, em):
        longer = f"{lines[-1]}{piece}"
        if _length(longer.strip(), em) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(piece)
    lines = [line.strip() for line in lines]
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]}…"]
    return [line if _length(line, em) <= room + em else _cut(line, room, em) for line in lines]


def _pieces(name: str, room: float, em: float) -> Iterator[str]:
    """Between what a name can be broken: its words, and the parts of a compound that is too long for a line."""
    for word in name.split():
        parts = re.findall("[^-]*-|[^-]+", word) if _length(word, em) > room else [word]
        yield from parts[:-1]
        yield f"{parts[-1]} "


def _cut(line: str, room: float, em: float) -> str:
    end = next(end for end in count(len(line) - 1, -1) if _length(line[:end], em) <= room)
    return f"{line[:end].rstrip()}…"


@lru_cache(4096)  # the same words stand in names again and again; all names of a large site would fill much memory
def _length(text: str, em: float) -> float:
    """About how many pixels the text is wide in a bold font without serifs, rather more than less."""
    wide = {True: 0.36, False: 0.62}
    return em * sum(0.95 if sign in WIDE else 0.75 if sign.isupper() else wide[sign in NARROW] for sign in text)
