"""`build` and `site`: from records to pages, and to a whole site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.content import CONTENT, DRAWINGS, EPOCH, console, sound
from generator.commands.terminal import say
from generator.publish import output, search_index, steps
from generator.publish.site import Site, drawings, exports, extra_files, files, pages, site_of


@click.command("build")
@CONTENT
@click.option(
    "--output", "docs", default="build/docs", show_default=True, type=click.Path(path_type=Path), help="Where pages go."
)
def build_command(content: Path, docs: Path) -> None:
    """Write the Markdown pages, unless a record is wrong."""
    changes = output.write(pages(sound(content)), docs)
    say(f"{changes.written} written, {changes.unchanged} unchanged, {changes.deleted} deleted in {docs.as_posix()}")


@click.command("site")
@CONTENT
@EPOCH
def site_command(content: Path, epoch: int) -> None:
    """Check, write the pages, build the site and index it for search."""
    found: list[Site] = []
    drawn: dict[str, str] = {}
    exported: dict[str, str] = {}

    def check_records() -> str:
        sound_records = sound(content)
        found.append(site_of(sound_records))
        return f"{sound_records.reading.files} records, no findings"

    def draw_pictures() -> str:
        cached = output.load_cache(DRAWINGS)
        drawn.update(drawings(found[0], cached))
        output.save_cache(drawn, DRAWINGS)
        return f"{len(drawn)} pictures, {len(drawn.keys() - cached.keys())} of them new"

    def make_exports() -> str:
        exported.update(exports(found[0]))
        return f"{len(exported)} files, {sum(map(len, exported.values())) / 1e6:.1f} MB"

    todo = [
        ("check records", check_records),
        ("draw pictures", draw_pictures),
        ("make exports", make_exports),
        *steps.steps(
            lambda: {**files(found[0], drawn), **exported},
            lambda: extra_files(found[0]),
            Path("build/docs"),
            Path("site"),
            epoch,
        ),
    ]
    done: list[steps.Timed] = []
    for number, (name, step) in enumerate(todo, 1):
        with console.status(f"{number} of {len(todo)}: {name} …"):
            try:
                done.append(steps.timed(name, step))
            except (steps.StepError, search_index.ShapeError) as error:
                say(f"{name}: {error}", error=True)
                sys.exit(1)
        say(f"[{number}/{len(todo)}] {name:<18} {done[-1].seconds:6.2f} s   {done[-1].outcome}")
    say(f"      {'all':<18} {sum(step.seconds for step in done):6.2f} s")
    say("Open site/index.html. Searching needs `make serve`, or the zip of `make bundle` where there is no server.")
