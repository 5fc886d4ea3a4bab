"""Pages that list papers: an area, a year, a topic, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import addresses
from generator.catalogue.catalogue import Catalogue, group, oldest_first, runs
from generator.languages.phrases import ENGLISH
from generator.pages.cards import Card, Group, card, landmarks_first
from generator.pages.family import Family, kin
from generator.pages.indexes import topic_links
from generator.pages.links import edit_path, home_link, walk_start
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, prose
from generator.records.fields import Status
from generator.records.kinds import original_of
from generator.records.model import Area, Kind, Paper, Topic

BEGIN = 3  # papers to begin with
FEW = 6  # papers; whoever looks through fewer needs no help
FOLDED_ABOVE = (
    40  # papers; more are folded by group, each a table, so that a phone shows what there is in a few screens
)


@dataclass(frozen=True)
class ListingView:
    """A page that lists papers: an area, a year, a topic, or all of them.

    `table` are the papers to look at first, or all that there are, and `titled` says that the groups' tables show
    titles in the place of gains. `explore` is the page that narrows papers down, and `facets` what of it are these.
    """

    crumbs: Sequence[Link]
    kind: str
    heading: str
    description: str | None
    intro: Prose | None
    count: int
    groups: Sequence[Group]
    behind: str | None = None
    begin: Sequence[Card] = ()
    begin_heading: str = ""
    near: Sequence[Neighbours] = ()
    parts: Sequence[Link] = ()
    table: Group | None = None
    family: Family | None = None
    titled: bool = False
    walk: Link | None = None
    explore: str | None = None
    facets: Mapping[str, object] = field(default_factory=dict)
    aliases: Sequence[str] = ()

    @property
    def folded(self) -> bool:
        """Whether there are so many papers that their groups are folded."""
        return self.count > FOLDED_ABOVE


def area_page(catalogue: Catalogue, area: Area, *, behind: bool = False) -> Page:
    page, say = addresses.area(area.id), catalogue.locale.say
    papers = [entry.paper for entry in catalogue.by_area[area.id]]
    by_topic = catalogue.locale is ENGLISH  # not every topic has a name in other languages
    view = ListingView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Areas"), "index.html")],
        kind=catalogue.locale.say("Area"),
        heading=area.fields.name,
        description=area.fields.description,
        intro=prose(area.body, page, catalogue),
        count=len(papers),
        groups=_by_topic(catalogue, papers, page) if by_topic else _by_year(catalogue, papers, page),
        behind=catalogue.english_href(page, page) if behind else None,
        begin=_told_beginnings(catalogue, area, page) or _begin(catalogue, papers, page),
        begin_heading=say("Begin with these"),
        near=neighbours(catalogue, {paper.id for paper in papers}, page),
        table=_landmarks(catalogue, papers, page, say("Landmarks")) if len(papers) > FOLDED_ABOVE else None,
        explore=catalogue.href("explore.html", page),
        facets={"area": area.fields.name},
    )
    return Page(
        page,
        area.fields.name,
        area.fields.description,
        "listing.md",
        view,
        edit_path(area.source),
        feed=catalogue.locale is ENGLISH and bool(catalogue.by_area[area.id]),
    )


def _by_topic(catalogue: Catalogue, papers: Sequence[Paper], page: str) -> Sequence[Group]:
    """The papers under the topic that each names first, the topics under their headings; the rest come last."""
    named = group(papers, lambda paper: next(iter(paper.fields.topics), None))
    topics = group((topic for topic in catalogue.topics.values() if topic.id in named), catalogue.heading_of)
    groups = [
        Group(
            heading,
            addresses.anchor("under", heading),
            sum(len(named[topic.id]) for topic in under),
            groups=[_group(catalogue, topic.fields.name, ("on", topic.id), named[topic.id], page) for topic in under],
        )
        for heading, under in topics.items()
    ]
    return [*groups, *([_group(catalogue, "No topic yet", ("no-topic",), named[None], page)] if None in named else [])]


def _by_year(catalogue: Catalogue, papers: Iterable[Paper], page: str) -> Sequence[Group]:
    years = runs(papers, lambda paper: paper.fields.year)
    return [_group(catalogue, str(year), ("year", year), born, page) for year, born in years]


def _group(catalogue: Catalogue, heading: str, named: Sequence[object], papers: Iterable[Paper], page: str) -> Group:
    """A group of papers, the landmarks first; `named` is what its anchor is made of."""
    cards = [card(catalogue, paper, page) for paper in landmarks_first(catalogue, papers)]
    return Group(heading, addresses.anchor(*named), len(cards), cards=cards)


def year_page(catalogue: Catalogue, year: int) -> Page:
    page, listed, say = addresses.year(year), catalogue.by_year[year], catalogue.locale.say
    by_area = group(listed, lambda entry: entry.listing.area)
    papers = {entry.paper.id: entry.paper for entry in listed}.values()
    told = catalogue.years.get(str(year)) if catalogue.locale is ENGLISH else None
    view = ListingView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Years"), "index.html")],
        kind=catalogue.locale.say("Year"),
        heading=str(year),
        description=told.fields.description if told else None,
        intro=prose(told.body, page, catalogue) if told else None,
        count=len(papers),
        groups=[
            _group(catalogue, area.fields.name, ("in", area.id), [entry.paper for entry in by_area[area.id]], page)
            for area in catalogue.areas.values()
            if area.id in by_area
        ],
        table=_landmarks(catalogue, papers, page, say("The year's landmarks")),
        explore=catalogue.href("explore.html", page),
        facets={"year": year},
    )
    description = catalogue.locale.say(
        "The machine-learning papers of {year} that are worth knowing, by area.", year=year
    )
    return Page(page, str(year), description, "listing.md", view, edit_path(told.source) if told else None)


def topic_page(catalogue: Catalogue, topic: Topic, *, behind: bool = False) -> Page:
    page, papers = addresses.topic(topic.id), catalogue.by_topic[topic.id]
    above = [catalogue.topics[topic.fields.parent]] if topic.fields.parent else []
    label = catalogue.locale.say("How papers on {topic} descend from each other", topic=topic.fields.name)
    family = kin(catalogue, papers, label, page)
    view = ListingView(
        crumbs=[
            home_link(catalogue, page),
            Link(catalogue.locale.say("Topics"), "index.html"),
            *topic_links(catalogue, above, page),
        ],
        kind=catalogue.heading_of(topic),
        heading=topic.fields.name,
        description=topic.fields.description,
        intro=prose(topic.body, page, catalogue) if topic.body.words else None,
        count=len(papers),
        groups=[],
        behind=catalogue.english_href(page, page) if behind else None,
        table=_group(catalogue, catalogue.locale.say("Papers"), ("the-papers",), papers, page),
        walk=walk_start(catalogue, Kind.TOPICS, topic.id, page),
        begin=_told_beginnings(catalogue, topic, page) or _begin(catalogue, papers, page),
        begin_heading=catalogue.locale.say("Begin with these"),
        parts=topic_links(catalogue, catalogue.topic_parts[topic.id], page),
        near=neighbours(catalogue, {paper.id for paper in papers}, page),
        family=family,
        aliases=topic.fields.aliases,
    )
    return Page(
        page,
        topic.fields.name,
        topic.fields.description,
        "listing.md",
        view,
        edit_path(topic.source),
        pictures=[family.picture] if family else [],
        feed=catalogue.locale is ENGLISH and bool(papers),
    )


def _told_beginnings(catalogue: Catalogue, subject: Area | Topic, page: str) -> Sequence[Card]:
    """The papers with which a record says to begin, each with its reason if that is written in the page's language."""
    begin = subject.fields.begin_with
    cards = [card(catalogue, catalogue.papers[one.paper], page) for one in begin]
    if catalogue.locale is not ENGLISH and original_of(subject.source) == subject.source:
        return cards
    return [replace(shown, note=one.reason) for shown, one in zip(cards, begin, strict=True)]


