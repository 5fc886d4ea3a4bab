"""The published records as a program asks them: `catalog.json`, the graph of ways, and papers' texts as Markdown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.ways import Graph
from generator.exports.catalog import catalog_json
from generator.exports.plain_text import plain_pages
from generator.exports.ways import GRAPH, graph_of, graph_table, read_graph
from generator.findings.finding import nearest

Record = Mapping[str, Any]
CATALOG = "catalog.json"


class MissingError(ValueError):
    """What was asked for is not in the library; `near` are names of what is."""

    def __init__(self, what: str, near: Sequence[str]) -> None:
        super().__init__(f"Stemma has no record of {what}; nothing can be said of it from here.")
        self.near = near


@dataclass(frozen=True)
class Library:
    """All that is published: the catalogue, the graph of ways, what gives a paper's text, and where the pages lie."""

    catalog: Record
    ways: Record
    text: Callable[[str], str]
    pages: str = ""

    @cached_property
    def papers(self) -> Mapping[str, Record]:
        """Papers by id."""
        return {paper["id"]: paper for paper in self.catalog["papers"]}

    @cached_property
    def later(self) -> Mapping[str, Sequence[tuple[str, Record]]]:
        """Which papers grew out of each, with how they did."""
        later = defaultdict(list)
        for paper in self.papers.values():
            for edge in paper["builds_on"]:
                later[edge["paper"]].append((paper["id"], edge))
        return later

    @cached_property
    def graph(self) -> Graph:
        """The graph in which ways are found, as the page *way* has it; papers are numbered as `ways` lists them."""
        return graph_of(self.ways)

    def page(self, row: Record) -> str | None:
        """Where the page of a record lies."""
        return f"{self.pages}{row['url']}" if row.get("url") else None

    def paper(self, named: str) -> Record:
        """The paper of this id, name, title, identifier or other name. Raises MissingError."""
        return _found(named, "a paper", self._paper_names)

    def dataset(self, named: str) -> Record:
        """The dataset of this id, name or other name. Raises MissingError."""
        return _found(named, "a dataset", self._dataset_names)

    @cached_property
    def _paper_names(self) -> Mapping[str, Record]:
        return _by_name(self.catalog["papers"], _names_of_paper)

    @cached_property
    def _dataset_names(self) -> Mapping[str, Record]:
        return _by_name(self.catalog["datasets"], lambda row: [row["id"], row["name"], *row["aliases"]])


def library_of(folder: Path, pages: str = "") -> Library:
    """The library in the folder of a built site or an unzipped bundle. Raises OSError if there is none."""
    catalog = json.loads((folder / CATALOG).read_text("utf-8"))

    def text(paper: str) -> str:
        return (folder / addresses.markdown_file(addresses.paper(paper))).read_text("utf-8")

    return Library(catalog, read_graph((folder / GRAPH).read_text("utf-8")), text, pages)


def of_records(catalogue: Catalogue, pages: str = "") -> Library:
    """The library of records that are not published yet."""
    texts = plain_pages(catalogue)
    return Library(
        json.loads(catalog_json(catalogue)),
        graph_table(catalogue),
        lambda paper: texts[addresses.markdown_file(addresses.paper(paper))],
        pages,
    )


def _names_of_paper(paper: Record) -> Iterator[str]:
    yield from (paper["id"], *paper["formerly"], paper["title"], *paper["aliases"])
    yield from filter(None, (paper["name"], paper["links"].get("arxiv"), paper["links"].get("doi")))


def _by_name(rows: Sequence[Record], names: Callable[[Record], Any]) -> Mapping[str, Record]:
    """The rows by each of their names; an id comes before the name of another."""
    told = {addresses.plain(name): row for row in reversed(rows) for name in names(row)}
    return told | {addresses.plain(row["id"]): row for row in rows}


def _found(named: str, what: str, names: Mapping[str, Record]) -> Record:
    if row := names.get(addresses.plain(named)):
        return row
    close = nearest(addresses.plain(named), names)
    raise MissingError(f"{what} called “{named[:80]}”", [names[close]["id"]] if close else [])
