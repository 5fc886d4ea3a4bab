"""A record's text made ready for a page: its holes are filled with links, ids and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import cited_as
from generator.findings.finding import Code
from generator.findings.unfinished import UnfinishedError
from generator.languages.phrases import PHRASES
from generator.records.model import Body, Paper, Section
from generator.records.text import Citation, Heading, Note, Piece, parse

PLAIN_WORDS = "In plain words"
# The ids that templates give beside a text; `tests/pages` holds the list to them.
TAKEN = (
    "begin", "by-year", "evidence", "family", "grew-out-of", "led-to", "lineages", "lists", "near", "parts",
    "provenance", "read-first", "references", "reported-figures", "the-papers", "topics",
)  # fmt: skip


class Anchors:
    """The ids of a page's headings, no two of them equal; `taken` are those that the page's template has."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self._taken = Counter(taken)

    def of(self, title: str) -> str:
        """The id of a heading of this title; a second one of the same ends with `_1`."""
        wanted = addresses.slug(title) or "section"
        anchor, number = wanted, 0
        while self._taken[anchor]:
            number += 1
            anchor = f"{wanted}_{number}"
        self._taken[anchor] += 1
        return anchor


def references(body: Body) -> Sequence[str]:
    """The ids that a body cites, once each, in the order in which it first cites them."""
    return list(dict.fromkeys(cited for one in body.citations for cited in one.citation.ids))


@dataclass(frozen=True)
class SectionView:
    """A section of a record, ready for its page; `plain` is the one that is set apart for newcomers."""

    heading: str
    anchor: str
    text: Markup
    plain: bool = False


@dataclass(frozen=True)
class Prose:
    """A record's text, ready for its page: what stands before the sections, the sections, and the footnotes."""

    lead: Markup
    sections: Sequence[SectionView]
    notes: Markup


def prose(body: Body, page: str, catalogue: Catalogue, numbers: Mapping[str, int] | None = None) -> Prose:
    """What a text shows on the page at this address.

    Citations lead to the cited paper's page; with `numbers` they are numbers and lead to the page's references.
    """
    anchors = Anchors(TAKEN)

    def link(cited: str) -> str:
        paper = catalogue.papers[cited]
        if numbers:
            to = f"#{addresses.anchor('reference', numbers[cited])}"
            return f'<a href="{to}" title="{_title(paper)}">{numbers[cited]}</a>'
        to = escape(catalogue.href(addresses.paper(cited), page))
        return f'<a href="{to}" title="{_title(paper)}">{escape(cited_as(paper), quote=False)}</a>'

    def citation(citation: Citation) -> str:
        links = ", " if numbers else "; "
        cited = links.join(map(link, citation.ids))
        cited = f"[{cited}]" if numbers else f"({cited})"
        if not citation.is_mention:
            return cited
        return f"{escape(catalogue.papers[citation.ids[0]].short, quote=False)} {cited}"

    def section(section: Section) -> SectionView:
        heading = catalogue.locale.say(section.title) if section.title in PHRASES else section.title
        anchor = anchors.of(heading)
        return SectionView(
            heading, anchor, _filled(section.text.pieces, anchors, citation), section.title == PLAIN_WORDS
        )

    lead = _filled(body.lead.pieces, anchors, citation)
    return Prose(lead, list(map(section, body.sections)), _filled(body.notes, anchors, citation))


def _filled(pieces: Sequence[Piece], anchors: Anchors, citation: Callable[[Citation], str]) -> Markup:
    """The pieces as HTML, with every hole filled."""

    def shown(piece: Piece) -> str:
        match piece:
            case Citation():
                return citation(piece)
            case Heading():
                return f'<h{piece.level} id="{anchors.of(piece.title)}">'
            case Note():
                again = f"-{piece.reference}" if piece.reference else ""
                return (
                    f'<sup><a href="#note-{piece.number}" id="to-note-{piece.number}{again}">{piece.number}</a></sup>'
                )
            case _:
                return piece

    return Markup("".join(map(shown, pieces)).strip())


def own(markdown: str) -> Markup:
    """Text of our own, such as that of a template or an explanation, as a page shows it; it cites nothing.

    Raises UnfinishedError if something is wrong with it.
    """
    text = parse(markdown)
    for fault in text.faults:
        if fault.code is not Code.UNSAFE_LINK:  # it may lead to another page of the site
            line = markdown[fault.place.start :].split("\n", 1)[0]
            raise UnfinishedError(f"in a text of our own, at `{line}`: {fault.message}; {fault.hint}")
    anchors, shown = Anchors(), [_filled(text.lead.pieces, Anchors(), _no_citation)]
    for section in text.sections:
        shown.append(Markup('<h2 id="{}">{}</h2>').format(anchors.of(section.title), section.title))
        shown.append(_filled(section.part.pieces, anchors, _no_citation))
    return Markup("\n").join(shown)


def _no_citation(citation: Citation) -> str:
    raise UnfinishedError(f"a text of our own cites nothing, but here is {', '.join(citation.ids)}")


def _title(paper: Paper) -> str:
    """What the pointer shows of a cited paper: its name and its `tldr`, escaped."""
    text = f"{paper.short}: {paper.fields.tldr}" if paper.fields.tldr else paper.fields.title
    return escape(" ".join(text.split()))
