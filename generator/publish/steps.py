"""From a checked content folder to a finished site, step by step: pages, MkDocs, search index.

The one module that starts other programs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish import output, search_index


class StepError(Exception):
    """A program that a step called has failed; the text is what it said."""


@dataclass(frozen=True)
class Timed:
    """A step that is done: its name, what came of it and how many seconds it took."""

    name: str
    outcome: str
    seconds: float


def steps(
    pages: Callable[[], Mapping[str, str]],
    extra_files: Callable[[], Mapping[str, str]],
    docs: Path,
    site: Path,
    epoch: int,
) -> Iterator[tuple[str, Callable[[], str]]]:
    """The steps that lead from records to a site, each with its name; calling one does it and says what came of it.

    `epoch` is the time, in seconds since 1970, that the site's files carry as their date.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}

    def write_pages() -> str:
        changes = output.write(pages(), docs)
        return f"{changes.written} written, {changes.unchanged} unchanged, {changes.deleted} deleted"

    def build_site() -> str:
        _run(["mkdocs", "build", "--strict", "--clean", "--quiet", "--site-dir", str(site)], environment)
        output.write_new({path: text.encode() for path, text in extra_files().items()}, site)
        return f"{sum(1 for _ in site.rglob('*.html'))} pages"

    def index_site() -> str:
        found = index(site, environment)
        return f"{sum(map(len, found.values())) / 1e6:.1f} MB"

    yield "write pages", write_pages
    yield "build site", build_site
    yield "index for search", index_site


def index(site: Path, environment: Mapping[str, str]) -> Mapping[str, bytes]:
    """Make the search index of a folder's pages, in it; the index's files by their path within it."""
    folder = site / search_index.FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    _run(["pagefind", "--site", str(site), "--silent"], environment)
    # Beside the index Pagefind writes interfaces for other sites, and a worker that we do without.
    output.delete(file for file in folder.glob("pagefind-*") if file.name != search_index.ENTRY)
    parts = [folder / search_index.ENTRY, *folder.glob("*.pf_meta"), *folder.glob("filter/*")]
    ordered = search_index.in_order({part.relative_to(folder).as_posix(): part.read_bytes() for part in parts})
    output.delete(parts)
    output.write_new(ordered, folder)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def index_of(pages: Mapping[str, bytes], folder: Path) -> Mapping[str, bytes]:
    """The search index of these pages, by path; they are put into the folder for it."""
    shutil.rmtree(folder, ignore_errors=True)
    output.write_new(pages, folder)
    return index(folder, os.environ)


def timed(name: str, step: Callable[[], str]) -> Timed:
    """Do a step and take its time."""
    start = time.perf_counter()
    outcome = step()
    return Timed(name, outcome, time.perf_counter() - start)


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    """Run a program of this Python's environment. Raises StepError with its output if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command], env=dict(environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StepError(f"{command[0]} ended with status {done.returncode}:\n{done.stdout}{done.stderr}".strip())
