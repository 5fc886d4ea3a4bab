"""Composed front matter to model values, or findings with their line and column."""

from __future__ import annotations

import multiprocessing
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator import body, source
from generator.diagnostics import Code, Diagnostic, Location, did_you_mean
from generator.model import (
    PAPER_SECTIONS,
    Area,
    AreaFields,
    Language,
    LanguageFields,
    Lineage,
    LineageFields,
    ListFields,
    Paper,
    PaperFields,
    ReadingList,
    Records,
    Relation,
    Report,
    ReportFields,
    Tier,
    Topic,
    TopicGroupFields,
    Translation,
    TranslationFields,
)
from generator.source import Document, RefusedError
from generator.urls import is_slug, slug

Value = TypeVar("Value")
FEW = 32  # files that one process reads at a time
ENUM_CODES: Mapping[type, Code] = {Tier: Code.UNKNOWN_TIER, Relation: Code.UNKNOWN_RELATION}
TYPE_NAMES = {
    "tuple_type": "a list, such as `[one, two]`",
    "model_type": "fields, such as `{key: value}`",
    "model_attributes_type": "fields, such as `{key: value}`",
    "dict_type": "fields, such as `{key: value}`",
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "decimal_parsing": "a number, without its unit",
    "decimal_type": "a number",
    "bool_parsing": "`true` or `false`",
    "bool_type": "`true` or `false`",
    "date_from_datetime_parsing": "a date, such as `2026-11-21`",
    "date_parsing": "a date, such as `2026-11-21`",
    "date_type": "a date, such as `2026-11-21`",
    "enum": "one word",
    "missing": "a value",
}


@dataclass(frozen=True)
class FileRead:
    """What came of reading one file; one that is no record has no kind and no document."""

    findings: Sequence[Diagnostic]
    text: str = ""
    document: Document | None = None
    kind: str | None = None
    records: Sequence[Any] = ()


@dataclass(frozen=True)
class Reading:
    """What came of reading a content folder: whole records, the documents and texts by path, and the findings."""

    records: Records
    documents: Mapping[str, Document]
    findings: Sequence[Diagnostic]
    texts: Mapping[str, str] = field(default_factory=dict)
    files: int = 0


Memory = dict[str, FileRead]


def read(content: Path, memory: Memory | None = None) -> Reading:
    """All records below the content folder, and every finding in any of them.

    `memory` keeps what came of each file: one whose text is the same is not parsed again.
    """
    known = {} if memory is None else memory
    paths = list(source.files(content))
    reader = partial(_read_file, content, known)
    each = _in_processes if len(paths) - len(known) > FEW and _can_fork() else map
    found = dict(zip(paths, each(reader, paths), strict=True))
    known.clear()
    known |= found
    kinds: dict[str, list[Any]] = {kind: [] for kind in Records.__dataclass_fields__}
    for one in found.values():
        if one.kind:
            kinds[one.kind] += one.records
    return Reading(
        Records(**{kind: tuple(records) for kind, records in kinds.items()}),
        {path: one.document for path, one in found.items() if one.document},
        tuple(finding for one in found.values() for finding in one.findings),
        {path: one.text for path, one in found.items() if one.text},
        len(found),
    )


def _can_fork() -> bool:
    """Whether a copy of this process can do part of its work: safe on Linux alone, and while no thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def _in_processes(reader: Callable[[str], FileRead], paths: Sequence[str]) -> Sequence[FileRead]:
    try:
        with multiprocessing.get_context("fork").Pool() as pool:
            return pool.map(reader, paths, chunksize=FEW)
    except OSError:  # some containers lend no semaphores or no second process
        return [reader(path) for path in paths]


def _read_file(content: Path, known: Memory, path: str) -> FileRead:
    place = place_of(path)
    if not place:
        hint = f"records are {', '.join(place.pattern for place in PLACES)}"
        return FileRead([Diagnostic(Code.MISPLACED_FILE, Location(path), "no record belongs here", hint)])
    try:
        text = source.read(content, path)
    except RefusedError as refused:
        return FileRead([*_name_findings(path), refused.finding])
    return known[path] if path in known and known[path].text == text else _parse_file(place, path, text)


def _parse_file(place: Place, path: str, text: str) -> FileRead:
    named = _name_findings(path)
    try:
        document, wrong = source.compose(path, text)
    except RefusedError as refused:
        return FileRead([*named, refused.finding], text)
    filled, wrong_fields = fill(document, place.shape)
    records, wrong_text = place.make(document, filled)
    return FileRead([*named, *wrong, *wrong_fields, *wrong_text], text, document, place.kind, records)


def _name_findings(path: str) -> Sequence[Diagnostic]:
    name = source.stem(path).partition(".")[0]
    if not path.endswith(".md") or is_slug(name):
        return ()
    hint = f"rename the file, for instance to `{slug(name) or 'its-title'}.md`"
    return [Diagnostic(Code.BAD_ID, Location(path), f"`{name}` cannot be an id", hint)]


Made = tuple[Sequence[Any], Sequence[Diagnostic]]


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
_adapter = cache(TypeAdapter)


def place_of(path: str) -> Place | None:
    """Which kind of record lies at this path; None where no record belongs."""
    return next((place for place in PLACES if place.holds(path)), None)


def fill(document: Document, shape: Any) -> tuple[Any | None, tuple[Diagnostic, ...]]:
    """The front matter as a value of this shape, or None and what is wrong with it; one that cannot be read is None."""
    if not document.readable:
        return None, ()
    try:
        return _adapter(shape).validate_python(document.fields), ()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True)
        return None, tuple(_finding(document, shape, fault) for fault in faults if not _follows(fault, faults))


def _follows(fault: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a list is only too short because its entries are wrong, which is said of each."""
    steps = fault["loc"]
    return fault["type"] == "too_short" and any(
        len(f["loc"]) > len(steps) and f["loc"][: len(steps)] == steps for f in faults
    )


