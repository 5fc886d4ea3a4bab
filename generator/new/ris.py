"""Papers as RIS tells of them, which publishers and reference managers write. The one importer of rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from generator.new.bibliography import Bibliography, bibliography
from generator.new.links import links_of
from generator.new.outside import LookupFailedError, line, year_of

ROW_TAG = re.compile(r"([A-Z][A-Z0-9])[ \t]*-(?:[ \t]|$)")
TITLE_TAGS = ("primary_title", "title", "short_title")
VENUE_TAGS_OF_RIS = (
    "secondary_title",
    "journal_name",
    "alternate_title3",
    "conference_name",
    "tertiary_title",
    "alternate_title2",
)
YEAR_TAGS = ("year", "publication_year", "date", "access_date_y1")
NAMING_TAGS = (
    "doi",
    "urls",
    "url",
    "number",
    "notes",
    "note",
    "volume",
    "file_attachments1",
    "secondary_title",
    "journal_name",
    "id",
)
OTHER_TAGS = {"BT": "T2"}  # which Springer writes for the title of a book


def papers_of_ris(text: str, latest: int) -> Iterator[Bibliography | LookupFailedError]:
    """The paper of each entry, in order, or why there is none. `latest` is the last year that a paper can be of."""
    try:
        entries = rispy.loads("".join(_rows(text)), skip_unknown_tags=True)
    except (OSError, ValueError, LookupError, AttributeError) as error:
        yield LookupFailedError(f"This RIS file cannot be read: {line(str(error)) or 'an entry has no end'}.")
        return
    for number, entry in enumerate(entries, 1):
        title = _first(entry, TITLE_TAGS)
        if not title:
            yield LookupFailedError(f"Entry {number} has no title.")
            continue
        people = entry.get("authors") or entry.get("first_authors") or ()
        year = next(filter(None, (year_of(value, latest) for value in _values(entry, YEAR_TAGS))), None)
        yield bibliography(title, people, year, _first(entry, VENUE_TAGS_OF_RIS), links_of(_values(entry, NAMING_TAGS)))


def _rows(text: str) -> Iterator[str]:
    """The rows with their tags as the standard spaces them, and an end for each entry, which some programs forget."""
    for row in text.lstrip("\ufeff").splitlines():
        tag = ROW_TAG.match(row)
        if tag and tag[1] == "TY":
            yield "ER  - \n"
        yield f"{OTHER_TAGS.get(tag[1], tag[1])}  - {row[tag.end() :].strip()}\n" if tag else f"{row}\n"
    yield "ER  - \n"


def _first(entry: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, map(line, _values(entry, names))), "")


def _values(entry: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    """What stands in these fields, those with several values among them."""
    written = (entry.get(name) for name in names)
    values = (value if isinstance(value, list) else [value] for value in written)
    return [str(value) for group in values for value in group if value]
