"""What arXiv, Crossref, the ACL Anthology, OpenReview and publishers' pages say of a paper.

Nothing here opens a connection: whoever calls passes in how a URL is fetched. No answer is trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from generator.addresses import plain
from generator.new.bibliography import Bibliography, bibliography
from generator.new.bibtex import papers_of_bibtex
from generator.new.links import Named, Source, links_of, pdf_of
from generator.new.outside import LookupFailedError, line, year_of
from generator.new.tex import from_tex

Fetch = Callable[[str], bytes]
ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
ARXIV_ASKED, CROSSREF_ASKED = "https://export.arxiv.org/api/query?", "https://api.crossref.org/works"
PUBLISHED = ("issued", "published", "published-print", "published-online", "posted")
GIVE_A_TITLE = "or begin the record by its title: TITLE='…' (or --title)"


class NothingThereError(LookupFailedError):
    """Nothing stands at an address."""


@dataclass(frozen=True)
class Lookup:
    """Asks what others know: `fetch` gets what stands at a URL, and `latest` is the last year a paper can be of."""

    fetch: Fetch
    latest: int

    def of(self, named: Named) -> Bibliography:
        """The paper of a number, a DOI or an address.

        Raises LookupFailedError if there is no such paper, and whatever `fetch` raises.
        """
        try:
            told = self._asked(named)
        except NothingThereError as error:
            who = {Source.DOI: "Crossref", Source.ARXIV: "arXiv"}.get(named.source, "its host")
            message = f"Of `{named.name}` {who} knows nothing. Compare it with the paper's page, {GIVE_A_TITLE}."
            raise LookupFailedError(message) from error
        if not told.title:
            raise LookupFailedError(f"What is known of `{named.name}` has no title; begin it with one: TITLE='…'.")
        return told.with_links(named.links)

    def by_title(self, title: str) -> Bibliography:
        """The paper of exactly this title, from arXiv or else from Crossref; where neither has it, its title alone."""
        words = quote(f'ti:"{title}"')
        known = list(from_arxiv(self.fetch(f"{ARXIV_ASKED}search_query={words}&max_results=5"), self.latest))
        if not any(_same(paper, title) for paper in known):
            answer = _json(self.fetch(f"{CROSSREF_ASKED}?rows=5&query.bibliographic={quote(title)}"))
            works = _list(_dict(answer.get("message")).get("items"))
            known += [from_crossref(work, self.latest) for work in works]
        return next((paper for paper in known if _same(paper, title)), Bibliography(line(title)))

    def _asked(self, named: Named) -> Bibliography:
        match named.source:
            case Source.ARXIV:
                answer = self.fetch(f"{ARXIV_ASKED}id_list={named.name}")
                return _first(from_arxiv(answer, self.latest))
            case Source.DOI:
                answer = self.fetch(f"{CROSSREF_ASKED}/{quote(named.name, safe='/')}")
                return from_crossref(_json(answer).get("message"), self.latest)
            case Source.ACL:
                return self._bibtex(f"{named.name.rstrip('/')}.bib")
            case Source.DBLP:
                return self._bibtex(named.name)
            case _:
                return from_page(self.fetch(named.name), named.name, self.latest)

    def _bibtex(self, address: str) -> Bibliography:
        told = next(papers_of_bibtex(self.fetch(address).decode("utf-8", "replace"), self.latest), None)
        if isinstance(told, Bibliography):
            return told
        raise told or NothingThereError(address)


def _same(paper: Bibliography, title: str) -> bool:
    return plain(paper.title) == plain(title)


def _first(papers: Iterator[Bibliography]) -> Bibliography:
    if paper := next(papers, None):
        return paper
    raise NothingThereError


def from_arxiv(answer: bytes, latest: int) -> Iterator[Bibliography]:
    """The papers of an answer of arXiv's interface."""
    try:
        if b"<!DOCTYPE" in answer:  # arXiv sends none; entities of somebody else's making would come with it
            raise LookupFailedError(f"arXiv's answer cannot be read. Try again, {GIVE_A_TITLE}.")
        feed = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise LookupFailedError(f"arXiv's answer cannot be read. Try again, {GIVE_A_TITLE}.") from error
    for entry in feed.iterfind("a:entry", ATOM):
        number = re.search(r"/abs/(.+?)(v\d+)?$", entry.findtext("a:id", "", ATOM))
        title = from_tex(entry.findtext("a:title", "", ATOM))
        if number and title:
            names = [author.findtext("a:name", "", ATOM) for author in entry.iterfind("a:author", ATOM)]
            year = year_of(entry.findtext("a:published", "", ATOM)[:4], latest)
            links = {**links_of([f"arXiv:{number[1]}"]), **links_of([entry.findtext("x:doi", "", ATOM)])}
            yield bibliography(title, names, year, None, links)


def from_crossref(work: object, latest: int) -> Bibliography:
    """The paper that a work of Crossref's describes."""
    known = _dict(work)
    title = next(filter(None, map(line, _list(known.get("title")))), "")
    subtitle = next(filter(None, map(line, _list(known.get("subtitle")))), "")
    if subtitle and plain(subtitle) not in plain(title):
        title = f"{title}: {subtitle}" if title else ""
    dates = [_list(_dict(known.get(name)).get("date-parts")) for name in PUBLISHED]
    years = [year_of(next(iter(_list(parts[0])), None), latest) for parts in dates if parts]
    year = min((year for year in years if year), default=None)
    venue = next(filter(None, map(line, _list(known.get("container-title")))), "")
    people = [_crossref_name(_dict(one)) for one in _list(known.get("author"))]
    return bibliography(title, people, year, venue, links_of([line(known.get("DOI"))]))


def _crossref_name(one: Mapping[str, Any]) -> str:
    given, family, suffix = (line(one.get(part)) for part in ("given", "family", "suffix"))
    parts = [given, family, suffix] if family else [line(one.get("name")) or line(one.get("literal")) or given]
    return " ".join(filter(None, parts))


class _CitationTags(HTMLParser):
    """The `citation_…` tags of a page, by which reference managers read it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and (name := given.get("name") or "").startswith("citation_"):
            self.tags.setdefault(name.removeprefix("citation_"), []).append(given.get("content") or "")


def from_page(page: bytes, address: str, latest: int) -> Bibliography:
    """The paper that a publisher's page is about, as the page tells reference managers."""
    reader = _CitationTags()
    reader.feed(page.decode("utf-8", "replace"))
    tags: Mapping[str, Sequence[str]] = reader.tags

    def first(*names: str) -> str:
        return next((line(value) for name in names for value in tags.get(name, ()) if line(value)), "")

    title = from_tex(first("title"))
    if not title:
        raise LookupFailedError(
            f"The page `{address}` does not say what paper it is of. Give the arXiv number or the DOI, {GIVE_A_TITLE}."
        )
    year = year_of(first("publication_date", "online_date", "date", "year"), latest)
    venue = first("conference_title", "journal_title", "inbook_title", "technical_report_institution")
    links = links_of([first("doi"), first("arxiv_id") and f"arXiv:{first('arxiv_id')}", address])
    told = bibliography(title, tags.get("author", ()), year, venue, links)
    return replace(told, links=links or pdf_of([first("pdf_url")]))


def _json(answer: bytes) -> Mapping[str, Any]:
    try:
        return _dict(json.loads(answer))
    except (ValueError, RecursionError) as error:
        raise LookupFailedError(f"Crossref's answer cannot be read. Try again, {GIVE_A_TITLE}.") from error


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
