"""What stands at an address that a record had: a page that leads on, or one that says what was removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.pages.links import edit_path, home_link
from generator.pages.page import Link, Page
from generator.pages.texts import day
from generator.records.kinds import KINDS
from generator.records.model import Kind, Removed


@dataclass(frozen=True)
class RetiredView:
    """A page at an old address: what it was of, what became of that, and where to go on."""

    crumbs: Sequence[Link]
    title: str
    what: str
    reason: str | None
    onward: Link


def moved_page(catalogue: Catalogue, kind: Kind, record_id: str, old: str) -> Page:
    """The page at an id that a record had: it leads to the record."""
    row, record = KINDS[kind], catalogue.of(kind)[record_id]
    if not row.address:
        raise ValueError(f"a {row.word} has no page")
    title: str = getattr(record.fields, "title", None) or record.fields.name
    return _leading_page(catalogue, row.address(old), row.address(record_id), title)


def moved_datasets(catalogue: Catalogue) -> Iterator[tuple[str, Callable[[], Page]]]:
    """Every address that a dataset's page had, with the page that leads on to its figures, or to all datasets."""
    for dataset in catalogue.datasets.values():
        to = addresses.dataset(dataset.id) if dataset.id in catalogue.measured else "results/index.html"
        for formerly in dataset.fields.formerly:
            page = addresses.dataset(formerly)
            yield page, partial(_leading_page, catalogue, page, to, dataset.fields.name)


def _leading_page(catalogue: Catalogue, page: str, to: str, title: str) -> Page:
    """A page that leads on at once, with a link for readers whose browser does not."""
    href = addresses.relative(to, page)
    what = catalogue.locale.say("This page has moved.")
    view = RetiredView([home_link(catalogue, page)], title, what, None, Link(title, href))
    return Page(page, title, what, "retired.md", view, leads_to=href)


def removed_page(catalogue: Catalogue, removed: Removed, page: str) -> Page:
    """The page at an id of a record that was taken away: it says so, and why."""
    fields, say = removed.fields, catalogue.locale.say
    what = say("Removed on {day}.", day=day(fields.removed, catalogue.locale))
    onward = Link(say("Explore"), addresses.relative("explore.html", page))
    view = RetiredView([home_link(catalogue, page)], fields.title, what, fields.reason, onward)
    return Page(page, fields.title, f"{what} {fields.reason}", "retired.md", view, edit_path(removed.source))
