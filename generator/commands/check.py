"""`check` and `explain`: what is wrong with the records, and why a finding is one."""

from __future__ import annotations

import sys
from collections.abc import Set
from datetime import date
from pathlib import Path

import click

from generator.checks import report
from generator.checks.report import Verdict
from generator.commands.changes import changed_since, gone_since_last_commit
from generator.commands.content import CONTENT, OWN, cache_of
from generator.commands.remembered import remember, remembered
from generator.commands.terminal import say
from generator.findings.finding import Code, errors, explanation, nearest
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
    touched, today = changed_since(since, content) if since else frozenset[str](), date.today()
    told = remembered(content, touched, today) if content == OWN else None
    told = told or _checked(content, touched, today)
    say(report.FORMATS[style](told, content.as_posix()))
    sys.exit(1 if errors(told.findings) else 0)


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Say what a finding means, with a wrong and a right example."""
    if code not in list(Code):
        close = nearest(code, list(Code))
        raise click.UsageError(f"There is no finding `{code}`." + (f" Did you mean `{close}`?" if close else ""))
    say(explanation(Code(code)))


def _checked(content: Path, touched: Set[str], today: date) -> Verdict:
    """What is wrong; what was found in the project's own records is remembered."""
    # What reads and checks records is loaded here, since where nothing has changed nothing is read.
    from generator.checks.check import check
    from generator.checks.gone import with_gone

    with cache_of(content) as cache:
        outcome = check(content, cache, touched=touched, today=today)
    if content == OWN:
        remember(outcome, cache, touched, today)
    if any(finding.missing for finding in outcome.findings):
        return with_gone(outcome, gone_since_last_commit(content))
    return outcome


def _fix(content: Path) -> None:
    """Fix every record that can be, and say on the error channel what was done."""
    from generator.checks.fix import fixed

    for path in files.files(content):
        try:
            text = files.read_text(content, path)
        except files.RefusedError:
            continue  # the check says why
        better, done = fixed(path, text)
        if done:
            output.rewrite(content / path, better)
            say(f"fixed {content.as_posix()}/{path}: {', '.join(done)}", error=True)
