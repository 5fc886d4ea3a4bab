"""Atom feeds: what was newly written or rewritten, of the whole site, an area, a topic or a lineage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.etree import ElementTree

from generator import addresses
from generator.catalogue.catalogue import Catalogue, by_name
from generator.catalogue.edition import Edition
from generator.exports.rights import RIGHTS
from generator.records.model import Paper

NEWEST = 50
NEVER = date(1970, 1, 1)
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"


def feeds(catalogue: Catalogue, _: Sequence[Edition]) -> Mapping[str, str]:
    """Every feed by its path, which is that of the page it belongs to with another ending."""
    return {
        addresses.feed(address): _atom(catalogue, address, title, papers) for address, title, papers in _all(catalogue)
    }


def _all(catalogue: Catalogue) -> Iterator[tuple[str, str, Iterable[Paper]]]:
    yield "index.html", "Stemma", catalogue.papers.values()
    for area in catalogue.areas.values():
        yield addresses.area(area.id), area.fields.name, [entry.paper for entry in catalogue.by_area[area.id]]
    for topic in catalogue.topics.values():
        yield addresses.topic(topic.id), topic.fields.name, catalogue.by_topic[topic.id]
    for lineage in catalogue.lineages.values():
        papers = [catalogue.papers[paper] for paper in catalogue.members[lineage.id]]
        yield addresses.lineage(lineage.id), lineage.fields.title, papers


def newest(papers: Iterable[Paper]) -> Sequence[Paper]:
    """The papers whose summaries were written or checked last, each once."""
    written = {paper.id: paper for paper in papers if paper.fields.summary.checked}
    return sorted(written.values(), key=lambda paper: (-_checked(paper).toordinal(), by_name(paper)))[:NEWEST]


def _checked(paper: Paper) -> date:
    return paper.fields.summary.checked or NEVER


def _atom(catalogue: Catalogue, address: str, title: str, papers: Iterable[Paper]) -> str:
    """The feed of a page. Links are relative to the feed, since a site need not know its own address."""
    latest = newest(papers)
    feed = ElementTree.Element("feed", xmlns=ATOM_NAMESPACE)
    _add(feed, "title", title if title == "Stemma" else f"Stemma: {title}")
    _add(feed, "id", f"urn:x-stemma:{address.removesuffix('.html')}")
    _add(feed, "updated", _moment(max(map(_checked, latest), default=NEVER)))
    _add(_add(feed, "author"), "name", "Stemma")
    _add(feed, "rights", RIGHTS)
    _add(feed, "link", rel="self", href=addresses.relative(addresses.feed(address), address))
    _add(feed, "link", rel="alternate", type="text/html", href=addresses.relative(address, address))
    for paper in latest:
        entry = _add(feed, "entry")
        _add(entry, "title", paper.short)
        _add(entry, "id", f"urn:x-stemma:papers/{paper.id}")
        _add(entry, "updated", _moment(_checked(paper)))
        _add(
            entry,
            "link",
            rel="alternate",
            type="text/html",
            href=addresses.relative(addresses.paper(paper.id), address),
        )
        for listing in paper.fields.listings:
            _add(entry, "category", term=listing.area, label=catalogue.areas[listing.area].fields.name)
        _add(entry, "summary", f"{paper.fields.title} ({paper.fields.year}). {paper.fields.tldr or ''}".strip())
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
