"""When a paper first appeared in public, the one order in time that trees, listings and rules share; and when its
record came and changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.records.model import Paper

WRITTEN_YEAR = re.compile(r"\b(19|20)\d\d\b")
ARXIV_MONTH = re.compile(r"(?:.*/)?(\d\d)(\d\d)")  # an identifier begins with the year and the month
ARXIV_BEGAN = 91
NO_DAY = date(1970, 1, 1)  # what has no date is older than all that has one
MIDDLE = 6.5  # where a paper stands in its year when nothing tells the month


@dataclass(frozen=True)
class Date:
    """A year, and the month where it is known."""

    year: int
    month: int | None = None

    @property
    def place(self) -> tuple[int, float]:
        """Where it stands among others: in the middle of its year when the month is not known."""
        return self.year, self.month or MIDDLE

    def is_surely_after(self, other: Date) -> bool:
        """Whether it is the later one whatever months are not known."""
        if self.year == other.year and self.month and other.month:
            return self.month > other.month
        return self.year > other.year

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def first_public(paper: Paper) -> Date:
    """When the paper first appeared: the year of its record, and the month where something tells it."""
    months = [date.month for date in told(paper).values() if date.year == paper.fields.year and date.month]
    return Date(paper.fields.year, min(months, default=None))


def told(paper: Paper) -> Mapping[str, Date]:
    """What tells when the paper appeared, in words, with the date that it tells."""
    fields = paper.fields
    dates: dict[str, Date] = {}
    if fields.links.arxiv:
        dates[f"its arXiv identifier {fields.links.arxiv}"] = of_arxiv(fields.links.arxiv)
    if year := venue_year(paper):
        dates[f"its venue {fields.venue}"] = Date(year)
    if fields.first_posted:
        dates["`first_posted`"] = of_month(fields.first_posted)
    return dates


def venue_year(paper: Paper) -> int | None:
    """The year that the venue is of, where its name tells one."""
    year = WRITTEN_YEAR.search(paper.fields.venue or "")
    return int(year[0]) if year else None


def of_arxiv(identifier: str) -> Date:
    """The year and the month in which arXiv gave out an identifier.

    >>> of_arxiv("cs/0701001")
    Date(year=2007, month=1)
    """
    match = ARXIV_MONTH.match(identifier)
    if not match:
        raise ValueError(f"{identifier} is no arXiv identifier")
    year, month = int(match[1]), int(match[2])
    return Date((1900 if year >= ARXIV_BEGAN else 2000) + year, month)


def of_month(written: str) -> Date:
    """A month as a record writes it.

    >>> of_month("2012-09")
    Date(year=2012, month=9)
    """
    year, month = written.split("-")
    return Date(int(year), int(month))


def day_added(paper: Paper) -> date:
    """The day on which the record came."""
    return paper.fields.added or paper.fields.summary.checked or NO_DAY


def day_changed(paper: Paper) -> date:
    """The day on which the summary was last written or checked."""
    return max(paper.fields.summary.checked or NO_DAY, day_added(paper))


def is_written_anew(paper: Paper) -> bool:
    """Whether the summary changed after the record came."""
    return day_changed(paper) > day_added(paper)
