"""What a record of each kind begins as: its fields with their meaning, made from the model."""

from __future__ import annotations

import re

from pydantic import BaseModel

from generator.records.kinds import RecordKind
from generator.records.model import Kind

# An example that can stand until somebody changes it: an id, a number, a list, a group. Text is `…`, which is found.
STANDS = re.compile(r"[a-z0-9-]+|\[.*\]|\{.*\}|[\d-]+|true|false")


# What a record has though it need not, or has one of.
USUAL = {
    Kind.PAPERS: ("authors", "topics", "links", "tldr"),
    Kind.TOPICS: ("group",),
    Kind.LINEAGES: ("papers",),
    Kind.AUTHORS: ("aliases",),
}


def blank(row: RecordKind) -> str:
    """A record of this kind that only has to be filled in: what it needs, and in comments what it may have."""
    shape = row.entry or _shape(row)
    entries = row.lies.endswith(".yml") and "<" not in row.lies
    lines = [_line(row.kind, shape, name) for name in shape.model_fields if name != "id" or entries]
    if entries:
        return "- " + "\n  ".join(_required_first(lines)) + "\n"
    front = "\n".join(lines)
    return f"{front}\n" if row.lies.endswith(".yml") else f"---\n{front}\n---\n"


def _shape(row: RecordKind) -> type[BaseModel]:
    """The fields of one record, where a file may list many."""
    shape: type[BaseModel] = row.shape if isinstance(row.shape, type) else row.shape.__args__[0]
    return shape


def _required_first(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda line: line.startswith("#"))


def _line(kind: Kind, shape: type[BaseModel], name: str) -> str:
    field = shape.model_fields[name]
    example = str((field.examples or ["…"])[0])
    if not field.is_required() and name not in USUAL.get(kind, ()):
        return f"# {name}: {example}  # {field.description}"
    return f"{name}: {example if STANDS.fullmatch(example) else '…'}  # {field.description}"
