"""What `rename`, `merge` and `remove` share: a change is shown before it is made, and made whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from generator.checks import report
from generator.checks.check import Checked, check
from generator.commands.content import cache_of
from generator.commands.terminal import say
from generator.edits.plan import NotPossibleError, Plan, followed
from generator.findings.finding import Severity
from generator.publish import output
from generator.records.kinds import KINDS
from generator.records.model import Kind
from generator.records.reading import Cache, Reading

KIND_WORDS = {row.word.rpartition(" ")[2]: kind for kind, row in KINDS.items() if row.address}
KIND = click.argument("kind", type=click.Choice(list(KIND_WORDS)))
YES = click.option("--yes", is_flag=True, envvar="YES", help="Do it; without this, only say what would be done.")
MOST_SHOWN = 40  # lines of a plan; what follows is counted


def kind_named(word: str) -> Kind:
    """The kind of record that a word stands for, such as `topic`."""
    return KIND_WORDS[word]


def carry_out(content: Path, planned: Callable[[Reading], Plan], yes: bool) -> None:
    """Show a change, and make it if that is asked for; ends the program if it cannot be made."""
    with cache_of(content) as cache:
        before = check(content, cache)
        if before.errors:
            _stop(f"Mend what is wrong first, {before.errors} findings in all: `make check` says what.")
        try:
            plan = planned(before.reading)
        except NotPossibleError as error:
            _stop(str(error))
        plan = _whole(content, cache, before, plan)
    say(f"{plan.what}:")
    for note in plan.notes[:MOST_SHOWN]:
        say(f"  {note}")
    if len(plan.notes) > MOST_SHOWN:
        say(f"  and {len(plan.notes) - MOST_SHOWN} further files")
    if yes:
        output.change(plan.texts, plan.moved, content)
        say("Done.")
    else:
        say("Nothing is written yet. To do it, say so: YES=1 behind `make`, or --yes.")


def _whole(content: Path, cache: Cache, before: Checked, plan: Plan) -> Plan:
    """The change with the translations that follow it. Ends the program with the findings that would come of it."""
    after = check(content, cache, plan.texts)
    if not after.errors and (brought_along := followed(before.reading, after.reading, plan.moved)):
        notes = (*plan.notes, f"{len(brought_along)} translations keep in step")
        plan = Plan(plan.what, {**plan.texts, **brought_along}, plan.moved, notes)
        after = check(content, cache, plan.texts)
    if after.errors:
        wrong = tuple(finding for finding in after.findings if finding.severity is Severity.ERROR)
        say(report.as_spans(Checked(after.reading, wrong), content.as_posix()), error=True)
        _stop(f"Nothing was written, since this would come of it. First change these places, then {plan.what} again.")
    return plan


def _stop(why: str) -> None:
    say(why, error=True)
    sys.exit(1)
