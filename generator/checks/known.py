"""What rules look things up in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date
from functools import cached_property
from typing import Any

from generator import addresses
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
        """The ids of a kind by all that its records are or were called: id, former ids, name, title and aliases."""
        named = {name: record.id for record in self.records.of(kind) for name in _names(record.fields)}
        return {**named, **{record_id: record_id for record_id in self.ids[kind]}}

    def told_in(self, kind: Kind, words: Set[str]) -> Sequence[str]:
        """The ids of the records whose names and descriptions have all of these words, the shortest first."""
        found = [(len(said), one) for one, said in self._words[kind].items() if words <= said]
        return [one for _, one in sorted(found)]

    @cached_property
    def _words(self) -> Mapping[Kind, Mapping[str, Set[str]]]:
        """The words of what each record of a kind is called and described by, of kinds that others name."""
        return {
            kind: {
                record.id: _words(" ".join((record.id, *_names(record.fields), *_told(record.fields))))
                for record in self.records.of(kind)
            }
            for kind in (Kind.PAPERS, Kind.TOPICS, Kind.AREAS, Kind.DATASETS, Kind.METRICS)
        }

    def others_of(self, words: str) -> Sequence[str]:
        """What means the same as these words, by the lists of synonyms."""
        plain = addresses.plain(words)
        lists = [one.fields.words for one in self.records.synonyms if plain in map(addresses.plain, one.fields.words)]
        return [word for words in lists for word in words if addresses.plain(word) != plain]

    def _ids(self, kind: Kind) -> set[str]:
        """The ids of a kind: the names of its files, or those in the one file that holds them all."""
        if "<id>" in KINDS[kind].lies:
            return {stem(path) for path in self._paths[kind]}
        written = {entry for document in self.of(kind) for _, entry in document.find("*", "id")}
        return {record.id for record in self.records.of(kind)} | written


def _names(fields: Any) -> Sequence[str]:
    """What a record is called, and was, and the numbers by which others know it."""
    links = getattr(fields, "links", None)
    own = [getattr(fields, name, None) for name in ("name", "title")]
    own += [getattr(links, name, None) for name in ("arxiv", "doi")]
    lists = (getattr(fields, name, ()) for name in ("aliases", "formerly"))
    return [*filter(None, own), *(name for names in lists for name in names)]


def _told(fields: Any) -> Sequence[str]:
    """What is told of a record in a sentence."""
    return [text for name in ("description", "measures") if (text := getattr(fields, name, None))]


def _words(text: str) -> Set[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
