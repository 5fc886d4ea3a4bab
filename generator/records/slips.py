"""What the reader of YAML has against a front matter, in the words of people who do not know YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

QUOTED = re.compile(r"""^(?P<before>\s*(?:-\s+)?[\w-]+:\s+)(?P<quote>['"])(?P<text>.*?)(?P<last>(?P=quote))?\s*$""")
NO_SPACE = re.compile(r"\s*-(?=[\w{\[\"'])(?!\d)")  # an entry of a list, not a number
MARK_NAMES = {"'": "an apostrophe", '"': "a quotation mark"}


class Mark(NamedTuple):
    """A place in the text: line and column, from 0."""

    line: int
    column: int


class Slip(NamedTuple):
    """What is wrong, where, and what to do about it."""

    where: Mark
    message: str
    hint: str


class Wording(NamedTuple):
    """How a fault is said that the reader tells in these words, of something in the midst of these.

    `from_start` says that it is shown where what has no end begins, and not where the reader gave up.
    """

    midst: str
    words: str
    message: str
    hint: str
    from_start: bool = False


SLIPS: Sequence[Wording] = (
    Wording(
        "scanning a quoted scalar",
        "unexpected end",
        "a quotation mark opens here, and none closes it",
        "put the same mark behind the last word of the text",
        from_start=True,
    ),
    Wording(
        "flow sequence",
        "expected ',' or ']'",
        "the list that begins here does not end, or lacks a comma",
        "put `]` behind its last entry, a comma between two, and quotes round one that has a colon",
        from_start=True,
    ),
    Wording(
        "flow mapping",
        "expected ',' or '}'",
        "the fields that begin here do not end, or lack a comma",
        "put `}` behind the last of them, a comma between two, and quotes round a value that has a comma or a colon",
        from_start=True,
    ),
    Wording(
        "",
        "mapping values are not allowed",
        "this line begins further right than the one above, or that one lacks its colon",
        "begin each field in the column of the one above it, and put `: ` behind its name",
    ),
    Wording(
        "simple key",
        "could not find expected ':'",
        "this line has no colon behind the name of a field",
        "write it as `name: value`; where it goes on from the line above, indent it by two spaces",
        from_start=True,
    ),
    Wording(
        "",
        "expected '-' indicator",
        "this line does not begin in the column of the others of its list",
        "begin each entry with `- ` in the column of the one above, and its fields two columns further right",
    ),
    Wording(
        "",
        "cannot start any token",
        "a value cannot begin with this sign",
        "put the whole value in quotes",
    ),
    Wording(
        "quoted scalar",
        "unknown escape",
        "between double quotes a backslash has a meaning of its own",
        "put the text in single quotes, or write two backslashes",
    ),
    Wording(
        "",
        "<document start>",
        "the fields do not begin in one column",
        "begin every field at the left edge",
    ),
    Wording(
        "",
        "block sequence entries are not allowed",
        "a list begins on the line of its field",
        "write `-` on the next line, indented by two spaces, or the list as `[one, two]`",
    ),
)


# What stands at the left or the right of where it belongs.
STRAY = {
    "-": next((one.message, one.hint) for one in SLIPS if one.words == "expected '-' indicator"),
    "]": ("this bracket closes nothing", "take it out, or put `[` where the list begins"),
    "}": ("this bracket closes nothing", "take it out, or put `{` where the fields begin"),
}


def slip_of(lines: Sequence[str], midst: str, words: str, start: Mark | None, stopped: Mark) -> Slip:
    """What to say of a fault that the reader tells: in the midst of what, in which words, and where.

    `start` is where that began in whose midst it was, `stopped` where the reader gave up.
    """
    told = next((one for one in SLIPS if one.midst in midst and one.words in words), None)
    if start and told and told.midst.startswith("flow") and lines[start.line].count('"') % 2:
        last = Mark(start.line, lines[start.line].rindex('"'))
        return Slip(last, "of the quotation marks on this line one has no partner", "put one where it is missing")
    shown = start if told and told.from_start and start else stopped
    if match := NO_SPACE.match(lines[shown.line]):
        return Slip(Mark(shown.line, match.end() - 1), "no space stands behind `-`", "write `- ` before the entry")
    if told:
        return Slip(shown, told.message, told.hint)
    line = lines[stopped.line]
    if unclosed := _unclosed(lines[: stopped.line + 1]):
        return unclosed
    if (match := QUOTED.match(line)) and stopped.column > len(match["before"]):
        return _ended_early(match, stopped)
    if line[stopped.column : stopped.column + 1] in STRAY:
        return Slip(stopped, *STRAY[line[stopped.column]])
    hint = "check quotes, brackets and the column in which this line and the one above begin"
    return Slip(stopped, "this line does not fit to what stands above it", hint)


def _unclosed(lines: Sequence[str]) -> Slip | None:
    """The last line that opens quotes and does not close them; what closes them is the next mark of its kind below."""
    for number in reversed(range(len(lines))):
        match = QUOTED.match(lines[number])
        if match and not match["last"] and match["quote"] not in match["text"]:
            return Slip(Mark(number, len(match["before"])), SLIPS[0].message, SLIPS[0].hint)
    return None


def _ended_early(match: re.Match[str], stopped: Mark) -> Slip:
    """The same mark stands inside a text that is put in quotes."""
    quote, text = match["quote"], match["text"]
    if not match["last"]:
        text = f"{quote}{text}"
    if quote == "'":
        kind, other, inside = "double", '"', text.replace("\\", "\\\\").replace('"', '\\"')
    else:
        kind, other, inside = "single", "'", text.replace("'", "''")
    where = Mark(stopped.line, stopped.column - 1)
    message = f"{MARK_NAMES[quote]} inside the text ends it here, before its last word"
    return Slip(where, message, f"put the whole in {kind} quotes: {match['before'].strip()} {other}{inside}{other}")
