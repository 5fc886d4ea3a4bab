"""What other programs do for the site: MkDocs builds its pages. The one module to start any."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.publish.output import PublishError


def environment(epoch: int) -> Mapping[str, str]:
    """The environment in which programs run; `epoch` is the time, in seconds since 1970, that files carry."""
    return os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}


def build(site: Path, surroundings: Mapping[str, str]) -> int:
    """Build the site's pages from their source into a folder, which is emptied first; how many there are."""
    _run(["mkdocs", "build", "--strict", "--clean", "--quiet", "--site-dir", str(site)], surroundings)
    return sum(1 for _ in site.rglob("*.html"))


def _run(command: list[str], surroundings: Mapping[str, str]) -> None:
    """Run a program of this Python's environment. Raises PublishError with its output if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command], env=dict(surroundings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PublishError(f"{command[0]} ended with status {done.returncode}:\n{done.stdout}{done.stderr}".strip())
