"""The whole story: records in, a tree of pages out; no page at all if a record is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import drawing
from generator.catalogue import Catalogue
from generator.checking import Checked
from generator.edition import Edition
from generator.exports import exports, plain_pages
from generator.feeds import feeds
from generator.phrases import ENGLISH
from generator.render import draw
from generator.views.parts import Page
from generator.views.plan import alternate, plan, translated_plan


@dataclass(frozen=True)
class Planned:
    """The site before it is written: the index of its records, and what each page shows."""

    catalogue: Catalogue
    editions: Sequence[Edition]
    pages: Sequence[Page]


def planned(checked: Checked) -> Planned:
    """What each page of the site shows. Raises ValueError if a record is wrong."""
    if checked.errors:
        raise ValueError("pages are made of records without errors")
    records = checked.reading.records
    catalogue = Catalogue(records)
    editions = [Edition(records, language) for language in sorted(records.languages, key=lambda found: found.id)]
    return Planned(catalogue, editions, list(_in_all_languages(catalogue, editions)))


def _in_all_languages(catalogue: Catalogue, editions: Sequence[Edition]) -> Iterator[Page]:
    """The pages of every language, each with where it stands in the others."""
    pages = [*plan(catalogue), *(page for edition in editions for page in translated_plan(edition))]
    tongues = [ENGLISH, *(edition.catalogue.tongue for edition in editions)]
    there = {(page.tongue.code, page.address) for page in pages}
    for page in pages:
        others = [tongue for tongue in tongues if tongue is not page.tongue]
        yield replace(page, alternates=[alternate(page, tongue, there) for tongue in others])


def drawings(site: Planned, kept: Mapping[str, str]) -> Mapping[str, str]:
    """The SVG of every picture of the site by its key; `kept` holds those of earlier builds."""
    return drawing.draw((picture for page in site.pages for picture in page.pictures), kept)


def files(site: Planned, drawn: Mapping[str, str]) -> Mapping[str, str]:
    """Every page of the site's source, by path."""
    return dict(draw(page, drawn) for page in site.pages)


def machines(site: Planned) -> Mapping[str, str]:
    """Every file of the site's source that other programs read, by path."""
    return {**exports(site.catalogue, site.editions), **feeds(site.catalogue)}


def beside(site: Planned) -> Mapping[str, str]:
    """Every file that lies in the finished site beside the pages, by path: MkDocs would make pages of them."""
    return plain_pages(site.catalogue)


def pages(checked: Checked) -> Mapping[str, str]:
    """Every file of the site's source, by path, with every picture drawn anew."""
    site = planned(checked)
    return {**files(site, drawings(site, {})), **machines(site)}
