"""From records to the files that the site is built from; none at all if a record is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.checks.check import Checked
from generator.exports.exports import exports
from generator.exports.plain_text import plain_pages
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.drawing import svg
from generator.pages.page import Page
from generator.pages.plan import EqualAddressesError, Make, alternate, plan, translated_plan
from generator.pages.render import draw_page
from generator.publish.linked import dead_links
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
        locale, _, make = self.makers[path]
        others = [other for other in self._locales if other is not locale]
        page = make()
        return replace(page, alternates=[alternate(page, other, self._there) for other in others])

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


def drawings(site: Site, cached: Mapping[str, str]) -> Mapping[str, str]:
    """The SVG of every picture of the site by its key; `cached` holds those of earlier builds."""
    return svg.draw((picture for page in site.pages for picture in page.pictures), cached)


def source(site: Site, drawn: Mapping[str, str]) -> Mapping[str, str]:
    """Every file from which the site is built, by path: its pages, and what other programs read.

    `drawn` holds the SVG of its pictures. This is the one way from records to files; the toy site's snapshots take it.
    Raises PublishError where a link leads nowhere.
    """
    pages = {page.path: draw_page(page, drawn) for page in site.pages}
    others = exports(site.catalogue, site.editions)
    dead = list(dead_links({path: page.html for path, page in pages.items()}, {*others, *extra_files(site)}))
    if dead:
        raise PublishError("\n".join([*dead[:TOLD], f"{len(dead)} links lead nowhere"]))
    return {**{page.path: page.text for page in pages.values()}, **others}


def one_page(site: Site, path: str, drawn: dict[str, str]) -> tuple[str, str]:
    """One page of the site's source, as its path and its text; new drawings are added to those that there are."""
    page = site.page(path)
    drawn |= svg.draw(page.pictures, drawn)
    drawn_page = draw_page(page, drawn)
    return drawn_page.path, drawn_page.text


def extra_files(site: Site) -> Mapping[str, str]:
    """Every file that lies in the finished site beside the pages, by path: MkDocs would make pages of them."""
    return plain_pages(site.catalogue)
