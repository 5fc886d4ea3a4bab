"""Data that the pages' own scripts load: citations for the cite bar."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from generator.catalogue.catalogue import Catalogue
from generator.exports.bibtex import bibtex_of
from generator.exports.csl import csl
from generator.exports.reference_lines import markdown_line, text_line
from generator.exports.ris import ris
from generator.records.model import Paper

# How a paper is taken along, in the order that `cite.js` knows.
CITATIONS: Mapping[str, Callable[[Catalogue], Callable[[Paper], str]]] = {
    "BibTeX": bibtex_of,
    "RIS": lambda catalogue: partial(ris, catalogue),
    "CSL-JSON": lambda catalogue: lambda paper: json.dumps(csl(catalogue, paper), ensure_ascii=False),
    "Markdown": lambda _: markdown_line,
    "Text": lambda _: text_line,
}
# Citations are handed to the scripts in so many files, so that one paper's is not the weight of all.
SHARDS = 32


def citations_js(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """Every paper in every format, in scripts by the remainder of the sum of its id's characters."""
    shards: defaultdict[int, dict[str, Sequence[str]]] = defaultdict(dict)
    writers = [writer(catalogue) for writer in CITATIONS.values()]
    for paper in catalogue.papers.values():
        shards[sum(map(ord, paper.id)) % SHARDS][paper.id] = [write(paper) for write in writers]
    return {f"cite/{shard}.js": f"Object.assign(stemma.cited, {compact(shards[shard])});\n" for shard in range(SHARDS)}


def compact(value: object) -> str:
    """A value as the shortest JSON, which is a script's literal too."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
