"""Links that many pages have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.walks import walk
from generator.pages.page import Link
from generator.records.model import Kind, Paper


def home_link(catalogue: Catalogue, page: str) -> Link:
    """The front page."""
    return Link("Stemma", catalogue.href("index.html", page))


def translated(catalogue: Catalogue) -> Sequence[str]:
    """The ids of the papers whose pages are in the catalogue's language; in English none needs to be named."""
    return [paper for paper in catalogue.papers if addresses.paper(paper) in catalogue.here]


def area_link(catalogue: Catalogue, area: str, page: str) -> Link:
    """An area's page."""
    return Link(catalogue.areas[area].fields.name, catalogue.href(addresses.area(area), page))


def year_link(catalogue: Catalogue, year: int, page: str, count: int | None = None) -> Link:
    """A year's page."""
    return Link(str(year), catalogue.href(addresses.year(year), page), count)


def paper_link(catalogue: Catalogue, paper: Paper, page: str) -> Link:
    """A paper's page, by the paper's name and year."""
    return Link(f"{paper.short} ({paper.fields.year})", catalogue.href(addresses.paper(paper.id), page))


def walk_start(catalogue: Catalogue, kind: Kind, record_id: str, page: str) -> Link | None:
    """The first paper of a walk, with the walk in its address, by the walk's key; None where there is no paper."""
    found = walk(catalogue, kind, record_id)
    if not found.stops:
        return None
    href = catalogue.href(addresses.paper(found.stops[0].paper.id), page)
    return Link(found.key, f"{href}?walk={found.key}", len(found.stops))


def edit_path(source: str) -> str:
    """Where a record lies below the project's root, for those who edit it."""
    return f"content/{source}"


def called(record: Any) -> str:
    """What a record of any kind is called: by its title, or by its name where it has none."""
    return str(getattr(record.fields, "title", None) or record.fields.name)
