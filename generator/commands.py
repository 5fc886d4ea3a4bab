"""The commands that make something: `build`, `site`, `serve`, `bundle` and `new`.

They stand apart from `cli` so that a check, which runs before every commit, need not wait for what only they import.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from urllib.request import Request, urlopen

import click
from rich.console import Console

from generator import bundle, output, report, search_index, site
from generator.build import Planned, beside, drawings, files, machines, pages, planned
from generator.checking import Checked
from generator.cli import CONTENT, checked, memory_of, say, sound
from generator.lookup import LookupFailedError, look_up
from generator.model import Paper
from generator.serving import Live, Server, follow
from generator.skeleton import Bibliography, wanted_record
from generator.urls import is_slug, plain, slug

console = Console()
DRAWINGS = Path("build/drawings.json")
EPOCH = click.option(
    "--epoch", envvar="SOURCE_DATE_EPOCH", default=0, help="The date that files carry, in seconds since 1970."
)


@click.command("build")
@CONTENT
@click.option(
    "--output", "docs", default="build/docs", show_default=True, type=click.Path(path_type=Path), help="Where pages go."
)
def build_command(content: Path, docs: Path) -> None:
    """Write the Markdown pages, unless a record is wrong."""
    changes = output.write(pages(sound(content)), docs)
    say(f"{changes.written} written, {changes.kept} unchanged, {changes.deleted} deleted in {docs.as_posix()}")


@click.command("site")
@CONTENT
@EPOCH
def site_command(content: Path, epoch: int) -> None:
    """Check, write the pages, build the site and index it for search."""
    found: list[Planned] = []
    drawn: dict[str, str] = {}
    exported: dict[str, str] = {}

    def check_records() -> str:
        sound_records = sound(content)
        found.append(planned(sound_records))
        return f"{sound_records.reading.files} records, no findings"

    def draw_pictures() -> str:
        kept = output.kept(DRAWINGS)
        drawn.update(drawings(found[0], kept))
        output.keep(drawn, DRAWINGS)
        return f"{len(drawn)} pictures, {len(drawn.keys() - kept.keys())} of them new"

    def make_exports() -> str:
        exported.update(machines(found[0]))
        return f"{len(exported)} files, {sum(map(len, exported.values())) / 1e6:.1f} MB"

    steps = [
        ("check records", check_records),
        ("draw pictures", draw_pictures),
        ("make exports", make_exports),
        *site.steps(
            lambda: {**files(found[0], drawn), **exported},
            lambda: beside(found[0]),
            Path("build/docs"),
            Path("site"),
            epoch,
        ),
    ]
    done: list[site.Timed] = []
    for number, (name, step) in enumerate(steps, 1):
        with console.status(f"{number} of {len(steps)}: {name} …"):
            try:
                done.append(site.timed(name, step))
            except (site.StepError, search_index.ShapeError) as error:
                say(f"{name}: {error}", error=True)
                sys.exit(1)
        say(f"[{number}/{len(steps)}] {name:<18} {done[-1].seconds:6.2f} s   {done[-1].outcome}")
    say(f"      {'all':<18} {sum(step.seconds for step in done):6.2f} s")
    say("Open site/index.html. Searching needs `make serve`, or the zip of `make bundle` where there is no server.")


@click.command("serve")
@CONTENT
@EPOCH
@click.option("--port", default=8000, show_default=True, help="The port on this machine; 0 is any that is free.")
def serve_command(content: Path, epoch: int, port: int) -> None:
    """Show the site while its records are edited: each save appears at once, and so does what is wrong."""
    os.environ |= {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}

    def tell(found: Checked) -> None:
        say(f"{datetime.now():%H:%M:%S}  {report.text(found, content.as_posix())}")

    with memory_of(content) as memory:
        live = Live(
            content, memory, dict(output.kept(DRAWINGS)), lambda pages: site.index_of(pages, Path("build/live"))
        )
        tell(live.update())
    try:
        server = Server(live, port)
    except OSError as error:
        raise click.UsageError(f"Port {port} cannot be used ({error.strerror}); choose another with --port.") from error
    gc.freeze()  # what was read stays; what each edit leaves behind is cleared away
    gc.enable()
    ended = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://localhost:{server.server_port}  (Ctrl-C ends it)")
    try:
        follow(live, content, Path("overrides"), tell, ended)
    except KeyboardInterrupt:
        server.shutdown()


@click.command("bundle")
@EPOCH
def bundle_command(epoch: int) -> None:
    """Pack site/ into dist/stemma-offline.zip, which opens from a disk."""
    if not Path("site/index.html").is_file():
        raise click.UsageError("There is no site yet; build it with `make site`.")
    archive = Path("dist/stemma-offline.zip")
    with console.status("packing …"):
        try:
            files = bundle.bundle(Path("site"))
        except bundle.ShapeError as error:
            say(str(error), error=True)
            sys.exit(1)
        packed = output.write_zip(files, archive, epoch)
    for kind, size in bundle.sizes(files).items():
        say(f"{kind:<26} {size / 1e6:7.2f} MB")
    say(f"{'all, ' + str(len(files)) + ' files':<26} {sum(map(len, files.values())) / 1e6:7.2f} MB")
    say(f"{archive.as_posix():<26} {packed / 1e6:7.2f} MB")


@click.command("new")
@click.argument("query")
@click.option("--year", type=int, help="The year to list it under; else that of what is found, or this year.")
@click.option("--area", required=True, help="The area in which it stands, such as nlp.")
@click.option("--id", "paper_id", help="Its id, where the field has a name for it; else made from the title.")
@click.option("--offline", is_flag=True, help="Ask no other machine: QUERY is a title or a BibTeX entry.")
@CONTENT
def new_command(query: str, year: int | None, area: str, paper_id: str | None, offline: bool, content: Path) -> None:
    """Begin a record for a paper that has none.

    QUERY is an arXiv identifier, a DOI, a BibTeX entry, a file that holds one, or a title.
    """
    known = checked(content).reading.records
    if area not in (areas := [found.id for found in known.areas]):
        raise click.UsageError(f"There is no area `{area}`; the areas are {', '.join(areas)}.")
    found = _look_up(query, offline)
    stem = paper_id or slug(found.title)
    if not is_slug(stem):
        raise click.UsageError(f"`{stem}` cannot be an id: lower-case letters, digits and single hyphens, at most 60.")
    if there := next((paper for paper in known.papers if paper.id == stem or _is_same(paper, found)), None):
        say(f"This paper has a record already: {content.as_posix()}/{there.source}", error=True)
        sys.exit(1)
    today = date.today()
    listed = year or found.year or today.year
    path = f"papers/{listed}/{stem}.md"
    output.add(content / path, wanted_record(found, listed, area, today))
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


def fetch(address: str) -> bytes:
    """What stands at an address. The one place that asks another machine; it waits ten seconds at most."""
    request = Request(address, headers={"User-Agent": "stemma"})
    with urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def _is_same(paper: Paper, found: Bibliography) -> bool:
    """Whether a record is of the paper that was found, by an identifier or by a title."""
    fields, links = paper.fields, paper.fields.links
    titles = {plain(title) for title in (fields.title, *fields.aliases)}
    same_doi = links.doi and found.doi and links.doi.lower() == found.doi.lower()
    return bool(plain(found.title) in titles or (links.arxiv and links.arxiv == found.arxiv) or same_doi)


COMMANDS: Mapping[str, click.Command] = {
    "build": build_command,
    "site": site_command,
    "serve": serve_command,
    "bundle": bundle_command,
    "new": new_command,
}
