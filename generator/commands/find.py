"""`find`: papers by words, topic, area and year, by what their records lack, and by when they were checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import click

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.lookout import LACKING, Asked, lacking_in, picked
from generator.commands.content import CONTENT, checked
from generator.commands.terminal import say
from generator.findings.finding import did_you_mean
from generator.records.fields import Status
from generator.records.model import Paper

WIDTH = 48  # columns for what a paper is called


@click.command("find")
@click.argument("words", nargs=-1)
@click.option("--topic", help="A topic's id.")
@click.option("--area", help="An area's id.")
@click.option("--year", "years", help="A year, or the first and the last, such as 2017-2019.")
@click.option(
    "--status", type=click.Choice([status.value for status in Status]), help="How much of the summary is written."
)
@click.option(
    "--lacking", multiple=True, type=click.Choice(list(LACKING)), help="What the record lacks; may be repeated."
)
@click.option("--older-than", type=click.IntRange(0), metavar="DAYS", help="Last checked so many days ago, or never.")
@click.option("--format", "style", default="text", show_default=True, type=click.Choice(["text", "json"]))
@CONTENT
def find_command(
    words: tuple[str, ...],
    topic: str | None,
    area: str | None,
    years: str | None,
    status: str | None,
    lacking: tuple[str, ...],
    older_than: int | None,
    style: str,
    content: Path,
) -> None:
    """Find papers by WORDS of what they are called, their authors, venue, identifiers and first sentence."""
    records = checked(content).reading.records
    catalogue = Catalogue(records)
    _need("topic", topic, catalogue.topics)
    _need("area", area, catalogue.areas)
    asked = Asked(
        [part for word in words for part in word.split()],
        topic,
        area,
        _years(years),
        Status(status) if status else None,
        lacking,
        date.today() - timedelta(days=older_than) if older_than is not None else None,
    )
    papers = picked(catalogue, asked)
    if style == "json":
        say(json.dumps([_fields(catalogue, paper, content) for paper in papers], ensure_ascii=False, indent=2))
    else:
        for paper in papers:
            say(_line(paper, content))
        say(f"{len(papers)} of {len(catalogue.papers)} papers")


def _need(word: str, given: str | None, known: Mapping[str, object]) -> None:
    """Raise UsageError if there is no such topic or area."""
    if given is not None and given not in known:
        raise click.UsageError(f"There is no {word} `{given}`: {did_you_mean(given, list(known), 'look on the site')}")


def _years(written: str | None) -> tuple[int, int] | None:
    if not written:
        return None
    if match := re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", written.strip()):
        return int(match[1]), int(match[2] or match[1])
    raise click.UsageError(f"`{written}` is no year; write 2017, or 2017-2019.")


def _line(paper: Paper, content: Path) -> str:
    fields, short = paper.fields, paper.short
    called = short if len(short) <= WIDTH else f"{short[: WIDTH - 1]}…"
    checked_on = fields.summary.checked or "never"
    status = fields.summary.status.value
    return f"{fields.year}  {called:<{WIDTH}}  {status:<8}  {checked_on!s:<10}  {content.as_posix()}/{paper.source}"


def _fields(catalogue: Catalogue, paper: Paper, content: Path) -> Mapping[str, object]:
    fields = paper.fields
    checked_on = fields.summary.checked
    return {
        "id": paper.id,
        "title": fields.title,
        "name": fields.name,
        "year": fields.year,
        "areas": [listing.area for listing in fields.listings],
        "topics": fields.topics,
        "status": fields.summary.status,
        "checked": checked_on.isoformat() if checked_on else None,
        "lacking": lacking_in(catalogue, paper),
        "path": f"{content.as_posix()}/{paper.source}",
    }
