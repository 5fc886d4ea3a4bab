"""`build` and `site`: from records to pages, and to a whole site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from generator.commands.content import (
    CONTENT,
    DRAWINGS,
    EPOCH,
    SITE,
    SITE_KNOWN,
    need_project,
    one_at_a_time,
    sound,
)
from generator.commands.progress import Progress
from generator.commands.terminal import say
from generator.publish import output, standing
from generator.publish.beside import beside
from generator.publish.build import Built, build
from generator.publish.finished import Finished
from generator.publish.site import drawings, markdown_paths, site_of, source
from generator.publish.theme import Theme, surroundings

DOCS = Path("build/docs")


@click.command("build")
@CONTENT
@click.option(
    "--output", "docs", default=DOCS, show_default=True, type=click.Path(path_type=Path), help="Where pages go."
)
def build_command(content: Path, docs: Path) -> None:
    """Write the Markdown pages, unless a record is wrong."""
    site = site_of(sound(content))
    try:
        changes = output.write(source(site, drawings(site, {})), docs)
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
        now, before = standing.inputs(content, epoch), standing.load(SITE_KNOWN)
        if before and before.inputs == now and before.holds(SITE):
            say("Nothing has changed since site/ was built.")
        else:
            with _as_it_was():
                _build(content, now)
    say("Open site/index.html: it searches from a disk, too.")


def _build(content: Path, now: standing.Inputs) -> None:
    progress = Progress(steps=2)
    checked = progress.step(
        "check records", lambda: sound(content), lambda c: f"{c.reading.files} records, no findings"
    )
    cached = output.load_cache(DRAWINGS)

    def build_site() -> Built:
        site = site_of(checked)
        with beside(SITE) as made:
            built = build(Finished(site, dict(cached), Theme(markdown_paths(site))), made)
            made.swap()
        standing.save(standing.Standing(now, dict(standing.left(SITE))), SITE_KNOWN)
        return built

    built = progress.step("build site", build_site, lambda built: f"{built.pages} pages")
    with suppress(OSError):  # what is not kept is drawn again
        output.save_cache(built.drawings, DRAWINGS)
    progress.end()


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Where a build does not come to its end, say that the last site is there."""
    try:
        yield
    except BaseException:
        if SITE.exists():
            say("site/ is whole: no half of a build ever gets there.", error=True)
        raise
