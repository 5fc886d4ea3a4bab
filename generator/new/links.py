"""What people paste for a paper: the forms of an arXiv number, a DOI, and the addresses of archives and publishers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

from generator.new.outside import LookupFailedError, line


class Source(StrEnum):
    """Who knows the paper: it is the name of the link in a record, but for a page that can only be read."""

    ARXIV = "arxiv"
    DOI = "doi"
    ACL = "acl"
    OPENREVIEW = "openreview"
    DBLP = "dblp"
    PAGE = "page"


@dataclass(frozen=True)
class Named:
    """What names a paper: an arXiv number, a DOI, or the address of its page."""

    source: Source
    name: str

    @property
    def links(self) -> Mapping[str, str]:
        """What a record keeps of it."""
        return {self.source.value: self.name} if self.source not in (Source.DBLP, Source.PAGE) else {}


NEW_NUMBER = r"\d{4}\.\d{4,5}"
OLD_NUMBER = r"[a-z]{2,}(?:-[a-z]{2,})?(?:\.[A-Za-z]{2})?/\d{7}"
NUMBER = rf"(?P<number>{NEW_NUMBER}|{OLD_NUMBER})"
# A number alone, as people write it: with a prefix, a version, a category, or as the title of arXiv's page has it.
BARE_NUMBER = re.compile(
    rf"(?:ar ?xiv\s*(?:preprint|e-print)?\s*(?:ar ?xiv)?\s*[:.]?\s*)?{NUMBER}(?:\s*v\d+)?(?:\.pdf)?"
    r"(?:\s*[\[(][\w. -]+[\])])*"
    rf"(?:\s*[,;(]?\s*(?:19|20)\d\d\)?)?|\[{NUMBER.replace('number', 'titled')}(?:v\d+)?\]\s.*",
    re.I,
)
NUMBER_WITHIN = re.compile(rf"(?<![\w.])(?P<number>{NEW_NUMBER}|{OLD_NUMBER})(?:v\d+)?(?!\d)")
MARKED_NUMBER = re.compile(
    rf"(?:ar ?xiv(?:\.org)?\s*(?:preprint)?\s*(?:ar ?xiv)?\s*[:./]\s*|^abs/){NUMBER}(?!\d)", re.I
)
DOI = re.compile(r"10\.\d{4,9}/\S+")
BARE_DOI = re.compile(r"(?:doi\s*[:.]?\s*)*(?P<doi>10\.\d{4,9}/\S+)", re.I)
ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{NUMBER}(?:v\d+)?", re.I)
# What publishers put behind a DOI in the addresses of their pages.
BEHIND_DOI = re.compile(
    r"(?:/(?:full|pdf|epdf|abstract|abs|html|meta|summary|references|pdfft|full-text|fulltext|download)|\.full(?:\.pdf)?"
    r"|\.pdf|\.html?|(?<=\d)v\d+(?:\.full)?(?:\.pdf)?)+/?$",
    re.I,
)
ACL_ID = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+")
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*|\?\S*)", re.I)
PDF = re.compile(r"https?://[^\s<>\"'`\\]{3,500}\.pdf")
SIGNS_AROUND = "<>\"'`“”‘’ .,;"
PREFIXED = re.compile(r"(?:url|link|href|see|available(?: at)?|online)\s*[:=]?\s*(?=https?://)", re.I)


def named(text: str) -> Named:
    """What the text names a paper by.

    Raises LookupFailedError, with what to give instead, if it names none.
    """
    given = PREFIXED.sub("", line(text.strip(SIGNS_AROUND))).strip(SIGNS_AROUND)
    if match := BARE_NUMBER.fullmatch(given):
        return _arxiv(match["number"] or match["titled"])
    if ACL_ID.fullmatch(given):
        return _acl(given)
    if match := BARE_DOI.fullmatch(given):
        return _doi(match["doi"])
    if ADDRESS.fullmatch(given):
        return _at_address(given if "://" in given else f"https://{given}")
    shown = given if len(given) <= 80 else f"{given[:79]}…"
    raise LookupFailedError(
        f"`{shown}` is no arXiv number, no DOI, no address of a paper and no file. If it is a paper's title, say so:"
        " TITLE='…' (or --title)."
    )


def links_of(values: Iterable[str]) -> Mapping[str, str]:
    """The links of a record that these values of an entry's fields name; what names nothing is passed over."""
    links: dict[str, str] = {}
    for value in values:
        for word in (value, *value.split()) if " " in value else (value,):
            try:
                marked = MARKED_NUMBER.search(word)
                one = _arxiv(marked["number"]) if marked else named(word)
            except LookupFailedError:
                continue
            for name, link in one.links.items():
                links.setdefault(name, link)
    return links


def pdf_of(addresses: Iterable[str]) -> Mapping[str, str]:
    """The first of these addresses that leads to a paper as PDF, as the link of a record, on https."""
    pdf = next((address for address in addresses if PDF.fullmatch(address)), None)
    return {"pdf": pdf.replace("http://", "https://", 1)} if pdf else {}


def _arxiv(number: str) -> Named:
    archive, _, short = number.lower().rpartition("/")
    month = int(short[2:4])
    if not 1 <= month <= 12 or (not archive and int(short[:4]) < 704):
        raise LookupFailedError(
            f"`{number}` is no number that arXiv gives: it begins with year and month, as 2106 for June 2021."
        )
    if archive and "." in archive:
        archive = archive.partition(".")[0] + "." + archive.partition(".")[2].upper()
    return Named(Source.ARXIV, f"{archive}/{short}" if archive else short)


