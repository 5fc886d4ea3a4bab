"""Rules on authors and venues."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.catalogue.citing import venue_series
from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Severity, did_you_mean
from generator.records.fields import AuthorFields
from generator.records.model import Kind


def venues_are_known(known: Known) -> Iterator[Finding]:
    """A venue is one of `venues.yml`, by one of its names; a year and what follows it are no part of the name."""
    names = {name.casefold(): name for venue in known.records.venues for name in venue.fields.names}
    for paper in known.records.papers if known.records.venues else ():
        if paper.fields.venue and (series := venue_series(paper.fields.venue)).casefold() not in names:
            hint = did_you_mean(series, names.values(), "if it is one that others may name, add it to `venues.yml`")
            where = known.at(paper, "venue")
            yield Finding(Code.UNKNOWN_VENUE, where, f"there is no venue `{series}`", hint, Severity.WARNING)


def told_authors_have_papers(known: Known) -> Iterator[Finding]:
    """Every form of a name in `authors.yml` stands on a paper, if any form of it does."""
    papers = known.of(Kind.PAPERS)  # a record with faults has authors, too
    in_full, told = ("authors", "*"), ("authors", "*", "name")
    names = (name for paper in papers for way in (in_full, told) for _, name in paper.find(*way))
    written = {addresses.plain(name): name for name in names}
    for i, author in enumerate(known.records.authors):
        forms = list(_forms(author.fields))
        missing = [(steps, form) for steps, form in forms if addresses.plain(form) not in written]
        for steps, form in missing if missing != forms else ():
            hint = did_you_mean(form, written.values(), "take it out, or correct it to what papers have")
            where = known.documents[author.source].locate(i, *steps)
            message = f"no paper has `{form}` among its authors"
            yield Finding(Code.UNKNOWN_AUTHOR, where, message, hint, Severity.WARNING)


def _forms(fields: AuthorFields) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every form of an author's name with the steps to it, in the order of `names`."""
    yield ("name",), fields.name
    for i, alias in enumerate(fields.aliases):
        yield ("aliases", i), alias
