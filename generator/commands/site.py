"""`build` and `site`: from records to pages, and to a whole site."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import click

from generator.commands.content import CONTENT, DRAWINGS, EPOCH, need_project, sound
from generator.commands.progress import Progress
from generator.commands.terminal import say
from generator.publish import output, steps
from generator.publish.site import drawings, extra_files, site_of, source

DOCS, SITE = Path("build/docs"), Path("site")


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
    """Check, write the pages and build the site."""
    need_project()
    progress, environment, cached = Progress(steps=5), steps.environment(epoch), output.load_cache(DRAWINGS)
    checked = progress.step(
        "check records", lambda: sound(content), lambda c: f"{c.reading.files} records, no findings"
    )
    site = site_of(checked)
    drawn = progress.step("draw pictures", lambda: drawings(site, cached), lambda d: _new(d, cached))
    output.save_cache(drawn, DRAWINGS)
    files = progress.step("make pages", lambda: source(site, drawn), lambda made: _size(made.values()))
    progress.step("write pages", lambda: output.write(files, DOCS))
    progress.step("build site", lambda: steps.build(SITE, environment), lambda pages: f"{pages} pages")
    output.write_new({path: text.encode() for path, text in extra_files(site).items()}, SITE)
    progress.end()
    say("Open site/index.html: it searches from a disk, too.")


def _new(drawn: Collection[str], cached: Collection[str]) -> str:
    return f"{len(drawn)} pictures, {len(set(drawn) - set(cached))} of them new"


def _size(files: Collection[str]) -> str:
    return f"{len(files)} files, {sum(map(len, files)) / 1e6:.1f} MB"
