"""Papers in an order in which they can be read one after another, each with why it stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue, oldest_first
from generator.languages.phrases import ENGLISH
from generator.records.kinds import KINDS
from generator.records.model import Kind, Paper

WALKED = (Kind.LISTS, Kind.TOPICS, Kind.LINEAGES)


@dataclass(frozen=True)
class Stop:
    """A paper of a walk with why it stands there, where that is told."""

    paper: Paper
    why: str | None


@dataclass(frozen=True)
class Walk:
    """A reading list, a topic or a lineage, paper by paper.

    `key` names it in addresses and files: `lists/first-steps`, in another language `pt-BR/lists/first-steps`.
    """

    key: str
    title: str
    address: str
    stops: Sequence[Stop]


def walk(catalogue: Catalogue, kind: Kind, record_id: str) -> Walk:
    """The walk through a list in its own order, a topic from what to begin with, and a lineage from the oldest."""
    record, row = catalogue.of(kind)[record_id], KINDS[kind]
    key = f"{kind.value}/{record_id}"
    title = record.fields.name if kind is Kind.TOPICS else record.fields.title
    address = row.address(record_id) if row.address else ""
    in_language = key if catalogue.locale is ENGLISH else f"{catalogue.locale.code}/{key}"
    return Walk(in_language, title, address, list(_stops(catalogue, kind, record_id)))


def _stops(catalogue: Catalogue, kind: Kind, record_id: str) -> Iterator[Stop]:
    told, of = _told(catalogue, kind, record_id)
    rest = sorted((catalogue.papers[paper] for paper in of if paper not in told), key=oldest_first)
    before: set[str] = set()
    for paper in [*(catalogue.papers[paper] for paper in told), *rest]:
        yield Stop(paper, told.get(paper.id) or _descent(catalogue, paper, before))
        before.add(paper.id)


def _told(catalogue: Catalogue, kind: Kind, record_id: str) -> tuple[Mapping[str, str], Sequence[str]]:
    """The papers of which the record itself says why they stand where they do, and all of its papers."""
    match kind:
        case Kind.LISTS:
            return {entry.paper: entry.note for entry in catalogue.lists[record_id].fields.papers}, ()
        case Kind.TOPICS:
            begin = {one.paper: one.reason for one in catalogue.topics[record_id].fields.begin_with}
            return begin, [paper.id for paper in catalogue.by_topic[record_id]]
        case _:
            return {}, catalogue.members[record_id]


def _descent(catalogue: Catalogue, paper: Paper, before: Collection[str]) -> str | None:
    """What a paper does with the first paper that it names of those before it on the walk."""
    edges = (edge for edge in catalogue.grew_out_of.get(paper.id, ()) if edge.earlier.id in before)
    edge = next(edges, None)
    return f"{catalogue.locale.say(edge.edge.relation)} {edge.earlier.short}. {edge.edge.change}" if edge else None
