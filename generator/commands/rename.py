"""`rename`: give a record another id."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.content import CONTENT
from generator.commands.planned import KIND, YES, carry_out, kind_named
from generator.edits.rename import rename


@click.command("rename")
@KIND
@click.argument("old")
@click.argument("new")
@YES
@CONTENT
def rename_command(kind: str, old: str, new: str, yes: bool, content: Path) -> None:
    """Give the record OLD the id NEW: all that names it follows, and its old address leads to the new one."""
    carry_out(content, lambda reading: rename(reading, kind_named(kind), old, new), yes)
