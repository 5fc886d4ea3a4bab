"""The kinds of record, one row each: where they lie, their fields and sections, how they are made, and their page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator import addresses
from generator.records.fields import (
    AreaFields,
    AuthorFields,
    DatasetFields,
    Fields,
    LanguageFields,
    LineageFields,
    ListFields,
    MetricFields,
    PaperFields,
    RemovedFields,
    ReportFields,
    Retired,
    SynonymFields,
    TopicFields,
    TranslationFields,
    VenueFields,
    YearFields,
)
from generator.records.files import Document, stem
from generator.records.model import (
    PAPER_SECTIONS,
    Area,
    Author,
    Body,
    Dataset,
    Kind,
    Language,
    Lineage,
    Metric,
    Paper,
    ReadingList,
    Removed,
    Report,
    Synonym,
    ToldYear,
    Topic,
    Translation,
    Venue,
)

LANGUAGE = "[a-z]{2,3}(-[A-Za-z]+)?"
# What may stand in the place of each name in `RecordKind.lies`.
PLACEHOLDERS = {"<id>": "[^/.]+", "<year>": "[^/]+", "<language>": LANGUAGE}
TRANSLATED = re.compile(rf"(?P<record>.+/[^/.]+)\.(?P<language>{LANGUAGE})\.md")


@dataclass(frozen=True)
class Texts:
    """Which fields of a record are text, by the field of a translation that stands in for each.

    `aliases` is the field that takes in the English title, by which the record is still known.
    """

    title: str = "title"
    tldr: str = "description"
    audience: str | None = None
    notes: str | None = None
    group: str | None = None
    begin_with: str | None = None
    aliases: str | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """The record's field for each of the translation's, in the order in which a fingerprint takes them."""
        pairs = {
            "title": self.title,
            "tldr": self.tldr,
            "audience": self.audience,
            "notes": self.notes,
            "group": self.group,
            "begin_with": self.begin_with,
        }
        return {name: own for name, own in pairs.items() if own}

    def english(self, fields: Fields) -> Sequence[str]:
        """The texts of these fields that a translation has to follow, notes and reasons together with their papers."""
        written: list[str] = []
        for own in self.names.values():
            value = getattr(fields, own)
            if isinstance(value, tuple):
                written += [text for note in value for text in note.model_dump().values()]
            else:
                written.append(value or "")
        return written

    def replaced(self, fields: Fields, translated: TranslationFields) -> Mapping[str, Any]:
        """The values of a record's fields that are other ones in a translation."""
        new = {own: getattr(translated, name) or getattr(fields, own) for name, own in self.names.items()}
        english = getattr(fields, self.title)
        if self.aliases and new[self.title] != english:
            new[self.aliases] = tuple(dict.fromkeys((english, *getattr(fields, self.aliases))))
        return new


@dataclass(frozen=True)
class RecordKind:
    """A kind of record.

    `lies` is where its files are, and empty where each lies beside the record that it belongs to; without `<id>` it is
    one file that holds them all. `shape` is what the front matter must be, and `make` makes records of it and the
    body, whose sections are `sections` (None allows any). `word` is what one of them is called. `address` is that of
    a record's page by its id, and `index` that of the page that lists them. To let a kind be translated is the one
    word `translatable`; `texts` says which of its fields that concerns. Where one file holds them all, `ids` are the
    steps to their ids in it, and `entry` are the fields of one.
    """

    kind: Kind
    lies: str
    word: str
    shape: Any
    make: Callable[[RecordKind, Document, Any, Body], Sequence[Any]]
    record: Callable[..., Any]
    sections: Sequence[str] | None = None
    address: Callable[[str], str] | None = None
    index: str | None = None
    texts: Texts | None = None
    translatable: bool = False
    ids: tuple[str, ...] = ()
    entry: type[Fields] | None = None

    @property
    def fields(self) -> Sequence[str]:
        """The names of a record's fields, in their order."""
        return list((self.entry or self.shape).model_fields)

    @property
    def place(self) -> str:
        """Where its files are, as people read it."""
        return self.lies or "<id>.<language>.md beside a record"

    @cached_property
    def _path(self) -> re.Pattern[str]:
        return re.compile(
            "".join(PLACEHOLDERS.get(part, re.escape(part)) for part in re.split("(<[a-z]+>)", self.lies))
        )

    def holds(self, path: str) -> bool:
        """Whether a file of this path is one of them."""
        return bool(self.lies) and self._path.fullmatch(path) is not None


def _text(row: RecordKind, document: Document, filled: Any, text: Body) -> Sequence[Any]:
    """A record of fields and text."""
    return [row.record(document.id, document.path, filled, text)]


def _fields(row: RecordKind, document: Document, filled: Any, _: Body) -> Sequence[Any]:
    """A record of fields alone."""
    return [row.record(document.id, document.path, filled)]


def _entries(row: RecordKind, document: Document, filled: Sequence[Any], _: Body) -> Sequence[Any]:
    """The records of a file that lists them."""
    return [row.record(entry.id, document.path, entry) for entry in filled]


def _synonyms(row: RecordKind, document: Document, filled: Sequence[SynonymFields], _: Body) -> Sequence[Any]:
    """The records of a file that lists words."""
    return [row.record(addresses.slug(entry.words[0]), document.path, entry) for entry in filled]


