"""What a translation was made from: a fingerprint of the English text that shows when it is behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.records.model import Area, Body, Paper, ReadingList

Translatable = Paper | Area | ReadingList


def fingerprint(record: Translatable) -> str:
    """Twelve hexadecimal digits that change with any word that a translation has to follow."""
    text = "\x00".join(" ".join(part.split()) for part in _texts(record))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _texts(record: Translatable) -> Iterator[str]:
    match record:
        case Paper(fields=fields):
            yield from (fields.title, fields.tldr or "")
        case Area(fields=fields):
            yield from (fields.name, fields.description)
        case ReadingList(fields=fields):
            yield from (fields.title, fields.description, fields.audience or "")
            yield from (text for entry in fields.papers for text in (entry.paper, entry.note))
    yield from _body(record.body)


def _body(body: Body) -> Iterator[str]:
    yield body.lead
    for section in body.sections:
        yield from (section.title, section.text)
