"""A paper's bibliography in the formats of other tools: BibTeX, RIS, CSL-JSON, Markdown and plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.citing import Kind, address, key, kind, person, published, reference, venue_name
from generator.records.model import Paper

MARKS = re.compile(r"[\\`*_\[\]<>]")
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


BIBTEX = {Kind.CONFERENCE: "inproceedings", Kind.JOURNAL: "article", Kind.UNREVIEWED: "misc"}
RIS = {Kind.CONFERENCE: "CPAPER", Kind.JOURNAL: "JOUR", Kind.UNREVIEWED: "UNPB"}
CSL = {Kind.CONFERENCE: "paper-conference", Kind.JOURNAL: "article-journal", Kind.UNREVIEWED: "article"}


def bibtex(paper: Paper) -> str:
    """The paper as a BibTeX entry in UTF-8."""
    fields = {name: f"{{{value}}}" for name, value in _bibtex_fields(paper)}
    lines = [f"  {name:13} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{BIBTEX[kind(paper)]}{{{key(paper)},", *lines, "}", ""])


def _bibtex_fields(paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "title", " ".join(map(_title_word, fields.title.split()))
    if fields.authors:
        yield "author", " and ".join(map(_bibtex_name, fields.authors))
    yield "year", str(published(paper))
    if venue := venue_name(paper):
        where = {Kind.CONFERENCE: "booktitle", Kind.JOURNAL: "journal", Kind.UNREVIEWED: "howpublished"}
        yield where[kind(paper)], _tex(venue)
    if links.arxiv:
        yield from (("eprint", links.arxiv), ("archiveprefix", "arXiv"))
    if links.doi:
        yield "doi", _tex(links.doi)
    if place := address(paper):
        yield "url", place.replace("%", r"\%").replace("#", r"\#").replace("_", r"\_").replace("&", r"\&")


def _bibtex_name(author: str) -> str:
    family, given = person(author)
    return f"{_tex(family)}, {_tex(given)}" if given else f"{{{_tex(author)}}}"


def _title_word(word: str) -> str:
    """A word with a capital that is not its first letter keeps its capitals in every style."""
    return f"{{{_tex(word)}}}" if any(sign.isupper() for sign in word[1:]) else _tex(word)


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: SIGNS.get(sign[0], f"\\{sign[0]}"), text)


def ris(paper: Paper) -> str:
    """The paper as a RIS record."""
    lines = [f"{tag}  - {value}" for tag, value in _ris_lines(paper)]
    return "\n".join([*lines, "ER  - ", ""])


def _ris_lines(paper: Paper) -> Iterator[tuple[str, str]]:
    fields, links = paper.fields, paper.fields.links
    yield "TY", RIS[kind(paper)]
    yield "ID", key(paper)
    yield "TI", fields.title
    yield from (("AU", ", ".join(filter(None, person(author)))) for author in fields.authors)
    yield "PY", str(published(paper))
    if venue := venue_name(paper):
        yield "T2", venue
    if fields.tldr:
        yield "N2", fields.tldr
    if links.arxiv:
        yield "AN", f"arXiv:{links.arxiv}"
    if links.doi:
        yield "DO", links.doi
    if place := address(paper):
        yield "UR", place


def csl(paper: Paper) -> Mapping[str, object]:
    """The paper as an item of CSL-JSON."""
    fields, links = paper.fields, paper.fields.links
    found = {
        "id": key(paper),
        "type": CSL[kind(paper)],
        "title": fields.title,
        "author": [_csl_name(author) for author in fields.authors],
        "issued": {"date-parts": [[published(paper)]]},
        "container-title": venue_name(paper),
        "DOI": links.doi,
        "URL": address(paper),
        "number": f"arXiv:{links.arxiv}" if links.arxiv else None,
    }
    return {name: value for name, value in found.items() if value}


def _csl_name(author: str) -> Mapping[str, str]:
    family, given = person(author)
    return {"family": family, "given": given} if given else {"literal": family}


def markdown(paper: Paper) -> str:
    """The paper as a line of Markdown whose title leads to it."""
    said, title = (MARKS.sub(r"\\\g<0>", found) for found in (reference(paper), paper.fields.title))
    linked = f"[{title}]({place})" if (place := address(paper)) else title
    return f"- {said.replace(title, linked, 1)}\n"


def text(paper: Paper) -> str:
    """The paper as a line of plain text."""
    return f"{reference(paper)}{f' {place}' if (place := address(paper)) else ''}\n"


def all_formats(paper: Paper) -> Sequence[str]:
    """Every format in the order that the scripts know: BibTeX, RIS, CSL-JSON, Markdown, plain text."""
    item = json.dumps(csl(paper), ensure_ascii=False)
    return [bibtex(paper), ris(paper), item, markdown(paper), text(paper)]
