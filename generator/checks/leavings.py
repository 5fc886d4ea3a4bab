"""Rules on what was left over while a record was written: words that hold a place, and links that may not last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape

from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Location, Severity
from generator.records import body, front_matter
from generator.records.fields import Status
from generator.records.model import Body, Kind
from generator.records.text import Place

# What people write to come back to, and what a record that has just been begun offers to fill in.
MARK = re.compile(r"(?<![\w`])(?:TODO|FIXME|TBD|XXX)(?![\w`])|(?i:\blorem ipsum\b)|\?\?\?")
OFFERED = re.compile(
    r"One sentence (?:that names the thing and the gain|on what is new)\b|^id-of-the-earlier-paper$"
    r"|^(?:All of them|In order|Names in full)$|^\W*(?:\.\.\.|…)\W*$|/…"
)
# By an escape of YAML's or a reference of HTML's anything can stand in a part of a file.
ESCAPES = ("\\x", "\\u", "\\U", "\\/", "&#")
# One of these stands wherever one of those does; to look for them first takes a twentieth of the time.
SIGNS_OF_LEAVINGS = (
    *("TODO", "FIXME", "TBD", "XXX", "???", "ipsum", "Ipsum", "IPSUM", "...", "…"),
    *("One sentence ", "id-of-the-earlier-paper", "All of them", "In order", "Names in full"),
)
MAY_BE_LEFT = re.compile("|".join(map(re.escape, (*ESCAPES, *SIGNS_OF_LEAVINGS))))
NUMBER_AS_TITLE = re.compile(r"(?:arXiv|DOI)[: ]\S+", re.I)
# They hide where a link leads, and end when their keeper does. A publisher's own short address is none of them.
SHORTENERS = (
    r"bit\.ly|buff\.ly|cutt\.ly|goo\.gl|is\.gd|lnkd\.in|ow\.ly|rb\.gy|rebrand\.ly|shorturl\.at|t\.co|t\.ly|tiny\.cc"
    r"|tinyurl\.com|v\.gd"
)
WEAK = re.compile(rf"(?P<plain>http://)|https://(?:www\.)?(?P<short>{SHORTENERS})/", re.I)
# The same, begun where few texts have it, to be looked for in a text of many pages' length.
WEAK_INSIDE = re.compile(rf"://(?:(?<=http://)|(?<=https://)(?:www\.)?(?:{SHORTENERS})/)", re.I)
SHOWN_LINK = re.compile(r'href="([^"]*)"')


def nothing_is_left_to_fill_in(known: Known) -> Iterator[Finding]:
    """No field and no text holds a word such as `TODO` in the place of what is to be written there."""
    for path, document in known.documents.items():
        if known.kind(path) is Kind.LANGUAGES or not MAY_BE_LEFT.search(document.text):
            continue
        for steps, text in front_matter.texts(document.fields):
            if left := MARK.search(text) or OFFERED.search(text):
                yield _left(document.locate(*steps), left[0])
        written = known.bodies[path]
        noted = MARK.search(_noted(written))
        for part in written.parts:
            for left in MARK.finditer(part.source) if noted or MARK.search(part.plain) else ():
                yield _left(body.location(document, Place(part.start + left.start(), len(left[0]))), left[0])


def _noted(written: Body) -> str:
    """What footnotes show, without the addresses to which they lead."""
    return "\n".join(SHOWN_LINK.sub("", piece) for piece in written.notes if isinstance(piece, str))


def titles_are_titles(known: Known) -> Iterator[Finding]:
    """A record that is written has a title, and not the number by which it was begun."""
    for paper in known.records.papers:
        if paper.fields.summary.status is not Status.WANTED and NUMBER_AS_TITLE.fullmatch(paper.fields.title):
            yield _left(known.at(paper, "title"), paper.fields.title)


def quotation_marks_are_read(known: Known) -> Iterator[Finding]:
    """A value in quotes has straight ones: others become a part of it."""
    for document in known.documents.values():
        if front_matter.TYPOGRAPHIC.search(document.text):
            for steps, text in front_matter.texts(document.fields):
                if inside := front_matter.TYPOGRAPHIC.fullmatch(text):
                    message = "these quotation marks become a part of the text"
                    hint = f'write straight ones: `"{inside[1]}"`'
                    yield Finding(Code.WRONG_VALUE, document.locate(*steps), message, hint)


def links_last(known: Known) -> Iterator[Finding]:
    """A link begins with `https://`, and leads there by itself and not through a shortener."""
    for path, document in known.documents.items():
        if not (WEAK_INSIDE.search(document.text) or any(escape in document.text for escape in ESCAPES)):
            continue
        for steps, text in front_matter.texts(document.fields):
            if weak := WEAK.match(text):
                yield _weak(document.locate(*steps), weak)
        for address in _shown(known, path):
            if weak := WEAK.match(address):
                start = max(document.body.find(address), 0)
                yield _weak(body.location(document, Place(start, len(weak[0]))), weak)


def _shown(known: Known, path: str) -> Collection[str]:
    """The addresses to which a text's links lead."""
    written = known.bodies[path]
    pieces = [*(piece for part in written.parts for piece in part.pieces), *written.notes]
    shown = "".join(piece for piece in pieces if isinstance(piece, str))
    return dict.fromkeys(map(unescape, SHOWN_LINK.findall(shown)))


def _left(where: Location, word: str) -> Finding:
    message = f"`{word}` still holds the place of something"
    return Finding(Code.PLACEHOLDER, where, message, "write what belongs there, or take it out")


def _weak(where: Location, weak: re.Match[str]) -> Finding:
    if weak["short"]:
        message = f"`{weak['short']}` hides where this link leads, and links of its kind end one day"
        hint = "open it, and write the address to which it leads"
    else:
        message = "this link begins with `http://`, so that others can change on the way what it shows"
        hint = "write `https://` if the page opens with it, as nearly all do; else leave it"
    return Finding(Code.WEAK_LINK, where, message, hint, Severity.WARNING)
