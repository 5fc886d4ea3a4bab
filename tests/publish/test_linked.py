"""Links of the pages lead somewhere."""

from __future__ import annotations

import pytest

from generator.publish.linked import dead_links

THERE = {"a/one.html": '<h2 id="x">X</h2>', "index.html": "<p>Home</p>"}


@pytest.mark.parametrize(
    "link", ["one.html", "one.html#x", "../index.html", "#y", "../data.json", "https://else.where", "?q=x"]
)
def test_a_link_that_leads_somewhere_is_let_be(link: str) -> None:
    pages = {**THERE, "a/two.html": f'<p id="y"><a href="{link}">z</a></p>'}
    assert list(dead_links(pages, {"data.json"})) == []


@pytest.mark.parametrize("link", ["three.html", "one.html#z", "../one.html", "#z", "data.json"])
def test_a_link_that_leads_nowhere_is_named(link: str) -> None:
    pages = {**THERE, "a/two.html": f'<p id="y"><a href="{link}">z</a></p>'}
    (told,) = dead_links(pages, {"data.json"})
    assert "a/two.html" in told
    assert link in told


def test_a_text_that_looks_like_a_link_is_none() -> None:
    assert list(dead_links({"a.html": '<p>&lt;a href="nowhere.html" id="x" id="x"&gt;</p>'}, ())) == []


def test_an_id_that_stands_twice_is_named() -> None:
    (told,) = dead_links({"a.html": '<p id="x"></p><p id="x"></p>'}, ())
    assert "`x`" in told
