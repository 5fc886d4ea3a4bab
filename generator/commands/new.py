"""`new`: begin a record for a paper that has none."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from urllib.request import Request, urlopen

import click

from generator.addresses import is_slug, plain, slug
from generator.commands.content import CONTENT, checked
from generator.commands.terminal import say
from generator.new.lookup import LookupFailedError, look_up
from generator.new.record import Bibliography, wanted_record
from generator.publish import output
from generator.records.model import Paper


@click.command("new")
@click.argument("query")
@click.option("--year", type=int, help="The year in which it first appeared; else that of what is found, or this year.")
@click.option("--area", required=True, help="The area in which it stands, such as nlp.")
@click.option("--id", "paper_id", help="Its id, where the field has a name for it; else made from the title.")
@click.option("--offline", is_flag=True, help="Ask no other machine: QUERY is a title or a BibTeX entry.")
@CONTENT
def new_command(query: str, year: int | None, area: str, paper_id: str | None, offline: bool, content: Path) -> None:
    """Begin a record for a paper that has none.

    QUERY is an arXiv identifier, a DOI, a BibTeX entry, a file that holds one, or a title.
    """
    known = checked(content).reading.records
    if area not in (areas := [record.id for record in known.areas]):
        raise click.UsageError(f"There is no area `{area}`; the areas are {', '.join(areas)}.")
    bibliography = _look_up(query, offline)
    stem = paper_id or slug(bibliography.title)
    if not is_slug(stem):
        raise click.UsageError(f"`{stem}` cannot be an id: lower-case letters, digits and single hyphens, at most 60.")
    if there := next((paper for paper in known.papers if paper.id == stem or _is_same(paper, bibliography)), None):
        say(f"This paper has a record already: {content.as_posix()}/{there.source}", error=True)
        sys.exit(1)
    today = date.today()
    listed = year or bibliography.year or today.year
    path = f"papers/{listed}/{stem}.md"
    output.add(content / path, wanted_record(bibliography, listed, area, today))
    say(f"{content.as_posix()}/{path} is begun. Fill it in, then run `make check`.")


def _look_up(query: str, offline: bool) -> Bibliography:
    """What is known of the paper; ends the program in plain words if it cannot be had."""
    text = Path(query).read_text("utf-8") if query.endswith(".bib") and Path(query).is_file() else query
    if offline and not text.strip().startswith("@"):
        return Bibliography(text)
    try:
        return look_up(text, fetch)
    except LookupFailedError as error:
        say(str(error), error=True)
    except OSError as error:
        say(f"arXiv and Crossref cannot be reached: {error}.", error=True)
        say("Begin the record by its title, with --offline, and fill the rest in by hand.", error=True)
    sys.exit(1)


def fetch(url: str) -> bytes:
    """What stands at a URL. The one place that asks another machine; it waits ten seconds at most."""
    request = Request(url, headers={"User-Agent": "stemma"})
    with urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def _is_same(paper: Paper, bibliography: Bibliography) -> bool:
    """Whether a record is of the paper that was found, by an identifier or by a title."""
    fields, links = paper.fields, paper.fields.links
    titles = {plain(title) for title in (fields.title, *fields.aliases)}
    same_doi = links.doi and bibliography.doi and links.doi.lower() == bibliography.doi.lower()
    return bool(plain(bibliography.title) in titles or (links.arxiv and links.arxiv == bibliography.arxiv) or same_doi)
