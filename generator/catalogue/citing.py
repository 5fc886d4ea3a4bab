"""How a paper is cited: in a text, and in a list of references."""

from __future__ import annotations

import re
from enum import StrEnum

from generator.addresses import slug
from generator.records.model import Paper

PARTICLES = frozenset(("da", "de", "del", "den", "der", "di", "du", "la", "le", "ten", "van", "von", "zu"))
YEAR = re.compile(r"\b(19|20)\d\d\b")
NAMED = 8  # of more authors than this, only the first are named


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


def team(paper: Paper) -> str:
    """Who wrote it, in a line: `Edward J. Hu and 7 others, Microsoft`."""
    if not paper.fields.authors:
        return "—"
    first, *others = paper.fields.authors
    more = f" and {len(others)} others" if len(others) > 1 else f" and {others[0]}" if others else ""
    return ", ".join([f"{first}{more}", *paper.fields.affiliations[:2]])


def reference(paper: Paper) -> str:
    """The paper in a list of references: authors, title, venue, and the year where the venue does not tell it."""
    fields = paper.fields
    authors = ", ".join(fields.authors[:NAMED]) + (" et al." if len(fields.authors) > NAMED else ".")
    venue = fields.venue or str(fields.year)
    when = venue if YEAR.search(venue) else f"{venue} ({fields.year})"
    title = fields.title if fields.title.endswith(("?", "!")) else f"{fields.title}."
    return f"{authors} {title} {when}." if fields.authors else f"{title} {when}."


# Names that are not a person's: a tool that looked for a family name in them would find one.
BODY = re.compile(r"^\S+$|\b(Team|Community|Group|Consortium|Collaboration)$")
JOURNAL = re.compile(
    r"^(IEEE (Trans|Journal|TPAMI)|TPAMI|JMLR|TMLR|TACL|Nature|Neural (Networks|Computation)|ACM (Computing|TOSEM)"
    r"|Patterns|Frontiers|Briefings|Intelligent Computing)"
)
UNREVIEWED = re.compile(r"^arXiv|report|blog|GitHub", re.I)


class Kind(StrEnum):
    """How a paper came out, as far as its venue tells."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    UNREVIEWED = "unreviewed"


def kind(paper: Paper) -> Kind:
    """How the paper came out."""
    venue = paper.fields.venue
    if not venue or UNREVIEWED.search(venue):
        return Kind.UNREVIEWED
    return Kind.JOURNAL if JOURNAL.match(venue) else Kind.CONFERENCE


def published(paper: Paper) -> int:
    """The year of the venue, where it has one, or else the record's."""
    found = YEAR.search(paper.fields.venue or "")
    return int(found[0]) if found else paper.fields.year


def venue_name(paper: Paper) -> str | None:
    """The venue without a year at its end."""
    return re.sub(r"\s+(19|20)\d\d$", "", paper.fields.venue) if paper.fields.venue else None


def key(paper: Paper) -> str:
    """The BibTeX key, from the record alone, so that it never changes: `hu2022lora`."""
    first = person(paper.fields.authors[0])[0] if paper.fields.authors else ""
    return f"{slug(first).replace('-', '')}{published(paper)}{paper.id.replace('-', '')}"


def address(paper: Paper) -> str | None:
    """Where the paper itself can be read."""
    links = paper.fields.links
    if links.doi:
        return f"https://doi.org/{links.doi}"
    if links.arxiv:
        return f"https://arxiv.org/abs/{links.arxiv}"
    return links.openreview or links.acl or links.pdf


def person(author: str) -> tuple[str, str]:
    """Family name and given names; a body such as a team has no given names."""
    if BODY.search(author):
        return author, ""
    family = surname(author)
    return family, author.removesuffix(family).strip()
