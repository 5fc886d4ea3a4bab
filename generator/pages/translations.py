"""How much of the site there is in a language, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.edition import Edition
from generator.languages.phrases import PHRASES
from generator.pages.links import called, home_link
from generator.pages.page import Link, Page
from generator.records.kinds import KINDS
from generator.records.model import Kind


@dataclass(frozen=True)
class TranslatedRow:
    """A translated record: what it is, its page, the English one, and whether it is behind."""

    kind: str
    page: Link
    english: Link
    behind: bool


@dataclass(frozen=True)
class TranslationsView:
    """The coverage of a language; `all` counts the papers of the English site, `phrases` those of the interface."""

    crumbs: Sequence[Link]
    papers: int
    all: int
    phrases: int
    all_phrases: int
    rows: Sequence[TranslatedRow]


def translations_page(edition: Edition) -> Page:
    page, catalogue = "translations.html", edition.catalogue
    say = catalogue.locale.say
    rows = [
        TranslatedRow(
            say(row.word.capitalize()),
            Link(translation.fields.title, row.address(record_id)),
            Link(
                called(edition.originals[kind, record_id]),
                catalogue.english_href(row.address(record_id), page),
            ),
            (kind, record_id) in edition.behind,
        )
        for (kind, record_id), translation in edition.translations.items()
        if (row := KINDS[kind]).address
    ]
    papers = len(edition.translated(Kind.PAPERS))
    view = TranslationsView(
        [home_link(catalogue, page)], papers, len(catalogue.papers), catalogue.locale.coverage, len(PHRASES), rows
    )
    description = say("How much of Stemma there is in this language, and whether it is up to date.")
    return Page(page, say("Translations"), description, "translations.md", view)
