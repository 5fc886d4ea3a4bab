"""How much of the site there is in a language, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.edition import Edition
from generator.pages.page import Link, Page
from generator.pages.parts import home_link

ADDRESSES = {"papers": addresses.paper, "areas": addresses.area, "lists": addresses.reading_list}
KINDS = {"papers": "Paper", "areas": "Area", "lists": "Reading list"}


@dataclass(frozen=True)
class TranslatedRow:
    """A translated record: what it is, its page, the English one, and whether it is behind."""

    kind: str
    page: Link
    english: str
    behind: bool


@dataclass(frozen=True)
class TranslationsView:
    """The coverage of a language; `all` counts the papers of the English site."""

    crumbs: Sequence[Link]
    papers: int
    all: int
    rows: Sequence[TranslatedRow]


def translations_page(edition: Edition) -> Page:
    page, catalogue = "translations.html", edition.catalogue
    say = catalogue.locale.say
    rows = [
        TranslatedRow(
            say(KINDS[kind]), Link(found.fields.title, address), f"../{address}", (kind, key) in edition.behind
        )
        for (kind, key), found in edition.translations.items()
        for address in [ADDRESSES[kind](key)]
    ]
    papers = sum(kind == "papers" for kind, _ in edition.translations)
    view = TranslationsView([home_link(catalogue, page)], papers, len(catalogue.papers), rows)
    description = say("How much of Stemma there is in this language, and whether it is up to date.")
    return Page(page, say("Translations"), description, "translations.md", view)
