"""Rules on ids, files and what tells one paper from another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator import addresses
from generator.catalogue.bibliography import cite_key
from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Location
from generator.records.front_matter import Steps
from generator.records.kinds import KINDS, RETIRED
from generator.records.model import Kind, Paper

# Names that no file can have on Windows, whatever its ending.
WINDOWS_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)

# Where the ids stand in a file that lists records.
ENTRY_IDS: Mapping[Kind, Sequence[str]] = {
    Kind.DATASETS: ("*", "id"),
    Kind.METRICS: ("*", "id"),
    Kind.VENUES: ("*", "id"),
}
# The address of the page of each record, of the kinds whose pages may move.
PAGE_OF: Mapping[Kind, Callable[[str], str]] = {
    **{kind: row.address for kind, row in KINDS.items() if row.address},
    Kind.DATASETS: addresses.dataset,
}
IDENTIFIER_NAMES = {"arxiv": "arXiv identifier", "doi": "DOI"}


def ids_are_unique(known: Known) -> Iterator[Finding]:
    """No two papers have the same id."""
    first: dict[str, str] = {}
    for document in known.of(Kind.PAPERS):
        if first.setdefault(document.id, document.path) != document.path:
            message = f"the id `{document.id}` stands twice; first in {first[document.id]}"
            hint = "rename one file, or join the two records"
            yield Finding(Code.DUPLICATE_ID, Location(document.path), message, hint)


def ids_match_files(known: Known) -> Iterator[Finding]:
    """A paper's `id`, where it is given, is the name of its file."""
    for document in known.of(Kind.PAPERS):
        for steps, written in document.find("id"):
            if written != document.id:
                message = f"the id is `{written}`, but the file is `{document.id}.md`"
                hint = "take the line out; the file's name is the id"
                yield Finding(Code.ID_MISMATCH, document.locate(*steps), message, hint)


def names_are_free(known: Known) -> Iterator[Finding]:
    """A record's name is no address of the site's own pages, and no name that Windows keeps for itself."""
    for kind, name, where in _named(known):
        page = PAGE_OF[kind](name) if kind in PAGE_OF else ""
        if page in addresses.FIXED or name.partition(".")[0] in WINDOWS_NAMES:
            what = f"the page {page}" if page in addresses.FIXED else "a device on Windows"
            yield Finding(Code.RESERVED_NAME, where, f"`{name}` is the name of {what}", "give it another name")


def _named(known: Known) -> Iterator[tuple[Kind, str, Location]]:
    """The names of all files, and of the entries that have pages, with the place of each."""
    for kind in KINDS:
        for document in known.of(kind):
            yield kind, document.id, Location(document.path)
    for document in known.of(Kind.DATASETS):
        for steps, entry in document.find(*ENTRY_IDS[Kind.DATASETS]):
            yield Kind.DATASETS, entry, document.locate(*steps)


def old_addresses_lead_to_one_record(known: Known) -> Iterator[Finding]:
    """No id that a record had, or that was removed, is that of another record, and none is taken by the site itself."""
    first = {page(one): f"the {KINDS[kind].word} `{one}`" for kind, page in PAGE_OF.items() for one in known.ids[kind]}
    for address, where, old, whose in _old_addresses(known):
        if address in addresses.FIXED:
            message, hint = f"`{old}` is the name of the page {address}", "no record can have had it: take it out"
            yield Finding(Code.RESERVED_NAME, where, message, hint)
        elif address in first:
            message = f"`{old}` is the id of {first[address]} too, and {address} can lead to one alone"
            yield Finding(Code.DUPLICATE_ID, where, message, "take one of the two out")
        first.setdefault(address, f"{whose}, which had it")


def _old_addresses(known: Known) -> Iterator[tuple[str, Location, str, str]]:
    """Every address at which a record stood before, the place that says so, the id, and whose it was."""
    for kind, page in PAGE_OF.items():
        for record in known.records.of(kind):
            for steps, old in _formerly(known, kind, record):
                yield page(old), known.documents[record.source].locate(*steps), old, f"`{record.id}`"
    for i, removed in enumerate(known.records.removed):
        page, document = PAGE_OF[RETIRED[removed.fields.kind]], known.documents[removed.source]
        yield page(removed.fields.id), document.locate(i, "id"), removed.fields.id, "a removed record"
        for j, old in enumerate(removed.fields.formerly):
            yield page(old), document.locate(i, "formerly", j), old, "a removed record"


