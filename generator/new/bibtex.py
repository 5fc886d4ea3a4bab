"""Papers as BibTeX tells of them: files of Zotero, JabRef, DBLP, publishers and people. The one importer of pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pybtex.bibtex.utils import split_tex_string
from pybtex.database.input.bibtex import LowLevelParser, SkipEntry, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import Pattern, PrematureEOF

from generator.new.bibliography import Bibliography, bibliography
from generator.new.links import links_of, pdf_of
from generator.new.outside import SUFFIX, LookupFailedError, without_entities, year_of
from generator.new.tex import from_tex

NO_ENTRIES = frozenset(("string", "preamble"))
NO_PAPERS = frozenset((*NO_ENTRIES, "proceedings", "periodical", "collection"))
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
# A row that somebody has put out of use as TeX does, though BibTeX has no such comments.
OUT_OF_USE = re.compile(r"^[ \t]*%[ \t]*(?:@[A-Za-z]+[ \t]*[{(]|[\w-]+[ \t]*=|[})]).*$", re.M)
# What a volume's entry gives to those that refer to it by `crossref`: never what names the volume itself.
OF_THE_VOLUME = ("year", "date", *VENUE_STANDS_IN)
BETWEEN_NAMES = re.compile(r"\s\\?and\s|\s*;\s*", re.I)
# Marks by which a paper's first page sends readers from its authors to footnotes.
FOOTNOTE_MARK = re.compile(r"\$\s*\^[^$]*\$|\\textsuperscript\s*\{[^{}]*\}|\\footnotemark\s*(?:\[[^\]]*\])?")
Told = Bibliography | LookupFailedError


class _Names(dict[str, str]):
    """The abbreviations of a file; one that it does not define stands for itself, as `cvpr` does for a venue."""

    def __missing__(self, name: str) -> str:
        return self.get(name.lower(), name)


class _Parser(LowLevelParser):  # type: ignore[misc]
    """BibTeX as programs and people write it; after an entry without an end it goes on with the next one.

    An entry may lack its key or have one of several words, and what stands in `@comment{…}` is none.
    """

    KEY_BRACE = KEY_PAREN = Pattern(r"[^,{}=\"]*(?=,)|(?=\s*[\w-]+\s*=)", "entry key")

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=_Names(month_names))
        self.wrong: dict[int, Exception] = {}

    def commands(self) -> Iterator[tuple[int, Any]]:
        """Every command, by where it begins."""
        for command in self:
            yield self.command_start, command

    def handle_error(self, error: Exception) -> None:
        """Note what is wrong by where the entry begins; a word such as `@home` between entries begins none."""
        if ENTRY_BEGINS.match(self.text, self.text.rfind("\n", 0, self.command_start) + 1):
            self.wrong.setdefault(self.command_start, error)
        if isinstance(error, PrematureEOF):
            following = ENTRY_BEGINS.search(self.text, self.command_start + 1)
            self.pos = following.start() if following else self.end_pos

    def parse_command(self) -> tuple[str, Any]:
        """The next command."""
        try:
            return super().parse_command()  # type: ignore[no-any-return]
        except SkipEntry:
            if self.text[self.pos - 1] == "{":
                list(self.parse_string(self.RBRACE))
            raise


def papers_of_bibtex(text: str, latest: int) -> Iterator[Told]:
    """The paper of each entry, in order, or why there is none. `latest` is the last year that a paper can be of."""
    parser = _Parser(OUT_OF_USE.sub(lambda row: " " * len(row[0]), text))
    entries = dict(parser.commands())
    papers = {
        start: ((body[0] or "").strip(), _fields(body[1]))
        for start, (command, body) in entries.items()
        if start not in parser.wrong and command.lower() not in NO_ENTRIES
    }
    volumes = {key.lower(): fields for key, fields in papers.values() if key}
    for start in sorted({*entries, *parser.wrong}):
        if start in parser.wrong:
            yield _unreadable(text.count("\n", 0, start) + 1, parser.wrong[start])
        elif start in papers and entries[start][0].lower() not in NO_PAPERS:
            key, fields = papers[start]
            yield _paper(key, _with_volume(fields, volumes), latest)


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


def _with_volume(fields: Mapping[str, str], volumes: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """An entry's fields with those that it has from the volume to which it refers."""
    volume = volumes.get(fields.get("crossref", "").strip().lower())
    if volume is None or volume is fields:
        return fields
    named = {"booktitle": volume.get("title", ""), **volume}
    return {**{name: named[name] for name in OF_THE_VOLUME if name in named}, **fields}


def _paper(key: str | None, fields: Mapping[str, str], latest: int) -> Told:
    title = from_tex(fields.get("title", ""))
    if not title:
        return LookupFailedError(f"The entry `{key or '?'}` has no title.")
    if "subtitle" in fields:
        title = f"{title}: {from_tex(fields['subtitle'])}"
    try:
        people = list(_people(fields.get("author", "")))
    except (PybtexError, RecursionError, _NotNamesError) as error:
        return LookupFailedError(
            f"The authors of the entry `{key or '?'}` cannot be read: `{error}`. Write each as `Last, First`, with"
            " `and` between one and the next."
        )
    given = (fields.get(name, "") for name in ("year", "date", "issued"))
    year = next(filter(None, (year_of(value, latest) for value in given)), None)
    venue = next(filter(None, (from_tex(fields.get(name, "")) for name in VENUE_STANDS_IN)), "")
    links = links_of([*(from_tex(fields[name]) for name in MAY_NAME_IT if name in fields), key or ""])
    links = links or pdf_of(from_tex(fields.get(name, "")) for name in ("pdf", "url"))
    return bibliography(title, people, year, venue, links)


class _NotNamesError(Exception):
    """What stands for authors cannot be parted into names; the text is what stands there."""


def _people(written: str) -> Iterator[str]:
    """The authors whom a field names, each in its usual order."""
    for one in split_tex_string(" ".join(without_entities(written).split()), BETWEEN_NAMES):
        pair = split_tex_string(one, r"\\?&")
        for name in pair if all(map(_is_whole, pair)) else (one,):
            yield from _listed(name)


def _listed(written: str) -> Iterator[str]:
    """One name, or those that somebody has listed with commas alone. Raises _NotNamesError if that cannot be known."""
    parts = [part for part in split_tex_string(written, ",") if part]
    if any("=" in part for part in parts):
        yield _person(parts)
    elif (len(parts) > 2 or written.endswith(",")) and all(map(_is_whole, parts)):
        yield from (_person([part]) for part in parts)
    elif len(parts) > 2 + any(map(SUFFIX.fullmatch, parts[1:])):
        raise _NotNamesError(written)
    else:
        yield _person(parts)


def _is_whole(name: str) -> bool:
    """Whether these are a given and a last name, so that a comma behind them ends a name and does not part one."""
    return len(split_tex_string(name)) > 1 and "," not in name


def _person(parts: Sequence[str]) -> str:
    """A name of the parts that commas leave; braces hold a body's name, such as `{Barnes and Noble}`, together."""
    plain = [from_tex(FOOTNOTE_MARK.sub("", part)) for part in parts]
    if named := dict(part.split("=", 1) for part in plain if re.match(r"(family|given|prefix|suffix)=", part)):
        return " ".join(filter(None, map(named.get, ("given", "prefix", "family", "suffix"))))
    return ", ".join(filter(None, plain))
