"""What is said on a terminal, and its colours. The one module that knows either."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import Any

import click

from generator.checks.report import Spans, Style

COLOURS: Mapping[Style, Mapping[str, Any]] = {
    Style.ERROR: {"fg": "red", "bold": True},
    Style.WARNING: {"fg": "yellow", "bold": True},
    Style.MARGIN: {"fg": "blue"},
}


def say(text: str | Spans, *, error: bool = False) -> None:
    """Print, in colours where the output is a terminal, unless NO_COLOR is set."""
    spans = [(text, Style.PLAIN)] if isinstance(text, str) else text
    shown = "".join(click.style(part, **COLOURS[style]) if style in COLOURS else part for part, style in spans)
    click.echo(shown, err=error, color=False if os.environ.get("NO_COLOR") else None)


def hint(text: str) -> None:
    """Show a text on the last line of a terminal until the next one takes its place; elsewhere nothing."""
    if sys.stderr.isatty():
        plain = "".join(sign for sign in text if sign.isprintable())
        click.echo(f"\r\x1b[K{plain[: shutil.get_terminal_size().columns - 1]}", err=True, nl=False)
