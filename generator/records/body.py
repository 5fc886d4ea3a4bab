"""The text below the front matter: its lead, its sections, and what may not stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings.finding import Code, Finding, Location, did_you_mean
from generator.records.files import Document
from generator.records.model import Body, Section
from generator.records.text import Heading, Place, Text, parse


def read_body(document: Document, allowed: Sequence[str] | None) -> tuple[Body, tuple[Finding, ...]]:
    """The document's body and all findings in it.

    `allowed` names the sections that may stand there, in their order; None lets every section stand.
    """
    text = parse(document.body)
    findings = [*_sections(document, text, allowed), *_faults(document, text)]
    sections = tuple(
        Section(section.title, section.part, location(document, section.place).line) for section in text.sections
    )
    return Body(text.lead, document.body_line, sections, text.notes), tuple(findings)


def location(document: Document, place: Place) -> Location:
    """Where a stretch of the body stands in the file."""
    text, start = document.text, document.body_start
    line = document.body_line + text.count("\n", start, start + place.start)
    above = max(text.rfind("\n", start, start + place.start), start - 1)
    return Location(document.path, line, start + place.start - above, max(1, place.length))


def _sections(document: Document, text: Text, allowed: Sequence[str] | None) -> Iterator[Finding]:
    yield from _too_low(document, text, allowed or ())
    latest = 0
    titles = [section.title for section in text.sections]
    mends = " (`make fix` brings it about)" if len({*titles}) == len(titles) and {*titles} <= {*(allowed or ())} else ""
    seen: set[str] = set()
    inner = {piece.title for one in text.sections for piece in one.part.pieces if isinstance(piece, Heading)}
    for section in text.sections:
        where = location(document, section.place)
        title = section.title
        if title in seen:
            yield Finding(Code.SECTION_ORDER, where, f"the section `{title}` stands twice", "join the two")
        elif title in inner and title not in (allowed or ()):
            message = f"`{title}` is a heading within another section, too"
            yield Finding(Code.SECTION_ORDER, where, message, "give one of the two another name, or join them")
        elif allowed is not None and title not in allowed:
            hint = did_you_mean(title, allowed, f"the sections are {', '.join(allowed)}")
            yield Finding(Code.UNKNOWN_SECTION, where, f"there is no section `{title}`", hint)
        elif allowed is not None:
            if allowed.index(title) < latest:
                message = f"`{title}` stands after `{allowed[latest]}`"
                yield Finding(Code.SECTION_ORDER, where, message, f"the order is {', '.join(allowed)}{mends}")
            latest = max(latest, allowed.index(title))
        seen.add(title)


def _too_low(document: Document, text: Text, sections: Sequence[str]) -> Iterator[Finding]:
    """Sections whose heading has too many `#`, so that they are a part of another section."""
    for part in (text.lead, *(one.part for one in text.sections)):
        headings = [
            piece for piece in part.pieces if isinstance(piece, Heading) and piece.level > 2 and piece.title in sections
        ]
        for heading in headings:
            marks = "#" * heading.level
            at = part.start + max(part.source.find(f"{marks} {heading.title}"), 0)
            where = location(document, Place(at, heading.level))
            message = f"`{heading.title}` is a section, and its heading is of level {heading.level}"
            yield Finding(Code.UNKNOWN_SECTION, where, message, f"begin it with `##` in place of `{marks}`")


def _faults(document: Document, text: Text) -> Iterator[Finding]:
    for fault in text.faults:
        yield Finding(fault.code, location(document, fault.place), fault.message, fault.hint)
