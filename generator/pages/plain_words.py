"""The index of papers that are told in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, by_name
from generator.pages.cards import Card, card
from generator.pages.links import home_link
from generator.pages.page import Link, Page

SECTION = "In plain words"


@dataclass(frozen=True)
class PlainArea:
    """An area with its papers that are told in plain words."""

    name: str
    anchor: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class PlainWordsView:
    """The index of papers told in plain words, each under the area that it is listed in first."""

    crumbs: Sequence[Link]
    count: int
    areas: Sequence[PlainArea]


def plain_words_page(catalogue: Catalogue) -> Page:
    page = "plain-words.html"
    told = sorted((paper for paper in catalogue.papers.values() if paper.body.section(SECTION)), key=by_name)
    areas = [
        PlainArea(
            area.fields.name,
            addresses.anchor(area.id),
            [card(catalogue, paper, page) for paper in told if paper.fields.listings[0].area == area.id],
        )
        for area in catalogue.areas.values()
    ]
    view = PlainWordsView([home_link(catalogue, page)], len(told), [area for area in areas if area.cards])
    description = (
        "Papers told in plain words: an image to keep, whether it works, why it matters, and what to ask next."
    )
    return Page(page, SECTION, description, "plain-words.md", view)