def _begin(catalogue: Catalogue, papers: Iterable[Paper], page: str) -> Sequence[Card]:
    """The papers to begin with: the weightiest that have a summary, the oldest first; none where there are few."""
    written = {paper.id: paper for paper in papers if paper.fields.summary.status is not Status.WANTED}
    if len(written) < FEW:
        return []
    first = sorted(written.values(), key=catalogue.weightiest_first)[:BEGIN]
    return [card(catalogue, paper, page) for paper in sorted(first, key=oldest_first)]


def _landmarks(catalogue: Catalogue, papers: Iterable[Paper], page: str, heading: str) -> Group | None:
    """The landmarks among the papers, the weightiest first; None if there is none."""
    landmarks = [paper for paper in papers if catalogue.is_landmark(paper)]
    return _group(catalogue, heading, ("landmarks",), landmarks, page) if landmarks else None


def papers_page(catalogue: Catalogue) -> Page:
    page, say = "papers/index.html", catalogue.locale.say
    papers = sorted(catalogue.papers.values(), key=lambda paper: (_letter(paper.short), addresses.slug(paper.short)))
    view = ListingView(
        crumbs=[home_link(catalogue, page)],
        kind=say("Index"),
        heading=say("All papers"),
        description=say("Every paper by the name that the field uses, or by its title."),
        intro=None,
        count=len(papers),
        groups=[
            Group(
                letter,
                addresses.anchor("letter", letter),
                len(same),
                cards=[card(catalogue, paper, page) for paper in same],
            )
            for letter, same in runs(papers, lambda paper: _letter(paper.short))
        ],
        titled=True,
        explore=catalogue.href("explore.html", page),
    )
    return Page(page, say("All papers"), say("Every paper of Stemma from A to Z."), "listing.md", view)


def _letter(name: str) -> str:
    """The letter under which a name stands in an index, signs before it aside; digits come first."""
    first = (addresses.slug(name) or "#")[0]
    return first.upper() if first.isalpha() else "0–9"
