"""A paper's bibliography in the formats of other tools: BibTeX, RIS, CSL-JSON, Markdown and plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from generator.citing import YEAR, reference, surname
from generator.model import Paper
from generator.urls import slug

# Names that are not a person's: a tool that looked for a family name in them would find one.
BODY = re.compile(r"^\S+$|\b(Team|Community|Group|Consortium|Collaboration)$")
JOURNAL = re.compile(
    r"^(IEEE (Trans|Journal|TPAMI)|TPAMI|JMLR|TMLR|TACL|Nature|Neural (Networks|Computation)|ACM (Computing|TOSEM)"
    r"|Patterns|Frontiers|Briefings|Intelligent Computing)"
)
UNREVIEWED = re.compile(r"^arXiv|report|blog|GitHub", re.I)
MARKS = re.compile(r"[\\`*_\[\]<>]")
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


class Kind(StrEnum):
    """How a paper came out, as far as its venue tells."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    UNREVIEWED = "unreviewed"


BIBTEX = {Kind.CONFERENCE: "inproceedings", Kind.JOURNAL: "article", Kind.UNREVIEWED: "misc"}
RIS = {Kind.CONFERENCE: "CPAPER", Kind.JOURNAL: "JOUR", Kind.UNREVIEWED: "UNPB"}
CSL = {Kind.CONFERENCE: "paper-conference", Kind.JOURNAL: "article-journal", Kind.UNREVIEWED: "article"}


def kind(paper: Paper) -> Kind:
    """How the paper came out."""
    venue = paper.fields.venue
    if not venue or UNREVIEWED.search(venue):
        return Kind.UNREVIEWED
    return Kind.JOURNAL if JOURNAL.match(venue) else Kind.CONFERENCE


def published(paper: Paper) -> int:
    """The year of the venue, where it has one, or else the record's."""
    found = YEAR.search(paper.fields.venue or "")
    return int(found[0]) if found else paper.fields.year


def venue_name(paper: Paper) -> str | None:
    """The venue without a year at its end."""
    return re.sub(r"\s+(19|20)\d\d$", "", paper.fields.venue) if paper.fields.venue else None


def key(paper: Paper) -> str:
    """The BibTeX key, from the record alone, so that it never changes: `hu2022lora`."""
    first = person(paper.fields.authors[0])[0] if paper.fields.authors else ""
    return f"{slug(first).replace('-', '')}{published(paper)}{paper.id.replace('-', '')}"


def address(paper: Paper) -> str | None:
    """Where the paper itself can be read."""
    links = paper.fields.links
    if links.doi:
        return f"https://doi.org/{links.doi}"
    if links.arxiv:
        return f"https://arxiv.org/abs/{links.arxiv}"
    return links.openreview or links.acl or links.pdf


def person(author: str) -> tuple[str, str]:
    """Family name and given names; a body such as a team has no given names."""
    if BODY.search(author):
        return author, ""
    family = surname(author)
    return family, author.removesuffix(family).strip()


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
