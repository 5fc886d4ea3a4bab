"""What git knows of the records: which files a change has touched. The one importer of subprocess here."""

from __future__ import annotations

import subprocess
from collections.abc import Set
from pathlib import Path

import click


def changed_since(revision: str, content: Path) -> Set[str]:
    """The files below the content folder that differ from those of a commit, or are not yet known to git.

    Raises click.BadParameter if there is no git, no repository or no such commit.
    """
    tracked = _git(content, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", ".")
    return {*tracked, *_git(content, "ls-files", "--others", "--exclude-standard", "-z")}


def _git(folder: Path, *words: str) -> Set[str]:
    """The paths that git answers with."""
    try:
        said = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        message = "git does not know this commit here; is it spelt rightly, and has it been fetched?"
        raise click.BadParameter(message, param_hint="--since") from error
    return frozenset(said.stdout.split("\0")) - {""}
