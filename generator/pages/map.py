"""The map of the field: every lineage as a band over the years, as thick as it has papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Edge, group
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.model import Lineage

# Lengths in pixels. Across, lengths are years: the picture is as wide as the page.
ROW, HEAD, LABEL = 44, 24, 16
THINNEST, THICKEST = 1.5, 13.0
TICKS = 5  # years from one to the next


@dataclass(frozen=True)
class YearTick:
    """A year of the axis, and where it stands: a share of the way from left to right, in percent."""

    year: int
    at: float


@dataclass(frozen=True)
class Band:
    """A lineage: how often each year has a paper of it as an SVG path, and the older lineages that it draws on.

    `joined` is the path from the lineage on which it draws most, or empty where there is none.
    """

    name: Link
    span: tuple[int, int]
    top: int
    path: str
    draws_on: Sequence[Link]
    joined: str


@dataclass(frozen=True)
class MapView:
    """The map: `years` wide and `height` pixels high."""

    crumbs: Sequence[Link]
    years: int
    height: int
    head: int
    row: int
    label: int
    papers: int
    ticks: Sequence[YearTick]
    bands: Sequence[Band]


def map_page(catalogue: Catalogue) -> Page:
    page = "lineages/map.html"
    counts = {
        key: Counter(catalogue.papers[paper].fields.year for paper in catalogue.members[key])
        for key in catalogue.lineages
    }
    years = [year for by_year in counts.values() for year in by_year]
    first, end = min(years, default=0), max(years, default=0) + 1
    most = max((number for by_year in counts.values() for number in by_year.values()), default=1)
    middle = {key: HEAD + ROW * place + (ROW + LABEL) / 2 for place, key in enumerate(counts)}
    bands = [
        Band(
            Link(lineage.fields.title, f"{key}.html", len(catalogue.members[key])),
            (min(counts[key]), max(counts[key])),
            HEAD + ROW * place,
            _path(counts[key], first, middle[key], most),
            _draws_on(catalogue, lineage),
            _joined(catalogue, lineage, middle, first),
        )
        for place, (key, lineage) in enumerate(catalogue.lineages.items())
    ]
    view = MapView(
        crumbs=[home_link(catalogue, page), Link("Lineages", "index.html")],
        years=end - first,
        height=HEAD + ROW * len(bands),
        head=HEAD,
        row=ROW,
        label=LABEL,
        papers=len(set().union(*catalogue.members.values())),
        ticks=[
            YearTick(year, round(100 * (year + 0.5 - first) / (end - first), 2))
            for year in range(first, end)
            if year % TICKS == 0
        ],
        bands=bands,
    )
    description = "The whole field on one page: every lineage of papers as a band over the years."
    return Page(page, "Map of the field", description, "map.md", view)


def _path(counts: Mapping[int, int], first: int, y: float, most: int) -> str:
    """The outline of a band: thin where a year has no paper, thickest where a year has most of all."""
    years = range(min(counts), max(counts) + 1)
    half = {year: THINNEST + (THICKEST - THINNEST) * counts.get(year, 0) / most for year in years}
    upper = [(years[0], y), *((year + 0.5, y - half[year]) for year in years), (years[-1] + 1, y)]
    lower = [(year + 0.5, y + half[year]) for year in reversed(years)]
    return f"M{'L'.join(f'{one - first:.1f} {other:.1f}' for one, other in [*upper, *lower])}Z"


def _joined(catalogue: Catalogue, lineage: Lineage, middle: Mapping[str, float], first: int) -> str:
    """The way of the first edge from the lineage on which this one draws most to this one, as the path of an SVG."""
    most = _drawn_on(catalogue, lineage)[:1]
    for other, edges in most:
        edge = min(edges, key=lambda edge: (edge.later.fields.year, edge.earlier.fields.year, edge.later.id))
        x, to_x = (paper.fields.year + 0.5 - first for paper in (edge.earlier, edge.later))
        y, to_y = middle[other], middle[lineage.id]
        half = (y + to_y) / 2
        return f"M{x:.1f} {y:.1f}C{x:.1f} {half:.1f} {to_x:.1f} {half:.1f} {to_x:.1f} {to_y:.1f}"
    return ""


def _drawn_on(catalogue: Catalogue, lineage: Lineage) -> Sequence[tuple[str, Sequence[Edge]]]:
    """The other lineages on whose papers, none of its own, this one's build, with the edges; the most edges first."""
    own = frozenset(catalogue.members[lineage.id])
    edges = [edge for paper in own for edge in catalogue.grew_out_of.get(paper, ()) if edge.earlier.id not in own]
    pairs = [(other.id, edge) for edge in edges for other in catalogue.in_lineages.get(edge.earlier.id, ())]
    drawn = {key: [edge for _, edge in of] for key, of in group(pairs, lambda pair: pair[0]).items()}
    return sorted(drawn.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _draws_on(catalogue: Catalogue, lineage: Lineage) -> Sequence[Link]:
    """The lineages on which this one draws most; `count` is by how many edges."""
    return [
        Link(
            catalogue.lineages[key].fields.title,
            catalogue.href(addresses.lineage(key), "lineages/map.html"),
            len(edges),
        )
        for key, edges in _drawn_on(catalogue, lineage)[:3]
    ]
