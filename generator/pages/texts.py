"""A record's text on a page: its sections, how long it takes to read, and days as a language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.catalogue.catalogue import Catalogue
from generator.languages.phrases import MONTHS, PHRASES, Locale
from generator.pages.prose import render
from generator.records.model import Body

WORDS_PER_MINUTE = 200


@dataclass(frozen=True)
class SectionView:
    """A section of a record, ready for its page; `plain` is the one that is set apart for newcomers."""

    heading: str
    text: str
    plain: bool = False


def section_views(body: Body, page: str, catalogue: Catalogue) -> Sequence[SectionView]:
    """The sections of a body, each with its heading in the page's language."""
    say = catalogue.locale.say
    return [
        SectionView(
            say(section.title) if section.title in PHRASES else section.title,
            render(section.text, page, catalogue),
            section.title == "In plain words",
        )
        for section in body.sections
    ]


def whole_text(body: Body, page: str, catalogue: Catalogue) -> str:
    """A body's lead and sections in one."""
    parts = [body.lead, *(f"## {section.title}\n\n{section.text}" for section in body.sections)]
    return render("\n\n".join(part for part in parts if part), page, catalogue)


def day(when: date, locale: Locale) -> str:
    """A day as the language writes it."""
    return locale.say("{day} {month} {year}", day=when.day, month=locale.say(MONTHS[when.month - 1]), year=when.year)


def minutes(words: int) -> int:
    """How long it takes to read so many words."""
    return max(1, round(words / WORDS_PER_MINUTE))
