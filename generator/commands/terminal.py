"""What is said on a terminal, and its colours. The one module that knows either."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import click

# How parts of a finding look where the output is a terminal.
COLOURS: Sequence[tuple[re.Pattern[str], Mapping[str, Any]]] = (
    (re.compile(r"^error\[[\w-]+\]", re.M), {"fg": "red", "bold": True}),
    (re.compile(r"^warning\[[\w-]+\]", re.M), {"fg": "yellow", "bold": True}),
    (re.compile(r"\^+$", re.M), {"fg": "red", "bold": True}),
    (re.compile(r"^ *(?:\d+ \||\||-->|=)", re.M), {"fg": "blue"}),
)


def say(text: str, *, error: bool = False) -> None:
    """Print, in colours where the output is a terminal, unless NO_COLOR is set."""
    for pattern, style in COLOURS:
        text = pattern.sub(partial(_styled, style), text)
    click.echo(text, err=error, color=False if os.environ.get("NO_COLOR") else None)


def _styled(style: Mapping[str, Any], found: re.Match[str]) -> str:
    return click.style(found[0], **style)
