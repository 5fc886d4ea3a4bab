"""The front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.dates import first_public, is_written_anew
from generator.languages.phrases import ENGLISH
from generator.pages.cards import Card, card
from generator.pages.family import Family, family
from generator.pages.indexes import EntryGroup, IndexEntry, list_entries, papers_of_year, topic_groups
from generator.pages.links import year_link
from generator.pages.page import Link, Page
from generator.records.fields import Status
from generator.records.model import Paper

NEW_SHOWN = 6
YEARS_SHOWN = 4


@dataclass(frozen=True)
class Way:
    """A way in: what a reader wants, in a few words and in a sentence, and where that begins."""

    heading: str
    anchor: str
    sentence: str
    links: Sequence[Link]


@dataclass(frozen=True)
class FamilyShown:
    """A family tree worth looking at: the paper of it, the tree, and where there are more."""

    paper: Card
    family: Family
    more: Sequence[Link]


@dataclass(frozen=True)
class HomeView:
    """The front page; in another language than English, `translated` says how many papers are, and leads to which."""

    papers: int
    translated: Link | None
    written: int
    ways: Sequence[Way]
    shown: FamilyShown | None
    newest: Sequence[Card]
    added: Sequence[Link]
    lists: Sequence[IndexEntry]
    topics: Sequence[EntryGroup]
    contribute: Sequence[Link]


def home_page(catalogue: Catalogue) -> Page:
    """What Stemma is, the ways in, a family tree, what is new, and how to take part."""
    page = "index.html"
    written = [paper for paper in catalogue.papers.values() if paper.fields.summary.status is not Status.WANTED]
    shown = _family_shown(catalogue, written, page)
    view = HomeView(
        papers=len(catalogue.papers),
        translated=None if catalogue.locale is ENGLISH else _translated(catalogue, page),
        written=len(written),
        ways=_ways(catalogue, page),
        shown=shown,
        newest=[card(catalogue, paper, page) for paper in _newest(catalogue, written)],
        added=[
            Link(paper.short, catalogue.href(addresses.paper(paper.id), page)) for paper in _added(catalogue, written)
        ],
        lists=list_entries(catalogue, page),
        topics=topic_groups(catalogue, page),
        contribute=_links(
            catalogue,
            page,
            ("How to write or correct one", "contribute/index.html"),
            ("What is still to be written", "wanted.html"),
        ),
    )
    description = catalogue.locale.say(
        "A reading guide to machine-learning papers: what each says, how good the evidence is, and what it grew out of."
    )
    pictures = [shown.family.picture] if shown else []
    return Page(
        page,
        "Stemma",
        description,
        "home.md",
        view,
        pictures=pictures,
        feed=catalogue.locale is ENGLISH,
        changes=catalogue.locale is ENGLISH and any(map(is_written_anew, catalogue.papers.values())),
        card=catalogue.locale is ENGLISH,
    )


def _translated(catalogue: Catalogue, page: str) -> Link:
    count, every = sum(addresses.paper(paper) in catalogue.here for paper in catalogue.papers), len(catalogue.papers)
    said = catalogue.locale.say("{count} of {all} papers are translated.", count=count, all=every)
    return Link(said, catalogue.href("translations.html", page), count)


def _ways(catalogue: Catalogue, page: str) -> Sequence[Way]:
    """The three ways in: to learn a field, to look a paper up, to see what is new."""
    say = catalogue.locale.say
    areas = [
        Link(area.fields.name, catalogue.href(addresses.area(area.id), page), len(catalogue.by_area[area.id]))
        for area in catalogue.areas.values()
        if catalogue.by_area[area.id]
    ]
    years = [year_link(catalogue, year, page, papers_of_year(catalogue, year)) for year in catalogue.by_year]
    learn = say("Each area and topic has its story, what to begin with and what grew out of what.")
    look_up = say("By name, author, venue or dataset, or narrowed down step by step.")
    new = say("The years, each told with its landmarks, and reports on what happened in a field.")
    topics, lists, lineages = _links(
        catalogue, page, ("Topics", "topics/index.html"), ("Reading lists", "lists/index.html"),
        ("Lineages", "lineages/index.html"),
    )  # fmt: skip
    found = _links(
        catalogue, page, ("All papers", "papers/index.html"), ("Explore", "explore.html"),
        ("Authors", "authors/index.html"), ("Venues", "venues/index.html"), ("Results", "results/index.html"),
    )  # fmt: skip
    told = _links(catalogue, page, ("Years", "years/index.html"), ("Reports", "reports/index.html"))
    return [
        Way(say("Learn a field"), "areas", learn, [*areas, topics, lists, lineages]),
        Way(say("Look a paper up"), "look-up", look_up, found),
        Way(say("See what is new"), "years", new, [*years[:YEARS_SHOWN], *told]),
    ]


def _links(catalogue: Catalogue, page: str, *named: tuple[str, str]) -> list[Link]:
    return [Link(catalogue.locale.say(phrase), catalogue.href(address, page)) for phrase, address in named]


def _family_shown(catalogue: Catalogue, written: Sequence[Paper], page: str) -> FamilyShown | None:
    """The family of the weightiest paper; None where no paper has one."""
    heaviest = sorted(written, key=catalogue.weightiest_first)[:1]
    found = family(catalogue, heaviest[0], page) if heaviest else None
    if not found:
        return None
    lineages = [
        Link(lineage.fields.title, catalogue.href(addresses.lineage(lineage.id), page))
        for lineage in catalogue.in_lineages.get(heaviest[0].id, ())
    ]
    whole = _links(catalogue, page, ("A map of the whole field", "lineages/map.html"))
    return FamilyShown(card(catalogue, heaviest[0], page), found, [*lineages, *whole])


def _newest(catalogue: Catalogue, written: Sequence[Paper]) -> Sequence[Paper]:
    """The papers that appeared last; of those of one month, the weightiest."""

    def key(paper: Paper) -> tuple[float | str, ...]:
        year, month = first_public(paper).place
        return -year, -month, *catalogue.weightiest_first(paper)

    return sorted(written, key=key)[:NEW_SHOWN]


def _added(catalogue: Catalogue, written: Sequence[Paper]) -> Sequence[Paper]:
    """The papers whose records came last; of those of one day, the weightiest."""

    def key(paper: Paper) -> tuple[float | str, ...]:
        added = paper.fields.added
        return -added.toordinal() if added else 0, *catalogue.weightiest_first(paper)

    return sorted(written, key=key)[:NEW_SHOWN]
