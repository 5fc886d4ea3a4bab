"""The front page: what it calls new, and whose family it shows."""

from __future__ import annotations

from typing import Any, cast

from generator.catalogue.catalogue import Catalogue
from generator.pages.home import HomeView, home_page
from tests.catalogue.test_importance import of, paper

TOLD: dict[str, Any] = {"summary": {"status": "brief", "read": "abstract"}}


def home(catalogue: Catalogue) -> HomeView:
    return cast(HomeView, home_page(catalogue).view)


def test_the_newest_papers_are_those_that_appeared_last_and_not_those_whose_records_did() -> None:
    view = home(
        of(
            paper("recent", year="2024", links={"arxiv": "2402.00001"}, added="2024-03-01", **TOLD),
            paper("later-that-year", year="2024", links={"arxiv": "2409.00001"}, added="2024-10-01", **TOLD),
            paper("classic", year="1998", added="2026-11-01", **TOLD),
        )
    )
    assert [card.name for card in view.newest] == ["later-that-year", "recent", "classic"]
    assert [link.text for link in view.added] == ["classic", "later-that-year", "recent"]


def test_a_paper_without_a_summary_is_no_news() -> None:
    assert home(of(paper("wanted", year="2024"))).newest == []


def test_the_family_shown_is_that_of_the_weightiest_paper() -> None:
    shown = home(of(paper("root", **TOLD), paper("child", "root", **TOLD), paper("grandchild", "child", **TOLD))).shown
    assert shown
    assert shown.paper.name == "root"
    assert {node.id for node in shown.family.picture.nodes} == {"root", "child", "grandchild"}


def test_a_site_without_edges_shows_no_family() -> None:
    assert home(of(paper("alone", **TOLD))).shown is None
