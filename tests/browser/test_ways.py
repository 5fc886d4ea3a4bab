"""The way from one paper to another, papers side by side, and the tray that follows a reader."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_a_way_is_found_from_chosen_papers_and_its_address_gives_it_again(visit: Visit) -> None:
    page = visit.open("way.html")
    for label, words in (("I know", "adapters houlsby"), ("I want", "qlora")):
        page.get_by_label(label, exact=True).first.fill(words)
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
    steps = page.locator(".st-way .st-step")
    expect(steps.first).to_contain_text("Adapters")
    expect(steps.last).to_contain_text("extends LoRA")
    expect(page.locator(".st-way__sums li").first).to_contain_text("min for the summaries; about")
    found = page.locator(".st-way__result").inner_text()
    page.goto(page.url)
    expect(page.locator(".st-way__result")).to_have_text(found, use_inner_text=True)


def test_that_no_way_is_recorded_is_said(visit: Visit) -> None:
    page = visit.open("way.html?know=mamba&want=transformer")
    expect(page.locator(".st-none")).to_contain_text("the other way round")
    page.goto(page.url.replace("know=mamba&want=transformer", "know=alexnet&want=word2vec"))
    expect(page.locator(".st-none")).to_contain_text("No record says that word2vec grew out of AlexNet")


def test_papers_stand_side_by_side_with_what_is_unknown_said(visit: Visit) -> None:
    page = visit.open("compare.html?papers=adapters,prefix-tuning,lora")
    cells = page.locator(".st-compare tbody td")
    expect(page.locator(".st-compare thead th")).to_have_count(3)
    assert [text for text in cells.all_inner_texts() if not text.strip()] == []
    expect(page.locator("#descent + ul > li").nth(1)).to_contain_text("LoRA replaces Adapters. ")
    expect(page.locator("#built-on-both + ul")).to_contain_text("MAM Adapter")
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator(".st-compare thead th:visible")).to_have_count(2)
    page.locator(".st-compare__choice button", has_text="LoRA").click()
    expect(page.locator(".st-compare thead th:visible").last).to_contain_text("LoRA")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_tray_is_filled_from_cards_and_papers_and_is_there_on_the_next_page(visit: Visit) -> None:
    page = visit.open("topics/parameter-efficient-fine-tuning.html")
    page.locator(".st-card .st-add").first.click()
    chosen = page.locator(".st-card .st-add").first.get_attribute("data-st-add")
    page.goto(visit.root + "papers/mamba.html")
    page.locator(".st-tools .st-add").click()
    expect(page.locator(".st-tray b")).to_have_text("2")
    page.locator(".st-tray").click()
    expect(page).to_have_url(re.compile(rf"compare\.html\?papers={chosen}(,|%2C)mamba"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="As CSV").click()
    assert "Mamba" in Path(waiting.value.path()).read_text("utf-8").splitlines()[0]


def test_from_a_disk_the_tray_travels_in_links(visit: Visit) -> None:
    if not visit.root.startswith("file:"):
        return
    page = visit.open("papers/lora.html?tray=bert,vit")
    expect(page.locator(".st-tray b")).to_have_text("2")
    assert "tray=" not in page.url
    page.evaluate("() => { window.stop(); localStorage.clear(); }")
    page.locator(".st-tools .st-add").click()
    with page.expect_navigation() as waiting:
        page.locator(".st-crumbs a").first.click()
    assert waiting.value.url.endswith("index.html?tray=lora")
    expect(page.locator(".st-tray b")).to_have_text("1")
