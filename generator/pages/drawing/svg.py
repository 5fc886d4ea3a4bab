"""Pictures written as SVG, whose colours come from the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture, Stroke
from generator.pages.drawing.placing import Placed, laid_out, pixels
from generator.pages.drawing.rows import Row, rows_of
from generator.pages.drawing.sizes import DOT, MEASURES, label_lines, line_height, size_of

# The sign at the later paper's end of an edge, from the middle of its upper side: a tip, two bars, a ring, a cross,
# a tick. The style sheet fills the first and draws the others.
EDGE_SIGNS = {
    Stroke.CARRIES_ON: "m-3.5 0h7l-3.5 6z",
    Stroke.REPLACES: "m-4.5 1h9m-9 3h9",
    Stroke.STUDIES: "m-2.5 2.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
    Stroke.QUESTIONS: "m-3-.5l6 6m0-6l-6 6",
    Stroke.CONFIRMS: "m-4 2.5l3 3l5-6.5",
}
TIP_UP = "m-3.5 6h7l-3.5-6z"


def draw(pictures: Iterable[Picture]) -> Mapping[str, str]:
    """The SVG of every picture by its key."""
    return {picture.key: svg(picture) for picture in pictures}


def svg(picture: Picture) -> str:
    """The picture as one line of SVG whose colours come from the style sheet."""
    sizes = {node.id: size_of(node, picture.form) for node in picture.nodes}
    rows = list(rows_of(picture, {node: width for node, (width, _) in sizes.items()}))
    placed, width = laid_out(picture, rows, sizes), MEASURES[picture.form].width
    thumbnail = picture.form is Form.THUMBNAIL
    parts = [
        *(_axis(placed, rows, width) if picture.form is Form.LINEAGE else ()),
        *(_line(arrow, placed) if thumbnail else _edge(arrow, placed) for arrow in picture.arrows),
        *(_dot(node, placed) if thumbnail else _node(node, picture.form, placed) for node in picture.nodes),
    ]
    label = ' aria-hidden="true"' if thumbnail else f' role="group" aria-label="{escape(picture.label)}"'
    box = f'viewBox="0 0 {pixels(width)} {pixels(placed.height)}"'
    return f'<svg class="st-tree st-tree--{picture.form}" {box}{label}>{"".join(parts)}</svg>'


def _axis(placed: Placed, rows: Sequence[Row], width: float) -> Iterator[str]:
    """Every year at the left of its first row, with a line above it."""
    yield '<g class="st-tree__axis">'
    for year, same_year in groupby(zip(rows, placed.strips, strict=True), key=lambda pair: pair[0].year):
        strip = next(same_year)[1]
        if strip.gap:
            yield f'<path d="M0 {pixels(strip.top - strip.gap / 2)}H{pixels(width)}"></path>'
        yield f'<text x="0" y="{pixels((strip.top + strip.bottom) / 2 + 4)}">{year}</text>'
    yield "</g>"


def _line(arrow: Arrow, placed: Placed) -> str:
    return f'<path class="st-tree__line" d="{placed.runs[arrow].path}"></path>'


def _edge(arrow: Arrow, placed: Placed) -> str:
    """An edge with its sign; the broad unseen path is there for the pointer, which would miss the thin one."""
    run = placed.runs[arrow]
    title = f"<title>{escape(arrow.title)}</title>" if arrow.title else ""
    broad = f'<path class="st-tree__near" d="{run.path}"></path>' if title else ""
    shape = TIP_UP if run.upwards and arrow.line is Stroke.CARRIES_ON else EDGE_SIGNS[arrow.line]
    sign = f'<path class="st-tree__sign" d="M{pixels(run.x)} {pixels(run.y)}{shape}"></path>'
    of = f'data-later="{escape(arrow.later)}" data-earlier="{escape(arrow.earlier)}"'
    kind = f"st-tree__edge st-tree__edge--{arrow.line}"
    return f'<g class="{kind}" {of}>{title}<path d="{run.path}"></path>{sign}{broad}</g>'


def _dot(node: PaperNode, placed: Placed) -> str:
    box = placed.boxes[node.id]
    kind = f"st-tree__node{' st-tree__node--landmark' if node.landmark else ''}"
    return f'<circle class="{kind}" cx="{pixels(box.x)}" cy="{pixels(box.y)}" r="{pixels(DOT / 2)}"></circle>'


def _node(node: PaperNode, form: Form, placed: Placed) -> str:
    box, lines = placed.boxes[node.id], label_lines(node, form)
    corner = f'x="{pixels(box.x - box.width / 2)}" y="{pixels(box.top)}"'
    size = f'width="{pixels(box.width)}" height="{pixels(box.height)}"'
    texts = [
        f'<text x="{pixels(box.x)}" y="{pixels(box.top + line_height(form) * number + 1)}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    ]
    title = f"<title>{escape(node.title)}</title>"
    return f'<a {_about(node)}>{title}<rect {corner} {size} rx="3"></rect>{"".join(texts)}</a>'


def _about(node: PaperNode) -> str:
    """The attributes of a node: its kind, where it leads, and what the script of the tree tells of it."""
    kinds = {"landmark": node.landmark, "folded": bool(node.folded)}
    classes = ["st-tree__node", *(f"st-tree__node--{kind}" for kind, so in kinds.items() if so)]
    about = {"class": " ".join(classes), "href": node.href, "data-year": str(node.year)}
    if not node.folded:
        about |= {"data-paper": node.id, "data-name": node.name, "data-gain": node.gain}
    if node.marked:
        about["aria-current"] = "page"
    return " ".join(f'{name}="{escape(text)}"' for name, text in about.items())
