"""Citations in running text, changed where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.records.files import parse_document
from generator.records.text import CITATION, MENTION, parse

Reworded = Callable[[Sequence[str], bool], str | None]
MARKDOWN = re.compile(r"([\\`*_\[\]<>$@|])")


def with_citations(path: str, text: str, reworded: Reworded) -> str:
    """The text of a file in which each citation is what `reworded` makes of its ids, and of whether it is a mention.

    None leaves it as it is.
    """
    document = parse_document(path, text)[0]
    head, body = text[: len(text) - len(document.body)], document.body
    for _ in range(body.count("@")):
        changed = _with_one(body, reworded)
        if changed == body:
            break
        body = changed
    return head + body


def _with_one(body: str, reworded: Reworded) -> str:
    """The body with its last citation changed that is to be."""
    parsed = parse(body)
    cited = [one for part in (parsed.lead, *(section.part for section in parsed.sections)) for one in part.citations]
    for one in reversed(cited):
        ids, is_mention = one.citation.ids, one.citation.is_mention
        new = reworded(ids, is_mention)
        if new is None:
            continue
        for match in (MENTION if is_mention else CITATION).finditer(body, one.place.start):
            if _ids(match[1], is_mention) == list(ids):
                return body[: match.start()] + new + body[match.end() :]
    return body


def _ids(written: str, is_mention: bool) -> list[str]:
    return [written] if is_mention else [part.strip().removeprefix("@") for part in written.split(";")]


def cite(ids: Sequence[str], is_mention: bool) -> str:
    """A citation of these papers, each once."""
    return f"@{ids[0]}" if is_mention else f"[{'; '.join(f'@{one}' for one in dict.fromkeys(ids))}]"


def escaped(words: str) -> str:
    """Words of no meaning to Markdown."""
    return MARKDOWN.sub(r"\\\1", words)
