"""`check` and `explain`: what is wrong with the records, and why a finding is one."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.checks import report
from generator.checks.fix import fixed
from generator.checks.gone import with_gone
from generator.commands.changes import changed_since, gone_since_last_commit
from generator.commands.content import CONTENT, checked
from generator.commands.terminal import say
from generator.findings.finding import Code, explanation, nearest
from generator.publish import output
from generator.records import files

FORMAT = click.option("--format", "style", default="text", show_default=True, type=click.Choice(list(report.FORMATS)))


@click.command("check")
@CONTENT
@FORMAT
@click.option(
    "--since", help="Say first what is wrong with files that have changed since this commit, such as origin/main."
)
@click.option("--fix", is_flag=True, help="First fix what needs no judgement: order, whitespace, quoting, names.")
def check_command(content: Path, style: str, since: str | None, fix: bool) -> None:
    """Say everything that is wrong with the records; without --fix, change nothing in them."""
    if fix:
        _fix(content)
    outcome = checked(content, changed_since(since, content) if since else frozenset(), date.today())
    if any(finding.missing for finding in outcome.findings):
        outcome = with_gone(outcome, gone_since_last_commit(content))
    say(report.FORMATS[style](outcome, content.as_posix()))
    sys.exit(1 if outcome.errors else 0)


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Say what a finding means, with a wrong and a right example."""
    if code not in list(Code):
        close = nearest(code, list(Code))
        raise click.UsageError(f"There is no finding `{code}`." + (f" Did you mean `{close}`?" if close else ""))
    say(explanation(Code(code)))


def _fix(content: Path) -> None:
    """Fix every record that can be, and say on the error channel what was done."""
    for path in files.files(content):
        try:
            text = files.read_text(content, path)
        except files.RefusedError:
            continue  # the check says why
        better, done = fixed(path, text)
        if done:
            output.rewrite(content / path, better)
            say(f"fixed {content.as_posix()}/{path}: {', '.join(done)}", error=True)
