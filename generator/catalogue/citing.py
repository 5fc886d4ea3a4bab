"""How a paper is cited: in a text, and in a list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.records.fields import ToldName
from generator.records.model import Paper

# What belongs to a family name: in lower case wherever it stands, in capitals before the last word.
PARTICLES = frozenset(
    [
        "af",
        "al",
        "av",
        "ben",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
MOST_NAMED = 8  # of more authors than this, only the first are named


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


def venue_series(venue: str) -> str:
    """A venue without its year and what follows it, as `facets.js` has it too.

    >>> venue_series("ICLR 2024 Workshop")
    'ICLR'
    """
    return re.sub(r"\s*\b(19|20)\d\d\b.*$", "", venue)


def surname(author: str) -> str:
    """The family name of a name written in its usual order, with its particles.

    >>> surname("Aäron van den Oord")
    'van den Oord'
    """
    return name_parts(author)[0]


def name_parts(author: str) -> tuple[str, str, str]:
    """Family name, given names and suffix of a name written in its usual order.

    A family name begins at the first particle in lower case, or at the particles before the last word. BibTeX's own
    rule (pybtex's `Person`) knows no particles in capitals and no suffix without a comma; of 5,718 authors it parts 18
    otherwise, each of them wrongly, and the other persons alike.

    >>> name_parts("Sammy Davis Jr.")
    ('Davis', 'Sammy', 'Jr.')
    """
    if isinstance(author, ToldName):
        return author.family, " ".join(author.replace(author.family, "", 1).split()), ""
    words = author.split()
    suffix = words.pop().lstrip(",") if len(words) > 2 and words[-1] in SUFFIXES else ""
    start = _family_start(words)
    return " ".join(words[start:]).rstrip(","), " ".join(words[:start]), suffix


def _family_start(words: Sequence[str]) -> int:
    last = len(words) - 1
    start = next((at for at in range(1, last) if words[at] in PARTICLES), last)
    # "Agüera y Arcas": what "y" joins is one name.
    while start > 1 and (words[start - 1].lower() in PARTICLES or "y" in words[start - 1 : start + 1]):
        start -= 1
    return start


def team(paper: Paper) -> str:
    """Who wrote it, in a line: `Edward J. Hu and 7 others, Microsoft`."""
    if not paper.fields.authors:
        return "—"
    first, *others = paper.fields.authors
    more = f" and {len(others)} others" if len(others) > 1 else f" and {others[0]}" if others else ""
    return ", ".join([f"{first}{more}", *paper.fields.affiliations[:2]])


def reference(paper: Paper) -> str:
    """The paper in a list of references: authors, the year in which it first appeared, title, and venue."""
    fields = paper.fields
    named = ", ".join(fields.authors[:MOST_NAMED]) + (" et al." if len(fields.authors) > MOST_NAMED else "")
    what = [fields.title, fields.venue] if named else [fields.venue]
    sentences = [f"{named or fields.title} ({fields.year}).", *(_sentence(part) for part in what if part)]
    return " ".join(sentences)


def _sentence(text: str) -> str:
    return text if text.endswith(("?", "!", ".")) else f"{text}."
