"""From records to the files that the site is built from; none at all if a record is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.checks.check import Checked
from generator.exports.exports import EXPORTS, exports
from generator.exports.plain_text import plain_pages
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.drawing import svg
from generator.pages.page import Alternate, Page
from generator.pages.plan import EqualAddressesError, Make, alternate, plan, translated_plan
from generator.pages.render import draw_page
from generator.publish.linked import Linked, dead_links, linked
from generator.publish.output import PublishError

TOLD = 10  # links that lead nowhere; the others are counted


@dataclass(frozen=True)
class Site:
    """The site before it is written: the index of its records in every language, and its pages."""

    catalogue: Catalogue
    editions: Sequence[Edition] = ()

    @cached_property
    def makers(self) -> Mapping[str, tuple[Locale, str, Make]]:
        """What makes each page of the site, by path, with the page's language and its address there.

        Raises PublishError if two pages would stand at one address.
        """
        try:
            plans = [(ENGLISH, plan(self.catalogue))]
        except EqualAddressesError as error:
            raise PublishError(f"two pages would stand at one address: {error}") from error
        plans += [(edition.catalogue.locale, translated_plan(edition)) for edition in self.editions]
        return {
            addresses.in_language(locale.code if locale is not ENGLISH else None, address): (locale, address, make)
            for locale, made in plans
            for address, make in made.items()
        }

    @cached_property
    def pages(self) -> Sequence[Page]:
        """What each page of the site shows."""
        return [self.page(path) for path in self.makers]

    def page(self, path: str) -> Page:
        """What the page at a path shows, with where it stands in the other languages."""
        return replace(self.makers[path][2](), alternates=self.alternates(path))

    def alternates(self, path: str) -> Sequence[Alternate]:
        """Where the page at a path stands in the other languages."""
        locale, address, _ = self.makers[path]
        others = [other for other in self._locales if other is not locale]
        return [alternate(path, address, other, self._there) for other in others]

    @cached_property
    def _locales(self) -> Sequence[Locale]:
        return [ENGLISH, *(edition.catalogue.locale for edition in self.editions)]

    @cached_property
    def _there(self) -> Collection[tuple[str, str]]:
        return {(locale.code, address) for locale, address, _ in self.makers.values()}


def site_of(checked: Checked) -> Site:
    """The site of these records. Raises ValueError if one is wrong."""
    if checked.errors:
        raise ValueError("pages are made of records without errors")
    records = checked.reading.records
    languages = sorted(records.languages, key=lambda language: language.id)
    return Site(Catalogue(records), [Edition(records, language) for language in languages])


def drawings(site: Site) -> Mapping[str, str]:
    """The SVG of every picture of the site by its key."""
    return svg.draw(picture for page in site.pages for picture in page.pictures)


def source(site: Site, drawn: Mapping[str, str], address: str = "") -> Mapping[str, str]:
    """Every file from which an engine of the MkDocs family builds the site, by path.

    `drawn` holds the SVG of its pictures, `address` is where the site is published, if that is known. The toy site's
    snapshots are these files. Raises PublishError where a link leads nowhere.
    """
    pages = {page.path: draw_page(page, drawn) for page in site.pages}
    others = exports(site.catalogue, site.editions, address)
    files = {*others, *plain_pages(site.catalogue)}  # engines would make pages of the latter, so they get none
    refuse_dead_links({path: linked(page.html) for path, page in pages.items()}, files)
    return {**{page.path: page.text for page in pages.values()}, **others}


def refuse_dead_links(pages: Mapping[str, Linked], others: Collection[str]) -> None:
    """Raise PublishError if a link leads nowhere. `others` are the paths of all files beside the pages."""
    dead = list(dead_links(pages, others))
    if dead:
        raise PublishError("\n".join([*dead[:TOLD], f"{len(dead)} links lead nowhere"]))


def all_exports(site: Site, address: str) -> Sequence[Callable[[], Mapping[str, str]]]:
    """What makes the files that lie beside the pages, by path from the site's root, each for a part of them.

    `address` is where the site is published, if that is known.
    """
    return [
        *(partial(export, site.catalogue, site.editions, address) for export in EXPORTS),
        partial(plain_pages, site.catalogue),
    ]
