"""A reading list's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.languages.phrases import ENGLISH
from generator.pages.cards import Card, card
from generator.pages.links import edit_path, home_link, walk_start
from generator.pages.near import Neighbours, neighbours
from generator.pages.page import Link, Page
from generator.pages.prose import Prose, SectionView, prose
from generator.pages.texts import WORDS_PER_MINUTE, minutes
from generator.records.model import Kind, ReadingList


@dataclass(frozen=True)
class ReadingListView:
    """A reading list's page: an introduction, the papers in order, a conclusion."""

    crumbs: Sequence[Link]
    heading: str
    description: str
    audience: str | None
    minutes: int
    words: int
    speed: int
    prose: Prose
    ids: Sequence[str]
    cards: Sequence[Card]
    conclusion: SectionView | None
    near: Sequence[Neighbours]
    walk: Link | None
    behind: str | None


def reading_list_page(catalogue: Catalogue, reading_list: ReadingList, *, behind: bool = False) -> Page:
    page, fields = addresses.reading_list(reading_list.id), reading_list.fields
    text = prose(reading_list.body, page, catalogue)
    conclusion = catalogue.locale.say("Conclusion")
    papers = [catalogue.papers[entry.paper] for entry in fields.papers]
    words = reading_list.body.words + sum(paper.body.words for paper in papers)
    view = ReadingListView(
        crumbs=[home_link(catalogue, page), Link(catalogue.locale.say("Reading lists"), "index.html")],
        heading=fields.title,
        description=fields.description,
        audience=fields.audience,
        minutes=minutes(words),
        words=words,
        speed=WORDS_PER_MINUTE,
        prose=replace(text, sections=[section for section in text.sections if section.heading != conclusion]),
        ids=[paper.id for paper in papers],
        cards=[
            replace(card(catalogue, paper, page), note=entry.note, tick=paper.id)
            for paper, entry in zip(papers, fields.papers, strict=True)
        ],
        conclusion=next((section for section in text.sections if section.heading == conclusion), None),
        near=neighbours(catalogue, {paper.id for paper in papers}, page),
        walk=walk_start(catalogue, Kind.LISTS, reading_list.id, page),
        behind=f"../{page}" if behind else None,
    )
    return Page(
        page,
        fields.title,
        fields.description,
        "reading-list.md",
        view,
        edit_path(reading_list.source),
        card=catalogue.locale is ENGLISH,
    )
