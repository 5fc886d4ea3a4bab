"""`remove`: take a record away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.content import CONTENT
from generator.commands.planned import KIND, YES, carry_out, kind_named
from generator.edits.remove import remove


@click.command("remove")
@KIND
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why, in a sentence: it stands at the record's address from then on.")
@YES
@CONTENT
def remove_command(kind: str, record_id: str, reason: str, yes: bool, content: Path) -> None:
    """Take the record ID away: nothing names it any more, and its address says that it was removed, and why."""
    if not reason.strip():
        raise click.UsageError("Say why in a sentence: REASON='…' (or --reason).")
    carry_out(content, lambda reading: remove(reading, kind_named(kind), record_id, reason, date.today()), yes)
