"""What people paste for a paper: the forms of an arXiv number, a DOI, and the addresses of archives and publishers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

from generator.new.outside import LookupFailedError, line
from generator.records.fields import arxiv_gave


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
# A number alone, as people write it: with a prefix, a version, a category and a date, as at the margin of arXiv's own
# pages, or as the title of its page has it.
DATE = r"(?:\d{1,2} [A-Z][a-z]{2} )?(?:19|20)\d\d"
BARE_NUMBER = re.compile(
    rf"(?:ar ?xiv\s*(?:preprint|e-print)?\s*(?:ar ?xiv)?\s*[:.：]?\s*)?{NUMBER}(?:\s*v\d+)?(?:\.pdf)?"
    r"(?:\s*[\[(][\w. -]+[\])])*"
    rf"(?:\s*[,;(]?\s*{DATE}\)?)?|\[{NUMBER.replace('number', 'titled')}(?:v\d+)?\]\s.*",
    re.I,
)
NUMBER_WITHIN = re.compile(rf"(?<![\w.])(?P<number>{NEW_NUMBER}|{OLD_NUMBER})(?:v\d+)?(?!\d)")
MARKED_NUMBER = re.compile(
    rf"(?:ar ?xiv(?:\.org)?\s*(?:preprint)?\s*(?:ar ?xiv)?\s*[:./]\s*|^abs/){NUMBER}(?!\d)", re.I
)
DOI = re.compile(r"10\.\d{4,9}/\S+")
BARE_DOI = re.compile(r"(?:(?:info:|urn:)?doi\s*[:./]?\s*)*(?P<doi>10\.\d{4,9}/\S+)", re.I)
ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{NUMBER}(?:v\d+)?", re.I)
# What publishers put behind a DOI in the addresses of their pages.
BEHIND_DOI = re.compile(
    r"(?:/(?:full|pdf|epdf|abstract|abs|html|meta|summary|references|pdfft|full-text|fulltext|download)|\.full(?:\.pdf)?"
    r"|\.pdf|\.html?|(?<=\d)v\d+(?:\.full(?:-text)?)?(?:\.pdf)?)+/?$",
    re.I,
)
ACL_ID = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+")
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*|\?\S*)", re.I)
PDF = re.compile(r"https?://[^\s<>\"'`\\]{3,500}\.pdf")
WITHIN = re.compile(rf"https?(?::|%3A)\S+|ar ?xiv\s*:\s*(?:{NEW_NUMBER}|{OLD_NUMBER})", re.I)
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
    if one := _within(given):
        return one
    shown = given if len(given) <= 80 else f"{given[:79]}…"
    raise LookupFailedError(
        f"`{shown}` is no arXiv number, no DOI, no address of a paper and no file. If it is a paper's title, say so:"
        " TITLE='…' (or --title)."
    )


def _within(text: str) -> Named | None:
    """The one paper that is named somewhere in a text, as behind its title; None where there is none or several."""
    found: set[Named] = set()
    for match in WITHIN.finditer(text):
        whole = unquote(match[0]) if "%3A" in match[0].upper() else match[0]
        part = re.split(r"[)\]>]+$|&(?=\w+=)", whole)[0]
        with suppress(LookupFailedError):
            found |= {named(part)} if len(part) < len(text) else set()
    return found.pop() if len(found) == 1 else None


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
    if not arxiv_gave(short[:4], 0 if archive else len(short) - 5):
        raise LookupFailedError(
            f"`{number}` is no number that arXiv gives: it begins with year and month, as 2106 for June 2021,"
            " and has five digits behind the dot, four before 2015."
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
    through = address.host.partition(".")[0].replace("-", ".").removeprefix("www.")  # a library's door, such as EZproxy
    for fits, reader in HOSTS:
        if (fits.fullmatch(address.host) or fits.fullmatch(through)) and (read := reader(address)):
            return read
    if inner := _within(text[1:]):
        return inner
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
    words = re.split(r"/|(?:v\d)?\.(?:pdf|bib|xml|endf)\b", address.path)
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
    if not re.match(r"/paper(_files)?/(paper/)?(\d+-\w|\d{4}/\w+/\w)", address.path):
        return None
    page = re.sub(r"/file/(\w+)-Paper(.*)\.pdf$", r"/hash/\1-Abstract\2.html", address.path)
    return Named(Source.PAGE, f"https://{address.host}{page.removesuffix('.pdf')}")


def _of_jmlr(address: Address) -> Named | None:
    return _page(replace(address, path=re.sub(r"/volume(\d+)/([\w-]+)/\2\.pdf$", r"/v\1/\2.html", address.path)))


def _of_ads(address: Address) -> Named | None:
    """The Astrophysics Data System calls a paper by year, archive, number and an author's initial."""
    match = re.search(r"/\d{4}arXiv(\d{4})(\d{4,5})[A-Z]", address.path)
    return _arxiv(f"{match[1]}.{match[2]}") if match else None


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
        (r"xxx\.lanl\.gov", _of_arxiv),
        (r"ui\.adsabs\.harvard\.edu", _of_ads),
        (r"huggingface\.co|hf\.co|emergentmind\.com|(api\.)?semanticscholar\.org|moonlight\.io|bytez\.com", _of_arxiv),
        (
            r"doi\.org|dx\.doi\.org",
            lambda address: _doi(re.sub(r"^/(?=doi:|https?:).*?(?=10\.)", "", address.path).lstrip("/")),
        ),
        (r"aclanthology\.(org|info)|aclweb\.org", _of_acl),
        (r"openreview\.net", _of_openreview),
        (r"proceedings\.mlr\.press", _of_pmlr),
        (r"(.+\.)?(papers|proceedings|datasets-benchmarks-proceedings)\.(n(eur)?ips|iclr)\.cc", _of_neurips),
        (r"openaccess\.thecvf\.com", _of_cvf),
        (r"nature\.com", _of_nature),
        (r"academic\.oup\.com|direct\.mit\.edu", _of_silverchair),
        (r"dblp\.org|dblp\.uni-trier\.de|dblp\.dagstuhl\.de", _of_dblp),
        (r"jmlr\.org", _of_jmlr),
        (r"isca-archive\.org|ecva\.net|ijcai\.org|ojs\.aaai\.org", _page),
    )
)
