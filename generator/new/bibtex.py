"""Papers as BibTeX tells of them: files of Zotero, JabRef, DBLP, publishers and people. The one importer of pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pybtex.bibtex.utils import split_tex_string
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF

from generator.new.bibliography import Bibliography, bibliography
from generator.new.links import links_of, pdf_of
from generator.new.outside import LookupFailedError, year_of
from generator.new.tex import from_tex

NO_PAPERS = frozenset(("string", "preamble", "comment", "proceedings", "periodical", "collection"))
VENUE_STANDS_IN = ("booktitle", "journal", "journaltitle", "eventtitle", "howpublished", "institution", "school")
# Fields that may hold an identifier or an address, each in turn.
MAY_NAME_IT = (
    "eprint",
    "doi",
    "url",
    "note",
    "number",
    "volume",
    "journal",
    "howpublished",
    "pages",
    "ee",
    "arxiv",
    "arxivid",
)
ENTRY_BEGINS = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.M)
Told = Bibliography | LookupFailedError


class _Names(dict[str, str]):
    """The abbreviations of a file; one that it does not define stands for itself, as `cvpr` does for a venue."""

    def __missing__(self, name: str) -> str:
        return self.get(name.lower(), name)


def papers_of_bibtex(text: str, latest: int) -> Iterator[Told]:
    """The paper of each entry, in order, or why there is none. `latest` is the last year that a paper can be of."""
    start: int | None = 0
    while start is not None:
        wrong: list[tuple[int, Exception]] = []
        entries = _entries(text[start:], wrong)
        start_of_next = None
        while True:
            entry = next(entries, None)
            is_whole = not wrong
            for at, error in wrong:
                line_number = text.count("\n", 0, start + at) + 1
                yield _unreadable(line_number, error)
                if isinstance(error, PrematureEOF) and (following := ENTRY_BEGINS.search(text, start + at + 1)):
                    start_of_next = following.start()
            wrong.clear()
            if entry is None:
                break
            if is_whole and entry[0].lower() not in NO_PAPERS:
                yield _paper(entry[1][0], _fields(entry[1][1]), latest)
        start = start_of_next


def _entries(text: str, wrong: list[tuple[int, Exception]]) -> Iterator[Any]:
    """The commands of a BibTeX text; what is wrong is noted, with how many characters stand before it."""
    parser = LowLevelParser(text, macros=_Names(month_names))
    parser.handle_error = lambda error: wrong.append((parser.command_start or 0, error))
    yield from parser


def _unreadable(line_number: int, error: Exception) -> LookupFailedError:
    reason = "it has no end" if isinstance(error, PrematureEOF) else str(error).partition(": ")[2] or str(error)
    return LookupFailedError(
        f"The entry on line {line_number} cannot be read ({reason}). Compare its braces, quotes and commas with those"
        " of another one."
    )


def _fields(fields: list[tuple[str, list[str]]]) -> Mapping[str, str]:
    """An entry's fields by name; of equal ones the first."""
    by_name: dict[str, str] = {}
    for name, parts in fields:
        by_name.setdefault(name.lower(), "".join(parts))
    return by_name


def _paper(key: str | None, fields: Mapping[str, str], latest: int) -> Told:
    title = from_tex(fields.get("title", ""))
    if not title:
        return LookupFailedError(f"The entry `{key or '?'}` has no title.")
    if "subtitle" in fields:
        title = f"{title}: {from_tex(fields['subtitle'])}"
    try:
        people = [_person(name) for name in split_tex_string(" ".join(fields.get("author", "").split()), " and ")]
    except (PybtexError, RecursionError):
        return LookupFailedError(f"The authors of the entry `{key or '?'}` cannot be read: {fields['author']}")
    given = (fields.get(name, "") for name in ("year", "date", "issued"))
    year = next(filter(None, (year_of(value, latest) for value in given)), None)
    venue = next(filter(None, (from_tex(fields.get(name, "")) for name in VENUE_STANDS_IN)), "")
    links = links_of([*(from_tex(fields[name]) for name in MAY_NAME_IT if name in fields), key or ""])
    links = links or pdf_of(from_tex(fields.get(name, "")) for name in ("pdf", "url"))
    return bibliography(title, people, year, venue, links)


def _person(name: str) -> str:
    """A name in its usual order; braces hold a body's name, such as `{Barnes and Noble}`, together."""
    parts = [from_tex(part) for part in split_tex_string(name, ",")]
    if named := dict(part.split("=", 1) for part in parts if re.match(r"(family|given|prefix|suffix)=", part)):
        return " ".join(filter(None, map(named.get, ("given", "prefix", "family", "suffix"))))
    return ", ".join(part for part in parts if part) if len(parts) > 1 else from_tex(name)
