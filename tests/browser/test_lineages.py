"""Family trees in the browser: they lead on, nothing overlaps, and a phone can read them."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITE, Visit

LINEAGES = json.loads((SITE / "catalog.json").read_text("utf-8"))["lineages"]
LARGEST = max(LINEAGES, key=lambda lineage: len(lineage["papers"]))

# The boxes of all labels of the page's first picture, and of the nodes that they belong to.
BOXES = """() => [...document.querySelectorAll(".st-tree")[0].querySelectorAll("a")].map((node) => {
  const box = (shape) => { const b = shape.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const labels = [...node.querySelectorAll("text")].map(box);
  return { name: node.textContent, rect: box(node.querySelector("rect")), labels };
})"""


def overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("address", [lineage["url"] for lineage in LINEAGES])
def test_no_label_overlaps_another_or_leaves_its_node(shared_page: Page, served: str, address: str) -> None:
    shared_page.goto(served + address)
    nodes = shared_page.evaluate(BOXES)
    for one, other in combinations(nodes, 2):
        assert not any(overlap(a, b) for a in one["labels"] for b in other["labels"]), (one["name"], other["name"])
    for node in nodes:
        left, _, right, _ = node["rect"]
        assert all(left <= label[0] and label[2] <= right for label in node["labels"]), node["name"]


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Page:
    return browser.new_page()


def test_a_node_of_a_lineage_leads_to_its_paper(visit: Visit) -> None:
    page = visit.open(LARGEST["url"])
    node = page.locator(".st-tree a").last
    title = node.locator("title").inner_html()
    node.click()
    expect(page).to_have_url(visit.root + node_address(page))
    assert title in page.locator(".st-head").first.inner_html()


def node_address(page: Page) -> str:
    page.wait_for_url("**/papers/*.html")
    return f"papers/{page.url.rsplit('/', 1)[1]}"


def test_a_node_of_a_papers_small_picture_leads_to_its_relative(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    page.locator(".st-tree a", has_text="Adapters").first.click()
    expect(page.locator("h1")).to_have_text("Adapters")


def test_a_band_of_the_map_leads_to_its_lineage(visit: Visit) -> None:
    page = visit.open("lineages/map.html")
    page.locator(".st-map__band").first.click()
    expect(page.locator(".st-kicker")).to_have_text("Lineage", ignore_case=True)


def test_on_a_phone_a_picture_scrolls_inside_its_frame(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(served + LARGEST["url"])
    frame = page.locator(".st-picture__frame").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_every_picture_has_its_content_in_words_too(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(served + LARGEST["url"])
    names = set(page.locator(".st-tree a title").all_text_contents())
    assert len(names) == len(LARGEST["papers"]) == page.locator(".st-descent dt").count()
    edges = page.locator(".st-tree__edge").count()
    assert edges == page.locator(".st-descent dd .st-relation").count()
    page.close()
