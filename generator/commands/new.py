"""`new`: begin a record for a paper that has none."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.commands import begin
from generator.commands.begin import ENDINGS, Beginning, completed, entries_of, known_of, read_given
from generator.commands.content import CONTENT, cache_of
from generator.commands.terminal import say
from generator.new.bibliography import Bibliography
from generator.new.links import named
from generator.new.lookup import Lookup
from generator.new.outside import FIRST_YEAR, LookupFailedError, line
from generator.records.reading import Cache

AREA = click.option("--area", default="", help="The area in which it stands, such as nlp.")
OFFLINE = click.option("--offline", is_flag=True, envvar="OFFLINE", help="Ask no other machine.")


@click.command("new")
@click.argument("paper", default="")
@click.option("--title", default="", help="The paper's title, where it has no number that could be given.")
@click.option("--year", type=click.IntRange(FIRST_YEAR, 2100), help="The year in which it first appeared in public.")
@AREA
@click.option("--id", "paper_id", help="Its id, where the field has a name for it; else made from the title.")
@OFFLINE
@CONTENT
def new_command(
    paper: str, title: str, year: int | None, area: str, paper_id: str | None, offline: bool, content: Path
) -> None:
    """Begin a record for a paper that has none.

    PAPER is an arXiv number, a DOI, the address of the paper's page, a file of BibTeX or RIS with one entry, or such an
    entry itself.
    """
    if not line(paper) and not line(title):
        raise click.UsageError("Name a paper: make new PAPER=2106.09685 AREA=nlp, or TITLE='…' in place of PAPER.")
    with cache_of(content) as cache:
        beginning = beginning_in(content, area, cache)
        lookup = None if offline else Lookup(begin.fetch, beginning.latest)
        try:
            known = _known(paper, title, beginning, lookup)
            begun = beginning.begin(known, year, paper_id)
        except LookupFailedError as error:
            say(str(error), error=True)
            sys.exit(1)
    say(f"{content.as_posix()}/{begun.path} is begun: “{known.called}”.")
    say(f"Fill in {', '.join([*begun.lacking, 'topics', 'tldr', 'the text'])}, then run `make check`.")


def beginning_in(content: Path, area: str, cache: Cache) -> Beginning:
    """What begins records in an area. Raises UsageError if there is no such area."""
    beginning = Beginning(content, area, date.today(), cache)
    if area not in beginning.areas:
        said = f"There is no area `{area}`; the" if area else "Name an area, such as AREA=nlp; the"
        raise click.UsageError(f"{said} areas are {', '.join(beginning.areas)}.")
    return beginning


def _known(paper: str, title: str, beginning: Beginning, lookup: Lookup | None) -> Bibliography:
    """What is known of the paper that was given; where nobody can be reached, what was given."""
    if not line(paper):
        known = _asked(lambda asked: asked.by_title(line(title)), Bibliography(line(title)), lookup)
    elif (told := _entry(paper, beginning.latest)) is not None:
        known = completed(told, lookup)
    else:
        name = named(paper)
        beginning.refuse_known(Bibliography("", links=name.links))
        known = _asked(lambda asked: known_of(name, asked), known_of(name, None), lookup)
    return Bibliography(line(title) or known.title, known.authors, known.year, known.venue, known.links)


def _asked(ask: begin.Ask, given: Bibliography, lookup: Lookup | None) -> Bibliography:
    """What others say, or else what was given: where nobody is asked, or nobody can be reached."""
    if not lookup:
        return given
    try:
        return ask(lookup)
    except OSError as error:
        say(f"Nobody can be reached ({error}); the record is begun from what was given.", error=True)
        return given


def _entry(given: str, latest: int) -> Bibliography | None:
    """The one paper of a file, or of an entry that was pasted; None where neither was given."""
    is_file = "\n" not in given and "://" not in given and given.lower().endswith(ENDINGS)
    file = Path(given) if is_file else None
    if file and not file.is_file():
        raise LookupFailedError(f"There is no file `{given}`.")
    text = read_given(file) if file else given
    entries = entries_of(text, file.suffix.lower() if file else "", latest)
    if entries is None:
        if file:
            raise LookupFailedError(
                f"`{given}` holds neither BibTeX nor RIS. A list is taken by `make import FILE={given}`."
            )
        return None
    papers = list(entries)
    if len(papers) != 1:
        what = f"{len(papers)} entries; all are taken by `make import FILE=…`" if papers else "no entry of a paper"
        raise LookupFailedError(f"{'The file' if file else 'The text'} holds {what}.")
    if isinstance(papers[0], LookupFailedError):
        raise papers[0]
    return papers[0]
