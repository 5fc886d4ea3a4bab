"""Links of the pages lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from generator.publish.linked import dead_links, linked

THERE = {"a/one.html": '<h2 id="x">X</h2>', "index.html": "<p>Home</p>"}


def told_of(pages: Mapping[str, str], files: Collection[str]) -> list[str]:
    """What is said of the links of these pages."""
    return list(dead_links({path: linked(html) for path, html in pages.items()}, files))


@pytest.mark.parametrize(
    "link", ["one.html", "one.html#x", "../index.html", "#y", "../data.json", "https://else.where", "?q=x"]
)
def test_a_link_that_leads_somewhere_is_let_be(link: str) -> None:
    pages = {**THERE, "a/two.html": f'<p id="y"><a href="{link}">z</a></p>'}
    assert told_of(pages, {"data.json"}) == []


@pytest.mark.parametrize("link", ["three.html", "one.html#z", "../one.html", "#z", "data.json"])
def test_a_link_that_leads_nowhere_is_named(link: str) -> None:
    pages = {**THERE, "a/two.html": f'<p id="y"><a href="{link}">z</a></p>'}
    (told,) = told_of(pages, {"data.json"})
    assert "a/two.html" in told
    assert link in told


def test_a_text_that_looks_like_a_link_is_none() -> None:
    assert told_of({"a.html": '<p>&lt;a href="nowhere.html" id="x" id="x"&gt;</p>'}, ()) == []


def test_an_id_that_stands_twice_is_named() -> None:
    (told,) = told_of({"a.html": '<p id="x"></p><p id="x"></p>'}, ())
    assert "`x`" in told
