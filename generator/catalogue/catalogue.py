"""The immutable index of all records: by id, area, tier, year and topic, and who builds on whom."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from generator import addresses
from generator.catalogue.citing import venue_series
from generator.catalogue.dates import first_public, venue_year
from generator.catalogue.importance import importance
from generator.catalogue.people import Person, by_form, people
from generator.languages.phrases import ENGLISH, Locale
from generator.records.fields import BuildsOn, Listing, Result, Tier
from generator.records.kinds import KINDS, RETIRED
from generator.records.model import (
    Area,
    Dataset,
    Kind,
    Lineage,
    Metric,
    Paper,
    ReadingList,
    Records,
    Removed,
    Report,
    ToldYear,
    Topic,
    Venue,
)

ONE_IN = 10  # papers of an area is a landmark
FEWEST_REPORTING = 2  # a dataset of one paper alone has its figures on that paper's page

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Edge:
    """A paper that grew out of an earlier one; `edge` says how."""

    later: Paper
    earlier: Paper
    edge: BuildsOn


@dataclass(frozen=True)
class Listed:
    """A paper in one of its listings."""

    paper: Paper
    listing: Listing

    @property
    def year(self) -> int:
        """The paper's year."""
        return self.paper.fields.year

    @property
    def tier(self) -> Tier:
        """How much the paper weighs here."""
        return self.listing.tier


@dataclass(frozen=True)
class Measured:
    """A figure with the paper that reports it."""

    paper: Paper
    result: Result


@dataclass(frozen=True)
class Holding:
    """A record that holds papers: its kind, its id, and how many they are."""

    kind: Kind
    id: str
    size: int


@dataclass(frozen=True)
class InTurn:
    """A paper's turn in a lineage: the papers that came right before and right after it, where there are some."""

    lineage: Lineage
    before: Paper | None
    after: Paper | None


