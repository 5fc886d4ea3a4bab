"""How long a text takes to read, and days as a language writes them."""

from __future__ import annotations

from datetime import date

from generator.languages.phrases import MONTHS, Locale

WORDS_PER_MINUTE = 200


def day(when: date, locale: Locale) -> str:
    """A day as the language writes it."""
    return locale.say("{day} {month} {year}", day=when.day, month=locale.say(MONTHS[when.month - 1]), year=when.year)


def minutes(words: int) -> int:
    """How long it takes to read so many words."""
    return max(1, round(words / WORDS_PER_MINUTE))
