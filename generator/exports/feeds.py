"""Atom feeds: what is new on the site, in an area, a topic or a lineage, and which summaries were written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.etree import ElementTree

from generator import addresses
from generator.addresses import ALL_CHANGES
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.dates import day_added, day_changed, is_written_anew
from generator.catalogue.edition import Edition
from generator.exports.rights import RIGHTS
from generator.records.model import Paper

NEWEST = 50
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
TAG = "tag:stemma,2026:"  # an address may change, and what a reader of feeds has read may not come back
DayOf = Callable[[Paper], date]


def feeds(catalogue: Catalogue, _: Sequence[Edition], site: str = "") -> Mapping[str, str]:
    """Every feed with an entry by its path, which is that of the page it belongs to with another ending.

    `site` is the address at which the site is published; where it is not known, links are relative to the feed.
    """
    made = (
        (address, _atom(catalogue, address, title, _newest(catalogue, papers, day_added), day_added, site))
        for address, title, papers in _all(catalogue)
        if papers
    )
    changed = filter(is_written_anew, catalogue.papers.values())
    anew = _newest(catalogue, changed, day_changed)
    changes = [(ALL_CHANGES, _atom(catalogue, ALL_CHANGES, "Changes", anew, day_changed, site))] if anew else []
    return {addresses.feed(address): text for address, text in [*made, *changes]}


def _all(catalogue: Catalogue) -> Iterator[tuple[str, str, Sequence[Paper]]]:
    yield "index.html", "Stemma", list(catalogue.papers.values())
    for area in catalogue.areas.values():
        yield addresses.area(area.id), area.fields.name, [entry.paper for entry in catalogue.by_area[area.id]]
    for topic in catalogue.topics.values():
        yield addresses.topic(topic.id), topic.fields.name, catalogue.by_topic[topic.id]
    for lineage in catalogue.lineages.values():
        papers = [catalogue.papers[paper] for paper in catalogue.members[lineage.id]]
        yield addresses.lineage(lineage.id), lineage.fields.title, papers


def _newest(catalogue: Catalogue, papers: Iterable[Paper], day: DayOf) -> Sequence[Paper]:
    """The papers of the latest days, each once; of one day the weightiest first."""
    distinct = {paper.id: paper for paper in papers}.values()
    latest = sorted(distinct, key=lambda paper: (-day(paper).toordinal(), *catalogue.weightiest_first(paper)))
    return latest[:NEWEST]


def _atom(catalogue: Catalogue, address: str, title: str, papers: Sequence[Paper], day: DayOf, site: str) -> str:
    def href(target: str) -> str:
        return f"{site}{target}" if site else addresses.relative(target, address)

    feed = ElementTree.Element("feed", xmlns=ATOM_NAMESPACE)
    _add(feed, "title", title if title == "Stemma" else f"Stemma: {title}")
    _add(feed, "id", TAG + address.removesuffix(".html"))
    _add(feed, "updated", _moment(max(map(day_changed, papers))))
    _add(_add(feed, "author"), "name", "Stemma")
    _add(feed, "rights", RIGHTS)
    _add(feed, "link", rel="self", href=href(addresses.feed(address)))
    _add(
        feed, "link", rel="alternate", type="text/html", href=href("index.html" if address == ALL_CHANGES else address)
    )
    for paper in papers:
        entry, number = _add(feed, "entry"), f"/{day(paper)}" if address == ALL_CHANGES else ""
        _add(entry, "title", paper.short)
        _add(entry, "id", f"{TAG}papers/{paper.id}{number}")
        _add(entry, "published", _moment(day(paper)))
        _add(entry, "updated", _moment(day_changed(paper)))
        _add(entry, "link", rel="alternate", type="text/html", href=href(addresses.paper(paper.id)))
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