def _finding(document: Document, shape: Any, fault: Mapping[str, Any]) -> Diagnostic:
    """What pydantic found, in our words and with its place in the file."""
    steps, kind = fault["loc"], fault["type"]
    where = document.locate(*steps)
    name = next((step for step in reversed(steps) if isinstance(step, str)), "the record")
    if kind == "missing":
        place = (
            document.locate(*steps[:-1]) if len(steps) > 1 else Location(document.path, max(1, where.line - 1), 1, 3)
        )
        return Diagnostic(
            Code.MISSING_FIELD,
            place,
            f"the field `{name}` is missing",
            f"add it, such as `{name}: {_example(shape, steps)}`",
        )
    if kind == "extra_forbidden":
        valid = sorted(fields_at(shape, steps[:-1]))
        hint = did_you_mean(name, valid, f"the fields here are {', '.join(valid)}")
        if fault["input"] is None and " " in name:
            hint = "between `{` and `}` a comma begins a new field; put a value that has one in quotes"
        return Diagnostic(Code.UNKNOWN_FIELD, document.front.locate_key(*steps), f"there is no field `{name}`", hint)
    if fault["input"] is None:
        return Diagnostic(Code.WRONG_TYPE, where, f"`{name}` has no value", "write it, or take the line out")
    if kind == "enum" and isinstance(fault["input"], str):
        return _unknown_word(where, name, fault["input"], _type_at(shape, steps))
    if kind in ("string_too_long", "too_long"):
        most, found = fault["ctx"]["max_length"], len(fault["input"])
        return Diagnostic(
            Code.TOO_LONG,
            where,
            f"`{name}` has {found} characters; {most} is the most",
            f"shorten it by {found - most}",
        )
    if kind in TYPE_NAMES:
        return Diagnostic(
            Code.WRONG_TYPE, where, f"`{name}` is not {TYPE_NAMES[kind]}", f"such as `{name}: {_example(shape, steps)}`"
        )
    context = fault.get("ctx", {})
    message = context.get("message") or f"`{fault['input'] or ''}` cannot be the value of `{name}`"
    return Diagnostic(
        Code.WRONG_VALUE, where, message, context.get("hint") or f"such as `{name}: {_example(shape, steps)}`"
    )


def _unknown_word(where: Location, name: str, word: str, words: Any) -> Diagnostic:
    valid = [choice.value for choice in words] if isinstance(words, type) and issubclass(words, StrEnum) else []
    hint = did_you_mean(word, valid, f"it is one of {', '.join(valid)}")
    return Diagnostic(ENUM_CODES.get(words, Code.WRONG_VALUE), where, f"there is no {name} `{word}`", hint)


def _example(shape: Any, steps: Sequence[str | int]) -> str:
    parent: Any = _type_at(shape, steps[:-1])
    known = getattr(parent, "model_fields", {}).get(steps[-1]) if steps else None
    return str(known.examples[0]) if known and known.examples else "…"


def fields_at(shape: Any, steps: Sequence[str | int]) -> Iterator[str]:
    """The names of the fields that may stand at these steps of a shape."""
    yield from getattr(_type_at(shape, steps), "model_fields", {})


def _type_at(shape: Any, steps: Sequence[str | int]) -> Any:
    """The type that a shape has at these steps, optional types without their None."""
    for step in steps:
        shape = get_args(shape)[0] if isinstance(step, int) else shape.model_fields[step].annotation
        if get_origin(shape) in (Union, UnionType):
            shape = next(choice for choice in get_args(shape) if choice is not type(None))
    return shape
