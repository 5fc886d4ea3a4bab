"""What a record is: papers, areas, topics and reading lists, as frozen values.

The fields' types, meanings and examples stand here and nowhere else. `schema` fills them from front matter, and the
contributor's reference and the editors' JSON Schema are made from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.records.fields import (
    AreaFields,
    LanguageFields,
    LineageFields,
    ListFields,
    PaperFields,
    ReportFields,
    TopicFields,
    TranslationFields,
)
from generator.records.markdown import count_words


@dataclass(frozen=True)
class Section:
    """A `##` section: its title and its Markdown. `line` is where its heading stands in the file."""

    title: str
    text: str
    line: int


@dataclass(frozen=True)
class Body:
    """What stands below the front matter: the lead and the sections. `line` is the lead's first line in the file."""

    lead: str
    line: int
    sections: tuple[Section, ...]

    @cached_property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(map(count_words, (self.lead, *(section.text for section in self.sections))))

    def section(self, title: str) -> Section | None:
        """The section of this title, if there is one."""
        return next((section for section in self.sections if section.title == title), None)


@dataclass(frozen=True)
class Paper:
    """A paper's record: its id, the file it came from below `content/`, its fields and its body."""

    id: str
    source: str
    fields: PaperFields
    body: Body

    @property
    def short(self) -> str:
        """What to call it in a line: its name, or else its title."""
        return self.fields.name or self.fields.title


@dataclass(frozen=True)
class Area:
    """An area's record."""

    id: str
    source: str
    fields: AreaFields
    body: Body


@dataclass(frozen=True)
class Topic:
    """A topic with the group that it stands in."""

    id: str
    source: str
    fields: TopicFields
    group: str


@dataclass(frozen=True)
class ReadingList:
    """A reading list's record."""

    id: str
    source: str
    fields: ListFields
    body: Body


@dataclass(frozen=True)
class Lineage:
    """A lineage's record."""

    id: str
    source: str
    fields: LineageFields
    body: Body


@dataclass(frozen=True)
class Report:
    """A report's record."""

    id: str
    source: str
    fields: ReportFields
    body: Body


@dataclass(frozen=True)
class Translation:
    """A record's text in another language; `kind` is the folder of the record that it belongs to."""

    kind: str
    id: str
    language: str
    source: str
    fields: TranslationFields
    body: Body


@dataclass(frozen=True)
class Language:
    """A language besides English, with the words of the interface in it. `id` is its code, such as `pt-BR`."""

    id: str
    source: str
    fields: LanguageFields


@dataclass(frozen=True)
class Records:
    """All records of one content folder, each kind by id; topics in the file's order."""

    papers: Sequence[Paper] = ()
    areas: Sequence[Area] = ()
    topics: Sequence[Topic] = ()
    lists: Sequence[ReadingList] = ()
    lineages: Sequence[Lineage] = ()
    reports: Sequence[Report] = ()
    languages: Sequence[Language] = ()
    translations: Sequence[Translation] = ()


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