def _formerly(known: Known, kind: Kind, record: Any) -> Iterator[tuple[Steps, str]]:
    """Every id that a record had, with the steps to it."""
    entries = known.documents[record.source].find(*ENTRY_IDS[kind]) if kind in ENTRY_IDS else ()
    above = next(((at,) for (at, _), entry in entries if entry == record.id), ())
    for i, old in enumerate(record.fields.formerly):
        yield (*above, "formerly", i), old


def citation_keys_are_unique(known: Known) -> Iterator[Finding]:
    """No two papers have the same key in a bibliography; it is made of the first author, the year and the id."""
    first: dict[str, str] = {}
    for paper in known.papers.values():
        if first.setdefault(cite_key(paper), paper.id) != paper.id:
            message = f"its key in bibliographies, `{cite_key(paper)}`, is that of `{first[cite_key(paper)]}` too"
            hint = "rename one of the two files, so that they differ in more than hyphens"
            yield Finding(Code.DUPLICATE_ID, Location(paper.source), message, hint)


def folders_match_years(known: Known) -> Iterator[Finding]:
    """A paper lies in the folder of its year."""
    for paper in known.records.papers:
        folder = paper.source.split("/")[1]
        if folder != str(paper.fields.year):
            message = f"the year is {paper.fields.year}, but the file lies in `papers/{folder}/`"
            hint = f"move it to `papers/{paper.fields.year}/`, or correct the year"
            yield Finding(Code.YEAR_FOLDER, known.at(paper, "year"), message, hint)


def titles_and_identifiers_are_unique(known: Known) -> Iterator[Finding]:
    """No title, alias, arXiv identifier or DOI stands on two papers; of two, the one that others name is the older."""
    first: dict[str, Paper] = {}
    for paper in known.eldest_first:
        told: set[str] = set()
        for steps, what, key in _identities(paper):
            other = first.setdefault(key, paper)
            if other is not paper and other.id not in told:
                told.add(other.id)
                message = f"this {what} stands in the record of `{other.id}` too"
                hint = (
                    f"join the two into {other.source} if they are one paper; if not, correct the one that was copied"
                )
                yield Finding(Code.DUPLICATE_PAPER, known.at(paper, *steps), message, hint)


def ids_of_entries_are_unique(known: Known) -> Iterator[Finding]:
    """No two entries of a file that lists records have the same id."""
    for kind, pattern in ENTRY_IDS.items():
        for document in known.of(kind):
            seen: set[str] = set()
            for steps, entry in document.find(*pattern):
                if entry in seen:
                    message = f"the {KINDS[kind].word} `{entry}` stands twice"
                    yield Finding(Code.DUPLICATE_ID, document.locate(*steps), message, "keep one of the two")
                seen.add(entry)


def names_mean_one_thing(known: Known) -> Iterator[Finding]:
    """No two topics or entries of a file are called the same, whatever case and punctuation; a `+` tells two apart."""
    for kind in (*ENTRY_IDS, Kind.AUTHORS, Kind.TOPICS):
        first: dict[str, Any] = {}
        for i, record in enumerate(known.records.of(kind)):
            for name in getattr(record.fields, "names", ()):
                other = first.setdefault(addresses.plain(name.replace("+", " plus ")), record)
                if other is not record:
                    message = f"`{other.id}` is called `{name}` too"
                    hint = "leave the name to one of the two, or join them"
                    yield Finding(Code.NAMED_TWICE, known.documents[record.source].locate(i), message, hint)


def _identities(paper: Paper) -> Iterator[tuple[Steps, str, str]]:
    """What no other paper may have: the place in the record, the name of the thing, and a key to compare by."""
    fields = paper.fields
    yield ("title",), "title", addresses.plain(fields.title)
    for i, alias in enumerate(fields.aliases):
        yield ("aliases", i), "title", addresses.plain(alias)
    for name, what in IDENTIFIER_NAMES.items():
        if identifier := getattr(fields.links, name):
            yield ("links", name), what, f"{name}:{identifier.lower()}"