@dataclass(frozen=True)
class Catalogue:
    """Everything that pages ask about the records.

    Orders are stated: by year, the newest first, and among those of one year by importance. In another language than
    English, `here` holds the addresses of the pages that there are in it; every other page is the English one.
    """

    records: Records
    locale: Locale = ENGLISH
    here: frozenset[str] = frozenset()

    def prepare(self) -> None:
        """Find everything out now that is otherwise found out when it is first asked for."""
        for name, of in vars(Catalogue).items():
            if isinstance(of, cached_property):
                getattr(self, name)

    def href(self, target: str, page: str) -> str:
        """The link from a page to another one, to the English one where there is none in this language."""
        if self.locale is ENGLISH or target in self.here:
            return addresses.relative(target, page)
        return self.english_href(target, page)

    def english_href(self, target: str, page: str) -> str:
        """The link from a page in another language to an English one."""
        return addresses.relative(target, addresses.in_language(self.locale.code, page))

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """The records of a kind by id, in the order in which pages show them."""
        records: Mapping[str, Any] = getattr(self, kind)
        return records

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """Papers by id, in id order."""
        return {paper.id: paper for paper in sorted(self.records.papers, key=lambda p: p.id)}

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """Areas by id, in their stated order."""
        return {area.id: area for area in sorted(self.records.areas, key=lambda a: (a.fields.position, a.id))}

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id, in their stated order, each before those that are part of it."""
        stated = sorted(self.records.topics, key=lambda t: (t.fields.position, t.fields.name.casefold(), t.id))
        parts = group(stated, lambda topic: topic.fields.parent)
        return {one.id: one for topic in parts.get(None, ()) for one in (topic, *parts.get(topic.id, ()))}

    @cached_property
    def topic_parts(self) -> Mapping[str, Sequence[Topic]]:
        """The topics that are part of each topic, in their stated order."""
        parts = group(self.topics.values(), lambda topic: topic.fields.parent)
        return {topic: parts.get(topic, ()) for topic in self.topics}

    def heading_of(self, topic: Topic) -> str:
        """The heading under which a topic stands, that of its parent where it has one."""
        parent = topic.fields.parent
        return (self.topics[parent] if parent else topic).fields.group or ""

    @cached_property
    def datasets(self) -> Mapping[str, Dataset]:
        """Datasets by id, in the order of their names."""
        return {one.id: one for one in sorted(self.records.datasets, key=lambda d: (d.fields.name.casefold(), d.id))}

    @cached_property
    def measured(self) -> Mapping[str, Sequence[Measured]]:
        """The figures of every dataset on which several papers report, by its id, in the order of their names."""
        figures = [Measured(paper, result) for paper in self.papers.values() for result in paper.fields.results]
        by_dataset = group(figures, lambda one: one.result.dataset)
        return {
            dataset: by_dataset[dataset]
            for dataset in self.datasets
            if len({one.paper.id for one in by_dataset.get(dataset, ())}) >= FEWEST_REPORTING
        }

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Metrics by id, in the order of their file."""
        return {metric.id: metric for metric in self.records.metrics}

    @cached_property
    def held_in(self) -> Mapping[str, Sequence[Holding]]:
        """The lineages, lists, reports, datasets and topics that hold each paper."""
        held: Mapping[Kind, Mapping[str, Iterable[str]]] = {
            Kind.LINEAGES: self.members,
            Kind.LISTS: {key: [row.paper for row in one.fields.papers] for key, one in self.lists.items()},
            Kind.REPORTS: {key: _told_of(one) for key, one in self.reports.items()},
            Kind.DATASETS: {key: [one.paper.id for one in figures] for key, figures in self.measured.items()},
            Kind.TOPICS: {key: [paper.id for paper in papers] for key, papers in self.by_topic.items()},
        }
        distinct = [(kind, key, frozenset(papers)) for kind, of in held.items() for key, papers in of.items()]
        return _by_paper(
            (paper, Holding(kind, key, len(papers))) for kind, key, papers in distinct for paper in sorted(papers)
        )

    @cached_property
    def people(self) -> Sequence[Person]:
        """All authors, in the order of their family names, each with the papers newest first."""
        return people(sorted(self.papers.values(), key=self._newest_first), self.records.authors)

    @cached_property
    def person_of(self) -> Mapping[str, Person]:
        """Who an author is, by the name as papers have it."""
        return by_form(self.people)

    @cached_property
    def venues(self) -> Mapping[str, Venue]:
        """Venues by id, in the order of their names."""
        return {one.id: one for one in sorted(self.records.venues, key=lambda v: (v.fields.name.casefold(), v.id))}

    def venue_of(self, paper: Paper) -> Venue | None:
        """The series, journal or other place that a paper came out in, where it is known."""
        return self._venue_named.get(venue_series(paper.fields.venue or "").casefold())

    @cached_property
    def _venue_named(self) -> Mapping[str, Venue]:
        return {name.casefold(): venue for venue in self.venues.values() for name in venue.fields.names}

    @cached_property
    def by_venue(self) -> Mapping[str, Sequence[Paper]]:
        """The papers of each venue that has some, newest year of the venue first, then the weightiest."""
        papers = sorted(
            self.papers.values(), key=lambda p: (-(venue_year(p) or p.fields.year), *self.weightiest_first(p))
        )
        by_venue = group(papers, lambda paper: venue.id if (venue := self.venue_of(paper)) else None)
        return {venue: by_venue[venue] for venue in self.venues if venue in by_venue}

    @cached_property
    def lists(self) -> Mapping[str, ReadingList]:
        """Reading lists by id, in the order of their titles."""
        return {
            reading_list.id: reading_list
            for reading_list in sorted(self.records.lists, key=lambda r: (r.fields.title, r.id))
        }

    @cached_property
    def listed(self) -> Sequence[Listed]:
        """Every paper in each of its areas, newest year first, then the weightiest; once where two lists have it."""
        listings = [
            Listed(paper, of_area[0])
            for paper in self.papers.values()
            for of_area in group(paper.fields.listings, lambda listing: listing.area).values()
        ]
        return sorted(listings, key=lambda listed: self._newest_first(listed.paper))

    @cached_property
    def by_area(self) -> Mapping[str, Sequence[Listed]]:
        """The listings of each area; areas without any are there too."""
        by_area = group(self.listed, lambda listed: listed.listing.area)
        return {area: by_area.get(area, ()) for area in self.areas}

    @cached_property
    def by_year(self) -> Mapping[int, Sequence[Listed]]:
        """The listings of each year, newest year first."""
        return group(self.listed, lambda listed: listed.year)

    @cached_property
    def years(self) -> Mapping[str, ToldYear]:
        """What is told of years, by year."""
        return {year.id: year for year in sorted(self.records.years, key=lambda year: year.id)}

    @cached_property
    def by_topic(self) -> Mapping[str, Sequence[Paper]]:
        """The papers of each topic and its parts, newest first, then the weightiest; topics without any are there."""
        papers: dict[str, list[Paper]] = {topic: [] for topic in self.topics}
        for paper in sorted(self.papers.values(), key=self._newest_first):
            for topic in self.topics_of(paper):
                papers[topic].append(paper)
        return papers

    def topics_of(self, paper: Paper) -> Sequence[str]:
        """The topics of a paper, each followed by the one that it is part of."""
        with_parents = ((topic, self.topics[topic].fields.parent) for topic in paper.fields.topics)
        return list(dict.fromkeys(topic for pair in with_parents for topic in pair if topic))

    @cached_property
    def edges(self) -> Sequence[Edge]:
        """Every `builds_on` of every paper, in id order, then as written."""
        papers = self.papers
        return [Edge(paper, papers[edge.paper], edge) for paper in papers.values() for edge in paper.fields.builds_on]

    @cached_property
    def grew_out_of(self) -> Mapping[str, Sequence[Edge]]:
        """The edges from each paper to its ancestors, as its record orders them."""
        return group(self.edges, lambda edge: edge.later.id)

    @cached_property
    def led_to(self) -> Mapping[str, Sequence[Edge]]:
        """The edges from each paper's descendants to it, those of the weightiest first."""
        return {
            paper: sorted(edges, key=lambda edge: self.weightiest_first(edge.later))
            for paper, edges in self._descent.items()
        }

    @cached_property
    def _descent(self) -> Mapping[str, Sequence[Edge]]:
        """The edges by the earlier paper, in no order that means anything."""
        return group(self.edges, lambda edge: edge.earlier.id)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Reports by id, the newest first."""
        newest = sorted(self.records.reports, key=lambda r: (-r.fields.created.toordinal(), r.fields.title, r.id))
        return {report.id: report for report in newest}

    @cached_property
    def lineages(self) -> Mapping[str, Lineage]:
        """Lineages by id, the one with the oldest paper first."""
        oldest = {key: min(self.papers[paper].fields.year for paper in ids) for key, ids in self.members.items()}
        oldest_first = sorted(self.records.lineages, key=lambda lineage: (oldest[lineage.id], lineage.fields.title))
        return {lineage.id: lineage for lineage in oldest_first}

    @cached_property
    def members(self) -> Mapping[str, Sequence[str]]:
        """The papers of each lineage in id order: those it names, or its roots with all that descends from them."""
        return {
            lineage.id: sorted(
                {*lineage.fields.papers, *lineage.fields.roots}.union(*map(self.descendants, lineage.fields.roots))
            )
            for lineage in self.records.lineages
        }

    @cached_property
    def in_lineages(self) -> Mapping[str, Sequence[Lineage]]:
        """The lineages to which each paper belongs."""
        return _by_paper((paper, lineage) for lineage in self.lineages.values() for paper in self.members[lineage.id])

    @cached_property
    def turns(self) -> Mapping[str, Sequence[InTurn]]:
        """Where each paper stands in the lineages to which it belongs, by the time at which papers first appeared."""
        return _by_paper(
            (paper.id, InTurn(lineage, before, after))
            for lineage in self.lineages.values()
            for before, paper, after in _in_turn(self.papers[member] for member in self.members[lineage.id])
        )

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where each address that a record had before leads, in the addresses' order."""
        led = [
            (row.address(old), row.address(record.id))
            for row in KINDS.values()
            if row.address
            for record in self.records.of(row.kind)
            for old in record.fields.formerly
        ]
        return dict(sorted(led))

    @cached_property
    def removed(self) -> Mapping[str, Removed]:
        """The records that were taken away, by every address that they had, in the addresses' order."""
        gone: dict[str, Removed] = {}
        for removed in self.records.removed:
            if address := KINDS[RETIRED[removed.fields.kind]].address:
                gone |= {address(one): removed for one in (removed.fields.id, *removed.fields.formerly)}
        return dict(sorted(gone.items()))

    def ancestors(self, paper_id: str, most: int | None = None) -> Mapping[str, int]:
        """Every paper that this one descends from, with how many generations back it stands at the least.

        `most` is how many generations are asked for; None asks for all.
        """
        return _generations(paper_id, most, lambda at: (edge.earlier.id for edge in self.grew_out_of.get(at, ())))

    def descendants(self, paper_id: str, most: int | None = None) -> Mapping[str, int]:
        """Every paper that descends from this one, likewise."""
        return _generations(paper_id, most, lambda at: (edge.later.id for edge in self._descent.get(at, ())))

    @cached_property
    def importance(self) -> Mapping[str, float]:
        """How much each paper matters, by id; a larger number goes first."""
        return importance(self)

    @cached_property
    def landmarks(self) -> Mapping[str, frozenset[str]]:
        """The landmarks of each area: the first of its papers by importance, one in ten."""
        landmarks = {}
        for area, listed in self.by_area.items():
            first = sorted((entry.paper for entry in listed), key=self.weightiest_first)[: len(listed) // ONE_IN]
            landmarks[area] = frozenset(paper.id for paper in first)
        return landmarks

    def is_landmark(self, paper: Paper) -> bool:
        """Whether a paper is a landmark of any of its areas."""
        return any(paper.id in self.landmarks.get(listing.area, ()) for listing in paper.fields.listings)

    def weightiest_first(self, paper: Paper) -> tuple[float | str, ...]:
        """The sorting key that puts papers in the order of their importance, then of their names."""
        return -self.importance[paper.id], *by_name(paper)

    def _newest_first(self, paper: Paper) -> tuple[float | str, ...]:
        return -paper.fields.year, *self.weightiest_first(paper)

    @cached_property
    def on_lists(self) -> Mapping[str, Sequence[ReadingList]]:
        """The reading lists on which each paper stands."""
        return _by_paper((entry.paper, chosen) for chosen in self.lists.values() for entry in chosen.fields.papers)


def by_name(paper: Paper) -> tuple[str, str]:
    """The sorting key that puts papers in the order of what they are called."""
    return paper.short.casefold(), paper.id


def oldest_first(paper: Paper) -> tuple[float | str, ...]:
    """The sorting key that puts papers in the order in which they first appeared, then by name."""
    return *first_public(paper).place, *by_name(paper)


def _in_turn(papers: Iterable[Paper]) -> Iterator[tuple[Paper | None, Paper, Paper | None]]:
    """Each of the papers, the oldest first, between its neighbours."""
    ordered = sorted(papers, key=oldest_first)
    around = [None, *ordered, None]
    return zip(around, ordered, around[2:], strict=False)


def group(members: Iterable[Value], key: Callable[[Value], Key]) -> Mapping[Key, Sequence[Value]]:
    """The members by key, in the order in which they come."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for member in members:
        groups[key(member)].append(member)
    return dict(groups)


def runs(members: Iterable[Value], key: Callable[[Value], Key]) -> Iterator[tuple[Key, Sequence[Value]]]:
    """Neighbours with the same key, together with that key."""
    for same, neighbours in groupby(members, key):
        yield same, list(neighbours)


def _told_of(report: Report) -> Sequence[str]:
    """The papers that a report has in its table or cites in its text."""
    cited = [paper for one in report.body.citations for paper in one.citation.ids]
    return [*(row.paper for row in report.fields.table), *cited]


def _by_paper(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, Sequence[Value]]:
    """What each paper is paired with, in the order in which that comes."""
    by_paper = group(pairs, lambda pair: pair[0])
    return {paper: [member for _, member in of_paper] for paper, of_paper in by_paper.items()}


def _generations(start: str, most: int | None, step: Callable[[str], Iterable[str]]) -> Mapping[str, int]:
    """Everything that steps lead to from the start, with the fewest steps that it takes."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if steps[here] != most:
            for there in step(here):
                if there not in steps:
                    steps[there] = steps[here] + 1
                    queue.append(there)
    return {there: away for there, away in steps.items() if away}
