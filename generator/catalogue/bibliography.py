"""What bibliographies say of a paper, whatever their format: how it came out, its key, and its authors' names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from generator.addresses import slug
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import person
from generator.catalogue.dates import venue_year
from generator.records.fields import VenueKind
from generator.records.model import Paper

ARXIV = "arXiv"


class Publication(StrEnum):
    """How a paper came out."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    PREPRINT = "preprint"
    REPORT = "report"


OF_KIND: Mapping[VenueKind, Publication] = {
    VenueKind.CONFERENCE: Publication.CONFERENCE,
    VenueKind.WORKSHOP: Publication.CONFERENCE,
    VenueKind.JOURNAL: Publication.JOURNAL,
    VenueKind.ARCHIVE: Publication.PREPRINT,
    VenueKind.REPORT: Publication.REPORT,
}


def publication(catalogue: Catalogue, paper: Paper) -> Publication:
    """How the paper came out: by the kind of its venue, or, where it has none, by where it can be read."""
    if venue := catalogue.venue_of(paper):
        return OF_KIND[venue.fields.kind]
    if paper.fields.venue:  # one that nobody has told of yet: most are conferences
        return Publication.CONFERENCE
    return Publication.PREPRINT if paper.fields.links.arxiv else Publication.REPORT


def repository(paper: Paper) -> str | None:
    """The archive that holds a preprint."""
    return venue_name(paper) or (ARXIV if paper.fields.links.arxiv else None)


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
