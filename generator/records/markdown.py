"""Markdown as text: escaping, the tokens of a body that need care, and its sections with their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape as html_escape

SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^$@:=])")
TOKEN = re.compile(
    r"""
    (?= [`~\\$\[@<!\]] | ^[ ]{1,3}[`~\[] )  # how any token begins: most characters are passed over at once
    (?: (?P<fence> ^[ ]{0,3}(?P<bar>`{3,}|~{3,})[^\n]*\n (?:.*?\n)?? [ ]{0,3}(?P=bar)[`~]*[ \t]*$ )
  | (?P<open_fence> ^[ ]{0,3}(?:`{3,}|~{3,}).*\Z )
  | (?P<code> (?P<tick>`+)(?!`) .+? (?<!`)(?P=tick)(?!`) )
  | (?P<escape> \\[\\`*_{}\[\]()\#+\-.!$@<>|~] )
  | (?P<display> \$\$ (?P<display_latex>.+?) \$\$ )
  | (?P<inline> \$(?![\s$]) (?P<inline_latex>(?:\\.|[^$\\\n]|\n(?!\n))+?) (?<!\s)\$(?!\d) )
  | (?P<citation> \[ (?P<cited>@[\w-]+(?:\s*;\s*@[\w-]+)*) \] )
  | (?P<mention> (?<![\w.@/]) @(?P<mentioned>[a-z0-9]+(?:-[a-z0-9]+)*) )
  | (?P<autolink> <(?P<autolink_address>[A-Za-z][\w+.-]*:[^\s<>]*)> )
  | (?P<html> <(?:/?[A-Za-z][^>\n]*>?|![^>\n]*>?|\?[^>\n]*>?) )
  | (?P<image> !\[[^\]\n]*\](?=[(\[]) )
  | (?P<link> \]\(\s*<?(?P<address>[^\s)>]*) )
  | (?P<definition> ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined_address>[^\s>]*) )
    )""",
    re.M | re.S | re.X,
)
HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.M)
WORD = re.compile(r"[^\w\s]*\w\S*")


def escape(text: str) -> str:
    """Plain text as one line of Markdown that shows exactly that text."""
    spelt = html_escape(SIGNS.sub(r"\\\1", " ".join(text.split())), quote=False)
    # A backslash does not quote these everywhere in Python-Markdown, an entity does.
    return re.sub(r"\\([~^$@:=|])", lambda found: f"&#{ord(found[1])};", spelt)


@dataclass(frozen=True)
class Token:
    """A stretch of a body that is more than running text; `kind` is the name of its group in TOKEN."""

    kind: str
    text: str
    start: int
    groups: Mapping[str, str | None]

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids that a citation or a mention names, in order."""
        named = self.groups["cited"] or self.groups["mentioned"] or ""
        return tuple(part.strip().removeprefix("@") for part in named.split(";") if part.strip())

    @property
    def latex(self) -> str:
        """The formula of a `display` or `inline` token, without its dollar signs."""
        return (self.groups["display_latex"] or self.groups["inline_latex"] or "").strip()

    @property
    def address(self) -> str | None:
        """Where a link, an autolink or a definition leads; None for other tokens."""
        for group in ("address", "autolink_address", "defined_address"):
            if (found := self.groups[group]) is not None:
                return found
        return None


@cache
def tokens(text: str) -> Sequence[Token]:
    """All tokens of the text in order; inside code and mathematics nothing else is found."""
    kinds = ((next(name for name in TOKEN_KINDS if found[name] is not None), found) for found in TOKEN.finditer(text))
    return tuple(Token(kind, found[0], found.start(), found.groupdict()) for kind, found in kinds)


TOKEN_KINDS = (
    "fence", "open_fence", "code", "escape", "display", "inline", "citation", "mention", "autolink", "html", "image",
    "link", "definition",
)  # fmt: skip


def replace(text: str, made: Mapping[str, Callable[[Token], str]]) -> str:
    """The text with each token whose kind is a key of `made` replaced by what that function returns."""
    parts, end = [], 0
    for token in tokens(text):
        if token.kind in made:
            parts += [text[end : token.start], made[token.kind](token)]
            end = token.start + len(token.text)
    return "".join([*parts, text[end:]])


@dataclass(frozen=True)
class Heading:
    """A `#` heading outside code: its level, its title and where it stands in the text."""

    level: int
    title: str
    start: int
    end: int


def headings(text: str) -> Iterator[Heading]:
    """The headings of the text in order."""
    fences = [(t.start, t.start + len(t.text)) for t in tokens(text) if t.kind in ("fence", "open_fence")]
    for found in HEADING.finditer(text):
        if not any(start <= found.start() < end for start, end in fences):
            yield Heading(len(found["marks"]), found["title"], found.start(), found.end())


def count_words(text: str) -> int:
    """How many words a reader reads: headings and link addresses do not count, a formula counts as one."""
    read_as = {"display": "x", "inline": "x", "link": "] ("}
    plain = replace(HEADING.sub("", text), {kind: lambda token: read_as[token.kind] for kind in read_as})
    return len(WORD.findall(plain))
