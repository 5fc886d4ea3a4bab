"""What comes from outside, made plain: entities, tags, characters that nobody sees, names, years that cannot be.

No service and no file is trusted: `null` is no name, and what a record could not hold never reaches it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

from generator.records.characters import INVISIBLE

NOTHING_SAID = frozenset(
    ("", "null", "none", "nan", "undefined", "n/a", "na", "[n/a]", "unknown", "anonymous", "-", "—")
)
OTHERS = re.compile(r"(?:and\s+|&\s*)?(?:others|et\.?\s+al[.i]*|\.\.\.|…)[.,]?", re.I)
TRAILING_OTHERS = re.compile(r"(?:,|\s)+(?:and\s+)?(?:others|et\.?\s+al)[.,]?$", re.I)
SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv|v|2nd|3rd", re.I)
FIRST_YEAR = 1900  # of any paper that a record can be of
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HOMONYM = re.compile(r"(?<=\D) \d{4}$")  # by which DBLP tells people of one name apart
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")  # in an address `&not` is none
# Letters that a typesetter has joined, as they come out of PDFs: ﬀ to ﬆ.
LIGATURES = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}
FOOTNOTE_SIGNS = re.compile(r"[*⁎∗⋆†‡§¶‖⁰¹²³⁴⁵⁶⁷⁸⁹]+")
FURTHEST = 5  # times that a text may have been escaped over and over


class LookupFailedError(Exception):
    """Nothing came of what was given that a record could be begun with; the text says what to do."""


def line(value: object) -> str:
    """What a value from outside says, as one line that a record can hold; nothing where it says nothing.

    >>> line("Attention &amp;amp; <i>more</i>\\u200b ")
    'Attention & more'
    """
    if not isinstance(value, str):
        return ""
    text = without_entities(value)
    if "<" in text:
        text = _without_tags(text)
    shown = INVISIBLE.sub(lambda sign: " " if sign[0].isspace() or sign[0] < " " else "", text)
    said = " ".join(unicodedata.normalize("NFC", shown.translate(LIGATURES)).split())
    return "" if said.casefold() in NOTHING_SAID else said


def year_of(value: object, latest: int) -> int | None:
    """The year that a value names, where a paper can be of it: from 1900 to `latest`.

    >>> year_of("in press 2021", 2026), year_of(1854, 2026)
    (2021, None)
    """
    if match := YEAR.search(str(value)):
        year = int(match[0])
        return year if FIRST_YEAR <= year <= latest else None
    return None


def names_others(name: str) -> bool:
    """Whether a name only says that there are further authors, as `et al.` does."""
    return OTHERS.fullmatch(name) is not None or TRAILING_OTHERS.search(name) is not None


def without_others(name: str) -> str:
    """A name without the word behind it that there are further ones."""
    return "" if OTHERS.fullmatch(name) else TRAILING_OTHERS.sub("", name)


def person_name(value: object) -> str:
    """A person's name in its usual order; nothing where it is none.

    >>> person_name("Steele, Jr., Guy L."), person_name("Müller,  Jörg"), person_name("null null")
    ('Guy L. Steele Jr.', 'Jörg Müller', '')
    """
    name = FOOTNOTE_SIGNS.sub("", line(value)).strip(" ,;")
    parts = [part for part in (line(part) for part in name.split(",")) if part]
    match parts:
        case [family, given] if SUFFIX.fullmatch(given):
            name = f"{family} {given}"
        case [family, given]:
            name = f"{given} {family}"
        case [family, suffix, given] if SUFFIX.fullmatch(suffix):
            name = f"{given} {family} {suffix}"
        case [family, given, suffix] if SUFFIX.fullmatch(suffix):
            name = f"{given} {family} {suffix}"
    words = HOMONYM.sub("", name).split()
    return "" if all(word.casefold() in NOTHING_SAID for word in words) else " ".join(words)


def without_entities(text: str) -> str:
    """The text with its entities read, as often as it was escaped."""
    for _ in range(FURTHEST):
        read = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if read == text:
            break
        text = read
    return text


class _Words(HTMLParser):
    """The words of a text with tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _without_tags(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.words)
