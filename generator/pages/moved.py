"""Addresses that were published and lead on to what took the place of their page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.links import home_link
from generator.pages.page import Link, Page


@dataclass(frozen=True)
class MovedView:
    """A page that leads on at once, with a link for readers whose browser does not."""

    crumbs: Sequence[Link]
    heading: str
    to: Link


def moved_pages(catalogue: Catalogue) -> Iterator[tuple[str, Callable[[], Page]]]:
    """Every address that leads on, with its page: a dataset's former ones, to its figures or to all datasets."""
    for dataset in catalogue.datasets.values():
        to = addresses.dataset(dataset.id) if dataset.id in catalogue.measured else "results/index.html"
        for formerly in dataset.fields.formerly:
            page = addresses.dataset(formerly)
            yield page, partial(moved_page, catalogue, page, to, dataset.fields.name)


def moved_page(catalogue: Catalogue, page: str, to: str, name: str) -> Page:
    """A page that leads on to another one, on which the thing of this name now stands."""
    href = catalogue.href(to, page)
    view = MovedView([home_link(catalogue, page)], name, Link(name, href))
    return Page(page, name, "This page has moved.", "moved.md", view, moved_to=href)
