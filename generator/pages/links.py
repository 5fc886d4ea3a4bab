"""Links that many pages have."""

from __future__ import annotations

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.page import Link


def home_link(catalogue: Catalogue, page: str) -> Link:
    """The front page."""
    return Link("Stemma", catalogue.href("index.html", page))


def area_link(catalogue: Catalogue, area: str, page: str) -> Link:
    """An area's page."""
    return Link(catalogue.areas[area].fields.name, catalogue.href(addresses.area(area), page))


def year_link(catalogue: Catalogue, year: int, page: str, count: int | None = None) -> Link:
    """A year's page."""
    return Link(str(year), catalogue.href(addresses.year(year), page), count)


def edit_path(source: str) -> str:
    """Where a record lies below the project's root, for those who edit it."""
    return f"content/{source}"
