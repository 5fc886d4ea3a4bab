"""Cases as rows of a table in a file: columns between tabs, lines that begin with `#` say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def rows(file: Path) -> Sequence[Sequence[str]]:
    """The rows of such a file."""
    lines = file.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
