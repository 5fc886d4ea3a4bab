"""The indexes of authors and venues, and the page of each that has enough papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, group, runs
from generator.catalogue.dates import venue_year
from generator.catalogue.people import Person
from generator.pages.cards import Group, card
from generator.pages.indexes import EntryGroup, IndexEntry, index_page
from generator.pages.links import edit_path, home_link, paper_link
from generator.pages.listings import FOLDED_ABOVE, ListingView
from generator.pages.page import Link, Page
from generator.records.fields import VenueKind
from generator.records.model import Paper, Venue

VENUE_KINDS = {
    VenueKind.CONFERENCE: "Conferences",
    VenueKind.JOURNAL: "Journals",
    VenueKind.WORKSHOP: "Workshops",
    VenueKind.ARCHIVE: "Archives of preprints",
    VenueKind.REPORT: "Reports and posts",
}


@dataclass(frozen=True)
class AuthorLine:
    """An author with the papers, as the page of a letter has them; `href` leads to the author's own page."""

    name: str
    anchor: str
    href: str | None
    several: bool
    papers: Sequence[Link]


@dataclass(frozen=True)
class AuthorGroup:
    """Authors whose family names begin alike."""

    heading: str
    anchor: str
    authors: Sequence[AuthorLine]


@dataclass(frozen=True)
class AuthorsView:
    """All authors under one letter; where they are many, `groups` has them by how their names go on."""

    crumbs: Sequence[Link]
    heading: str
    description: str
    letters: Sequence[Link]
    authors: Sequence[AuthorLine]
    groups: Sequence[AuthorGroup]


def by_letter(catalogue: Catalogue) -> Sequence[tuple[str, Sequence[Person]]]:
    """The authors by the letters of their family names, in the order of the letters."""
    return sorted(group(catalogue.people, lambda person: person.letter).items())


def authors_index(catalogue: Catalogue) -> Page:
    """The authors who have a page, by letter, and the way to all others."""
    page = "authors/index.html"
    groups = [
        EntryGroup(letter, addresses.anchor("letter", letter), [*_with_pages(under, page), _all(letter, under, page)])
        for letter, under in by_letter(catalogue)
    ]
    description = "Who wrote the papers, by family name: those of five papers or more here, and under each letter all."
    return index_page(catalogue, page, "Authors", description, groups)


def _with_pages(under: Iterable[Person], page: str) -> Sequence[IndexEntry]:
    return [
        IndexEntry(person.name, addresses.relative(person.address, page), None, len(person.papers))
        for person in under
        if person.has_page
    ]


def _all(letter: str, under: Sequence[Person], page: str) -> IndexEntry:
    papers = {paper.id for person in under for paper in person.papers}
    href = addresses.relative(addresses.authors_under(letter), page)
    return IndexEntry(f"All {len(under)} authors under {letter}", href, None, len(papers))


def letter_page(catalogue: Catalogue, letter: str, under: Sequence[Person], letters: Sequence[str]) -> Page:
    """All authors under a letter, each with the papers, and the way to the other letters."""
    page, heading = addresses.authors_under(letter), f"Authors under {letter}"
    many = len(under) > FOLDED_ABOVE
    view = AuthorsView(
        [home_link(catalogue, page), Link("Authors", "index.html")],
        heading,
        "Every author whose family name begins so, with the papers that stand here.",
        [Link(other, addresses.relative(addresses.authors_under(other), page)) for other in letters],
        [] if many else [_line(catalogue, person, page) for person in under],
        _groups(catalogue, under, page) if many else [],
    )
    return Page(page, heading, f"The authors under {letter} and their papers in Stemma.", "authors.md", view)


def _groups(catalogue: Catalogue, under: Sequence[Person], page: str) -> Sequence[AuthorGroup]:
    return [
        AuthorGroup(beginning, addresses.anchor("from", beginning), [_line(catalogue, one, page) for one in alike])
        for beginning, alike in group(under, lambda person: person.beginning).items()
    ]


def _line(catalogue: Catalogue, person: Person, page: str) -> AuthorLine:
    papers = [paper_link(catalogue, paper, page) for paper in person.papers]
    href = addresses.relative(person.address, page) if person.has_page else None
    return AuthorLine(person.name, person.id, href, person.several, papers)


def author_page(catalogue: Catalogue, person: Person) -> Page:
    """An author's papers by year."""
    page = addresses.author(person.id)
    other = f"Also written {', '.join(person.forms)}." if person.forms else None
    crumb = Link("Authors", "index.html")
    view = _listing(
        catalogue, page, crumb, "Author", person.name, other, person.papers, lambda paper: paper.fields.year
    )
    description = f"The papers of {person.name} in Stemma, by year."
    return Page(page, person.name, description, "listing.md", view)


def venues_index(catalogue: Catalogue) -> Page:
    """The venues that have papers, by what kind of place they are, those of most papers first."""
    page = "venues/index.html"
    entries = [
        (catalogue.venues[venue].fields.kind, _venue_entry(catalogue, catalogue.venues[venue], papers, page))
        for venue, papers in catalogue.by_venue.items()
    ]
    by_kind = group(sorted(entries, key=lambda pair: -pair[1].count), lambda pair: pair[0])
    groups = [
        EntryGroup(heading, addresses.anchor(kind), [entry for _, entry in by_kind[kind]])
        for kind, heading in VENUE_KINDS.items()
        if kind in by_kind
    ]
    description = "Where the papers came out: conferences, journals and other places, each with its papers by year."
    return index_page(catalogue, page, "Venues", description, groups)


def _venue_entry(catalogue: Catalogue, venue: Venue, papers: Sequence[Paper], page: str) -> IndexEntry:
    href = catalogue.href(addresses.venue(venue.id), page)
    return IndexEntry(venue.fields.name, href, venue.fields.title, len(papers))


def venue_page(catalogue: Catalogue, venue: Venue) -> Page:
    """A venue's papers by the year of the meeting or volume."""
    page, fields, papers = addresses.venue(venue.id), venue.fields, catalogue.by_venue[venue.id]
    crumb = Link("Venues", "index.html")
    view = _listing(
        catalogue, page, crumb, fields.kind.capitalize(), fields.name, fields.title, papers,
        lambda paper: venue_year(paper) or paper.fields.year,
    )  # fmt: skip
    description = f"The papers of {fields.title or fields.name} in Stemma, by year."
    return Page(page, fields.name, description, "listing.md", view, edit_path(venue.source))


def _listing(
    catalogue: Catalogue,
    page: str,
    crumb: Link,
    kind: str,
    heading: str,
    description: str | None,
    papers: Sequence[Paper],
    year_of: Callable[[Paper], int],
) -> ListingView:
    groups = [
        Group(
            str(year), addresses.anchor("year", year), len(born), cards=[card(catalogue, paper, page) for paper in born]
        )
        for year, born in runs(papers, year_of)
    ]
    return ListingView([home_link(catalogue, page), crumb], kind, heading, description, None, len(papers), groups)
