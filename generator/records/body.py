"""The Markdown below the front matter: its lead, its sections, and what may not stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.findings.finding import Code, Finding, Location, did_you_mean
from generator.records.files import Document
from generator.records.markdown import Heading, Token, headings, tokens
from generator.records.mathematics import MathematicsError, mathml
from generator.records.model import Body, Section

SAFE = re.compile(r"(https?://|mailto:)[^\s<>\"']+$")
Fault = tuple[Code, str, str]


def parse(document: Document, allowed: Sequence[str] | None) -> tuple[Body, tuple[Finding, ...]]:
    """The document's body and all findings in it.

    `allowed` names the sections that may stand there, in their order; None lets every section stand.
    """
    text = document.body
    heads = list(headings(text))
    findings = [*_headings(document, heads, allowed), *_tokens(document)]
    starts = [head for head in heads if head.level == 2]
    ends = [*(head.start for head in starts[1:]), len(text)][: len(starts)]
    sections = tuple(
        Section(head.title, text[head.end : end].strip("\n"), place(document, head.start).line)
        for head, end in zip(starts, ends, strict=True)
    )
    lead = text[: starts[0].start] if starts else text
    return Body(lead.strip("\n"), document.body_line, sections), tuple(findings)


def place(document: Document, offset: int, length: int = 1) -> Location:
    """Where a character of the body stands in the file."""
    text = document.body
    line = document.body_line + text.count("\n", 0, offset)
    return Location(document.path, line, offset - text.rfind("\n", 0, offset), max(1, length))


def _headings(document: Document, heads: Sequence[Heading], allowed: Sequence[str] | None) -> Iterator[Finding]:
    latest = -1
    seen: set[str] = set()
    for head in heads:
        where = place(document, head.start, head.end - head.start)
        if head.level == 1:
            yield Finding(
                Code.UNKNOWN_SECTION,
                where,
                "a heading with one `#` stands in the body",
                "the title comes from the front matter; begin a section with `##`",
            )
        if head.level != 2:
            continue
        if head.title in seen:
            yield Finding(Code.SECTION_ORDER, where, f"the section `{head.title}` stands twice", "join the two")
        elif allowed is not None and head.title not in allowed:
            hint = did_you_mean(head.title, allowed, f"the sections are {', '.join(allowed)}")
            yield Finding(Code.UNKNOWN_SECTION, where, f"there is no section `{head.title}`", hint)
        elif allowed is not None:
            if allowed.index(head.title) < latest:
                message = f"`{head.title}` stands after `{allowed[latest]}`"
                yield Finding(Code.SECTION_ORDER, where, message, f"the order is {', '.join(allowed)}")
            latest = max(latest, allowed.index(head.title))
        seen.add(head.title)


def _tokens(document: Document) -> Iterator[Finding]:
    for token in tokens(document.body):
        check = CHECKS.get(token.kind)
        if check and (wrong := check(token)):
            first_line = token.text.split("\n", 1)[0]
            yield Finding(wrong[0], place(document, token.start, len(first_line)), *wrong[1:])


def _formula(token: Token) -> Fault | None:
    try:
        mathml(token.latex, block=token.kind == "display")
    except MathematicsError as error:
        return (
            Code.BAD_MATHEMATICS,
            f"the formula does not parse: {error}",
            "mend it; a dollar sign that is money is written `\\$`",
        )
    return None


def _address(token: Token) -> Fault | None:
    if token.address and SAFE.match(token.address):
        return None
    hint = "link to `https://…`; another record is cited as `[@its-id]`"
    return Code.UNSAFE_LINK, f"a link leads to `{token.address}`, which is no web address", hint


def _html(token: Token) -> Fault:
    return (
        Code.RAW_HTML,
        f"raw HTML stands here: `{token.text.split(chr(10))[0][:40]}`",
        "write it in Markdown; a plain `<` is written `&lt;`",
    )


def _fence(_: Token) -> Fault:
    return Code.UNCLOSED_FENCE, "this code block has no end", "close it with the same marks on a line of their own"


def _image(_: Token) -> Fault:
    return Code.IMAGE, "a picture stands here", "records hold text only; say what the figure shows"


CHECKS: Mapping[str, Callable[[Token], Fault | None]] = {
    "open_fence": _fence,
    "display": _formula,
    "inline": _formula,
    "html": _html,
    "image": _image,
    "link": _address,
    "autolink": _address,
    "definition": _address,
}
