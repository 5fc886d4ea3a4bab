"""What is known of a paper before anybody has read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.new.outside import YEAR, LookupFailedError, line, names_others, person_name, without_others
from generator.new.venues import house_style


@dataclass(frozen=True)
class Bibliography:
    """What is known of a paper: its title, its authors, the year that is given for it, its venue and its links.

    `others` says that whoever told of it left authors out.
    """

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    others: bool = False

    @property
    def first_year(self) -> int | None:
        """The year of its arXiv number or of its venue, whichever is earlier, or else the year that is given for it."""
        venue = YEAR.search(self.venue or "")
        known = [int(venue[0])] if venue else []
        known += [year_of_arxiv(self.links["arxiv"])] if "arxiv" in self.links else []
        return min(known, default=self.year)

    @property
    def called(self) -> str:
        """What to call it in a line: its title, or else its number."""
        return self.title or next((f"{WORDS.get(name, name)} {value}" for name, value in self.links.items()), "?")

    def with_links(self, links: Mapping[str, str]) -> Bibliography:
        """The same with further links; those that it has stay."""
        return replace(self, links={**links, **self.links})

    def whole(self) -> Bibliography:
        """The same. Raises LookupFailedError if authors were left out."""
        if self.others:
            count = len(self.authors)
            raise LookupFailedError(
                f"It names {count} author{'' if count == 1 else 's'} and leaves the others out, and a record names all."
                " Write them all where `others` or `et al.` stands, or give the paper's arXiv number or DOI."
            )
        return self


FULL_STOP = re.compile(r"(?<=[a-z]{4})\.$")  # which libraries put behind a title; `etc.` keeps its own
WORDS = {"arxiv": "arXiv", "doi": "DOI"}


def bibliography(
    title: object, authors: Iterable[object], year: int | None, venue: object, links: Mapping[str, str]
) -> Bibliography:
    """A bibliography of what came from outside, with nothing in it that a record could not hold."""
    names = [name for name in (line(author) for author in authors) if name]
    others = any(map(names_others, names))
    people = tuple(dict.fromkeys(filter(None, (person_name(without_others(name)) for name in names))))
    return Bibliography(FULL_STOP.sub("", line(title)), people, year, house_style(line(venue), year), links, others)


def year_of_arxiv(number: str) -> int:
    """The year in which arXiv gave a number.

    >>> year_of_arxiv("2106.09685"), year_of_arxiv("hep-th/9901001")
    (2021, 1999)
    """
    short = int(number.rpartition("/")[2][:2])
    return 1900 + short if short > 90 else 2000 + short
