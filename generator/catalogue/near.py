"""What stands near some papers: the lineages, lists, reports, datasets and topics that share papers with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import sqrt

from generator.catalogue.catalogue import Catalogue
from generator.records.model import Kind

# The kinds that stand near papers, in the order in which pages show them, with how many are shown.
SHOWN_NEAR: Mapping[Kind, int] = {Kind.LINEAGES: 4, Kind.LISTS: 4, Kind.REPORTS: 3, Kind.DATASETS: 6, Kind.TOPICS: 6}


def near(catalogue: Catalogue, papers: Collection[str], kind: Kind) -> Sequence[str]:
    """The ids of the records of a kind that hold any of the papers, those first of which they are the larger part.

    A record counts by how many of the papers it holds over the root of its size, so that neither the largest ones
    stand near everything nor the smallest.
    """
    weights = {
        key: len(shared) / sqrt(len(held))
        for key, held in _holding(catalogue, kind).items()
        if (shared := held & frozenset(papers))
    }
    return sorted(weights, key=lambda key: (-weights[key], key))


def _holding(catalogue: Catalogue, kind: Kind) -> Mapping[str, frozenset[str]]:
    """The papers that each record of a kind holds."""
    match kind:
        case Kind.LINEAGES:
            return {key: frozenset(members) for key, members in catalogue.members.items()}
        case Kind.LISTS:
            return {key: frozenset(row.paper for row in one.fields.papers) for key, one in catalogue.lists.items()}
        case Kind.REPORTS:
            return {key: frozenset(row.paper for row in one.fields.table) for key, one in catalogue.reports.items()}
        case Kind.DATASETS:
            return {key: frozenset(one.paper.id for one in figures) for key, figures in catalogue.measured.items()}
        case Kind.TOPICS:
            return {key: frozenset(paper.id for paper in held) for key, held in catalogue.by_topic.items()}
        case _:
            raise ValueError(f"{kind} hold no papers")
