"""What arXiv and Crossref know of a paper, and what a BibTeX entry says: the bibliography of a record that is begun.

Nothing here opens a connection: whoever calls passes in how a URL is fetched.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import latexcodec  # noqa: F401  (it teaches `codecs` what TeX writes)
from pybtex.database import Person, parse_string
from pybtex.exceptions import PybtexError

from generator.addresses import plain
from generator.new.record import Bibliography

Fetch = Callable[[str], bytes]
ARXIV = re.compile(
    r"(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)?(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.I,
)
DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(?P<id>10\.\d{4,9}/\S+)", re.I)
ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}


class LookupFailedError(Exception):
    """Nothing came back that a record could be begun with; the text says what to do."""


def look_up(query: str, fetch: Fetch) -> Bibliography:
    """The paper of an arXiv identifier, a DOI, a BibTeX entry or a title.

    Raises LookupFailedError if there is no such paper, and whatever `fetch` raises.
    """
    query = query.strip()
    if query.startswith("@"):
        return from_bibtex(query)
    if match := ARXIV.fullmatch(query):
        return _one(from_arxiv(fetch(f"https://export.arxiv.org/api/query?id_list={match['id']}")), query)
    if match := DOI.fullmatch(query):
        return from_crossref(_json(fetch(f"https://api.crossref.org/works/{quote(match['id'])}"))["message"])
    return by_title(query, fetch)


def by_title(title: str, fetch: Fetch) -> Bibliography:
    """The paper of exactly this title, from arXiv or else from Crossref; where neither has it, its title alone."""
    words = quote(f'ti:"{title}"')
    known = list(from_arxiv(fetch(f"https://export.arxiv.org/api/query?search_query={words}&max_results=5")))
    if not any(_same(paper, title) for paper in known):
        answer = _json(fetch(f"https://api.crossref.org/works?rows=5&query.bibliographic={quote(title)}"))
        known += [from_crossref(work) for work in answer.get("message", {}).get("items", ()) if work.get("title")]
    return next((paper for paper in known if _same(paper, title)), Bibliography(title))


def _same(paper: Bibliography, title: str) -> bool:
    return plain(paper.title) == plain(title)


def _one(papers: Iterator[Bibliography], query: str) -> Bibliography:
    if paper := next(papers, None):
        return paper
    raise LookupFailedError(f"arXiv knows no paper `{query}`. Check the identifier, or begin the record by its title.")


def from_arxiv(answer: bytes) -> Iterator[Bibliography]:
    """The papers of an answer of arXiv's interface."""
    try:
        feed = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise LookupFailedError(
            "arXiv's answer cannot be read. Try again, or begin the record by its title."
        ) from error
    for entry in feed.iterfind("a:entry", ATOM):
        url, title = entry.findtext("a:id", "", ATOM), entry.findtext("a:title", "", ATOM)
        number = re.search(r"/abs/(.+?)(v\d+)?$", url)
        if number and title:
            names = (author.findtext("a:name", "", ATOM) for author in entry.iterfind("a:author", ATOM))
            year = int(entry.findtext("a:published", "0000", ATOM)[:4])
            yield Bibliography(
                _line(title),
                tuple(map(_line, names)),
                year or None,
                None,
                number[1],
                entry.findtext("x:doi", None, ATOM),
            )


def from_crossref(work: dict[str, Any]) -> Bibliography:
    """The paper that a work of Crossref's describes."""
    people = work.get("author", ())
    names = [_line(f"{one.get('given', '')} {one.get('family', '')}") or one.get("name", "") for one in people]
    parts = (work.get("published") or work.get("issued") or {}).get("date-parts") or [[None]]
    venue = next(iter(work.get("container-title") or ()), None)
    year = parts[0][0]
    return Bibliography(
        _line(re.sub(r"<[^>]+>", "", next(iter(work.get("title") or ()), ""))),
        tuple(filter(None, names)),
        year,
        f"{_line(venue)} {year}" if venue and year else None,
        None,
        work.get("DOI"),
    )


def from_bibtex(text: str) -> Bibliography:
    """The paper of the first entry of a BibTeX text."""
    try:
        entry = next(iter(parse_string(text, "bibtex").entries.values()))
    except (PybtexError, StopIteration) as error:
        raise LookupFailedError("This BibTeX entry cannot be read. Compare it with another one.") from error
    fields = entry.fields
    year = re.search(r"\b(19|20)\d\d\b", fields.get("year", ""))
    eprint = fields.get("eprint", "")
    return Bibliography(
        _plain(fields.get("title", "")),
        tuple(map(_name, entry.persons.get("author", ()))),
        int(year[0]) if year else None,
        _plain(fields.get("booktitle") or fields.get("journal") or "") or None,
        eprint if ARXIV.fullmatch(eprint) else None,
        fields.get("doi"),
    )


def _name(person: Person) -> str:
    parts = [
        *person.first_names,
        *person.middle_names,
        *person.prelast_names,
        *person.last_names,
        *person.lineage_names,
    ]
    return _plain(" ".join(parts))


def _plain(text: str) -> str:
    """What a text with TeX's accents and braces says."""
    decoded = str(codecs.decode(text, "ulatex"))  # type: ignore[call-overload]
    return _line(re.sub(r"[{}]", "", decoded))


def _json(answer: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(answer)
    except ValueError as error:
        raise LookupFailedError(
            "Crossref's answer cannot be read. Try again, or begin the record by its title."
        ) from error
    return parsed if isinstance(parsed, dict) else {}


def _line(text: str) -> str:
    return " ".join(text.split())
