"""A page as a value: what every view has for the head, the navigation and its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.languages.phrases import ENGLISH, Locale
from generator.pages.drawing.picture import Picture


@dataclass(frozen=True)
class Page:
    """A page of the site.

    It has an address, a title and a description for search engines, a template with what it sees, the record that
    *edit* leads to (a path below the project's root), and the pictures that are to be drawn for it. `alternates` are
    the same page in the other languages, and `nav` is the navigation where it is not the English one.
    `begins` is the file and the text of a record that the page offers to begin.
    `tags` and `json_ld` are for the page's head, and `feed` and `card` say whether it has one, `card` a picture for
    shared links. `changes` says whether it names the feed of changed summaries, too. `leads_to` is the link that a
    reader is taken on by.
    """

    address: str
    title: str
    description: str
    template: str
    view: object
    source: str | None = None
    pictures: Sequence[Picture] = ()
    locale: Locale = ENGLISH
    alternates: Sequence[Alternate] = ()
    nav: Sequence[Door] = ()
    tags: Sequence[tuple[str, str]] = ()
    json_ld: Mapping[str, object] | None = None
    feed: bool = False
    changes: bool = False
    card: bool = False
    leads_to: str | None = None
    begins: Mapping[str, str] | None = None

    @property
    def path(self) -> str:
        """The page's address from the site's root; in another language than English it begins with its code."""
        return addresses.in_language(None if self.locale is ENGLISH else self.locale.code, self.address)

    @property
    def kind(self) -> str:
        """The template's name without its ending; the theme shows some kinds wider than others."""
        return self.template.removesuffix(".md")


@dataclass(frozen=True)
class Alternate:
    """A page in another language; where there is none, the front page of that language, and `same` is false."""

    code: str
    name: str
    href: str
    same: bool


@dataclass(frozen=True)
class Door:
    """A door of the navigation with the pages behind it; `lit` on all that lie there."""

    text: str
    lit: bool
    links: Sequence[Link]


@dataclass(frozen=True)
class Link:
    """A word or two and where they lead; `count` says how much waits there."""

    text: str
    href: str
    count: int | None = None
