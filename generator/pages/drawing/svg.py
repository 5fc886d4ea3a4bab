"""Pictures written as SVG, whose colours come from the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture
from generator.pages.drawing.placing import Placed, Row, laid_out, pixels, rows_of
from generator.pages.drawing.sizes import COLUMN, DOT, LINE, MEASURES, SMALLEST, name_lines, size_of, year_line


def draw(pictures: Iterable[Picture], cached: Mapping[str, str]) -> Mapping[str, str]:
    """The SVG of every picture by its key; one that is in the cache of an earlier build is not drawn again."""
    by_key = {picture.key: picture for picture in pictures}
    return {key: cached.get(key) or svg(picture) for key, picture in by_key.items()}


def svg(picture: Picture) -> str:
    """The picture as one line of SVG whose colours come from the style sheet."""
    sizes = {node.id: size_of(node, picture.form) for node in picture.nodes}
    rows = list(rows_of(picture))
    placed = laid_out(picture, rows, sizes)
    width, height = placed.width + MEASURES[picture.form].axis, placed.height
    parts = [
        *(_axis(placed, rows, width) if picture.form is Form.LINEAGE else ()),
        *(_edge(arrow, placed) for arrow in picture.arrows),
        *(_node(node, picture.form, placed, sizes[node.id]) for node in picture.nodes),
    ]
    thumbnail = picture.form is Form.THUMBNAIL
    label = ' aria-hidden="true"' if thumbnail else f' role="group" aria-label="{escape(picture.label)}"'
    scale = min(1.0, max(SMALLEST, COLUMN / width)) if picture.form is Form.FAMILY else 1.0
    size = f'width="{pixels(width * scale)}" height="{pixels(height * scale)}"'
    box = f'{size} viewBox="0 0 {pixels(width)} {pixels(height)}"'
    return f'<svg class="st-tree st-tree--{picture.form}" {box}{label}>{"".join(parts)}</svg>'


def _axis(placed: Placed, rows: Sequence[Row], width: float) -> Iterator[str]:
    yield '<g class="st-tree__axis">'
    for year, same_year in groupby(rows, key=lambda row: row.year):
        y = placed.nodes[next(same_year).nodes[0]][1]
        yield f'<path d="M0 {pixels(y)}H{pixels(width)}"></path><text x="0" y="{pixels(y - 3)}">{year}</text>'
    yield "</g>"


def _edge(arrow: Arrow, placed: Placed) -> str:
    path = placed.paths[arrow.later, arrow.earlier]
    title = f"<title>{escape(arrow.title)}</title>" if arrow.title else ""
    # The broad unseen path is there for the pointer, which would miss the thin one.
    broad = f'<path class="st-tree__near" d="{path}"></path>' if title else ""
    return f'<g class="st-tree__edge st-tree__edge--{arrow.line}">{title}<path d="{path}"></path>{broad}</g>'


def _node(node: PaperNode, form: Form, placed: Placed, size: tuple[float, float]) -> str:
    (x, y), (width, height) = placed.nodes[node.id], size
    kind = f"st-tree__node{' st-tree__node--landmark' if node.landmark else ''}"
    if form is Form.THUMBNAIL:
        return f'<circle class="{kind}" cx="{pixels(x)}" cy="{pixels(y)}" r="{pixels(DOT / 2)}"></circle>'
    here = ' aria-current="page"' if node.marked else ""
    lines = name_lines(node, form)
    top = y - height / 2
    box = f'x="{pixels(x - width / 2)}" y="{pixels(top)}" width="{pixels(width)}" height="{pixels(height)}" rx="3"'
    texts = [
        f'<text x="{pixels(x)}" y="{pixels(top + LINE * number + 1)}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    ]
    below = f'<text class="st-tree__year" x="{pixels(x)}" y="{pixels(top + height - 7)}">{year_line(node)}</text>'
    title = f"<title>{escape(node.title)}</title>"
    return f'<a class="{kind}" href="{escape(node.href)}"{here}>{title}<rect {box}></rect>{"".join(texts)}{below}</a>'
