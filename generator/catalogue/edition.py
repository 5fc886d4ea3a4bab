"""The site in another language: the records with their translated texts, and which pages there are of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.languages.fingerprint import fingerprint
from generator.languages.phrases import Locale, said
from generator.records.kinds import KINDS
from generator.records.model import Kind, Language, Records, TextRecord, Translation

Translated = TypeVar("Translated", bound=TextRecord[Any])
Which = tuple[Kind, str]  # a record, by its kind and its id

# What a language has besides the pages of its translated records.
INDEXES = (
    "index.html",
    "explore.html",
    "way.html",
    "compare.html",
    "translations.html",
    "papers/index.html",
    "areas/index.html",
    "years/index.html",
)


@dataclass(frozen=True)
class Edition:
    """One language of the site: its translations, and the index of all records with their texts put in."""

    records: Records
    language: Language

    @cached_property
    def translations(self) -> Mapping[Which, Translation]:
        """The translations by the kind and the id of their record, in that order."""
        here = [t for t in self.records.translations if t.language == self.language.id]
        return {(t.of, t.id): t for t in sorted(here, key=lambda t: (t.of, t.id))}

    def translated(self, kind: Kind) -> Sequence[str]:
        """The ids of the records of a kind that are translated, in order."""
        return [record_id for of, record_id in self.translations if of is kind]

    @cached_property
    def behind(self) -> frozenset[Which]:
        """The translations whose English text has changed since."""
        return frozenset(
            which
            for which, t in self.translations.items()
            if fingerprint(self.originals[which]) != t.fields.source_hash
        )

    @cached_property
    def originals(self) -> Mapping[Which, TextRecord[Any]]:
        """The English records that can be translated."""
        return {(record.kind, record.id): record for kind in _translatable() for record in self.records.of(kind)}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The index from which the pages of this language are made."""
        texts = {kind.value: list(map(self._in_language, self.records.of(kind))) for kind in _translatable()}
        fields = self.language.fields
        locale = Locale(self.language.id, fields.name, said(fields.words), fields.search)
        return Catalogue(replace(self.records, **texts), locale, frozenset(self._addresses()))

    def _addresses(self) -> Iterator[str]:
        yield from INDEXES
        yield from (addresses.area(area.id) for area in self.records.areas)
        yield from {addresses.year(paper.fields.year) for paper in self.records.papers}
        for kind, record_id in self.translations:
            row = KINDS[kind]
            yield from [row.index] if row.index else []
            yield from [row.address(record_id)] if row.address else []

    def _in_language(self, record: Translated) -> Translated:
        """The record with its text in this language, if it is translated."""
        translation, texts = self.translations.get((record.kind, record.id)), KINDS[record.kind].texts
        if not translation or not texts:
            return record
        fields = record.fields.model_copy(update=texts.replaced(record.fields, translation.fields))
        return replace(record, source=translation.source, fields=fields, body=translation.body)


def _translatable() -> Sequence[Kind]:
    return [kind for kind, row in KINDS.items() if row.translatable]
