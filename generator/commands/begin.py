"""What `new` and `import` share: asking others, reading what is given, and records that are checked, then written."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from generator.addresses import is_slug, slug
from generator.checks.check import check
from generator.findings.finding import Severity
from generator.new.bibliography import Bibliography
from generator.new.bibtex import Told, papers_of_bibtex
from generator.new.links import Named, named
from generator.new.lookup import Lookup, NothingThereError
from generator.new.outside import LookupFailedError
from generator.new.record import lacks, wanted_record
from generator.new.ris import papers_of_ris
from generator.new.there import record_of
from generator.publish import output
from generator.records.model import Paper
from generator.records.reading import Cache

SECONDS = 10  # that an answer may take
MOST_ANSWERED = 5_000_000  # bytes
ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENDINGS = (".bib", ".bibtex", ".ris", ".txt")
Ask = Callable[[Lookup], Bibliography]


class AlreadyThereError(LookupFailedError):
    """The paper has a record."""


class BusyError(LookupFailedError):
    """Somebody who was asked is there, and does not answer now."""


def fetch(url: str) -> bytes:
    """What stands at a URL. The one place that asks another machine.

    Raises NothingThereError, BusyError, or OSError where nobody can be reached.
    """
    request = Request(url, headers={"User-Agent": "stemma"})
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            return bytes(answer.read(MOST_ANSWERED))
    except HTTPError as error:
        if error.code in (400, 404, 410):
            raise NothingThereError(url) from error
        host = url.split("/")[2]
        raise BusyError(f"{host} does not answer now (it says {error.code}). Try again in some minutes.") from error
    except HTTPException as error:
        raise OSError(str(error) or type(error).__name__) from error


def read_given(file: Path) -> str:
    """The text of a file in whatever encoding it has: files of reference managers come in several."""
    raw = file.read_bytes()
    marked = next((name for mark, name in ENCODINGS if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def entries_of(text: str, ending: str, latest: int) -> Iterator[Told] | None:
    """The papers of a BibTeX or RIS text; None where it is a list of something else."""
    start = next((row.strip() for row in text.split("\n") if row.strip() and not row.startswith(("%", "#"))), "")
    if ending in (".bib", ".bibtex") or start.startswith("@"):
        return papers_of_bibtex(text, latest)
    if ending == ".ris" or start.startswith(("TY  -", "TY -")):
        return papers_of_ris(text, latest)
    return None


def known_of(name: Named, lookup: Lookup | None) -> Bibliography:
    """What is known of a paper by a number or an address: of what others say, or that alone where nobody is asked."""
    return lookup.of(name).whole() if lookup else Bibliography("", links=name.links)


def completed(told: Bibliography, lookup: Lookup | None) -> Bibliography:
    """An entry with all its authors: where it leaves some out, those whom its number or DOI knows."""
    if told.others and lookup and told.links:
        with suppress(OSError, LookupFailedError):
            asked = lookup.of(named(next(iter(told.links.values()))))
            told = replace(told, authors=asked.authors, others=asked.others)
    return told.whole()


@dataclass(frozen=True)
class Begun:
    """A record that was begun: its file below the content folder, and the fields that are to be filled in."""

    path: str
    lacking: Sequence[str]


class Beginning:
    """Begins records in a content folder: each is checked among all others before it is written."""

    def __init__(self, content: Path, area: str, today: date, cache: Cache) -> None:
        self.content = content
        self.checked = check(content, cache)
        self._area, self._today, self._cache = area, today, cache

    @property
    def papers(self) -> Sequence[Paper]:
        """The papers that have a record, those begun here among them."""
        return self.checked.reading.records.papers

    @property
    def areas(self) -> Sequence[str]:
        """The ids of the areas."""
        return [area.id for area in self.checked.reading.records.areas]

    @property
    def latest(self) -> int:
        """The last year that a paper can be of."""
        return self._today.year + 1

    def refuse_known(self, known: Bibliography) -> None:
        """Raise AlreadyThereError if the paper has a record."""
        if there := record_of(self.papers, known):
            fields = there.fields
            raise AlreadyThereError(
                f"There is a record of this paper already: {self._shown(there.source)}"
                f" (“{fields.title}”, {fields.year})."
            )

    def begin(self, known: Bibliography, year: int | None = None, paper_id: str | None = None) -> Begun:
        """Begin the record of a paper. Raises LookupFailedError, with nothing written, if it cannot be one."""
        self.refuse_known(known)
        if year is not None:
            known = replace(known, year=year)
        stem = paper_id or slug(known.called)
        self._refuse_id(stem, known)
        listed = year or known.first_year or self._today.year
        path = f"papers/{listed}/{stem}.md"
        text = wanted_record(known, listed, self._area, self._today)
        self._refuse_wrong(path, text)
        try:
            output.add(self.content / path, text)
        except FileExistsError as error:
            raise LookupFailedError(f"There is a file {self._shown(path)} already.") from error
        return Begun(path, lacks(known))

    def _refuse_id(self, stem: str, known: Bibliography) -> None:
        if not is_slug(stem):
            raise LookupFailedError(
                f"“{known.called}” needs an id of its own: ID=… (or --id), of lower-case letters, digits and single"
                " hyphens, at most 60."
            )
        if taken := next((paper for paper in self.papers if paper.id == stem), None):
            raise LookupFailedError(
                f"The id `{stem}` is that of another paper, “{taken.fields.title}” ({taken.fields.year}). Give this one"
                f" another: ID=… (or --id), such as `{_longer(stem, known)}`."
            )

    def _refuse_wrong(self, path: str, text: str) -> None:
        """Look at the record among all others; what is wrong without it is not held against it."""
        after = check(self.content, self._cache, {path: text})
        new = set(after.findings) - set(self.checked.findings)
        wrong = sorted((one for one in new if one.severity is Severity.ERROR), key=lambda one: one.location)
        if wrong:
            first = wrong[0]
            raise LookupFailedError(
                f"Nothing was written, since the record would not pass the check: {first.message} ({first.hint})."
            )
        self.checked = after

    def _shown(self, path: str) -> str:
        return f"{self.content.as_posix()}/{path}"


def _longer(stem: str, known: Bibliography) -> str:
    """An id that is like another one and free in all likelihood."""
    whole = slug(known.called)
    return whole if whole != stem and is_slug(whole) else slug(f"{stem[:50]} {known.first_year or 2}")
