"""The readable list of every page of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator import urls
from generator.catalogue import Catalogue
from generator.edition import Edition
from generator.phrases import ENGLISH, Tongue
from generator.views.contribute import contribute_page, findings_page
from generator.views.home import explore_page, home_page
from generator.views.indexes import areas_index, lineages_index, lists_index, reports_index, topics_index, years_index
from generator.views.lineage import lineage_page
from generator.views.listings import area_page, papers_page, topic_page, year_page
from generator.views.map import map_page
from generator.views.paper import paper_page
from generator.views.parts import Alternate, Link, Page
from generator.views.plain_words import plain_words_page
from generator.views.reading_list import reading_list_page
from generator.views.report import report_page
from generator.views.results import dataset_page, datasets, results_index
from generator.views.translations import translations_page
from generator.views.wanted import wanted_page


def plan(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of the site, each drawn when it is asked for."""
    yield home_page(catalogue)
    yield explore_page(catalogue)
    yield papers_page(catalogue)
    yield from (paper_page(catalogue, paper) for paper in catalogue.papers.values())
    yield areas_index(catalogue)
    yield from (area_page(catalogue, area) for area in catalogue.areas.values())
    yield years_index(catalogue)
    yield from (year_page(catalogue, year) for year in catalogue.by_year)
    yield topics_index(catalogue)
    yield from (topic_page(catalogue, topic) for topic in catalogue.topics)
    yield lineages_index(catalogue)
    yield map_page(catalogue)
    yield from (lineage_page(catalogue, found) for found in catalogue.lineages.values())
    yield lists_index(catalogue)
    yield from (reading_list_page(catalogue, found) for found in catalogue.lists.values())
    yield reports_index(catalogue)
    yield from (report_page(catalogue, found) for found in catalogue.reports.values())
    yield results_index(catalogue)
    yield from (dataset_page(catalogue, name, measured) for name, measured in datasets(catalogue).items())
    yield plain_words_page(catalogue)
    yield contribute_page(catalogue)
    yield findings_page(catalogue)
    yield wanted_page(catalogue)


def translated_plan(edition: Edition) -> Iterator[Page]:
    """Every page of the site in another language; what is not translated is not copied, but linked in English."""
    catalogue = edition.catalogue
    for page in _translated(edition):
        yield replace(page, tongue=catalogue.tongue, nav=navigation(catalogue, page.address))


def _translated(edition: Edition) -> Iterator[Page]:
    catalogue = edition.catalogue
    yield home_page(catalogue)
    yield explore_page(catalogue)
    yield papers_page(catalogue)
    for kind, key in edition.translations:
        if kind == "papers":
            yield paper_page(catalogue, catalogue.papers[key], behind=(kind, key) in edition.behind)
        if kind == "lists":
            yield reading_list_page(catalogue, catalogue.lists[key], behind=(kind, key) in edition.behind)
    yield areas_index(catalogue)
    for area in catalogue.areas.values():
        yield area_page(catalogue, area, behind=("areas", area.id) in edition.behind)
    yield years_index(catalogue)
    yield from (year_page(catalogue, year) for year in catalogue.by_year)
    if "lists/index.html" in catalogue.here:
        yield lists_index(catalogue)
    yield translations_page(edition)


def navigation(catalogue: Catalogue, page: str) -> Sequence[Link]:
    """What the head of a page in another language leads to."""
    say = catalogue.tongue.say
    found = [(phrase, address) for phrase, address in NAVIGATION if address in catalogue.here]
    return [Link(say(phrase), catalogue.href(address, page)) for phrase, address in found]


def alternate(page: Page, tongue: Tongue, there: Collection[tuple[str, str]]) -> Alternate:
    """Where a reader of the page who changes the language is led; `there` holds the pages of every language."""
    same = (tongue.code, page.address) in there
    target = page.address if same else "index.html"
    to = target if tongue is ENGLISH else f"{tongue.code}/{target}"
    return Alternate(tongue.code, tongue.name, urls.relative(to, page.path), same)


NAVIGATION = (
    ("Home", "index.html"),
    ("Explore", "explore.html"),
    ("Areas", "areas/index.html"),
    ("Years", "years/index.html"),
    ("Reading lists", "lists/index.html"),
    ("All papers", "papers/index.html"),
    ("Translations", "translations.html"),
)
