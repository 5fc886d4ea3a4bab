"""What can be fixed in a record without judgement: order of keys and sections, whitespace, quoting, names.

A text is changed, never its meaning: a sound record says the same afterwards, and fixing twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from generator.findings.finding import Code
from generator.records import front_matter
from generator.records.fields import turned_round
from generator.records.files import RefusedError, parse_document
from generator.records.kinds import kind_of, sections_at
from generator.records.text import parse


def fixed(path: str, text: str) -> tuple[str, Sequence[str]]:
    """The record's text as it should stand, and what was fixed in it, in words.

    `path` is relative to the content folder; a text that has no front matter comes back as it is.
    """
    done: list[str] = []
    with suppress(RefusedError):  # the check says why
        for what, fix in FIXES:
            better = fix(path, text)
            if better != text:
                done.append(what)
            text = better
    return text, done


def _whitespace(path: str, text: str) -> str:
    head, body = _parts(path, text)
    spaced = "\n".join(_without_tabs(line).rstrip() for line in head.split("\n"))
    read = parse(body)
    if any(fault.code is Code.UNCLOSED_FENCE for fault in read.faults):
        return spaced + body
    tidied = "\n".join(_tidy(body.split("\n"), read.verbatim)).rstrip()
    return f"{spaced}{tidied}\n" if tidied else f"{spaced.rstrip()}\n"


def _tidy(lines: Sequence[str], verbatim: Collection[int]) -> Iterator[str]:
    """The lines without what is left over at their ends, and one empty line where there are several.

    Two spaces before a line's end are a line break in Markdown; anything else there is left over.
    """
    before = "x"
    for number, line in enumerate(lines):
        if number in verbatim:
            yield line
            before = "x"
            continue
        bare = line.rstrip(" \t")
        rest, quoted = line[len(bare) :], bare.lstrip("> \t")
        is_break = quoted and len(rest) > 1 and "\t" not in rest and not quoted.startswith(("```", "~~~"))
        tidy = line if is_break else bare
        if tidy or before:
            yield tidy
        before = tidy


def _without_tabs(line: str) -> str:
    """Two spaces for each tab that indents, one for each other."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].replace("\t", "  ") + rest.replace("\t", " ")


def _quoting(path: str, text: str) -> str:
    """Quotes round each value in which a colon would begin a second mapping."""
    for _ in text.split("\n"):
        _, findings = parse_document(path, text)
        colon = next((finding for finding in findings if finding.code is Code.UNQUOTED_COLON), None)
        if not colon:
            return text
        lines = text.split("\n")
        lines[colon.location.line - 1] = front_matter.quoted(lines[colon.location.line - 1]) or ""
        text = "\n".join(lines)
    return text


def _names(path: str, text: str) -> str:
    """Given names first, where an author is written as `"Last, First"`."""
    document, findings = parse_document(path, text)
    lines = text.split("\n")
    told = [] if findings else document.find("authors", "*")
    for steps, name in reversed(told):
        node, turned = document.front.at(*steps), turned_round(name)
        if turned and node and node.start[0] == node.end[0]:
            row, (start, end) = node.start[0] + document.front_line - 1, (node.start[1], node.end[1])
            lines[row] = f"{lines[row][:start]}{front_matter.in_quotes(turned)}{lines[row][end:]}"
    return "\n".join(lines)


def _key_order(path: str, text: str) -> str:
    row = kind_of(path)
    if not row or not path.endswith(".md"):
        return text
    document, findings = parse_document(path, text)
    keys = document.front.keys
    head, body = _parts(path, text)
    *lines, end, rest = head.split("\n")
    if findings:
        return text
    order = list(row.shape.model_fields)
    starts = [_with_comments(lines, where.line - 1) for where in keys.values()]
    blocks = [lines[start:below] for start, below in pairwise([*starts, len(lines)])]
    placed = sorted(
        zip(keys, blocks, strict=True), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)
    )
    in_order = [line for _, block in placed for line in block]
    better = "\n".join([*lines[: starts[0]], *in_order, end, rest]) + body
    after, _ = parse_document(path, better)
    return better if after.fields == document.fields else text  # such as keys between braces


def _with_comments(lines: Sequence[str], start: int) -> int:
    """The first line of the comments that stand directly above a key."""
    while lines[start - 1].startswith("#"):
        start -= 1
    return start


def _section_order(path: str, text: str) -> str:
    sections = sections_at(path)
    if sections is None:
        return text
    head, body = _parts(path, text)
    written = parse(body).sections
    titles = [section.title for section in written]
    if len(set(titles)) < len(titles) or not set(titles) <= set(sections):
        return text
    in_order = sorted(titles, key=sections.index)
    if titles == in_order:
        return text
    spans = pairwise([*(section.place.start for section in written), len(body)])
    texts = dict(zip(titles, (body[start:end].rstrip() for start, end in spans), strict=True))
    lead = body[: written[0].place.start]
    return head + lead + "\n\n".join(texts[title] for title in in_order) + "\n"


def _parts(path: str, text: str) -> tuple[str, str]:
    """The front matter with its marks and their line end, and the body; a `.yml` file is front matter alone."""
    document, _ = parse_document(path, text)
    return text[: document.body_start], document.body


FIXES: Sequence[tuple[str, Callable[[str, str], str]]] = (
    ("whitespace", _whitespace),
    ("quoting", _quoting),
    ("names", _names),
    ("order of keys", _key_order),
    ("order of sections", _section_order),
)
