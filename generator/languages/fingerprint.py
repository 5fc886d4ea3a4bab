"""What a translation was made from: a fingerprint of the English text that shows when it is behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from generator.records.kinds import KINDS
from generator.records.model import Body, TextRecord


def fingerprint(record: TextRecord[Any]) -> str:
    """Twelve hexadecimal digits that change with any word that a translation has to follow."""
    text = "\x00".join(" ".join(part.split()) for part in _texts(record))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _texts(record: TextRecord[Any]) -> Iterator[str]:
    if texts := KINDS[record.kind].texts:
        yield from texts.english(record.fields)
    yield from _body(record.body)


def _body(body: Body) -> Iterator[str]:
    yield body.lead.source
    for section in body.sections:
        yield from (section.title, section.text.source)
