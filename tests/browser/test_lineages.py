"""Family trees in the browser: they fit, speak, can be walked and lead on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import SITE, Visit

LINEAGES = json.loads((SITE / "catalog.json").read_text("utf-8"))["lineages"]
LARGEST = max(LINEAGES, key=lambda lineage: len(lineage["papers"]))

# The boxes of all labels of the page's first picture, and of the nodes that they belong to.
BOXES = """() => [...document.querySelectorAll(".st-tree")[0].querySelectorAll("a")].map((node) => {
  const box = (shape) => { const b = shape.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const labels = [...node.querySelectorAll("text")].map(box);
  return { name: node.textContent, rect: box(node.querySelector("rect")), labels };
})"""


# Which of the two trees of a lineage is seen, and whether any label of the picture is lower than 11 pixels.
SHOWN = """() => {
  const seen = (what) => document.querySelector(what).getClientRects().length > 0;
  const tree = document.querySelector(".st-picture__first svg");
  const scale = tree.getBoundingClientRect().width / tree.viewBox.baseVal.width;
  const high = (text) => parseFloat(getComputedStyle(text).fontSize) * scale;
  const small = scale > 0 && [...tree.querySelectorAll("text")].some((text) => high(text) < 11);
  return { picture: seen(".st-picture__first svg"), branches: seen(".st-branches"), small };
}"""
IDS = "nodes => nodes.map(node => node.dataset.paper)"
FOLDING = next(one for one in LINEAGES if "whole-tree" in (SITE / one["url"]).read_text("utf-8"))


def overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("address", [lineage["url"] for lineage in LINEAGES])
def test_a_lineage_fits_every_width_and_its_labels_their_boxes(shared_page: Page, served: str, address: str) -> None:
    shared_page.set_viewport_size({"width": 1280, "height": 900})
    shared_page.goto(served + address)
    nodes = shared_page.evaluate(BOXES)
    for one, other in combinations(nodes, 2):
        assert not any(overlap(a, b) for a in one["labels"] for b in other["labels"]), (one["name"], other["name"])
    for node in nodes:
        left, _, right, _ = node["rect"]
        assert all(left <= label[0] and label[2] <= right for label in node["labels"]), node["name"]
    for width in (1600, 1280, 1020, 360):
        shared_page.set_viewport_size({"width": width, "height": 900})
        assert shared_page.evaluate("document.documentElement.scrollWidth") == width
        shown = shared_page.evaluate(SHOWN)
        assert shown == {"picture": width > 1000, "branches": width < 1000, "small": False}, width


@pytest.fixture(scope="module")
def shared_page(contexts: Mapping[str, BrowserContext]) -> Page:
    return contexts["served"].new_page()


def test_a_node_of_a_lineage_leads_to_its_paper(visit: Visit) -> None:
    page = visit.open(LARGEST["url"])
    node = page.locator(".st-tree a[data-paper]").first
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


def test_years_on_the_map_are_evenly_spaced_and_bands_are_in_sight_on_a_phone(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + "lineages/map.html")
    middles = "texts => texts.map((text) => { const b = text.getBoundingClientRect(); return b.left + b.width / 2; })"
    places = page.locator(".st-map__tick text").evaluate_all(middles)
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert len(steps) > 2
    assert max(steps) - min(steps) < 1
    ends = "bands => bands.map((band) => band.getBoundingClientRect().right)"
    assert max(page.locator(".st-map__band path").evaluate_all(ends)) <= 360
    assert page.locator(".st-map__join path").count() > 5


def test_a_band_of_the_map_leads_to_its_lineage(visit: Visit) -> None:
    page = visit.open("lineages/map.html")
    page.locator(".st-map__band").first.click()
    expect(page.locator(".st-kicker")).to_have_text("Lineage", ignore_case=True)


def test_every_paper_and_edge_is_in_the_whole_tree_in_the_indented_one_and_in_words(page: Page, served: str) -> None:
    page.goto(served + FOLDING["url"])
    papers = set(FOLDING["papers"])
    for tree in (".st-picture__whole a", ".st-branches p"):
        assert set(page.locator(f"{tree}[data-paper]").evaluate_all(IDS)) == papers
    assert page.locator(".st-descent dt").count() == len(papers)
    edges = page.locator(".st-picture__whole .st-tree__edge").count()
    assert edges == page.locator(".st-descent dd .st-relation").count()


def test_what_is_folded_opens_and_is_gone_to(visit: Visit) -> None:
    page = visit.open(FOLDING["url"])
    first = set(page.locator(".st-picture__first a[data-paper]").evaluate_all(IDS))
    page.locator(".st-tree__node--folded").first.click()
    expect(page.locator(".st-picture__whole svg")).to_be_visible()
    expect(page.locator(".st-picture__first")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.paper") in set(FOLDING["papers"]) - first


def test_a_paper_lights_its_kin_and_tells_its_gain_and_an_edge_its_sentence(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    figure = page.locator("[data-st-tree]")
    figure.locator("a[data-paper=qlora]").hover()
    expect(figure.locator("[role=status]")).to_contain_text("QLoRA (2023) extends LoRA")
    lit = set(figure.locator("a.st-lit").evaluate_all(IDS))
    assert {"qlora", "lora", "adapters"} <= lit
    assert "dora" not in lit
    figure.locator("[data-later=dora] .st-tree__near").dispatch_event("pointerover", {"bubbles": True})
    expect(figure.locator("[role=status]")).to_contain_text("DoRA (2024) extends LoRA: ")
    assert figure.locator("a.st-lit").evaluate_all(IDS) == ["lora", "dora"]


def test_arrow_keys_walk_the_tree_which_is_one_stop(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    page.locator(".st-tree a[tabindex='0']").focus()
    assert page.evaluate("document.activeElement.dataset.paper") == "lora"
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.dataset.paper")
    assert page.locator(f"[data-later={below}][data-earlier=lora]").count() == 1
    expect(page.locator(".st-told")).to_contain_text("Arrow keys walk the tree.")
    page.keyboard.press("ArrowUp")
    assert page.locator(".st-tree a[tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator(".st-told")).to_be_hidden()


def test_a_finger_asks_first_and_is_led_on_by_the_second_touch(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served + LARGEST["url"])
    paper = page.locator(".st-branches p").nth(1)
    paper.locator("a").tap()
    expect(page.locator(".st-told")).to_contain_text(paper.locator("a").inner_text())
    assert page.url == served + LARGEST["url"]
    paper.locator("a").tap()
    page.wait_for_url("**/papers/*.html")
    context.close()


def test_without_scripts_the_whole_tree_opens_and_a_phone_reads_it(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(served + FOLDING["url"])
    page.locator(".st-picture__whole summary").click()
    expect(page.locator(".st-picture__whole a[data-paper]")).to_have_count(len(FOLDING["papers"]))
    expect(page.locator(".st-picture__first")).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".st-branches a").first).to_be_visible()
    context.close()


def test_the_page_of_the_largest_tree_is_small() -> None:
    sizes = {lineage["id"]: (SITE / lineage["url"]).stat().st_size for lineage in LINEAGES}
    assert max(sizes.values()) <= 350_000, sizes
