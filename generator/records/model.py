"""What a record is: papers, areas, topics, reading lists and their like, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

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
    SynonymFields,
    TopicFields,
    TranslationFields,
    VenueFields,
    YearFields,
)
from generator.records.text import Cited, Part, Piece

Own = TypeVar("Own", bound=Fields)


class Kind(StrEnum):
    """A kind of record, by the name that its folder or file in `content/` has, and its place in `Records`."""

    PAPERS = "papers"
    AREAS = "areas"
    TOPICS = "topics"
    LISTS = "lists"
    LINEAGES = "lineages"
    REPORTS = "reports"
    YEARS = "years"
    DATASETS = "datasets"
    METRICS = "metrics"
    AUTHORS = "authors"
    VENUES = "venues"
    SYNONYMS = "synonyms"
    REMOVED = "removed"
    LANGUAGES = "languages"
    TRANSLATIONS = "translations"


@dataclass(frozen=True)
class Section:
    """A `##` section: its title and its text. `line` is where its heading stands in the file."""

    title: str
    text: Part
    line: int


@dataclass(frozen=True)
class Body:
    """What stands below the front matter: the lead, the sections and what the footnotes show.

    `line` is the lead's first line in the file.
    """

    lead: Part
    line: int
    sections: tuple[Section, ...]
    notes: tuple[Piece, ...] = ()

    @property
    def parts(self) -> Sequence[Part]:
        """The lead and the sections' texts, in order."""
        return [self.lead, *(section.text for section in self.sections)]

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(part.words for part in self.parts)

    @property
    def citations(self) -> Sequence[Cited]:
        """Every citation, in order."""
        return [cited for part in self.parts for cited in part.citations]

    def section(self, title: str) -> Section | None:
        """The section of this title, if there is one."""
        return next((section for section in self.sections if section.title == title), None)


@dataclass(frozen=True)
class TextRecord(Generic[Own]):
    """A record of fields and text: its id, the file it came from below `content/`, its fields and its body."""

    kind: ClassVar[Kind]
    id: str
    source: str
    fields: Own
    body: Body


@dataclass(frozen=True)
class Paper(TextRecord[PaperFields]):
    """A paper's record."""

    kind = Kind.PAPERS

    @property
    def short(self) -> str:
        """What to call it in a line: its name, or else its title."""
        return self.fields.name or self.fields.title


@dataclass(frozen=True)
class Area(TextRecord[AreaFields]):
    """An area's record."""

    kind = Kind.AREAS


@dataclass(frozen=True)
class Topic(TextRecord[TopicFields]):
    """A topic's record."""

    kind = Kind.TOPICS


@dataclass(frozen=True)
class ReadingList(TextRecord[ListFields]):
    """A reading list's record."""

    kind = Kind.LISTS


@dataclass(frozen=True)
class Lineage(TextRecord[LineageFields]):
    """A lineage's record."""

    kind = Kind.LINEAGES


@dataclass(frozen=True)
class Report(TextRecord[ReportFields]):
    """A report's record."""

    kind = Kind.REPORTS


@dataclass(frozen=True)
class ToldYear(TextRecord[YearFields]):
    """What happened in a year; its id is the year."""

    kind = Kind.YEARS


@dataclass(frozen=True)
class Removed:
    """What is left of a record that was taken away; its id begins with its kind, as in `paper/lora`."""

    id: str
    source: str
    fields: RemovedFields


@dataclass(frozen=True)
class Translation:
    """A record's text in another language; `of` and `id` tell which record, `original` is that record's file."""

    of: Kind
    id: str
    language: str
    source: str
    original: str
    fields: TranslationFields
    body: Body


@dataclass(frozen=True)
class Language:
    """A language besides English, with the words of the interface in it. `id` is its code, such as `pt-BR`."""

    id: str
    source: str
    fields: LanguageFields


@dataclass(frozen=True)
class Dataset:
    """A dataset or benchmark."""

    id: str
    source: str
    fields: DatasetFields


@dataclass(frozen=True)
class Metric:
    """What figures are measured in."""

    id: str
    source: str
    fields: MetricFields


@dataclass(frozen=True)
class Author:
    """What is known of an author's name beside the papers; `id` is its slug."""

    id: str
    source: str
    fields: AuthorFields


@dataclass(frozen=True)
class Venue:
    """A place where papers come out."""

    id: str
    source: str
    fields: VenueFields


@dataclass(frozen=True)
class Synonym:
    """Words that mean the same to somebody who searches; `id` is the first of them."""

    id: str
    source: str
    fields: SynonymFields


@dataclass(frozen=True)
class Records:
    """All records of one content folder, each kind under its name and by id."""

    papers: Sequence[Paper] = ()
    areas: Sequence[Area] = ()
    topics: Sequence[Topic] = ()
    lists: Sequence[ReadingList] = ()
    lineages: Sequence[Lineage] = ()
    reports: Sequence[Report] = ()
    years: Sequence[ToldYear] = ()
    datasets: Sequence[Dataset] = ()
    metrics: Sequence[Metric] = ()
    authors: Sequence[Author] = ()
    venues: Sequence[Venue] = ()
    synonyms: Sequence[Synonym] = ()
    removed: Sequence[Removed] = ()
    languages: Sequence[Language] = ()
    translations: Sequence[Translation] = ()

    def of(self, kind: Kind) -> Sequence[Any]:
        """All records of a kind."""
        records: Sequence[Any] = getattr(self, kind)
        return records


PAPER_SECTIONS = (
    "Problem",
    "Approach",
    "Key insights",
    "Results",
    "Limitations",
    "In plain words",
    "Why it matters",
    "Takeaways",
    "Open questions",
)
