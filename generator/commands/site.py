"""`build` and `site`: from records to pages, and to a whole site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.commands.content import (
    CONTENT,
    EPOCH,
    SITE,
    SITE_STANDING,
    need_project,
    one_at_a_time,
    sound,
)
from generator.commands.progress import Progress
from generator.commands.terminal import say
from generator.pages.sharing import all_shared
from generator.publish import output, standing
from generator.publish.beside import beside
from generator.publish.build import Before, Built, build
from generator.publish.cards import drawn_cards
from generator.publish.finished import Finished
from generator.publish.site import drawings, site_of, source
from generator.publish.theme import Theme, can_be_told, published_at, surroundings
from generator.publish.traces import Traced

DOCS = Path("build/docs")


@click.command("build")
@CONTENT
@click.option(
    "--output", "docs", default=DOCS, show_default=True, type=click.Path(path_type=Path), help="Where pages go."
)
def build_command(content: Path, docs: Path) -> None:
    """Write the Markdown pages, unless a record is wrong."""
    site = site_of(sound(content))
    address = published_at()
    pictures = drawn_cards(all_shared(site.catalogue)) if address else {}
    try:
        changes = output.write({**source(site, drawings(site), address), **pictures}, docs)
    except output.PublishError as error:
        say(str(error), error=True)
        sys.exit(1)
    say(f"{changes} in {docs.as_posix()}")


@click.command("site")
@CONTENT
@EPOCH
def site_command(content: Path, epoch: int) -> None:
    """Check the records and build the site, which takes the place of the last one when it is whole."""
    need_project()
    os.environ |= surroundings(epoch)
    with one_at_a_time():
        now, last = standing.inputs(content, epoch), standing.load(SITE_STANDING)
        if last and last.inputs == now and last.holds(SITE):
            say("Nothing has changed since site/ was built.")
        else:
            with _as_it_was():
                _build(content, now, last)
    say("Open site/index.html: it searches from a disk, too.")


def _build(content: Path, now: standing.Inputs, last: standing.Standing | None) -> None:
    """Build the site; of the last one, what the same program made is taken over if it is as it was."""
    progress = Progress(steps=2)
    site = site_of(
        progress.step("check records", lambda: sound(content), lambda c: f"{c.reading.files} records, no findings")
    )
    same = last is not None and last.inputs.program == now.program
    before = Before(last.untouched(SITE), last.answers) if last and same else Before()

    def build_site() -> Built:
        with beside(SITE) as made:
            traced = Traced(site)
            built = build(Finished(traced.site, Theme(traced.paths)), traced, made, before)
            made.swap()
        standing.save(standing.Standing(now, dict(standing.left(SITE)), built.pages, built.answers), SITE_STANDING)
        return built

    progress.step("build site", build_site, _told)
    progress.end()
    if not can_be_told():
        say("Pages cannot say where to report an error: `repo_url` and `extra.contact` in mkdocs.yml are both empty.")


def _told(built: Built) -> str:
    if built.looked_at == len(built.pages):
        return f"{len(built.pages)} pages"
    return f"{len(built.pages)} pages, of which {built.looked_at} can have changed"


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Where a build does not come to its end, say that the last site is there."""
    try:
        yield
    except BaseException:
        if SITE.exists():
            say("site/ is whole: no half of a build ever gets there.", error=True)
        raise
