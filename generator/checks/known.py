"""What rules look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from generator.findings.finding import Location
from generator.records.files import Document, stem
from generator.records.kinds import KINDS, kind_of
from generator.records.model import Kind, Paper, TextRecord
from generator.records.reading import Reading


class Known:
    """What rules look things up in. An id exists even where its record is faulty, or cannot be read at all.

    `today` is None where nobody says which day it is.
    """

    def __init__(self, reading: Reading, today: date | None = None) -> None:
        self.today = today
        self._paths: dict[Kind, list[str]] = defaultdict(list)
        read = {*reading.texts, *(finding.location.path for finding in reading.findings)}
        for path in sorted(read):
            if row := kind_of(path):
                self._paths[row.kind].append(path)
        self.records = reading.records
        self.documents = reading.documents
        self.bodies = reading.bodies
        self.papers: Mapping[str, Paper] = {paper.id: paper for paper in reversed(reading.records.papers)}
        self.paths = frozenset(path for of_kind in self._paths.values() for path in of_kind)
        self.ids: Mapping[Kind, set[str]] = {kind: self._ids(kind) for kind in Kind}

    @cached_property
    def eldest_first(self) -> Sequence[Paper]:
        """The papers, those that others name before those that nobody names yet: a copy comes after what it copies."""
        named = {edge.paper for paper in self.records.papers for edge in paper.fields.builds_on}
        named |= {entry.paper for listed in self.records.lists for entry in listed.fields.papers}
        named |= {paper for text in self.bodies.values() for cited in text.citations for paper in cited.citation.ids}
        return sorted(self.records.papers, key=lambda paper: (paper.id not in named, paper.source.removesuffix(".md")))

    def of(self, kind: Kind) -> Sequence[Document]:
        """The documents of one kind of record."""
        return [self.documents[path] for path in self._paths[kind] if path in self.documents]

    def kind(self, path: str) -> Kind | None:
        """The kind of the records of a file."""
        row = kind_of(path)
        return row.kind if row else None

    def at(self, record: TextRecord[Any], *steps: str | int) -> Location:
        """Where a field of a record stands."""
        return self.documents[record.source].locate(*steps)

    def unread(self, kind: Kind) -> bool:
        """Whether the one file that holds all records of a kind cannot be read, so that none of their ids is known."""
        return "<id>" not in KINDS[kind].lies and bool(self._paths[kind]) and not self.of(kind)

    def all_read(self, kind: Kind) -> bool:
        """Whether every file of a kind could be read, so that what none of them names is named by none."""
        return all(path in self.documents for path in self._paths[kind])

    def names(self, kind: Kind) -> Mapping[str, str]:
        """The ids of a kind by all that its records are called: id, name and aliases."""
        named = {name: record.id for record in self.records.of(kind) for name in getattr(record.fields, "names", ())}
        return {**named, **{record_id: record_id for record_id in self.ids[kind]}}

    def _ids(self, kind: Kind) -> set[str]:
        """The ids of a kind: the names of its files, or those in the one file that holds them all."""
        if "<id>" in KINDS[kind].lies:
            return {stem(path) for path in self._paths[kind]}
        written = {entry for document in self.of(kind) for _, entry in document.find("*", "id")}
        return {record.id for record in self.records.of(kind)} | written
