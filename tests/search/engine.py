"""The search's own scripts with the site's own tables in a JavaScript engine: no page, no browser, milliseconds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

SCRIPTS = Path("overrides/assets/search")
STEMMERS = [f"snowball/{name}-stemmer.js" for name in ("base", "english", "portuguese")]
PURE = (*STEMMERS, "words.js", "weights.js", "table.js", "facets.js", "ranking.js")
LOAD = """
var handed = {};
var stemma = globalThis.stemma ?? {};
stemma.take = (name, made) => (handed[name] = made);
"""
START = """
var engine = new stemma.Engine(handed.names);
for (const _ of engine.build());
for (const _ of engine.addPeople(handed.people));
function find(words, wish) {
  for (const pack of engine.packsFor(words)) engine.addPack(pack, handed[`words/${pack}`]);
  const found = engine.find({ words, ...wish });
  const rows = found.rows.slice(0, 20).map((row) => ({ ...row, entry: engine.entry(row.entry) }));
  const counts = Object.entries(found.counts).map(([facet, values]) => [facet, Object.fromEntries(values)]);
  return JSON.stringify({ ...found, rows, counts: Object.fromEntries(counts) });
}
"""


@dataclass(frozen=True)
class Found:
    """What the search answers."""

    rows: Sequence[Mapping[str, Any]]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    parts: Sequence[Mapping[str, Any]]

    @property
    def addresses(self) -> Sequence[str]:
        """Where the rows lead, in order, without the ending."""
        return [row["entry"]["address"].removesuffix(".html") for row in self.rows]

    @property
    def absent(self) -> bool:
        """Whether it says that something asked for is not in the collection."""
        return any(part["absent"] for part in self.parts)

    @property
    def corrected(self) -> Sequence[str]:
        """The words that it took others for."""
        return [part["corrected"] for part in self.parts if part.get("corrected")]


class Engine:
    """The search over these files."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.js = MiniRacer()
        for script in PURE:
            self.js.eval((SCRIPTS / script).read_text("utf-8"))
        for text in (LOAD, *files.values(), START):
            self.js.eval(text)

    def find(self, words: str, **wish: Any) -> Found:
        """What comes of a query."""
        return Found(**json.loads(self.js.call("find", words, wish)))


def cases(file: Path) -> Sequence[tuple[str, Sequence[str], int]]:
    """The queries of a table: what is typed, what must come (one of them), among how many first."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(words, wanted.split(), int(first)) for words, wanted, first in rows]


def satisfies(found: Found, wanted: Sequence[str], first: int) -> bool:
    """Whether one of what is wanted is among the first, or it is said that it is not here where that is wanted."""
    if wanted == ["none"]:
        return found.absent
    return any(address in wanted for address in found.addresses[:first])
