"""The command line: `stemma check`, or `python -m generator check`, and every other command by its name.

Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a part of the program is missing.

Nothing above the commands knows the clock, the environment or colours.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from importlib import import_module

import click

from generator.findings.unfinished import UnfinishedError

# Each command by the module and the name that it has there; it is imported when it is asked for, so that a check,
# which runs before every commit, need not wait for what only the others import.
COMMANDS: Mapping[str, str] = {
    "build": "generator.commands.site:build_command",
    "bundle": "generator.commands.bundle:bundle_command",
    "check": "generator.commands.check:check_command",
    "explain": "generator.commands.check:explain_command",
    "find": "generator.commands.find:find_command",
    "import": "generator.commands.import_:import_command",
    "merge": "generator.commands.merge:merge_command",
    "new": "generator.commands.new:new_command",
    "remove": "generator.commands.remove:remove_command",
    "rename": "generator.commands.rename:rename_command",
    "serve": "generator.commands.serve:serve_command",
    "site": "generator.commands.site:site_command",
}


class _Lacking(click.ClickException):
    """The program lacks a part."""

    exit_code = 3


class _Commands(click.Group):
    """The commands of the table, each imported when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, context: click.Context) -> object:
        """Run the command; what the program lacks is said in a sentence."""
        try:
            return super().invoke(context)
        except UnfinishedError as error:
            raise _Lacking(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Stemma: paper records in, pages out."""


def run() -> None:
    """Run the command line as a program of its own."""
    # Records hold no rings; looking for some among a million small values took half the time of a check.
    gc.disable()
    # It would look through every installed package for some, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    main()
