"""The command line: `python -m generator check | build | site | bundle | new | explain`.

The one place that knows the clock, the environment and colours. Exit codes: 0 fine, 1 findings, 2 wrong use.
"""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path
from urllib.request import Request, urlopen

import click
from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.theme import Theme

from generator import bundle, output, report, search_index, site
from generator.build import Checked, Planned, beside, check, drawings, files, machines, pages, planned
from generator.diagnostics import Code, nearest
from generator.lookup import LookupFailedError, look_up
from generator.model import Paper
from generator.skeleton import Bibliography, wanted_record
from generator.urls import is_slug, plain, slug

CONTENT = click.option(
    "--content", default="content", show_default=True, type=click.Path(path_type=Path), help="The folder of records."
)
FORMAT = click.option("--format", "style", default="text", show_default=True, type=click.Choice(list(report.FORMATS)))
DRAWINGS = Path("build/drawings.json")
EPOCH = click.option(
    "--epoch", envvar="SOURCE_DATE_EPOCH", default=0, help="The date that files carry, in seconds since 1970."
)


class Findings(RegexHighlighter):
    """Colours for findings, where the output is a terminal."""

    base_style = "finding."
    highlights = (
        r"(?m)^(?P<error>error\[[\w-]+\])",
        r"(?m)^(?P<warning>warning\[[\w-]+\])",
        r"(?m)^ *(?P<frame>\d+ \||\||-->|=)",
        r"(?P<caret>\^+)$",
    )


STYLES = {
    "finding.error": "bold red",
    "finding.warning": "bold yellow",
    "finding.frame": "blue",
    "finding.caret": "bold red",
}
console = Console(theme=Theme(STYLES), highlighter=Findings(), soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Stemma: paper records in, pages out."""


@main.command("check")
@CONTENT
@FORMAT
def check_command(content: Path, style: str) -> None:
    """Say everything that is wrong with the records, and write nothing."""
    checked = _check(content)
    _print(report.FORMATS[style](checked, content.as_posix()))
    sys.exit(1 if checked.errors else 0)


@main.command("build")
@CONTENT
@click.option(
    "--output", "docs", default="build/docs", show_default=True, type=click.Path(path_type=Path), help="Where pages go."
)
def build_command(content: Path, docs: Path) -> None:
    """Write the Markdown pages, unless a record is wrong."""
    changes = output.write(pages(_sound(content)), docs)
    _print(f"{changes.written} written, {changes.kept} unchanged, {changes.deleted} deleted in {docs.as_posix()}")


@main.command("site")
@CONTENT
@EPOCH
def site_command(content: Path, epoch: int) -> None:
    """Check, write the pages, build the site and index it for search."""
    found: list[Planned] = []
    drawn: dict[str, str] = {}
    exported: dict[str, str] = {}

    def check_records() -> str:
        checked = _sound(content)
        found.append(planned(checked))
        return f"{checked.reading.files} records, no findings"

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
                _print(f"{name}: {error}", error=True)
                sys.exit(1)
        _print(f"[{number}/{len(steps)}] {name:<18} {done[-1].seconds:6.2f} s   {done[-1].outcome}")
    _print(f"      {'all':<18} {sum(step.seconds for step in done):6.2f} s")
    _print("Open site/index.html, or look at it as readers do with `make serve`.")


@main.command("bundle")
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
            _print(str(error), error=True)
            sys.exit(1)
        packed = output.write_zip(files, archive, epoch)
    for kind, size in bundle.sizes(files).items():
        _print(f"{kind:<26} {size / 1e6:7.2f} MB")
    _print(f"{'all, ' + str(len(files)) + ' files':<26} {sum(map(len, files.values())) / 1e6:7.2f} MB")
    _print(f"{archive.as_posix():<26} {packed / 1e6:7.2f} MB")


@main.command("new")
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
    known = _check(content).reading.records
    if area not in (areas := [found.id for found in known.areas]):
        raise click.UsageError(f"There is no area `{area}`; the areas are {', '.join(areas)}.")
    found = _look_up(query, offline)
    stem = paper_id or slug(found.title)
    if not is_slug(stem):
        raise click.UsageError(f"`{stem}` cannot be an id: lower-case letters, digits and single hyphens, at most 60.")
    if there := next((paper for paper in known.papers if paper.id == stem or _is_same(paper, found)), None):
        _print(f"This paper has a record already: {content.as_posix()}/{there.source}", error=True)
        sys.exit(1)
    listed = year or found.year or date.today().year
    path = f"papers/{listed}/{stem}.md"
    output.add(content / path, wanted_record(found, listed, area))
    _print(f"{content.as_posix()}/{path} is begun. Fill it in, then run `make check`.")


def _look_up(query: str, offline: bool) -> Bibliography:
    """What is known of the paper; ends the program in plain words if it cannot be had."""
    text = Path(query).read_text("utf-8") if query.endswith(".bib") and Path(query).is_file() else query
    if offline and not text.strip().startswith("@"):
        return Bibliography(text)
    try:
        return look_up(text, fetch)
    except LookupFailedError as error:
        _print(str(error), error=True)
    except OSError as error:
        _print(f"arXiv and Crossref cannot be reached: {error}.", error=True)
        _print("Begin the record by its title, with --offline, and fill the rest in by hand.", error=True)
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


@main.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Say what a finding means, with a wrong and a right example."""
    if code not in list(Code):
        close = nearest(code, list(Code))
        raise click.UsageError(f"There is no finding `{code}`." + (f" Did you mean `{close}`?" if close else ""))
    _print(package_files("generator").joinpath("explanations", f"{code}.md").read_text("utf-8").rstrip())


def _check(content: Path) -> Checked:
    if not content.is_dir():
        raise click.UsageError(f"There is no folder `{content.as_posix()}`.")
    return check(content)


def _sound(content: Path) -> Checked:
    """The content folder's records; ends the program with the findings if there are errors."""
    checked = _check(content)
    if checked.errors:
        _print(report.text(checked, content.as_posix()), error=True)
        sys.exit(1)
    return checked


def _print(text: str, *, error: bool = False) -> None:
    console.stderr = error
    console.print(text, markup=False)
    console.stderr = False
