"""The contributor's page: the sections of a record and the reference of every field, made from the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup
from pydantic import BaseModel

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.findings.finding import Code, explanation
from generator.pages.links import home_link
from generator.pages.page import Link, Page
from generator.pages.prose import own
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
from generator.records.model import PAPER_SECTIONS

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
    ("begin_with of a topic", StartingPoint),
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
class ContributeView:
    """How to write a record: the sections and the reference of every field."""

    crumbs: Sequence[Link]
    sections: Sequence[str]
    fields: Sequence[FieldGroup]


def contribute_page(catalogue: Catalogue) -> Page:
    page = "contribute/index.html"
    view = ContributeView([home_link(catalogue, page)], PAPER_SECTIONS, list(field_groups()))
    return Page(
        page,
        "Contribute",
        "How to add or correct a paper's record: one Markdown file and every field of it.",
        "contribute.md",
        view,
    )


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
