"""The readable list of every page of the site, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition, Which
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.compare import compare_page
from generator.pages.contribute import contribute_page, findings_page
from generator.pages.explore import explore_page
from generator.pages.home import home_page
from generator.pages.indexes import areas_index, lineages_index, lists_index, reports_index, topics_index, years_index
from generator.pages.lineage import lineage_page
from generator.pages.listings import area_page, papers_page, topic_page, year_page
from generator.pages.map import map_page
from generator.pages.page import Alternate, Door, Link, Page
from generator.pages.paper import paper_page
from generator.pages.people import (
    author_page,
    authors_index,
    by_letter,
    letter_page,
    venue_page,
    venues_index,
)
from generator.pages.plain_words import plain_words_page
from generator.pages.programs import programs_page
from generator.pages.reading_list import reading_list_page
from generator.pages.report import report_page
from generator.pages.results import dataset_page, results_index
from generator.pages.retired import moved_datasets, moved_page, removed_page
from generator.pages.translations import translations_page
from generator.pages.upkeep import upkeep_page
from generator.pages.wanted import wanted_page
from generator.pages.way import way_page
from generator.records.kinds import KINDS
from generator.records.model import Kind

Make = Callable[[], Page]


# The page of one record of each kind, and the page that lists them all.
RECORD_PAGES: Mapping[Kind, Callable[..., Page]] = {
    Kind.PAPERS: paper_page,
    Kind.AREAS: area_page,
    Kind.TOPICS: topic_page,
    Kind.LISTS: reading_list_page,
    Kind.LINEAGES: lineage_page,
    Kind.REPORTS: report_page,
}
INDEX_PAGES: Mapping[Kind, Callable[[Catalogue], Page]] = {
    Kind.PAPERS: papers_page,
    Kind.AREAS: areas_index,
    Kind.TOPICS: topics_index,
    Kind.LISTS: lists_index,
    Kind.LINEAGES: lineages_index,
    Kind.REPORTS: reports_index,
}


class EqualAddressesError(ValueError):
    """Two pages would stand at one address; its text names both."""


def plan(catalogue: Catalogue) -> Mapping[str, Make]:
    """Every page of the site by its address, each made when it is asked for.

    Raises EqualAddressesError if two pages would have the same one.
    """
    return _at_addresses(_all_pages(catalogue))


def _at_addresses(pages: Iterable[tuple[str, Make]]) -> Mapping[str, Make]:
    plan: dict[str, Make] = {}
    for address, make in pages:
        if address in plan:
            raise EqualAddressesError(f"{address} would be {_told(plan[address])} and {_told(make)}")
        plan[address] = make
    return plan


def _told(make: Make) -> str:
    """Which page is made, and of what."""
    of = [str(getattr(part, "id", part)) for part in getattr(make, "args", ())[1:2]]
    return " of ".join([getattr(getattr(make, "func", make), "__name__", "a page").replace("_", " "), *of])


def _all_pages(catalogue: Catalogue) -> Iterator[tuple[str, Make]]:
    yield "index.html", partial(home_page, catalogue)
    yield "explore.html", partial(explore_page, catalogue)
    for kind in RECORD_PAGES:
        yield from _pages_of(catalogue, kind, catalogue.of(kind), frozenset())
    yield "years/index.html", partial(years_index, catalogue)
    for year in catalogue.by_year:
        yield addresses.year(year), partial(year_page, catalogue, year)
    yield "lineages/map.html", partial(map_page, catalogue)
    yield "way.html", partial(way_page, catalogue)
    yield "results/index.html", partial(results_index, catalogue)
    yield "compare.html", partial(compare_page, catalogue)
    for dataset in catalogue.measured:
        yield addresses.dataset(dataset), partial(dataset_page, catalogue, catalogue.datasets[dataset])
    yield from moved_datasets(catalogue)
    yield from _people_and_venues(catalogue)
    yield "plain-words.html", partial(plain_words_page, catalogue)
    yield "programs.html", partial(programs_page, catalogue)
    yield "contribute/index.html", partial(contribute_page, catalogue)
    yield "contribute/findings.html", partial(findings_page, catalogue)
    yield "contribute/upkeep.html", partial(upkeep_page, catalogue)
    yield "wanted.html", partial(wanted_page, catalogue)
    yield from _removed_pages(catalogue)


def _people_and_venues(catalogue: Catalogue) -> Iterator[tuple[str, Make]]:
    yield "authors/index.html", partial(authors_index, catalogue)
    letters = dict(by_letter(catalogue))
    for letter, under in letters.items():
        yield addresses.authors_under(letter), partial(letter_page, catalogue, letter, under, list(letters))
    for person in catalogue.people:
        if person.has_page:
            yield person.address, partial(author_page, catalogue, person)
    yield "venues/index.html", partial(venues_index, catalogue)
    for venue in catalogue.by_venue:
        yield addresses.venue(venue), partial(venue_page, catalogue, catalogue.venues[venue])


def _pages_of(
    catalogue: Catalogue, kind: Kind, ids: Iterable[str], behind: Collection[Which]
) -> Iterator[tuple[str, Make]]:
    """The index of a kind and the pages of some of its records; `behind` are translations that are out of date."""
    row, records = KINDS[kind], catalogue.of(kind)
    if not row.index or not row.address:
        return
    yield row.index, partial(INDEX_PAGES[kind], catalogue)
    for record_id in ids:
        late = {"behind": True} if (kind, record_id) in behind else {}
        yield row.address(record_id), partial(RECORD_PAGES[kind], catalogue, records[record_id], **late)
        for old in records[record_id].fields.formerly:
            yield row.address(old), partial(moved_page, catalogue, kind, record_id, old)


def _removed_pages(catalogue: Catalogue) -> Iterator[tuple[str, Make]]:
    """What stands at the addresses of records that were taken away."""
    for address, removed in catalogue.removed.items():
        yield address, partial(removed_page, catalogue, removed, address)


def translated_plan(edition: Edition) -> Mapping[str, Make]:
    """Every page of the site in another language; what is not translated is not copied, but linked in English."""
    return {address: partial(_in_its_language, edition, make) for address, make in _translated(edition).items()}


def _in_its_language(edition: Edition, make: Make) -> Page:
    page, catalogue = make(), edition.catalogue
    return replace(page, locale=catalogue.locale, nav=navigation(catalogue, page.address))


def _translated(edition: Edition) -> Mapping[str, Make]:
    catalogue = edition.catalogue
    # An area's page is a way to papers, translated or not, so that it is there in every language.
    ids = {kind: catalogue.areas if kind is Kind.AREAS else edition.translated(kind) for kind in RECORD_PAGES}
    return {
        "index.html": partial(home_page, catalogue),
        "explore.html": partial(explore_page, catalogue),
        **{
            address: make
            for kind in RECORD_PAGES
            if KINDS[kind].index in catalogue.here
            for address, make in _pages_of(catalogue, kind, ids[kind], edition.behind)
        },
        "years/index.html": partial(years_index, catalogue),
        **{addresses.year(year): partial(year_page, catalogue, year) for year in catalogue.by_year},
        "way.html": partial(way_page, catalogue),
        "compare.html": partial(compare_page, catalogue),
        "translations.html": partial(translations_page, edition),
        **dict(_removed_pages(catalogue)),
    }


def navigation(catalogue: Catalogue, page: str) -> Sequence[Door]:
    """What the head of a page in another language leads to."""
    say = catalogue.locale.say
    doors = [
        (phrase, [(name, address) for name, address in behind if address in catalogue.here])
        for phrase, behind in NAVIGATION
    ]
    return [
        Door(
            say(phrase),
            any(_lies_behind(page, address) for _, address in behind),
            [Link(say(name), catalogue.href(address, page)) for name, address in behind],
        )
        for phrase, behind in doors
        if behind
    ]


def _lies_behind(page: str, index: str) -> bool:
    """Whether a page is this one of a door, or lies in its folder."""
    folder = index.rpartition("/")[0]
    return page == index or (bool(folder) and page.startswith(f"{folder}/"))


def alternate(path: str, address: str, locale: Locale, there: Collection[tuple[str, str]]) -> Alternate:
    """Where a reader of a page who changes the language is led; `there` holds the pages of every language.

    `path` is the page's own from the site's root, `address` where it lies in its language.
    """
    same = (locale.code, address) in there
    target = address if same else "index.html"
    to = target if locale is ENGLISH else f"{locale.code}/{target}"
    return Alternate(locale.code, locale.name, addresses.relative(to, path), same)


# The doors of the site, each with the pages behind it, as `mkdocs.yml` has them for the English pages; that of the
# translations comes last.
NAVIGATION: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    ("Home", [("Home", "index.html")]),
    (
        "Browse",
        [
            ("Areas", "areas/index.html"),
            ("Topics", "topics/index.html"),
            ("Years", "years/index.html"),
            ("Authors", "authors/index.html"),
            ("Venues", "venues/index.html"),
            ("All papers", "papers/index.html"),
            ("Explore", "explore.html"),
        ],
    ),
    (
        "Lineages",
        [
            ("Lineages", "lineages/index.html"),
            ("A map of the whole field", "lineages/map.html"),
            ("The way there", "way.html"),
        ],
    ),
    (
        "Lists",
        [
            ("Reading lists", "lists/index.html"),
            ("Reports", "reports/index.html"),
            ("In plain words", "plain-words.html"),
        ],
    ),
    ("Results", [("Results", "results/index.html"), ("Side by side", "compare.html")]),
    (
        "Contribute",
        [
            ("Contribute", "contribute/index.html"),
            ("What is still to be written", "wanted.html"),
            ("For programs", "programs.html"),
        ],
    ),
    ("Translations", [("Translations", "translations.html")]),
)
