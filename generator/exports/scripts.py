"""Data that the pages' own scripts load: names for suggestions, citations for the cite bar."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.exports import bibliography
from generator.records.model import Paper

# Citations are handed to the scripts in so many files, so that one paper's is not the weight of all.
SHARDS = 32


def names_js(catalogue: Catalogue) -> str:
    """Every paper's name and address as a script, which a page opened from a disk may load too."""
    names = [[paper.short, addresses.paper(paper.id)] for paper in catalogue.papers.values()]
    return f"stemma.names = {_compact(names)};\n"


def citations_js(papers: Sequence[Paper]) -> Mapping[str, str]:
    """Every paper in every format, in scripts by the remainder of the sum of its id's characters."""
    shards: defaultdict[int, dict[str, Sequence[str]]] = defaultdict(dict)
    for paper in papers:
        shards[sum(map(ord, paper.id)) % SHARDS][paper.id] = bibliography.all_formats(paper)
    return {f"cite/{shard}.js": f"Object.assign(stemma.cited, {_compact(shards[shard])});\n" for shard in range(SHARDS)}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
