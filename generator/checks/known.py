"""What rules look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.findings.finding import Location
from generator.records.files import Document, stem
from generator.records.model import Paper
from generator.records.reading import Reading


class Known:
    """What rules look things up in. An id exists even where its record is faulty."""

    def __init__(self, reading: Reading) -> None:
        self._of: dict[str, list[Document]] = defaultdict(list)
        for document in reading.documents.values():
            self._of[document.folder].append(document)
        self.records = reading.records
        self.documents = reading.documents
        self.papers: Mapping[str, Paper] = {paper.id: paper for paper in reversed(reading.records.papers)}
        self.ids: Mapping[str, set[str]] = {
            "paper": _named(reading.texts, "papers"),
            "area": _named(reading.texts, "areas"),
            "topic": {topic.id for topic in reading.records.topics},
        }

    def of(self, folder: str) -> Sequence[Document]:
        """The documents of one kind of record."""
        return self._of.get(folder, ())

    def at(self, paper: Paper, *steps: str | int) -> Location:
        """Where a field of a paper stands."""
        return self.documents[paper.source].locate(*steps)


def _named(paths: Iterable[str], folder: str) -> set[str]:
    """The ids of the files in a folder, but for translations."""
    found = (stem(path) for path in paths if path.startswith(f"{folder}/"))
    return {name for name in found if "." not in name}
