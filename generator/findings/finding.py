"""Findings as values: where something stands, what is wrong with it and how to fix it.

Nothing is printed here; `report` turns findings into text, JSON or annotations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from generator.findings.unfinished import UnfinishedError


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every kind of finding. Each has a page in `explanations/` and a folder in `tests/findings/`."""

    EMPTY_FILE = "empty-file"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    LINK_OUT = "link-out"
    UNREADABLE = "unreadable"
    MISPLACED_FILE = "misplaced-file"
    PASSED_OVER = "passed-over"
    MERGE_CONFLICT = "merge-conflict"
    NO_FRONT_MATTER = "no-front-matter"
    TAB = "tab"
    UNQUOTED_COLON = "unquoted-colon"
    UNQUOTED_HASH = "unquoted-hash"
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    DUPLICATE_KEY = "duplicate-key"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    WRONG_VALUE = "wrong-value"
    TOO_LONG = "too-long"
    UNKNOWN_TIER = "unknown-tier"
    UNKNOWN_RELATION = "unknown-relation"
    BAD_ID = "bad-id"
    ID_MISMATCH = "id-mismatch"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_PAPER = "duplicate-paper"
    SIMILAR_TITLE = "similar-title"
    YEAR_FOLDER = "year-folder"
    WRONG_YEAR = "wrong-year"
    FUTURE_DATE = "future-date"
    UNKNOWN_AREA = "unknown-area"
    UNKNOWN_TOPIC = "unknown-topic"
    UNUSED_TOPIC = "unused-topic"
    UNKNOWN_PAPER = "unknown-paper"
    UNKNOWN_DATASET = "unknown-dataset"
    UNKNOWN_METRIC = "unknown-metric"
    UNKNOWN_VENUE = "unknown-venue"
    UNKNOWN_AUTHOR = "unknown-author"
    NAMED_TWICE = "named-twice"
    BUILDS_ON_ITSELF = "builds-on-itself"
    YOUNGER_ANCESTOR = "younger-ancestor"
    CYCLE = "cycle"
    CHANGE = "change"
    UNCLOSED_FENCE = "unclosed-fence"
    RAW_HTML = "raw-html"
    FOOTNOTE = "footnote"
    UNSAFE_LINK = "unsafe-link"
    WEAK_LINK = "weak-link"
    IMAGE = "image"
    BAD_MATHEMATICS = "bad-mathematics"
    PLACEHOLDER = "placeholder"
    MISSING_SECTION = "missing-section"
    UNKNOWN_SECTION = "unknown-section"
    SECTION_ORDER = "section-order"
    UNCITED_PAPER = "uncited-paper"
    UNKNOWN_LANGUAGE = "unknown-language"
    LOST_TRANSLATION = "lost-translation"
    OUTDATED_TRANSLATION = "outdated-translation"
    UNSAFE_HTML = "unsafe-html"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    RESERVED_NAME = "reserved-name"


class Location(NamedTuple):
    """A stretch of one line. `path` is relative to the content folder; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True)
class Finding:
    """One finding: a sentence on what is wrong (`message`) and one on how to fix it (`hint`).

    `missing` is the record that is not there, as `paper bert`, where that is what is wrong.
    """

    code: Code
    location: Location
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    missing: str = ""


def errors(findings: Iterable[Finding]) -> int:
    """How many of these findings stop the build."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file and line, and by code where those are equal; exact repeats once."""
    return tuple(sorted(set(findings), key=lambda f: (f.location, f.code, f.message)))


def explanation(code: Code) -> str:
    """Why there is such a finding, with a wrong and a right example, as Markdown.

    Raises UnfinishedError if nobody has written it.
    """
    file = Path(__file__).parent / "explanations" / f"{code}.md"
    try:
        return file.read_text("utf-8").rstrip()
    except FileNotFoundError as error:
        place = f"generator/findings/explanations/{file.name}"
        raise UnfinishedError(f"`{code}` has no explanation; write it in {place}") from error


def nearest(wrong: str, valid: Iterable[str]) -> str | None:
    """The valid value of which `wrong` may be a misspelling, or None if none is close.

    >>> nearest("atention", ["attention", "retention"]), nearest("bert", ["bleurt", "beit"])
    ('attention', 'beit')
    >>> nearest("linear-attention", ["luong-attention"])
    """
    by_lower = {value.lower(): value for value in sorted(valid, reverse=True)}
    close = get_close_matches(wrong.lower(), sorted(by_lower), n=3, cutoff=0.6)
    return next((by_lower[one] for one in close if _is_slip(wrong.lower(), one)), None)


def _is_slip(wrong: str, right: str) -> bool:
    """Whether few signs are other ones, a quarter at the most, or the same stand in another order."""
    if sorted(wrong) == sorted(right):
        return True
    changes = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    changed = sum(max(end - start, last - first) for kind, start, end, first, last in changes if kind != "equal")
    return changed <= max(1, max(len(wrong), len(right)) // 4)


def resembling(wrong: str, valid: Iterable[str]) -> list[str]:
    """The three valid values that `wrong` most resembles, the nearest first, though none may be close."""
    return get_close_matches(wrong, sorted(valid), n=3, cutoff=0.35)


def did_you_mean(wrong: str, valid: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest valid value, or `otherwise` when none is near."""
    close = nearest(wrong, valid)
    return f"did you mean `{close}`?" if close else otherwise
