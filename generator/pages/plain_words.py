"""The index of papers that are told in plain words: the image that each is told by, under its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, group
from generator.pages.cards import landmarks_first
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.records.model import Paper
from generator.records.text import Heading, Part

SECTION = "In plain words"
OTHER = "Other subjects"
SHORTEST_IMAGE = 60  # signs; a shorter sentence is shown with the next one, also one that ends with an initial
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"”')])\s+")


@dataclass(frozen=True)
class Image:
    """A paper with the image that it is told by."""

    paper: Link
    year: int
    landmark: bool
    text: str


@dataclass(frozen=True)
class Subject:
    """A heading of the topics with its papers that are told in plain words."""

    heading: str
    anchor: str
    images: Sequence[Image]


@dataclass(frozen=True)
class PlainWordsView:
    """The index of papers told in plain words, each under the heading of the topic that it names first."""

    crumbs: Sequence[Link]
    count: int
    subjects: Sequence[Subject]


def plain_words_page(catalogue: Catalogue) -> Page:
    """Every image, by subject."""
    page = "plain-words.html"
    papers = landmarks_first(catalogue, catalogue.papers.values())
    told = [(paper, _words(section.text)) for paper in papers if (section := paper.body.section(SECTION))]
    by_heading = group(told, lambda pair: _heading(catalogue, pair[0]))
    headings = [catalogue.heading_of(topic) for topic in catalogue.topics.values()]
    subjects = [
        Subject(
            heading,
            addresses.anchor("under", heading),
            [_image(catalogue, paper, text, page) for paper, text in by_heading[heading]],
        )
        for heading in dict.fromkeys([*headings, OTHER])
        if heading in by_heading
    ]
    view = PlainWordsView([home_link(catalogue, page)], len(told), subjects)
    description = "Papers told in plain words: the image that each is told by, under its subject."
    return Page(page, SECTION, description, "plain-words.md", view)


def _heading(catalogue: Catalogue, paper: Paper) -> str:
    """The heading of the topic that a paper names first."""
    return next((catalogue.heading_of(catalogue.topics[topic]) for topic in paper.fields.topics), OTHER)


def _words(part: Part) -> str:
    """The words of a text without its headings, which stand before them."""
    titles = " ".join(piece.title for piece in part.pieces if isinstance(piece, Heading))
    return " ".join(part.plain.split()).removeprefix(titles).strip()


def _image(catalogue: Catalogue, paper: Paper, text: str, page: str) -> Image:
    link = Link(paper.short, catalogue.href(addresses.paper(paper.id), page))
    return Image(link, paper.fields.year, catalogue.is_landmark(paper), first_words(text))


def first_words(text: str) -> str:
    """The first sentences of a text, as many as make a line.

    >>> first_words("You own a huge printed encyclopedia and want one for gardeners. Reprinting it will not do.")
    'You own a huge printed encyclopedia and want one for gardeners.'
    >>> first_words("A. N. Other held this. It is short.")
    'A. N. Other held this. It is short.'
    """
    shown = ""
    for sentence in SENTENCE_END.split(text):
        shown = f"{shown} {sentence}".strip()
        if len(shown) >= SHORTEST_IMAGE:
            break
    return shown
