"""The kinds of record: where each lies, its fields, and how its records are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.findings.finding import Finding
from generator.records import body
from generator.records.fields import (
    AreaFields,
    LanguageFields,
    LineageFields,
    ListFields,
    PaperFields,
    ReportFields,
    TopicGroupFields,
    TranslationFields,
)
from generator.records.files import Document
from generator.records.model import (
    PAPER_SECTIONS,
    Area,
    Language,
    Lineage,
    Paper,
    ReadingList,
    Report,
    Topic,
    Translation,
)

Made = tuple[Sequence[Any], Sequence[Finding]]


def _record(kind: Callable[..., Any], sections: Sequence[str] | None, document: Document, filled: Any) -> Made:
    """A record of fields and text; `sections` are those that the text may have, None allows any."""
    text, findings = body.parse(document, sections)
    return ([] if filled is None else [kind(document.id, document.path, filled, text)]), findings


def _translation(document: Document, filled: TranslationFields | None) -> Made:
    original, language = document.id.split(".")
    text, findings = body.parse(document, PAPER_SECTIONS if document.folder == "papers" else None)
    found = [Translation(document.folder, original, language, document.path, filled, text)] if filled else []
    return found, findings


def _language(document: Document, filled: LanguageFields | None) -> Made:
    return ([Language(document.id, document.path, filled)] if filled else []), ()


def _topics(document: Document, filled: Sequence[TopicGroupFields] | None) -> Made:
    return [Topic(topic.id, document.path, topic, group.group) for group in filled or () for topic in group.topics], ()


@dataclass(frozen=True)
class Place:
    """Where a kind of record lies, as people read it and as a pattern; its fields' shape; how its records are made."""

    kind: str
    pattern: str
    path: re.Pattern[str]
    shape: Any
    make: Callable[[Document, Any], Made]

    def holds(self, path: str) -> bool:
        """Whether a file of this path is one of them."""
        return self.path.fullmatch(path) is not None


LANGUAGE = "[a-z]{2,3}(-[A-Za-z]+)?"
PLACES: Sequence[Place] = tuple(
    Place(kind, pattern, re.compile(path), shape, make)
    for kind, pattern, path, shape, make in (
        (
            "papers",
            "papers/<year>/<id>.md",
            r"papers/[^/]+/[^/.]+\.md",
            PaperFields,
            partial(_record, Paper, PAPER_SECTIONS),
        ),
        ("areas", "areas/<id>.md", r"areas/[^/.]+\.md", AreaFields, partial(_record, Area, None)),
        ("topics", "topics.yml", r"topics\.yml", tuple[TopicGroupFields, ...], _topics),
        ("lists", "lists/<id>.md", r"lists/[^/.]+\.md", ListFields, partial(_record, ReadingList, None)),
        ("lineages", "lineages/<id>.md", r"lineages/[^/.]+\.md", LineageFields, partial(_record, Lineage, None)),
        ("reports", "reports/<id>.md", r"reports/[^/.]+\.md", ReportFields, partial(_record, Report, None)),
        ("languages", "languages/<language>.yml", rf"languages/{LANGUAGE}\.yml", LanguageFields, _language),
        (
            "translations",
            "<id>.<language>.md beside a record",
            rf"(papers/[^/]+|areas|lists)/[^/.]+\.{LANGUAGE}\.md",
            TranslationFields,
            _translation,
        ),
    )
)


def place_of(path: str) -> Place | None:
    """Which kind of record lies at this path; None where no record belongs."""
    return next((place for place in PLACES if place.holds(path)), None)
