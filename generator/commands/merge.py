"""`merge`: let one record stand for two."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.content import CONTENT
from generator.commands.planned import KIND, YES, carry_out, kind_named
from generator.edits.merge import merge


@click.command("merge")
@KIND
@click.argument("kept")
@click.argument("gone")
@YES
@CONTENT
def merge_command(kind: str, kept: str, gone: str, yes: bool, content: Path) -> None:
    """Let the record KEPT stand for GONE too: all that names GONE names KEPT, and so does its address."""
    carry_out(content, lambda reading: merge(reading, kind_named(kind), kept, gone), yes)