def _doi(text: str) -> Named:
    doi = BEHIND_DOI.sub("", unquote(text)).rstrip(SIGNS_AROUND)
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(SIGNS_AROUND)
    if match := ARXIV_DOI.fullmatch(doi):
        return _arxiv(match["number"])
    if not DOI.fullmatch(doi):
        raise LookupFailedError(
            f"`{text}` is no whole DOI: behind the slash stands what the publisher calls the paper."
        )
    return Named(Source.DOI, doi)


def _acl(number: str) -> Named:
    return Named(Source.ACL, f"https://aclanthology.org/{number}/")


@dataclass(frozen=True)
class Address:
    """An address in parts: the host without `www.`, the path and the query."""

    host: str
    path: str
    query: str

    @property
    def whole(self) -> str:
        """The address as it was, on https."""
        return f"https://{self.host}{self.path}" + (f"?{self.query}" if self.query else "")

    def asked(self, name: str) -> str:
        """What the query says under a name."""
        return next(iter(parse_qs(self.query).get(name, ())), "")


def _at_address(text: str) -> Named:
    try:
        parts = urlsplit(text)
        address = Address((parts.hostname or "").removeprefix("www."), unquote(parts.path), parts.query)
    except ValueError as error:
        raise LookupFailedError(f"`{text}` is no whole address.") from error
    for fits, reader in HOSTS:
        if fits.fullmatch(address.host) and (read := reader(address)):
            return read
    if match := DOI.search(f"{address.path}?{unquote(address.query)}"):
        return _doi(match[0].partition("&")[0].partition("?")[0])
    raise LookupFailedError(
        f"No paper can be told from the address `{text}`. Give its arXiv number or its DOI, which its page shows, or"
        " a .bib file; a title is given as TITLE='…' (or --title)."
    )


def _of_arxiv(address: Address) -> Named | None:
    match = NUMBER_WITHIN.search(address.path)
    return _arxiv(match["number"]) if match else None


def _of_acl(address: Address) -> Named | None:
    words = re.split(r"/|\.(?:pdf|bib|xml|endf)\b", address.path)
    return next((_acl(word) for word in words if ACL_ID.fullmatch(word)), None)


def _of_openreview(address: Address) -> Named | None:
    paper = address.asked("id")
    return (
        Named(Source.OPENREVIEW, f"https://openreview.net/forum?id={paper}") if re.fullmatch(r"[\w-]+", paper) else None
    )


def _of_pmlr(address: Address) -> Named | None:
    match = re.fullmatch(r"/(v\d+|r\d+)/([\w-]+?)(?:\.html|\.pdf|/[\w-]+\.pdf)?/?", address.path)
    return Named(Source.PAGE, f"https://proceedings.mlr.press/{match[1]}/{match[2]}.html") if match else None


def _of_neurips(address: Address) -> Named | None:
    if not re.match(r"/(paper|paper_files)/", address.path):
        return None
    page = re.sub(r"/file/(\w+)-Paper(.*)\.pdf$", r"/hash/\1-Abstract\2.html", address.path)
    return Named(Source.PAGE, f"https://{address.host}{page}")


def _of_cvf(address: Address) -> Named | None:
    page = re.sub(r"/papers/(.+)\.pdf$", r"/html/\1.html", address.path)
    return Named(Source.PAGE, f"https://{address.host}{page}") if page.endswith(".html") else None


def _of_nature(address: Address) -> Named | None:
    match = re.match(r"/articles/([\w.-]+?)(?:\.pdf)?/?$", address.path)
    return Named(Source.DOI, f"10.1038/{match[1]}") if match else None


def _of_silverchair(address: Address) -> Named | None:
    """Oxford and MIT put a number of their own and the title behind the DOI."""
    match = DOI.search(address.path)
    return _doi(re.sub(r"/\d+(/.*)?$", "", match[0])) if match else None


def _of_dblp(address: Address) -> Named | None:
    match = re.match(r"/rec/(?:html/|bibtex/|bib/)?([\w/.-]+?)(?:\.html|\.bib|\.xml)?$", address.path)
    if match and (number := re.fullmatch(r"journals/corr/abs-(\d{4})-(\d{4,5})", match[1])):
        return _arxiv(f"{number[1]}.{number[2]}")
    return Named(Source.DBLP, f"https://dblp.org/rec/{match[1]}.bib") if match else None


def _page(address: Address) -> Named | None:
    return Named(Source.PAGE, address.whole) if len(address.path) > 1 else None


# Whose addresses are understood: the hosts, and what reads an address there.
HOSTS: tuple[tuple[re.Pattern[str], Callable[[Address], Named | None]], ...] = tuple(
    (re.compile(hosts, re.I), reader)
    for hosts, reader in (
        (r"(.+\.)?arxiv\.org|ar5iv\.org|(.+\.)?alphaxiv\.org|arxiv-vanity\.com|scirate\.com|arxiv-sanity.*", _of_arxiv),
        (r"huggingface\.co|hf\.co|emergentmind\.com|(api\.)?semanticscholar\.org|moonlight\.io|bytez\.com", _of_arxiv),
        (r"doi\.org|dx\.doi\.org", lambda address: _doi(address.path.lstrip("/"))),
        (r"aclanthology\.(org|info)|aclweb\.org", _of_acl),
        (r"openreview\.net", _of_openreview),
        (r"proceedings\.mlr\.press", _of_pmlr),
        (r"(papers|proceedings)\.n(eur)?ips\.cc", _of_neurips),
        (r"openaccess\.thecvf\.com", _of_cvf),
        (r"nature\.com", _of_nature),
        (r"academic\.oup\.com|direct\.mit\.edu", _of_silverchair),
        (r"dblp\.org|dblp\.uni-trier\.de|dblp\.dagstuhl\.de", _of_dblp),
        (r"jmlr\.org|isca-archive\.org|ecva\.net|ijcai\.org|ojs\.aaai\.org", _page),
    )
)
