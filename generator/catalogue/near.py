"""What stands near some papers: the lineages, lists, reports, datasets and topics that share papers with them."""

from __future__ import annotations

from collections import Counter
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
    shared = Counter(
        held for paper in frozenset(papers) for held in catalogue.held_in.get(paper, ()) if held.kind is kind
    )
    weights = {held.id: count / sqrt(held.size) for held, count in shared.items()}
    return sorted(weights, key=lambda key: (-weights[key], key))
