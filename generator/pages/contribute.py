"""The contributor's page: the sections of a record and the reference of every field, made from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from markupsafe import Markup
from pydantic import BaseModel

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.findings.finding import Code, explanation
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.pages.prose import own
from generator.records.blank import blank
from generator.records.fields import (
    AreaFields,
    AuthorFields,
    AuthorName,
    Baseline,
    BuildsOn,
    DatasetFields,
    Fields,
    LanguageFields,
    LineageFields,
    Links,
    ListEntry,
    ListFields,
    Listing,
    MetricFields,
    PaperFields,
    RemovedFields,
    ReportFields,
    ReportRow,
    Result,
    SearchFields,
    StartingPoint,
    Summary,
    SynonymFields,
    TopicFields,
    TranslationFields,
    VenueFields,
    YearFields,
)
from generator.records.kinds import KINDS
from generator.records.model import PAPER_SECTIONS, Kind

EXAMPLE = Path(__file__).parent / "templates/example.md"
# Every group of fields, in the order of the page, with the heading that it has there.
REFERENCE: Sequence[tuple[str, type[Fields]]] = (
    ("A paper", PaperFields),
    ("authors, where the family name is to be told", AuthorName),
    ("listings", Listing),
    ("links", Links),
    ("builds_on", BuildsOn),
    ("results", Result),
    ("baseline", Baseline),
    ("summary", Summary),
    ("A reading list", ListFields),
    ("papers of a reading list", ListEntry),
    ("A lineage", LineageFields),
    ("A year", YearFields),
    ("A report", ReportFields),
    ("table of a report", ReportRow),
    ("A translation", TranslationFields),
    ("A language", LanguageFields),
    ("search of a language", SearchFields),
    ("An area", AreaFields),
    ("A topic", TopicFields),
    ("begin_with of areas and topics", StartingPoint),
    ("What was removed", RemovedFields),
    ("Synonyms", SynonymFields),
    ("A dataset", DatasetFields),
    ("A metric", MetricFields),
    ("An author's names", AuthorFields),
    ("A venue", VenueFields),
)


@dataclass(frozen=True)
class FieldRow:
    """A field as the reference shows it; `words` are the values that it may have, where they are given."""

    name: str
    required: bool
    meaning: str
    example: str
    words: Sequence[str]


@dataclass(frozen=True)
class FieldGroup:
    """The fields that stand together."""

    heading: str
    anchor: str
    meaning: str
    rows: Sequence[FieldRow]


@dataclass(frozen=True)
class Template:
    """What a record of one kind begins as: what it is called, where it lies, and its text."""

    word: str
    place: str
    text: str


@dataclass(frozen=True)
class ContributeView:
    """How to write a record: the sections, a whole example, templates, and the reference of every field."""

    crumbs: Sequence[Link]
    sections: Sequence[str]
    example: str
    templates: Sequence[Template]
    fields: Sequence[FieldGroup]


def contribute_page(catalogue: Catalogue) -> Page:
    page = "contribute/index.html"
    templates = [Template(row.word, row.place, blank(row)) for row in KINDS.values()]
    crumbs = [home_link(catalogue, page)]
    view = ContributeView(crumbs, PAPER_SECTIONS, EXAMPLE.read_text("utf-8"), templates, list(field_groups()))
    description = "How to add or correct a paper's record: one Markdown file and every field of it."
    return Page(page, "Contribute", description, "contribute.md", view, begins=begins(catalogue))


def begins(catalogue: Catalogue) -> Mapping[str, str]:
    """The file of a new record, in the folder of the last year that has papers, and the text that it begins with."""
    year = max((paper.fields.year for paper in catalogue.papers.values()), default=2026)
    return {"file": f"content/papers/{year}/name-of-the-paper.md", "text": blank(KINDS[Kind.PAPERS])}


@dataclass(frozen=True)
class ExplainedFinding:
    """A finding with its explanation, without its heading."""

    code: str
    explanation: Markup


@dataclass(frozen=True)
class FindingsView:
    """Every finding, by its code."""

    crumbs: Sequence[Link]
    findings: Sequence[ExplainedFinding]


def findings_page(catalogue: Catalogue) -> Page:
    page = "contribute/findings.html"
    findings = [ExplainedFinding(code.value, own(explanation(code).split("\n", 1)[1].strip())) for code in sorted(Code)]
    view = FindingsView([home_link(catalogue, page), Link("Contribute", "index.html")], findings)
    description = "Every finding that a check may report: why, and a wrong and a right example."
    return Page(page, "Findings", description, "findings.md", view)


def field_groups() -> Iterator[FieldGroup]:
    """The reference of every field of every record."""
    for heading, shape in REFERENCE:
        yield FieldGroup(heading, addresses.anchor(heading), (shape.__doc__ or "").split("\n")[0], list(_rows(shape)))


def _rows(shape: type[BaseModel]) -> Iterator[FieldRow]:
    for name, field in shape.model_fields.items():
        kind = field.annotation
        words = [word.value for word in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []
        yield FieldRow(name, field.is_required(), field.description or "", str((field.examples or [""])[0]), words)
