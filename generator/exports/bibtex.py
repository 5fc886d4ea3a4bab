"""Papers as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.catalogue.bibliography import (
    ARXIV,
    Publication,
    cite_key,
    publication,
    published,
    repository,
    url,
    venue_name,
)
from generator.catalogue.capitals import parts_of_title, proper_names
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.citing import person
from generator.exports.tex import tex
from generator.records.model import Paper

PERCENT = {"{": "%7B", "}": "%7D"}  # in an address
ENTRY_TYPES = {
    Publication.CONFERENCE: "inproceedings",
    Publication.JOURNAL: "article",
    Publication.PREPRINT: "misc",
    Publication.REPORT: "misc",
}


def bibtex_file(catalogue: Catalogue, *_: object) -> Mapping[str, str]:
    """Every paper."""
    return {"papers.bib": "\n".join(map(bibtex_of(catalogue), catalogue.papers.values()))}


def bibtex_of(catalogue: Catalogue) -> Callable[[Paper], str]:
    """What writes a paper as a BibTeX entry."""
    return partial(bibtex, catalogue, proper_names(catalogue.papers.values()))


def bibtex(catalogue: Catalogue, proper: frozenset[str], paper: Paper) -> str:
    """The paper as a BibTeX entry that old and new programs read; `proper` are words that no style may write small."""
    fields = dict(_fields(catalogue, paper, proper))
    lines = [f"  {name:13} = {{{value}}}," for name, value in fields.items()]
    entry_type = "techreport" if "institution" in fields else ENTRY_TYPES[publication(catalogue, paper)]
    return "\n".join([f"@{entry_type}{{{cite_key(paper)},", *lines, "}", ""])


def _fields(catalogue: Catalogue, paper: Paper, proper: frozenset[str]) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "title", "".join(f"{{{tex(part)}}}" if kept else tex(part) for part, kept in parts_of_title(paper, proper))
    if fields.authors:
        yield "author", " and ".join(map(_bibtex_name, fields.authors))
    else:
        yield "key", tex(paper.short)  # what styles sort and label by where nobody is named
    yield "year", str(published(paper))
    yield from _venue(catalogue, paper)
    if links.arxiv:
        yield from (("eprint", links.arxiv), ("eprinttype", "arxiv"), ("archiveprefix", ARXIV))
    if links.doi:
        yield "doi", _without_braces(links.doi)  # biblatex and pandoc take both as they are
    if web := url(paper):
        yield "url", _without_braces(web)
    if fields.tldr:
        yield "abstract", tex(fields.tldr)


def _venue(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    """Where the paper came out, in the fields that its type asks for."""
    venue, affiliations = venue_name(paper), paper.fields.affiliations
    match publication(catalogue, paper):
        case Publication.CONFERENCE:
            yield "booktitle", tex(venue or "")
        case Publication.JOURNAL:
            yield "journal", tex(venue or "")
        case Publication.PREPRINT:
            yield "howpublished", tex(_number_in_words(paper))
        case Publication.REPORT if affiliations:
            yield "institution", tex(" and ".join(affiliations))
            if venue:
                yield "type", tex(venue)
        case Publication.REPORT if venue:
            yield "howpublished", tex(venue)


def _number_in_words(paper: Paper) -> str:
    """Where a preprint lies: with its number on arXiv, since older styles print neither `eprint` nor `url`."""
    arxiv, archive = paper.fields.links.arxiv, repository(paper) or ""
    return f"{ARXIV} preprint {ARXIV}:{arxiv}" if arxiv and archive == ARXIV else archive


def _bibtex_name(author: str) -> str:
    parts = family, given, suffix = person(author)
    whole = not given or "," in "".join(parts) or " and " in f" {author} "  # what BibTeX would take apart
    return f"{{{tex(author)}}}" if whole else ", ".join(map(tex, filter(None, (family, suffix, given))))


def _without_braces(address: str) -> str:
    return re.sub("[{}]", lambda brace: PERCENT[brace[0]], address)
