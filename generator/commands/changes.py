"""What git knows of the records: files that changed, files that are gone. The one importer of subprocess here."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Set
from pathlib import Path

import click


def changed_since(revision: str, content: Path) -> Set[str]:
    """The files below the content folder that differ from those of a commit, or are not yet known to git.

    Raises click.BadParameter if there is no git, no repository or no such commit.
    """
    tracked = _git(content, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", ".")
    return {*tracked, *_git(content, "ls-files", "--others", "--exclude-standard", "-z")}


def gone_since_last_commit(content: Path) -> Mapping[str, str]:
    """The files below the content folder that the last commit has and the folder has not, with their texts.

    None where there is no git, no repository or no commit.
    """
    try:
        gone = _git(
            content, "diff", "--name-only", "--relative", "--no-renames", "--diff-filter=D", "-z", "HEAD", "--", "."
        )
        return {path: _said(content, "show", f"HEAD:./{path}") for path in sorted(gone)}
    except click.BadParameter:
        return {}


def _git(folder: Path, *words: str) -> Set[str]:
    """The paths that git answers with."""
    return frozenset(_said(folder, *words).split("\0")) - {""}


def _said(folder: Path, *words: str) -> str:
    """What git answers."""
    try:
        said = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        message = "git does not know this commit here; is it spelt rightly, and has it been fetched?"
        raise click.BadParameter(message, param_hint="--since") from error
    return said.stdout
