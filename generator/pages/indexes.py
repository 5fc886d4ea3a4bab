"""Pages that list pages: the areas, the years, the topics and the reading lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, group, runs
from generator.languages.phrases import ENGLISH
from generator.pages.drawing.picture import Form, Picture
from generator.pages.family import tree
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.pages.prose import references
from generator.pages.relations import RelationRow, relation_rows
from generator.pages.texts import day
from generator.records.model import Lineage, Topic

NAMES_ALONE_ABOVE = 40  # entries
ENTRIES_FOLDED_ABOVE = 150  # entries


@dataclass(frozen=True)
class IndexEntry:
    """A line of an index: a page, what it is about and how much it holds.

    `papers` are the ids of papers that can be ticked off, `parts` the pages of what it is made of.
    """

    name: str
    href: str
    description: str | None
    count: int
    picture: Picture | None = None
    papers: Sequence[str] = ()
    parts: Sequence[Link] = ()


@dataclass(frozen=True)
class EntryGroup:
    """Entries of an index under a heading; an index without groups has one without a heading."""

    heading: str | None
    anchor: str
    entries: Sequence[IndexEntry]


@dataclass(frozen=True)
class IndexView:
    """A page that lists pages; that of the lineages tells what the words for descent mean."""

    crumbs: Sequence[Link]
    heading: str
    description: str
    groups: Sequence[EntryGroup]
    also: Link | None = None
    relations: Sequence[RelationRow] = ()

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(group.entries) for group in self.groups)

    @property
    def long(self) -> bool:
        """Whether there are so many entries that a phone shows their names alone."""
        return self.count > NAMES_ALONE_ABOVE

    @property
    def folded(self) -> bool:
        """Whether there are so many entries that their groups are folded."""
        return self.count > ENTRIES_FOLDED_ABOVE


def areas_index(catalogue: Catalogue) -> Page:
    page = "areas/index.html"
    say = catalogue.locale.say
    description = say("The fields of machine learning, each with its papers by weight and year.")
    return index_page(
        catalogue, page, say("Areas"), description, [EntryGroup(None, "all", area_entries(catalogue, page))]
    )


def years_index(catalogue: Catalogue) -> Page:
    page = "years/index.html"
    say = catalogue.locale.say
    groups = [
        EntryGroup(
            say("{decade}s", decade=decade),
            addresses.anchor("decade", decade),
            [
                IndexEntry(str(year), f"{year}.html", _year_told(catalogue, year), papers_of_year(catalogue, year))
                for year in years
            ],
        )
        for decade, years in runs(list(catalogue.by_year), lambda year: year // 10 * 10)
    ]
    return index_page(catalogue, page, say("Years"), say("The papers year by year."), groups)


def _year_told(catalogue: Catalogue, year: int) -> str | None:
    """The year in a sentence, where it is told."""
    told = catalogue.years.get(str(year)) if catalogue.locale is ENGLISH else None
    return told.fields.description if told else None


def topics_index(catalogue: Catalogue) -> Page:
    page, say = "topics/index.html", catalogue.locale.say
    description = say("A map of the field: what the papers are about, in groups that belong together.")
    return index_page(catalogue, page, say("Topics"), description, topic_groups(catalogue, page))


def lists_index(catalogue: Catalogue) -> Page:
    page = "lists/index.html"
    say = catalogue.locale.say
    description = say("Papers in an order that makes sense, each with a word on why it is there.")
    return index_page(
        catalogue, page, say("Reading lists"), description, [EntryGroup(None, "all", list_entries(catalogue, page))]
    )


def reports_index(catalogue: Catalogue) -> Page:
    """All reports, newest first."""
    page = "reports/index.html"
    entries = [
        IndexEntry(
            report.fields.title,
            catalogue.href(addresses.report(report.id), page),
            f"{day(report.fields.updated, catalogue.locale)}. {report.fields.description}",
            len(references(report.body)),
        )
        for report in catalogue.reports.values()
    ]
    say = catalogue.locale.say
    description = say("What happened in a field, told from its papers, with every reference.")
    return index_page(catalogue, page, say("Reports"), description, [EntryGroup(None, "all", entries)])


def lineages_index(catalogue: Catalogue) -> Page:
    """All lineages, oldest first."""
    page = "lineages/index.html"
    say = catalogue.locale.say
    description = say("Families of papers: which grew out of which, and what changed on the way.")
    groups = [EntryGroup(None, "all", lineage_entries(catalogue, page))]
    whole = Link(say("A map of the whole field"), catalogue.href("lineages/map.html", page))
    return index_page(catalogue, page, say("Lineages"), description, groups, whole, relation_rows(catalogue, page))


def index_page(
    catalogue: Catalogue,
    page: str,
    heading: str,
    description: str,
    groups: Sequence[EntryGroup],
    also: Link | None = None,
    relations: Sequence[RelationRow] = (),
) -> Page:
    view = IndexView([home_link(catalogue, page)], heading, description, groups, also, relations)
    return Page(page, heading, description, "index.md", view, pictures=pictures(*groups))


def pictures(*groups: EntryGroup) -> Sequence[Picture]:
    """The pictures of entries that have one."""
    return [entry.picture for group in groups for entry in group.entries if entry.picture]


def area_entries(catalogue: Catalogue, page: str) -> Sequence[IndexEntry]:
    return [
        IndexEntry(
            area.fields.name,
            catalogue.href(addresses.area(area.id), page),
            area.fields.description,
            len(catalogue.by_area[area.id]),
        )
        for area in catalogue.areas.values()
    ]


def topic_groups(catalogue: Catalogue, page: str) -> Sequence[EntryGroup]:
    topics = [topic for topic in catalogue.topics.values() if not topic.fields.parent]
    return [
        EntryGroup(
            heading,
            addresses.anchor(heading),
            [
                IndexEntry(
                    topic.fields.name,
                    catalogue.href(addresses.topic(topic.id), page),
                    topic.fields.description,
                    len(catalogue.by_topic[topic.id]),
                    parts=topic_links(catalogue, catalogue.topic_parts[topic.id], page),
                )
                for topic in members
            ],
        )
        for heading, members in group(topics, catalogue.heading_of).items()
    ]


def topic_links(catalogue: Catalogue, topics: Iterable[Topic], page: str) -> Sequence[Link]:
    """Links to the pages of topics, with how many papers each has."""
    return [
        Link(topic.fields.name, catalogue.href(addresses.topic(topic.id), page), len(catalogue.by_topic[topic.id]))
        for topic in topics
    ]


def lineage_entries(catalogue: Catalogue, page: str) -> Sequence[IndexEntry]:
    """An entry for each lineage with the years that it spans."""
    return [_lineage_entry(catalogue, lineage, page) for lineage in catalogue.lineages.values()]


def _lineage_entry(catalogue: Catalogue, lineage: Lineage, page: str) -> IndexEntry:
    years = [catalogue.papers[paper].fields.year for paper in catalogue.members[lineage.id]]
    description = f"{min(years)}–{max(years)}. {lineage.fields.description}"
    href = catalogue.href(addresses.lineage(lineage.id), page)
    picture = tree(catalogue, lineage, Form.THUMBNAIL, page)
    return IndexEntry(lineage.fields.title, href, description, len(years), picture)


def list_entries(catalogue: Catalogue, page: str) -> Sequence[IndexEntry]:
    return [
        IndexEntry(
            reading_list.fields.title,
            catalogue.href(addresses.reading_list(reading_list.id), page),
            reading_list.fields.description,
            len(reading_list.fields.papers),
            papers=[entry.paper for entry in reading_list.fields.papers],
        )
        for reading_list in catalogue.lists.values()
    ]


def papers_of_year(catalogue: Catalogue, year: int) -> int:
    """How many papers a year has; one that stands in two areas counts once."""
    return len({entry.paper.id for entry in catalogue.by_year[year]})
