"""What other programs do for the site: MkDocs builds its pages, Pagefind indexes them. The one module to start any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.publish import output, search_index
from generator.publish.output import PublishError


def environment(epoch: int) -> Mapping[str, str]:
    """The environment in which programs run; `epoch` is the time, in seconds since 1970, that files carry."""
    return os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}


def build(site: Path, surroundings: Mapping[str, str]) -> int:
    """Build the site's pages from their source into a folder, which is emptied first; how many there are."""
    _run(["mkdocs", "build", "--strict", "--clean", "--quiet", "--site-dir", str(site)], surroundings)
    return sum(1 for _ in site.rglob("*.html"))


def index(site: Path, surroundings: Mapping[str, str]) -> Mapping[str, bytes]:
    """Make the search index of a folder's pages, in it; the index's files by their path within it."""
    folder = site / search_index.INDEX_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    _run(["pagefind", "--site", str(site), "--silent"], surroundings)
    # Beside the index Pagefind writes interfaces for other sites, and a worker that we do without.
    output.delete(file for file in folder.glob("pagefind-*") if file.name != search_index.ENTRY)
    parts = [folder / search_index.ENTRY, *folder.glob("*.pf_meta"), *folder.glob("filter/*")]
    ordered = search_index.ordered_index({part.relative_to(folder).as_posix(): part.read_bytes() for part in parts})
    output.delete(parts)
    output.write_new(ordered, folder)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def index_of(pages: Mapping[str, bytes], folder: Path) -> Mapping[str, bytes]:
    """The search index of these pages, by path; they are put into the folder for it."""
    shutil.rmtree(folder, ignore_errors=True)
    output.write_new(pages, folder)
    return index(folder, os.environ)


def _run(command: list[str], surroundings: Mapping[str, str]) -> None:
    """Run a program of this Python's environment. Raises PublishError with its output if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command], env=dict(surroundings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PublishError(f"{command[0]} ended with status {done.returncode}:\n{done.stdout}{done.stderr}".strip())
