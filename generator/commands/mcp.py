"""`mcp`: the records as tools of a language model, over stdio. The one importer of mcp, which is an optional extra."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
from pydantic import Field

from generator.answers import answers
from generator.answers.answers import NOTICE, Answer
from generator.answers.collection import CATALOG, Library, MissingError, library_of, of_records
from generator.catalogue.catalogue import Catalogue
from generator.commands.content import NoProjectError, sound

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "Stemma says of machine-learning papers what each one gained, how good the evidence is, and which papers it grew "
    "out of. Every answer names the page, the sources and the day on which the record was checked: cite the page. What "
    f"is not in the collection is said to be missing; do not fill it in. {NOTICE}"
)
PaperName = Annotated[str, Field(description="A paper's id, name, title, arXiv number or DOI, such as `lora`.")]


@click.command("mcp")
@click.argument("folder", default=Path(), type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--address", default="", help="Where the pages are published; without it, pages are told by their path.")
def mcp_command(folder: Path, address: str) -> None:
    """Answer a language model's questions over stdio, from FOLDER: a checkout, a built site or the unzipped bundle."""
    server(_library(folder, address)).run()


def _library(folder: Path, address: str) -> Library:
    if (folder / CATALOG).is_file():
        return library_of(folder, address)
    if not (folder / "content").is_dir():
        raise NoProjectError
    return of_records(Catalogue(sound(folder / "content").reading.records), address)


def server(library: Library) -> MCPServer:
    """The server with its six tools, all of which only read."""
    from mcp.server import MCPServer  # whoever asks for another command need not have it

    made = MCPServer("stemma", instructions=INSTRUCTIONS)

    def say(answer: Callable[[], Answer]) -> Answer:
        try:
            return answer()
        except MissingError as error:
            return answers.missing(error)

    @made.tool()
    def search(
        words: str, area: str = "", first_year: int = 0, last_year: int = 9999, most: Annotated[int, Field(ge=1)] = 10
    ) -> Answer:
        """Find papers by words of their names, titles, gains, authors, topics and venues."""
        return say(partial(answers.search, library, words, area, first_year, last_year, most))

    @made.tool()
    def read(paper: PaperName) -> Answer:
        """Read a paper's record: summary, figures, what it grew out of and what grew out of it."""
        return say(partial(answers.record, library, paper))

    @made.tool()
    def family(paper: PaperName, generations: int = 2) -> Answer:
        """List a paper's ancestors and descendants, with what each step changed; of many, the weightiest."""
        return say(partial(answers.relatives, library, paper, generations))

    @made.tool()
    def way(one: PaperName, other: PaperName) -> Answer:
        """Tell how two papers are joined, step by step, through the papers between them."""
        return say(partial(answers.way_between, library, one, other))

    @made.tool()
    def compare(papers: list[str]) -> Answer:
        """Set up to six papers side by side, with the figures that they report in the same measure."""
        return say(partial(answers.compare, library, papers))

    @made.tool()
    def results(dataset: str) -> Answer:
        """List every figure that is reported on a dataset or benchmark, with the papers that report them."""
        return say(partial(answers.results, library, dataset))

    return made
