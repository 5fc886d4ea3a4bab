"""Papers picked out: by words, topic, area and year, by what their records lack, and by when they were checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.addresses import plain
from generator.catalogue.catalogue import Catalogue, by_name
from generator.records.fields import Status
from generator.records.model import Paper

# What a record may lack, by the word that asks for it.
LACKING: Mapping[str, Callable[[Catalogue, Paper], bool]] = {
    "authors": lambda _, paper: not paper.fields.authors,
    "edges": lambda catalogue, paper: not (catalogue.grew_out_of.get(paper.id) or catalogue.led_to.get(paper.id)),
    "links": lambda _, paper: not paper.fields.links.model_dump(exclude_none=True),
    "results": lambda _, paper: not paper.fields.results,
    "text": lambda _, paper: not paper.body.words,
    "tldr": lambda _, paper: not paper.fields.tldr,
    "topics": lambda _, paper: not paper.fields.topics,
    "venue": lambda _, paper: not paper.fields.venue,
}


@dataclass(frozen=True)
class Asked:
    """What papers are to be like; what is empty or None holds for every paper.

    `years` are the first and the last, `checked_before` asks for records that were last checked before a day or never.
    """

    words: Sequence[str] = ()
    topic: str | None = None
    area: str | None = None
    years: tuple[int, int] | None = None
    status: Status | None = None
    lacking: Sequence[str] = ()
    checked_before: date | None = None


def picked(catalogue: Catalogue, asked: Asked) -> Sequence[Paper]:
    """The papers that are as asked: those that a word names first, then newest first, then by name."""
    papers = [paper for paper in catalogue.papers.values() if all(_fits(catalogue, paper, asked))]
    return sorted(papers, key=lambda paper: (not _is_named(paper, asked.words), -paper.fields.year, *by_name(paper)))


def lacking_in(catalogue: Catalogue, paper: Paper) -> Sequence[str]:
    """What a paper's record lacks."""
    return [name for name, is_lacking in LACKING.items() if is_lacking(catalogue, paper)]


def _fits(catalogue: Catalogue, paper: Paper, asked: Asked) -> Iterator[bool]:
    fields = paper.fields
    yield all(plain(word) in _said(paper) for word in asked.words)
    yield asked.topic is None or asked.topic in catalogue.topics_of(paper)
    yield asked.area is None or asked.area in {listing.area for listing in fields.listings}
    yield asked.years is None or asked.years[0] <= fields.year <= asked.years[1]
    yield asked.status is None or fields.summary.status is asked.status
    yield all(LACKING[name](catalogue, paper) for name in asked.lacking)
    checked = fields.summary.checked
    yield asked.checked_before is None or checked is None or checked < asked.checked_before


def _said(paper: Paper) -> str:
    """What a paper is known by, as words are looked for in it."""
    fields = paper.fields
    links = fields.links.model_dump().values()
    said = (paper.id, fields.title, *fields.aliases, fields.name, *fields.authors, fields.tldr, fields.venue, *links)
    return "\n".join(plain(text) for text in said if text)


def _is_named(paper: Paper, words: Sequence[str]) -> bool:
    """Whether the words together are the paper's id, name or title."""
    whole = plain(" ".join(words))
    return bool(words) and whole in {plain(text) for text in (paper.id, paper.fields.name or "", paper.fields.title)}
