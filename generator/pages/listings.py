"""Pages that list papers: an area, a year, a topic, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator import addresses
from generator.catalogue.catalogue import Catalogue, Listed, group, oldest_first, runs
from generator.languages.phrases import ENGLISH
from generator.pages.cards import TIER_MEANING, TIERS, Card, Group, card
from generator.pages.indexes import topic_links
from generator.pages.links import edit_path, home_link
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, prose
from generator.records.fields import Status, Tier
from generator.records.model import Area, Paper, Topic

BEGIN = 3  # papers to begin with
FEW = 6  # papers; whoever looks through fewer needs no help


@dataclass(frozen=True)
class ListingView:
    """A page that lists papers: an area, a year, a topic, or all of them."""

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
    table: Sequence[Card] = ()


def area_page(catalogue: Catalogue, area: Area, *, behind: bool = False) -> Page:
    page, listed, say = addresses.area(area.id), catalogue.by_area[area.id], catalogue.locale.say
    groups = [
        replace(
            tier_group,
            meaning=say(TIER_MEANING[tier]),
            groups=[
                _years_group(catalogue, year, papers, page, tier)
                for year, papers in runs(in_tier, lambda entry: entry.year)
            ],
        )
        for tier in Tier
        if (in_tier := [entry for entry in listed if entry.tier is tier])
        for tier_group in [Group(say(TIERS[tier]), addresses.anchor(tier), len(in_tier))]
    ]
    view = ListingView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Areas"), "index.html")],
        kind=catalogue.locale.say("Area"),
        heading=area.fields.name,
        description=area.fields.description,
        intro=prose(area.body, page, catalogue),
        count=len(listed),
        groups=groups,
        behind=catalogue.english_href(page, page) if behind else None,
        begin=_begin(catalogue, [entry.paper for entry in listed], page),
        begin_heading=say("Begin with these"),
        near=neighbours(catalogue, {entry.paper.id for entry in listed}, page),
    )
    return Page(
        page,
        area.fields.name,
        area.fields.description,
        "listing.md",
        view,
        edit_path(area.source),
        feed=catalogue.locale is ENGLISH,
    )


def _years_group(catalogue: Catalogue, year: int, listed: Sequence[Listed], page: str, tier: Tier) -> Group:
    return Group(
        str(year),
        addresses.anchor(tier, year),
        len(listed),
        cards=[card(catalogue, entry.paper, page) for entry in listed],
    )


def year_page(catalogue: Catalogue, year: int) -> Page:
    page, listed, say = addresses.year(year), catalogue.by_year[year], catalogue.locale.say
    by_area = group(listed, lambda entry: entry.listing.area)
    papers = {entry.paper.id: entry.paper for entry in listed}.values()
    told = catalogue.years.get(str(year)) if catalogue.locale is ENGLISH else None
    groups = [
        Group(
            area.fields.name,
            addresses.anchor(area.id),
            len(by_area[area.id]),
            groups=[
                Group(
                    say(TIERS[tier]),
                    addresses.anchor(area.id, tier),
                    len(cards),
                    cards=cards,
                    meaning=say(TIER_MEANING[tier]),
                )
                for tier in Tier
                if (cards := [card(catalogue, entry.paper, page) for entry in by_area[area.id] if entry.tier is tier])
            ],
        )
        for area in catalogue.areas.values()
        if area.id in by_area
    ]
    view = ListingView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Years"), "index.html")],
        kind=catalogue.locale.say("Year"),
        heading=str(year),
        description=told.fields.description if told else None,
        intro=prose(told.body, page, catalogue) if told else None,
        count=len(papers),
        groups=groups,
        begin=_landmarks(catalogue, papers, page),
        begin_heading=say("The year's landmarks"),
    )
    description = catalogue.locale.say(
        "The machine-learning papers of {year} that are worth knowing, by area.", year=year
    )
    return Page(page, str(year), description, "listing.md", view, edit_path(told.source) if told else None)


def topic_page(catalogue: Catalogue, topic: Topic) -> Page:
    page, papers = addresses.topic(topic.id), catalogue.by_topic[topic.id]
    above = [catalogue.topics[topic.fields.parent]] if topic.fields.parent else []
    view = ListingView(
        crumbs=[home_link(catalogue, page), Link("Topics", "index.html"), *topic_links(catalogue, above, page)],
        kind=catalogue.heading_of(topic),
        heading=topic.fields.name,
        description=topic.fields.description,
        intro=prose(topic.body, page, catalogue) if topic.body.words else None,
        count=len(papers),
        groups=[],
        table=[card(catalogue, paper, page) for paper in sorted(papers, key=lambda p: _landmarks_first(catalogue, p))],
        begin=_told_beginnings(catalogue, topic, page) or _begin(catalogue, papers, page),
        begin_heading=catalogue.locale.say("Begin with these"),
        parts=topic_links(catalogue, catalogue.topic_parts[topic.id], page),
        near=neighbours(catalogue, {paper.id for paper in papers}, page),
    )
    return Page(
        page, topic.fields.name, topic.fields.description, "listing.md", view, edit_path(topic.source), feed=True
    )


def _landmarks_first(catalogue: Catalogue, paper: Paper) -> tuple[bool, tuple[float | str, ...]]:
    return not catalogue.is_landmark(paper), catalogue.weightiest_first(paper)


def _told_beginnings(catalogue: Catalogue, topic: Topic, page: str) -> Sequence[Card]:
    """The papers with which a topic's record begins, each with its reason."""
    return [
        replace(card(catalogue, catalogue.papers[one.paper], page), note=one.reason) for one in topic.fields.begin_with
    ]


def _begin(catalogue: Catalogue, papers: Iterable[Paper], page: str) -> Sequence[Card]:
    """The papers to begin with: the weightiest that have a summary, the oldest first; none where there are few."""
    written = {paper.id: paper for paper in papers if paper.fields.summary.status is not Status.WANTED}
    if len(written) < FEW:
        return []
    first = sorted(written.values(), key=catalogue.weightiest_first)[:BEGIN]
    return [card(catalogue, paper, page) for paper in sorted(first, key=oldest_first)]


def _landmarks(catalogue: Catalogue, papers: Iterable[Paper], page: str) -> Sequence[Card]:
    """The landmarks of a year, the weightiest first."""
    landmarks = sorted(filter(catalogue.is_landmark, papers), key=catalogue.weightiest_first)
    return [card(catalogue, paper, page) for paper in landmarks]


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
    )
    return Page(page, say("All papers"), say("Every paper of Stemma from A to Z."), "listing.md", view)


def _letter(name: str) -> str:
    """The letter under which a name stands in an index, signs before it aside; digits come first."""
    first = (addresses.slug(name) or "#")[0]
    return first.upper() if first.isalpha() else "0–9"
