"""What bibliographies say of a paper, whatever their format: how it came out, its key, and its authors' names."""

from __future__ import annotations

import re
from enum import StrEnum

from generator.addresses import slug
from generator.catalogue.citing import name_parts
from generator.catalogue.dates import venue_year
from generator.records.model import Paper

# Names that are not a person's: a tool that looked for a family name in them would find one.
TEAM = re.compile(r"^\S+$|\b(Team|Community|Group|Consortium|Collaboration)$")
JOURNAL = re.compile(
    r"^(IEEE (Trans|Journal|TPAMI)|TPAMI|JMLR|TMLR|TACL|Nature|Neural (Networks|Computation)|ACM (Computing|TOSEM)"
    r"|Patterns|Frontiers|Briefings|Intelligent Computing)"
)
UNREVIEWED = re.compile(r"^arXiv|report|blog|GitHub", re.I)


class Publication(StrEnum):
    """How a paper came out, as far as its venue tells."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    UNREVIEWED = "unreviewed"


def publication(paper: Paper) -> Publication:
    """How the paper came out."""
    venue = paper.fields.venue
    if not venue or UNREVIEWED.search(venue):
        return Publication.UNREVIEWED
    return Publication.JOURNAL if JOURNAL.match(venue) else Publication.CONFERENCE


def published(paper: Paper) -> int:
    """The year of the venue, where it has one, or else the record's."""
    return venue_year(paper) or paper.fields.year


def venue_name(paper: Paper) -> str | None:
    """The venue without a year at its end."""
    return re.sub(r"\s+(19|20)\d\d$", "", paper.fields.venue) if paper.fields.venue else None


def cite_key(paper: Paper) -> str:
    """The BibTeX key, from the record alone, so that it never changes: `hu2022lora`."""
    first = person(paper.fields.authors[0])[0] if paper.fields.authors else ""
    return f"{slug(first).replace('-', '')}{published(paper)}{paper.id.replace('-', '')}"


def url(paper: Paper) -> str | None:
    """Where on the web the paper itself can be read."""
    links = paper.fields.links
    if links.doi:
        return f"https://doi.org/{links.doi}"
    if links.arxiv:
        return f"https://arxiv.org/abs/{links.arxiv}"
    return links.openreview or links.acl or links.pdf


def person(author: str) -> tuple[str, str, str]:
    """Family name, given names and suffix; a body such as a team has a name alone."""
    return (author, "", "") if TEAM.search(author) else name_parts(author)
