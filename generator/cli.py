"""The command line: `stemma check`, or `python -m generator check`, and every other command by its name.

Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a part of the program is missing, and what the system refuses: 4 the disk
is full, 5 no permission, 6 what is there can only be read, 7 a process was ended from outside, 8 a package is missing,
9 anything else, 130 stopped from the keyboard.

Nothing above the commands knows the clock, the environment or colours.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

import click

from generator.findings.unfinished import UnfinishedError
from generator.processes import ProcessEndedError

# Each command by the module and the name that it has there; it is imported when it is asked for, so that a check,
# which runs before every commit, need not wait for what only the others import.
COMMANDS: Mapping[str, str] = {
    "build": "generator.commands.site:build_command",
    "bundle": "generator.commands.bundle:bundle_command",
    "check": "generator.commands.check:check_command",
    "explain": "generator.commands.check:explain_command",
    "find": "generator.commands.find:find_command",
    "import": "generator.commands.import_:import_command",
    "language": "generator.commands.language:language_command",
    "mcp": "generator.commands.mcp:mcp_command",
    "merge": "generator.commands.merge:merge_command",
    "new": "generator.commands.new:new_command",
    "remove": "generator.commands.remove:remove_command",
    "rename": "generator.commands.rename:rename_command",
    "serve": "generator.commands.serve:serve_command",
    "site": "generator.commands.site:site_command",
}

# What is said where the system refuses something, with what it is said of, and the exit code.
REFUSED: Mapping[int, tuple[str, int]] = {
    errno.ENOSPC: ("The disk is full{of}: make room, and try again.", 4),
    errno.EDQUOT: ("No more may be written by this user{of}: make room, and try again.", 4),
    errno.EACCES: ("There is no permission to read or write{of}.", 5),
    errno.EPERM: ("There is no permission to read or write{of}.", 5),
    errno.EROFS: ("What is there can only be read{of}.", 6),
}
ENDED = "A process was ended from outside, as happens where memory is full; try again with less at work beside it."


class _Failed(click.ClickException):
    """The command came to no good end; it carries the exit code."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.exit_code = code  # type: ignore[misc]


@contextmanager
def in_words() -> Iterator[None]:
    """Have what the program lacks, and what the system refuses it, said in a sentence."""
    try:
        yield
    except UnfinishedError as error:
        raise _Failed(str(error), 3) from error
    except KeyboardInterrupt as error:
        raise _Failed("Stopped.", 130) from error
    except ProcessEndedError as error:
        raise _Failed(ENDED, 7) from error
    except ModuleNotFoundError as error:
        if str(error.name).startswith("generator"):
            raise
        installs = "`pip install '.[mcp]'`" if error.name == "mcp" else "`make site`"
        raise _Failed(f"The package {error.name} is missing; {installs} installs what is needed.", 8) from error
    except OSError as error:
        if error.errno == errno.EPIPE:  # nobody reads on, which click knows of
            raise
        text, code = REFUSED.get(error.errno or 0, (f"The system refused this{{of}}: {error.strerror or error}.", 9))
        raise _Failed(text.format(of=f" (at {error.filename})" if error.filename else ""), code) from error


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
        """Run the command; if it fails, say why."""
        with in_words():
            return super().invoke(context)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Stemma: paper records in, pages out."""


def run() -> None:
    """Run the command line as a program of its own."""
    # Records hold no rings; looking for some among a million small values took half the time of a check.
    gc.disable()
    # It would look through every installed package for some, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int) or threading.active_count() > 1:
            raise
        # The system takes all memory back at once; to give back each of a million small values took a tenth of a check.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code)
