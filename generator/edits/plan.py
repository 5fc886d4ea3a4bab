"""What a change does to the files, before any is written: their new texts, and what is to be said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.checks.references import NAMING_FIELDS
from generator.edits import front
from generator.edits.texts import Reworded, with_citations
from generator.findings.finding import nearest
from generator.languages.fingerprint import fingerprint
from generator.records.files import parse_document, stem
from generator.records.front_matter import Steps, find
from generator.records.kinds import KINDS, RecordKind, kind_of, original_of
from generator.records.model import Kind
from generator.records.reading import Reading

# Where records of each kind name those of another; translations name papers, too, to say something of them.
NAMED_BY = (
    *((field.kind, field.pattern, field.named) for field in NAMING_FIELDS),
    (Kind.TRANSLATIONS, ("notes", "*", "paper"), Kind.PAPERS),
    (Kind.TRANSLATIONS, ("begin_with", "*", "paper"), Kind.PAPERS),
)


class NotPossibleError(Exception):
    """A change that cannot be made; the text says why, and what to do."""


@dataclass(frozen=True)
class Plan:
    """A change: the texts that files are to hold (None for one that goes), and where a file's text came from."""

    what: str
    texts: Mapping[str, str | None]
    moved: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Work:
    """The texts of all records while a change is worked out."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.texts: dict[str, str | None] = {}
        self.named: Counter[str] = Counter()

    def text(self, path: str) -> str:
        """What a file is to hold so far."""
        return self.texts.get(path) or self.reading.texts[path]

    def put(self, path: str, text: str) -> None:
        """Let a file hold this text."""
        if text != self.text(path):
            self.texts[path] = text

    def file_of(self, kind: Kind, record_id: str) -> str:
        """The file of a record. Raises NotPossibleError if there is no such record."""
        for path in self.reading.texts:
            row = kind_of(path)
            if row and row.kind is kind and record_id in self._ids_in(path, row):
                return path
        known = self.ids(kind)
        close = nearest(record_id, known)
        word = KINDS[kind].word
        raise NotPossibleError(f"There is no {word} `{record_id}`." + (f" Did you mean `{close}`?" if close else ""))

    def _ids_in(self, path: str, row: RecordKind) -> Collection[str]:
        if not row.ids:
            return (stem(path),)
        return [written for _, written in find(self.reading.documents[path].fields, *row.ids)]

    def ids(self, kind: Kind) -> set[str]:
        """The ids of a kind."""
        return {record.id for record in self.reading.records.of(kind)}

    def steps_to(self, path: str, record_id: str) -> Steps:
        """The steps to the fields of a record in its file."""
        row = kind_of(path)
        if not row or not row.ids:
            return ()
        fields = parse_document(path, self.text(path))[0].fields
        return next(steps[:-1] for steps, written in find(fields, *row.ids) if written == record_id)

    def naming(self, kind: Kind, record_id: str, of: str | None = None) -> Iterator[tuple[str, Steps]]:
        """Every place of a field, or of one file, that names a record, as it stands now; the last of a file first."""
        for path in list(self.reading.texts) if of is None else (of,):
            row = kind_of(path)
            patterns = [pattern for by, pattern, named in NAMED_BY if row and by is row.kind and named is kind]
            if not patterns or (path in self.texts and self.texts[path] is None):
                continue
            text = self.text(path)
            if record_id not in text:  # who writes an id with escapes is told by the check that follows
                continue
            fields = parse_document(path, text)[0].fields
            places = [steps for pattern in patterns for steps, named in find(fields, *pattern) if named == record_id]
            yield from ((path, steps) for steps in reversed(places))

    def rename_fields(self, kind: Kind, old: str, new: str) -> None:
        """Let every field that names the old id name the new one."""
        for path, steps in list(self.naming(kind, old)):
            self.named[path] += 1
            self.put(path, front.with_value(path, self.text(path), steps, new))

    def reword(self, reworded: Reworded) -> None:
        """Change citations in every text."""
        for path in self.reading.bodies:
            if path not in self.texts or self.texts[path] is not None:
                before = self.text(path)
                self.put(path, with_citations(path, before, reworded) if "@" in before else before)
                self.named[path] += before != self.text(path)

    def move(self, old: str, new: str) -> None:
        """Let the text of a file stand in another one."""
        self.texts[new], self.texts[old] = self.text(old), None

    def translations_of(self, path: str) -> list[str]:
        """The translations that lie beside a record."""
        return [other for other in self.reading.texts if other != path and original_of(other) == path]

    def delete(self, path: str) -> list[str]:
        """Take a record's file away, with its translations; the paths of these."""
        beside = self.translations_of(path)
        for one in (path, *beside):
            self.texts[one] = None
        return beside

    def told(self) -> tuple[str, ...]:
        """Which files name the record, in words, those that name it most first."""
        named = [(path, count) for path, count in self.named.most_common() if count]
        return tuple(f"changed: {path}" for path, _ in sorted(named))


def followed(before: Reading, after: Reading, moved: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of translations that were up to date and are behind only by the change itself, brought up to date.

    `moved` holds where each file came from.
    """
    old, new = _originals(before), _originals(after)
    texts: dict[str, str] = {}
    for translation in after.records.translations:
        record, earlier = new.get(translation.original), old.get(moved.get(translation.original, translation.original))
        is_current = earlier and fingerprint(earlier) == translation.fields.source_hash
        if record and is_current and fingerprint(record) != translation.fields.source_hash:
            text = after.texts[translation.source]
            texts[translation.source] = front.with_value(
                translation.source, text, ("source_hash",), fingerprint(record)
            )
    return texts


def _originals(reading: Reading) -> Mapping[str, Any]:
    kinds = [row.kind for row in KINDS.values() if row.translatable]
    return {record.source: record for kind in kinds for record in reading.records.of(kind)}
