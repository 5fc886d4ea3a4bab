"""The command line: `python -m generator check | build | site | serve | bundle | new | explain`.

The one place that knows the clock, the environment and colours. Exit codes: 0 fine, 1 findings, 2 wrong use.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator import output, report, source
from generator.checking import Checked, check
from generator.diagnostics import Code, explanation, nearest
from generator.mend import mended
from generator.remembered import remembered
from generator.schema import Memory

OWN, MEMORY = Path("content"), Path("build/records.pickle")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
CONTENT = click.option("--content", default=OWN, show_default=True, type=FOLDER, help="The folder of records.")
FORMAT = click.option("--format", "style", default="text", show_default=True, type=click.Choice(list(report.FORMATS)))


# How parts of a finding look where the output is a terminal.
COLOURS: Sequence[tuple[re.Pattern[str], Mapping[str, Any]]] = (
    (re.compile(r"^error\[[\w-]+\]", re.M), {"fg": "red", "bold": True}),
    (re.compile(r"^warning\[[\w-]+\]", re.M), {"fg": "yellow", "bold": True}),
    (re.compile(r"\^+$", re.M), {"fg": "red", "bold": True}),
    (re.compile(r"^ *(?:\d+ \||\||-->|=)", re.M), {"fg": "blue"}),
)


class _Commands(click.Group):
    """The commands; those that make something are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_makers()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or _makers().get(cmd_name)


def _makers() -> Mapping[str, click.Command]:
    found: Mapping[str, click.Command] = import_module("generator.commands").COMMANDS
    return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Stemma: paper records in, pages out."""


@main.command("check")
@CONTENT
@FORMAT
@click.option("--fix", is_flag=True, help="First mend what needs no judgement: order, whitespace, quoting.")
def check_command(content: Path, style: str, fix: bool) -> None:
    """Say everything that is wrong with the records; without --fix, change nothing in them."""
    if fix:
        _mend(content)
    found = checked(content)
    say(report.FORMATS[style](found, content.as_posix()))
    sys.exit(1 if found.errors else 0)


@main.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Say what a finding means, with a wrong and a right example."""
    if code not in list(Code):
        close = nearest(code, list(Code))
        raise click.UsageError(f"There is no finding `{code}`." + (f" Did you mean `{close}`?" if close else ""))
    say(explanation(Code(code)))


def _mend(content: Path) -> None:
    """Mend every record that can be, and say on the error channel what was done."""
    for path in source.files(content):
        try:
            text = source.read(content, path)
        except source.RefusedError:
            continue  # the check says why
        better, done = mended(path, text)
        if done:
            output.rewrite(content / path, better)
            say(f"mended {content.as_posix()}/{path}: {', '.join(done)}", error=True)


def memory_of(content: Path) -> AbstractContextManager[Memory]:
    """What is remembered of a content folder: that of the project's own is kept, any other's is empty."""
    return remembered(MEMORY) if content == OWN else nullcontext({})


def checked(content: Path) -> Checked:
    """The content folder, checked; files that have not changed since the last time are not parsed again."""
    with memory_of(content) as memory:
        return check(content, memory)


def sound(content: Path) -> Checked:
    """The content folder's records; ends the program with the findings if there are errors."""
    found = checked(content)
    if found.errors:
        say(report.text(found, content.as_posix()), error=True)
        sys.exit(1)
    return found


def say(text: str, *, error: bool = False) -> None:
    """Print, in colours where the output is a terminal, unless NO_COLOR is set."""
    for pattern, style in COLOURS:
        text = pattern.sub(partial(_styled, style), text)
    click.echo(text, err=error, color=False if os.environ.get("NO_COLOR") else None)


def _styled(style: Mapping[str, Any], found: re.Match[str]) -> str:
    return click.style(found[0], **style)
