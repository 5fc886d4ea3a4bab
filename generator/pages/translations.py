"""How much of the site there is in a language, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.edition import Edition
from generator.languages.phrases import PHRASES
from generator.pages.links import called, home_link
from generator.pages.page import Link, Page
from generator.records.kinds import KINDS
from generator.records.model import Kind

TRANSLATIONS = "translations.html"


@dataclass(frozen=True)
class TranslatedRow:
    """A translated record: its page, the English one, and whether it is behind."""

    page: Link
    english: Link
    behind: bool


@dataclass(frozen=True)
class TranslatedKind:
    """The translated records of a kind."""

    heading: str
    anchor: str
    rows: Sequence[TranslatedRow]


@dataclass(frozen=True)
class TranslationsView:
    """The coverage of a language; `all` counts the papers of the English site, `phrases` those of the interface."""

    crumbs: Sequence[Link]
    papers: int
    all: int
    phrases: int
    all_phrases: int
    kinds: Sequence[TranslatedKind]


def translations_page(edition: Edition) -> Page:
    page, catalogue = TRANSLATIONS, edition.catalogue
    say = catalogue.locale.say
    kinds = [
        TranslatedKind(say(f"{row.word.capitalize()}s"), addresses.anchor(kind), rows)
        for kind, row in KINDS.items()
        if row.address and (rows := list(_rows(edition, kind, row.address)))
    ]
    papers = len(edition.translated(Kind.PAPERS))
    view = TranslationsView(
        [home_link(catalogue, page)], papers, len(catalogue.papers), catalogue.locale.coverage, len(PHRASES), kinds
    )
    description = say("How much of Stemma there is in this language, and whether it is up to date.")
    return Page(page, say("Translations"), description, "translations.md", view)


def _rows(edition: Edition, kind: Kind, address: Callable[[str], str]) -> Iterator[TranslatedRow]:
    for record_id in edition.translated(kind):
        here = address(record_id)
        english = edition.catalogue.english_href(here, TRANSLATIONS)
        yield TranslatedRow(
            Link(edition.translations[kind, record_id].fields.title, here),
            Link(called(edition.originals[kind, record_id]), english),
            (kind, record_id) in edition.behind,
        )
