"""`language`: begins another language of the interface, or adds to its file the phrases that are new."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands.content import CONTENT
from generator.commands.terminal import say
from generator.languages.phrases import PHRASES
from generator.publish import output
from generator.records import files
from generator.records.kinds import kind_of

BEGUN = """# Write behind each phrase what it is in your language; one with nothing behind it stays in English.
name: {name} # what the language calls itself
words:
"""


@click.command("language")
@click.argument("code")
@click.option("--name", help="What the language calls itself, such as Español.")
@CONTENT
def language_command(code: str, name: str | None, content: Path) -> None:
    """Begin the language of a code, such as es or pt-BR; run again, add the phrases that its file lacks."""
    path = f"languages/{code}.yml"
    if not kind_of(path) or code == "en":
        raise click.UsageError(f"`{code}` is no code of a language besides English, such as `es` or `pt-BR`.")
    file = content / path
    if file.exists():
        added = _add(content, path)
        say(f"{added} phrases added to {file.as_posix()}" if added else f"{file.as_posix()} lacks no phrase")
    else:
        file.parent.mkdir(exist_ok=True)
        output.add(file, BEGUN.format(name=json.dumps(name or code, ensure_ascii=False)) + _lines(PHRASES))
        say(f"{file.as_posix()} is begun, with {len(PHRASES)} phrases; `make serve` shows what is translated")


def _add(content: Path, path: str) -> int:
    """Add to a language's file the phrases that it lacks, and say how many those were."""
    try:
        text = files.read_text(content, path)
        document, wrong = files.parse_document(path, text)
    except files.RefusedError as refused:
        raise click.ClickException(f"{refused.finding.message}; {refused.finding.hint}") from refused
    written = document.fields if isinstance(document.fields, dict) else {}
    if wrong or list(written)[-1:] != ["words"]:
        raise click.ClickException(f"{path}: `words` must be the last field of the file for phrases to be added to it.")
    missing = PHRASES - (written["words"] or {}).keys()
    if missing:
        output.rewrite(content / path, text.rstrip("\n") + "\n" + _lines(missing))
    return len(missing)


def _lines(phrases: Iterable[str]) -> str:
    return "".join(f"  {json.dumps(phrase, ensure_ascii=False)}:\n" for phrase in sorted(phrases))
