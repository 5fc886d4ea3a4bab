"""The map of the field: every lineage as a band over the years, as thick as it has papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.model import Lineage

# Lengths in pixels.
YEAR_WIDTH, ROW, HEAD, SIGN = 34, 40, 24, 7.4
THINNEST, THICKEST = 2.0, 15.0


@dataclass(frozen=True)
class YearTick:
    """A year of the axis."""

    year: int
    x: float


@dataclass(frozen=True)
class Band:
    """A lineage: how often each year has a paper of it as an SVG path, and the older lineages that it draws on."""

    name: Link
    span: tuple[int, int]
    y: float
    path: str
    draws_on: Sequence[Link]


@dataclass(frozen=True)
class MapView:
    """The map; lengths are in pixels. Only years in which a lineage has a paper stand on its axis."""

    crumbs: Sequence[Link]
    width: int
    height: int
    head: int
    row: int
    papers: int
    ticks: Sequence[YearTick]
    bands: Sequence[Band]


def map_page(catalogue: Catalogue) -> Page:
    page = "lineages/map.html"
    counts = {
        key: Counter(catalogue.papers[paper].fields.year for paper in papers)
        for key, papers in catalogue.members.items()
    }
    years = sorted({year for by_year in counts.values() for year in by_year})
    names = 24 + round(SIGN * max((len(lineage.fields.title) for lineage in catalogue.lineages.values()), default=0))
    across = {year: names + YEAR_WIDTH * (place + 0.5) for place, year in enumerate(years)}
    most = max((number for by_year in counts.values() for number in by_year.values()), default=1)
    bands = [
        Band(
            Link(lineage.fields.title, f"{key}.html", len(catalogue.members[key])),
            (min(counts[key]), max(counts[key])),
            y := HEAD + ROW * (place + 0.5),
            _path(counts[key], across, y, most),
            _draws_on(catalogue, lineage),
        )
        for place, (key, lineage) in enumerate(catalogue.lineages.items())
    ]
    view = MapView(
        crumbs=[home_link(catalogue, page), Link("Lineages", "index.html")],
        width=names + YEAR_WIDTH * len(years),
        height=HEAD + ROW * len(bands),
        head=HEAD,
        row=ROW,
        papers=len(set().union(*catalogue.members.values())),
        ticks=[YearTick(year, x) for year, x in across.items()],
        bands=bands,
    )
    description = "The whole field on one page: every lineage of papers as a band over the years."
    return Page(page, "Map of the field", description, "map.md", view)


def _path(counts: Mapping[int, int], across: Mapping[int, float], y: float, most: int) -> str:
    """The outline of a band: thin where a year has no paper, thickest where a year has most of all."""
    years = [year for year in across if min(counts) <= year <= max(counts)]
    half = {year: THINNEST + (THICKEST - THINNEST) * counts.get(year, 0) / most for year in years}
    left, right = across[years[0]] - YEAR_WIDTH / 2, across[years[-1]] + YEAR_WIDTH / 2
    upper = [(left, y), *((across[year], y - half[year]) for year in years), (right, y)]
    lower = [(across[year], y + half[year]) for year in reversed(years)]
    return f"M{'L'.join(f'{one:.0f} {other:.1f}' for one, other in [*upper, *lower])}Z"


def _draws_on(catalogue: Catalogue, lineage: Lineage) -> Sequence[Link]:
    """The lineages whose papers, not its own, its papers build on most; `count` is by how many edges."""
    own = frozenset(catalogue.members[lineage.id])
    edges = [edge for paper in own for edge in catalogue.grew_out_of.get(paper, ()) if edge.earlier.id not in own]
    others = Counter(other.id for edge in edges for other in catalogue.in_lineages.get(edge.earlier.id, ()))
    most = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    return [
        Link(catalogue.lineages[key].fields.title, catalogue.href(addresses.lineage(key), "lineages/map.html"), number)
        for key, number in most
    ]
