"""A record's Markdown made ready for a page: citations become links, formulas become MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator import urls
from generator.catalogue import Catalogue
from generator.markdown import Token, escape, replace
from generator.mathematics import mathml
from generator.model import Paper

PARTICLES = frozenset(("da", "de", "del", "den", "der", "di", "du", "la", "le", "ten", "van", "von", "zu"))


def render(text: str, page: str, catalogue: Catalogue) -> str:
    """The text as Markdown for the page at this address."""

    def link(cited: str) -> str:
        paper = catalogue.papers[cited]
        to = urls.markdown_file(catalogue.href(urls.paper(cited), page))
        return f'[{escape(cited_as(paper))}]({to} "{_title(paper)}")'

    def citation(token: Token) -> str:
        return f"({'; '.join(map(link, token.cited))})"

    def mention(token: Token) -> str:
        return f"{escape(catalogue.papers[token.cited[0]].short)} ({link(token.cited[0])})"

    def sign(token: Token) -> str:
        """Python-Markdown has fewer escapes than a record may use."""
        return f"&#{ord(token.text[1])};" if token.text[1] in "$@<>|~" else token.text

    made: Mapping[str, Callable[[Token], str]] = {
        "citation": citation,
        "mention": mention,
        "escape": sign,
        "inline": lambda token: f'<span class="st-math">{mathml(token.latex, block=False)}</span>',
        "display": lambda token: f'<span class="st-math st-math--block">{mathml(token.latex, block=True)}</span>',
    }
    return replace(text, made)


def _title(paper: Paper) -> str:
    """What the pointer shows of a cited paper: its name and its `tldr`, with no sign that Markdown reads."""
    text = f"{paper.short}: {paper.fields.tldr}" if paper.fields.tldr else paper.fields.title
    return re.sub(r"[^\w .,;:?/%-]", lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


def cited_as(paper: Paper) -> str:
    """How a text cites the paper: `Hu et al., 2021`; by its name where no authors are known."""
    surnames = [surname(author) for author in paper.fields.authors]
    match surnames:
        case []:
            who = paper.short
        case [one]:
            who = one
        case [one, two]:
            who = f"{one} and {two}"
        case [one, *_]:
            who = f"{one} et al."
    return f"{who}, {paper.fields.year}"


def surname(author: str) -> str:
    """The family name of a name written in its usual order, with its particles.

    >>> surname("Aäron van den Oord")
    'van den Oord'
    """
    *given, last = author.split()
    particles: list[str] = []
    while len(given) > 1 and given[-1].lower() in PARTICLES:
        particles.insert(0, given.pop())
    return " ".join([*particles, last])
