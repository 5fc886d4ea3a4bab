"""What commands share: the content folder, what is cached of it, and records without errors."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.checks import report
from generator.commands.terminal import say
from generator.publish.beside import locked

if TYPE_CHECKING:
    from generator.checks.check import Checked
    from generator.records.reading import Cache

SITE, SITE_STANDING = Path("site"), Path("build/site.json")
EPOCH = click.option(
    "--epoch", envvar="SOURCE_DATE_EPOCH", default=0, help="The date that files carry, in seconds since 1970."
)
OWN, RECORDS = Path("content"), Path("build/records.json")
PROJECT_PARTS = ("mkdocs.yml", "overrides", "content")  # what a project holds, from which the program makes a site


class NoProjectError(click.ClickException):
    """There is no project in this folder."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("There is no Stemma project here: run this where mkdocs.yml, overrides/ and content/ lie.")


def need_project() -> None:
    """Raise NoProjectError in a folder that does not hold a project."""
    if not all(Path(part).exists() for part in PROJECT_PARTS):
        raise NoProjectError


def one_at_a_time() -> AbstractContextManager[None]:
    """Hold the project for this command alone, and say so where that means to wait."""
    return locked(Path.cwd(), lambda: say("Another build is under way here; waiting until it ends …"))


def _existing(_: click.Context, __: click.Parameter, content: Path) -> Path:
    if content.is_dir():
        return content
    if content == OWN:
        raise NoProjectError
    raise click.BadParameter(f"There is no folder `{content}`.")


CONTENT = click.option(
    "--content",
    default=OWN,
    show_default=True,
    type=click.Path(path_type=Path),
    callback=_existing,
    help="The folder of records.",
)


def cache_of(content: Path) -> AbstractContextManager[Cache]:
    """The cache of a content folder: that of the project's own is kept, any other's is empty."""
    from generator.commands.cache import cached

    return cached(RECORDS) if content == OWN else nullcontext({})


def checked(content: Path) -> Checked:
    """The content folder, checked; files that have not changed since the last time are not parsed again."""
    from generator.checks.check import check

    with cache_of(content) as cache:
        return check(content, cache)


def sound(content: Path) -> Checked:
    """The content folder's records; ends the program with the findings if there are errors."""
    outcome = checked(content)
    if outcome.errors:
        say(report.as_spans(outcome, content.as_posix()), error=True)
        sys.exit(1)
    return outcome
