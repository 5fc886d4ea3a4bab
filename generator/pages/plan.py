"""The readable list of every page of the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.contribute import contribute_page, findings_page
from generator.pages.home import explore_page, home_page
from generator.pages.indexes import areas_index, lineages_index, lists_index, reports_index, topics_index, years_index
from generator.pages.lineage import lineage_page
from generator.pages.listings import area_page, papers_page, topic_page, year_page
from generator.pages.map import map_page
from generator.pages.page import Alternate, Link, Page
from generator.pages.paper import paper_page
from generator.pages.plain_words import plain_words_page
from generator.pages.reading_list import reading_list_page
from generator.pages.report import report_page
from generator.pages.results import dataset_page, datasets, results_index
from generator.pages.translations import translations_page
from generator.pages.wanted import wanted_page

Make = Callable[[], Page]


def plan(catalogue: Catalogue) -> Mapping[str, Make]:
    """Every page of the site by its address, each made when it is asked for."""
    return {
        "index.html": partial(home_page, catalogue),
        "explore.html": partial(explore_page, catalogue),
        "papers/index.html": partial(papers_page, catalogue),
        **{addresses.paper(paper.id): partial(paper_page, catalogue, paper) for paper in catalogue.papers.values()},
        "areas/index.html": partial(areas_index, catalogue),
        **{addresses.area(area.id): partial(area_page, catalogue, area) for area in catalogue.areas.values()},
        "years/index.html": partial(years_index, catalogue),
        **{addresses.year(year): partial(year_page, catalogue, year) for year in catalogue.by_year},
        "topics/index.html": partial(topics_index, catalogue),
        **{addresses.topic(topic): partial(topic_page, catalogue, topic) for topic in catalogue.topics},
        "lineages/index.html": partial(lineages_index, catalogue),
        "lineages/map.html": partial(map_page, catalogue),
        **{
            addresses.lineage(found.id): partial(lineage_page, catalogue, found)
            for found in catalogue.lineages.values()
        },
        "lists/index.html": partial(lists_index, catalogue),
        **{
            addresses.reading_list(found.id): partial(reading_list_page, catalogue, found)
            for found in catalogue.lists.values()
        },
        "reports/index.html": partial(reports_index, catalogue),
        **{addresses.report(found.id): partial(report_page, catalogue, found) for found in catalogue.reports.values()},
        "results/index.html": partial(results_index, catalogue),
        **{
            addresses.dataset(name): partial(dataset_page, catalogue, name, found)
            for name, found in datasets(catalogue).items()
        },
        "plain-words.html": partial(plain_words_page, catalogue),
        "contribute/index.html": partial(contribute_page, catalogue),
        "contribute/findings.html": partial(findings_page, catalogue),
        "wanted.html": partial(wanted_page, catalogue),
    }


def translated_plan(edition: Edition) -> Mapping[str, Make]:
    """Every page of the site in another language; what is not translated is not copied, but linked in English."""
    return {address: partial(_in_its_language, edition, make) for address, make in _translated(edition).items()}


def _in_its_language(edition: Edition, make: Make) -> Page:
    page, catalogue = make(), edition.catalogue
    return replace(page, locale=catalogue.locale, nav=navigation(catalogue, page.address))


def _translated(edition: Edition) -> Mapping[str, Make]:
    catalogue = edition.catalogue
    texts: dict[str, Make] = {}
    for kind, key in edition.translations:
        behind = (kind, key) in edition.behind
        if kind == "papers":
            texts[addresses.paper(key)] = partial(paper_page, catalogue, catalogue.papers[key], behind=behind)
        if kind == "lists":
            texts[addresses.reading_list(key)] = partial(
                reading_list_page, catalogue, catalogue.lists[key], behind=behind
            )
    return {
        "index.html": partial(home_page, catalogue),
        "explore.html": partial(explore_page, catalogue),
        "papers/index.html": partial(papers_page, catalogue),
        **texts,
        "areas/index.html": partial(areas_index, catalogue),
        **{
            addresses.area(area.id): partial(area_page, catalogue, area, behind=("areas", area.id) in edition.behind)
            for area in catalogue.areas.values()
        },
        "years/index.html": partial(years_index, catalogue),
        **{addresses.year(year): partial(year_page, catalogue, year) for year in catalogue.by_year},
        **({"lists/index.html": partial(lists_index, catalogue)} if "lists/index.html" in catalogue.here else {}),
        "translations.html": partial(translations_page, edition),
    }


def navigation(catalogue: Catalogue, page: str) -> Sequence[Link]:
    """What the head of a page in another language leads to."""
    say = catalogue.locale.say
    found = [(phrase, address) for phrase, address in NAVIGATION if address in catalogue.here]
    return [Link(say(phrase), catalogue.href(address, page)) for phrase, address in found]


def alternate(page: Page, locale: Locale, there: Collection[tuple[str, str]]) -> Alternate:
    """Where a reader of the page who changes the language is led; `there` holds the pages of every language."""
    same = (locale.code, page.address) in there
    target = page.address if same else "index.html"
    to = target if locale is ENGLISH else f"{locale.code}/{target}"
    return Alternate(locale.code, locale.name, addresses.relative(to, page.path), same)


NAVIGATION = (
    ("Home", "index.html"),
    ("Explore", "explore.html"),
    ("Areas", "areas/index.html"),
    ("Years", "years/index.html"),
    ("Reading lists", "lists/index.html"),
    ("All papers", "papers/index.html"),
    ("Translations", "translations.html"),
)
