"""Papers as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.bibliography import Publication, cite_key, person, publication, published, url, venue_name
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.records.model import Paper

# Braces are counted even where a backslash stands before them, so one alone would break the whole file.
TEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
PERCENT = {"{": "%7B", "}": "%7D"}  # in an address
ENTRY_TYPES = {
    Publication.CONFERENCE: "inproceedings",
    Publication.JOURNAL: "article",
    Publication.UNREVIEWED: "misc",
}
VENUE_FIELDS = {
    Publication.CONFERENCE: "booktitle",
    Publication.JOURNAL: "journal",
    Publication.UNREVIEWED: "howpublished",
}


def bibtex_file(catalogue: Catalogue, _: Sequence[Edition]) -> Mapping[str, str]:
    """Every paper."""
    return {"papers.bib": "\n".join(map(bibtex, catalogue.papers.values()))}


def bibtex(paper: Paper) -> str:
    """The paper as a BibTeX entry in UTF-8."""
    fields = {name: f"{{{value}}}" for name, value in _bibtex_fields(paper)}
    lines = [f"  {name:13} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{ENTRY_TYPES[publication(paper)]}{{{cite_key(paper)},", *lines, "}", ""])


def _bibtex_fields(paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "title", " ".join(map(_title_word, fields.title.split()))
    if fields.authors:
        yield "author", " and ".join(map(_bibtex_name, fields.authors))
    else:
        yield "key", _tex(paper.short)  # what styles sort and label by where nobody is named
    yield "year", str(published(paper))
    if venue := venue_name(paper):
        yield VENUE_FIELDS[publication(paper)], _tex(venue)
    if links.arxiv:
        yield from (("eprint", links.arxiv), ("eprinttype", "arxiv"), ("archiveprefix", "arXiv"))
    if links.doi:
        yield "doi", _without_braces(links.doi)  # biblatex and pandoc take both as they are
    if web := url(paper):
        yield "url", _without_braces(web)


def _bibtex_name(author: str) -> str:
    parts = family, given, suffix = person(author)
    whole = not given or "," in "".join(parts) or " and " in f" {author} "  # what BibTeX would take apart
    return f"{{{_tex(author)}}}" if whole else ", ".join(map(_tex, filter(None, (family, suffix, given))))


def _without_braces(address: str) -> str:
    return re.sub("[{}]", lambda brace: PERCENT[brace[0]], address)


def _title_word(word: str) -> str:
    """A word with a capital that is not its first letter keeps its capitals in every style."""
    return f"{{{_tex(word)}}}" if any(sign.isupper() for sign in word[1:]) else _tex(word)


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: TEX_SIGNS.get(sign[0], f"\\{sign[0]}"), text)
