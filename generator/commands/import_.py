"""`import`: begin the records of many papers at once."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from generator.commands import begin
from generator.commands.begin import AlreadyThereError, Beginning, completed, entries_of, known_of, read_given
from generator.commands.content import CONTENT, cache_of
from generator.commands.new import AREA, OFFLINE, beginning_in
from generator.commands.progress import under_way
from generator.commands.terminal import say
from generator.new.bibliography import Bibliography
from generator.new.bibtex import Told
from generator.new.links import named
from generator.new.lookup import Lookup
from generator.new.outside import LookupFailedError, line

PAUSE = 3.0  # seconds between two questions, as arXiv asks of programs
STOPPED = 130  # the exit code of what is ended at the keyboard


class Came(StrEnum):
    """What came of an entry."""

    BEGUN = "begun"
    THERE = "there already"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class EntryOutcome:
    """What came of an entry, and where it stands or why it was left out."""

    came: Came
    entry: str
    what: str


class Patiently:
    """Asks other machines no more often than they ask for."""

    def __init__(self) -> None:
        self._next = 0.0

    def fetch(self, url: str) -> bytes:
        """What stands at a URL, after as long a wait as is due."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        try:
            return begin.fetch(url)
        finally:
            self._next = time.monotonic() + PAUSE


@click.command("import")
@click.argument("file", default="", type=click.Path(path_type=Path))
@AREA
@OFFLINE
@CONTENT
def import_command(file: Path, area: str, offline: bool, content: Path) -> None:
    """Begin a record for each paper of FILE that has none.

    FILE is BibTeX, RIS, or a list with an arXiv number, a DOI or the address of a paper's page on each line. It can be
    stopped at any time and run again: what is there is left out.
    """
    if not file.is_file():
        raise click.UsageError(
            f"There is no file `{file}`." if file.name else "Name a file: make import FILE=refs.bib."
        )
    with cache_of(content) as cache:
        beginning = beginning_in(content, area, cache)
        lookup = None if offline else Lookup(Patiently().fetch, beginning.latest)
        entries = _entries(file, beginning.latest)
        outcomes: list[EntryOutcome] = []
        stopped = _begin_all(entries, beginning, lookup, outcomes)
    for outcome in outcomes:
        say(f"{outcome.came:<14} {outcome.entry}: {outcome.what}")
    counts = Counter(outcome.came for outcome in outcomes)
    say(f"{len(entries)} entries: " + ", ".join(f"{counts[came]} {came}" for came in Came))
    if stopped:
        say(f"{stopped} Run the same again to go on; what is there is left out.", error=True)
        sys.exit(STOPPED)
    sys.exit(1 if counts[Came.LEFT_OUT] else 0)


def _entries(file: Path, latest: int) -> Sequence[Told | str]:
    """The papers that a file tells of, or the lines of a list."""
    text = read_given(file)
    told = entries_of(text, file.suffix.lower(), latest)
    if told is not None:
        return list(told)
    rows = (line(row) for row in text.split("\n"))
    return [row for row in rows if row and not row.startswith(("#", "%"))]


def _begin_all(
    entries: Sequence[Told | str], beginning: Beginning, lookup: Lookup | None, outcomes: list[EntryOutcome]
) -> str | None:
    """Begin the records of all entries; why it ended before the last, if it did."""
    for number, entry in enumerate(entries, 1):
        shown = _shown(entry)
        try:
            with under_way(f"{number} of {len(entries)}: {shown}"):
                outcomes.append(_outcome(entry, shown, beginning, lookup))
        except KeyboardInterrupt:
            return "Stopped."
        except OSError as error:
            return f"Nobody can be reached ({error})."
    return None


def _outcome(entry: Told | str, shown: str, beginning: Beginning, lookup: Lookup | None) -> EntryOutcome:
    try:
        known = _known(entry, beginning, lookup)
        begun = beginning.begin(known)
    except AlreadyThereError as error:
        return EntryOutcome(Came.THERE, shown, str(error))
    except LookupFailedError as error:
        return EntryOutcome(Came.LEFT_OUT, shown, str(error))
    return EntryOutcome(Came.BEGUN, known.called, f"{beginning.content.as_posix()}/{begun.path}")


def _known(entry: Told | str, beginning: Beginning, lookup: Lookup | None) -> Bibliography:
    """What is known of an entry. Raises LookupFailedError if that is too little for a record."""
    if isinstance(entry, LookupFailedError):
        raise entry
    if isinstance(entry, str):
        name = named(entry)
        beginning.refuse_known(Bibliography("", links=name.links))
        if not lookup:
            raise LookupFailedError("Its title is not known without a network.")
        known = known_of(name, lookup)
    else:
        beginning.refuse_known(entry)
        known = completed(entry, lookup)
    if not known.first_year:
        raise LookupFailedError("Its year is not known: write it into the file, or begin it alone with `make new`.")
    return known


def _shown(entry: Told | str) -> str:
    if isinstance(entry, str):
        return entry
    return entry.called if isinstance(entry, Bibliography) else "an entry"
