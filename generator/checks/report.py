"""Findings as people and programs read them: text with the source line and a caret, JSON, GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from generator.findings.finding import Finding, Severity, errors
from generator.records.characters import spelt

WIDEST = 200  # signs of a line that are shown
BEFORE = 40  # of them before the place, where a line is cut; more only where it ends soon after


class Style(StrEnum):
    """What a part of a text is, so that who shows it can tell it from others."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    MARGIN = "margin"


class Span(NamedTuple):
    """A part of a text."""

    text: str
    style: Style = Style.PLAIN


class Verdict(Protocol):
    """What is told of a content folder: its findings, how many files it has, and the texts of those with findings."""

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding, in order."""

    @property
    def files(self) -> int:
        """How many files there are."""

    @property
    def texts(self) -> Mapping[str, str]:
        """Texts by path."""


Spans = Sequence[Span]
Format = Callable[[Verdict, str], Spans]
STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING}


def as_text(told: Verdict, content: str) -> str:
    """Every finding with its line and a caret, then the counts. `content` is the folder's path as it is to be shown."""
    return "".join(span.text for span in as_spans(told, content))


def as_spans(told: Verdict, content: str) -> Spans:
    """The same in parts, each with its style."""
    blocks = (_block(finding, told.texts.get(finding.location.path, ""), content) for finding in told.findings)
    return [*(span for block in blocks for span in block), Span(_counts(told))]


def as_json(told: Verdict, content: str) -> Spans:
    """Every finding as an object of a JSON list."""
    return [Span(json.dumps([_fields(finding, content) for finding in told.findings], ensure_ascii=False, indent=2))]


def as_annotations(told: Verdict, content: str) -> Spans:
    """Every finding as a workflow command that marks its line in a pull request."""
    return [Span("\n".join([*(_annotation(finding, content) for finding in told.findings), _counts(told)]))]


FORMATS: Mapping[str, Format] = {"text": as_spans, "json": as_json, "github": as_annotations}


def _block(finding: Finding, text: str, content: str) -> Iterator[Span]:
    where, lines = finding.location, text.split("\n") if text else ()
    source = lines[where.line - 1] if where.line <= len(lines) else None
    style, margin = STYLES[finding.severity], " " * len(str(where.line))
    yield from (Span(f"{finding.severity}[{finding.code}]", style), Span(f": {spelt(finding.message)}\n"))
    yield from (
        Span(f"{margin}-->", Style.MARGIN),
        Span(f" {content}/{spelt(where.path)}:{where.line}:{where.column}\n"),
    )
    if source is not None:
        source, before = _cut(source, where.column - 1)
        carets = "^" * max(1, _width(spelt(source[before : before + where.length])))
        yield Span(f"{margin} |\n", Style.MARGIN)
        yield from (Span(f"{where.line} |", Style.MARGIN), Span(f" {spelt(source)}\n"))
        margins = Span(f"{margin} |", Style.MARGIN), Span(f" {' ' * _width(spelt(source[:before]))}")
        yield from (*margins, Span(carets, style), Span("\n"))
    yield from (Span(f"{margin} =", Style.MARGIN), Span(f" help: {spelt(finding.hint)}\n"))
    yield from (Span(f"{margin} =", Style.MARGIN), Span(f" see: make explain CODE={finding.code}\n\n"))


def _cut(source: str, before: int) -> tuple[str, int]:
    """A line as far as a terminal can hold it, and how many signs of that stand before the place."""
    start = max(0, min(before - BEFORE, len(source) - WIDEST))
    return source[start : start + WIDEST], before - start


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _counts(told: Verdict) -> str:
    records = told.files
    if not told.findings:
        return f"{_number(records, 'record')}, no findings"
    stopping = errors(told.findings)
    warnings = len(told.findings) - stopping
    counts = [_number(n, word) for n, word in ((stopping, "error"), (warnings, "warning")) if n]
    files = len({finding.location.path for finding in told.findings})
    return f"{', '.join(counts)} in {files} of {_number(records, 'record')}"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _fields(finding: Finding, content: str) -> Mapping[str, object]:
    where = finding.location
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": f"{content}/{spelt(where.path)}",
        "line": where.line,
        "column": where.column,
        "length": where.length,
        "message": finding.message,
        "hint": finding.hint,
    }


def _annotation(finding: Finding, content: str) -> str:
    where = finding.location
    level = "error" if finding.severity is Severity.ERROR else "warning"
    place = (
        f"file={_escape(f'{content}/{spelt(where.path)}')},line={where.line},col={where.column},title={finding.code}"
    )
    return f"::{level} {place}::{_escape(spelt(f'{finding.message}. {finding.hint}'), data=True)}"


def _escape(text: str, *, data: bool = False) -> str:
    """Text as GitHub's workflow commands want it."""
    spelt = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return spelt if data else spelt.replace(":", "%3A").replace(",", "%2C")
