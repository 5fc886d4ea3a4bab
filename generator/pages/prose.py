"""A record's Markdown made ready for a page: citations become links, formulas become MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import cited_as
from generator.records.markdown import Token, escape, replace, tokens
from generator.records.mathematics import mathml
from generator.records.model import Body, Paper


def references(body: Body) -> Sequence[str]:
    """The ids that a body cites, once each, in the order in which it first cites them."""
    texts = [body.lead, *(section.text for section in body.sections)]
    return list(dict.fromkeys(cited for text in texts for token in tokens(text) for cited in token.cited))


def render(text: str, page: str, catalogue: Catalogue, numbers: Mapping[str, int] | None = None) -> str:
    """The text as Markdown for the page at this address.

    Citations lead to the cited paper's page; with `numbers` they are numbers and lead to the page's references.
    """

    def link(cited: str) -> str:
        paper = catalogue.papers[cited]
        if numbers:
            return f'[{numbers[cited]}](#reference-{numbers[cited]} "{_title(paper)}")'
        to = addresses.markdown_file(catalogue.href(addresses.paper(cited), page))
        return f'[{escape(cited_as(paper))}]({to} "{_title(paper)}")'

    def citation(token: Token) -> str:
        links = list(map(link, token.cited))
        return rf"\[{', '.join(links)}\]" if numbers else f"({'; '.join(links)})"

    def mention(token: Token) -> str:
        return f"{escape(catalogue.papers[token.cited[0]].short)} {citation(token)}"

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
