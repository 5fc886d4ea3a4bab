"""Feeds, as their readers take them."""

from __future__ import annotations

from collections.abc import Sequence

import feedparser

from generator.catalogue.catalogue import Catalogue
from generator.exports.feeds import feeds
from generator.pages.home import home_page
from generator.pages.render import draw_page
from generator.records.fields import AreaFields, PaperFields
from generator.records.model import Area, Body, Paper, Records
from generator.records.text import Part

NOTHING = Body(Part(), 1, ())
AREAS = [
    Area(name, f"areas/{name}.md", AreaFields(name=name.upper(), description="It.", position=1), NOTHING)
    for name in ("nlp", "rl")
]


def paper(name: str, added: str | None, checked: str | None = None) -> Paper:
    fields = {
        "title": name,
        "year": "2021",
        "listings": [{"area": "nlp", "tier": "seminal"}],
        "added": added,
        "summary": {"status": "brief", "checked": checked},
    }
    return Paper(name.lower(), "papers/2021/x.md", PaperFields.model_validate(fields), NOTHING)


def made(papers: Sequence[Paper], path: str = "index.atom", site: str = "") -> feedparser.FeedParserDict:
    return feedparser.parse(feeds(Catalogue(Records(papers=papers, areas=AREAS)), (), site)[path])


def names(papers: Sequence[Paper], path: str = "index.atom") -> list[str]:
    return [entry.title for entry in made(papers, path).entries]


OLD = [paper(name, "2026-11-21", "2026-11-21") for name in ("Alpha", "Beta", "Gamma", "Delta")]


def test_three_papers_that_came_a_week_later_stand_first() -> None:
    new = [paper(name, "2026-11-28", "2026-11-28") for name in ("Xi", "Zeta", "Omega")]
    before = [entry.id for entry in made(OLD).entries]
    after = made([*OLD, *new]).entries
    assert {entry.title for entry in after[:3]} == {"Xi", "Zeta", "Omega"}
    assert [entry.id for entry in after[3:]] == before
    assert all(entry.id.startswith("tag:") for entry in after)


def test_what_was_checked_again_stays_where_it_was_and_stands_among_the_changes() -> None:
    again = paper("Alpha", "2026-11-21", "2026-11-30")
    assert names([again, *OLD[1:]]) == names(OLD)
    (entry,) = made([again, *OLD[1:]], "changes.atom").entries
    assert (entry.title, entry.updated) == ("Alpha", "2026-11-30T00:00:00Z")
    (later,) = made([paper("Alpha", "2026-11-21", "2026-12-05"), *OLD[1:]], "changes.atom").entries
    assert later.id != entry.id


def test_the_front_page_leads_to_the_feed_of_changes_where_there_is_one() -> None:
    for checked in ("2026-11-21", "2026-11-30"):
        catalogue = Catalogue(Records(papers=[paper("Alpha", "2026-11-21", checked), *OLD[1:]], areas=AREAS))
        page = draw_page(home_page(catalogue), dict.fromkeys(["family-alpha"], ""))
        assert ("changes.atom" in page.html) == ("changes.atom" in feeds(catalogue, ())) == ("changes" in page.meta)


def test_a_feed_without_entries_is_not_written() -> None:
    assert set(feeds(Catalogue(Records(papers=OLD, areas=AREAS)), ())) == {"index.atom", "areas/nlp.atom"}
    assert not feeds(Catalogue(Records(areas=AREAS)), ())


def test_links_are_whole_where_the_address_is_known() -> None:
    known = made(OLD, "areas/nlp.atom", "https://example.org/stemma/")
    assert known.feed.link == "https://example.org/stemma/areas/nlp.html"
    assert known.entries[0].link == "https://example.org/stemma/papers/alpha.html"
    assert made(OLD, "areas/nlp.atom").entries[0].link == "../papers/alpha.html"