def _authors(row: RecordKind, document: Document, filled: Sequence[AuthorFields], _: Body) -> Sequence[Any]:
    """The records of a file that lists people."""
    return [row.record(addresses.anchor(entry.name), document.path, entry) for entry in filled]


def _removed(row: RecordKind, document: Document, filled: Sequence[RemovedFields], _: Body) -> Sequence[Any]:
    """What is left of records that were taken away."""
    return [row.record(f"{entry.kind}/{entry.id}", document.path, entry) for entry in filled]


def _translation(row: RecordKind, document: Document, filled: TranslationFields, text: Body) -> Sequence[Any]:
    original = original_of(document.path)
    translated = kind_of(original)
    if not translated:
        raise ValueError(f"{document.path} belongs to no record")
    language = document.id.partition(".")[2]
    return [row.record(translated.kind, stem(original), language, document.path, original, filled, text)]


KINDS: Mapping[Kind, RecordKind] = {
    row.kind: row
    for row in (
        RecordKind(
            Kind.PAPERS,
            "papers/<year>/<id>.md",
            "paper",
            PaperFields,
            _text,
            Paper,
            sections=PAPER_SECTIONS,
            address=addresses.paper,
            index="papers/index.html",
            texts=Texts(tldr="tldr", aliases="aliases"),
            translatable=True,
        ),
        RecordKind(
            Kind.AREAS,
            "areas/<id>.md",
            "area",
            AreaFields,
            _text,
            Area,
            address=addresses.area,
            index="areas/index.html",
            texts=Texts(title="name", begin_with="begin_with"),
            translatable=True,
        ),
        RecordKind(
            Kind.TOPICS,
            "topics/<id>.md",
            "topic",
            TopicFields,
            _text,
            Topic,
            address=addresses.topic,
            index="topics/index.html",
            texts=Texts(title="name", group="group", begin_with="begin_with", aliases="aliases"),
            translatable=True,
        ),
        RecordKind(
            Kind.LISTS,
            "lists/<id>.md",
            "reading list",
            ListFields,
            _text,
            ReadingList,
            address=addresses.reading_list,
            index="lists/index.html",
            texts=Texts(audience="audience", notes="papers"),
            translatable=True,
        ),
        RecordKind(
            Kind.LINEAGES,
            "lineages/<id>.md",
            "lineage",
            LineageFields,
            _text,
            Lineage,
            address=addresses.lineage,
            index="lineages/index.html",
            texts=Texts(),
            translatable=True,
        ),
        RecordKind(
            Kind.REPORTS,
            "reports/<id>.md",
            "report",
            ReportFields,
            _text,
            Report,
            address=addresses.report,
            index="reports/index.html",
            texts=Texts(),
        ),
        RecordKind(Kind.YEARS, "years/<id>.md", "year", YearFields, _text, ToldYear),
        RecordKind(Kind.DATASETS, "datasets.yml", "dataset", tuple[DatasetFields, ...], _entries, Dataset),
        RecordKind(Kind.METRICS, "metrics.yml", "metric", tuple[MetricFields, ...], _entries, Metric),
        RecordKind(Kind.AUTHORS, "authors.yml", "author", tuple[AuthorFields, ...], _authors, Author),
        RecordKind(Kind.VENUES, "venues.yml", "venue", tuple[VenueFields, ...], _entries, Venue),
        RecordKind(Kind.SYNONYMS, "synonyms.yml", "list of synonyms", tuple[SynonymFields, ...], _synonyms, Synonym),
        RecordKind(
            Kind.REMOVED,
            "removed.yml",
            "removed record",
            tuple[RemovedFields, ...],
            _removed,
            Removed,
            ids=("*", "id"),
            entry=RemovedFields,
        ),
        RecordKind(Kind.LANGUAGES, "languages/<language>.yml", "language", LanguageFields, _fields, Language),
        RecordKind(Kind.TRANSLATIONS, "", "translation", TranslationFields, _translation, Translation),
    )
}


# The kinds of which a record can be taken away, by the word that `removed.yml` has for them.
RETIRED: Mapping[Retired, Kind] = {
    Retired.PAPER: Kind.PAPERS,
    Retired.AREA: Kind.AREAS,
    Retired.TOPIC: Kind.TOPICS,
    Retired.LIST: Kind.LISTS,
    Retired.LINEAGE: Kind.LINEAGES,
    Retired.REPORT: Kind.REPORTS,
}


def kind_of(path: str) -> RecordKind | None:
    """Which kind of record lies at this path below `content/`; None where no record belongs."""
    if own := _holder(path):
        return own
    translated = _holder(original_of(path))
    return KINDS[Kind.TRANSLATIONS] if translated and translated.translatable else None


def _holder(path: str) -> RecordKind | None:
    return next((row for row in KINDS.values() if row.holds(path)), None)


def original_of(path: str) -> str:
    """The record that a translation belongs to, as a path; any other path is its own.

    >>> original_of("papers/2017/transformer.pt-BR.md")
    'papers/2017/transformer.md'
    """
    match = TRANSLATED.fullmatch(path)
    return f"{match['record']}.md" if match else path


def sections_at(path: str) -> Sequence[str] | None:
    """The sections that the text of this file may have, in their order; None where there is no such list."""
    row = kind_of(original_of(path))
    return row.sections if row else None
