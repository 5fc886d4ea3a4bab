"""The way from one paper to another, papers side by side, and the tray that follows a reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, expect

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


def test_papers_stand_side_by_side_in_another_language_with_english_texts_where_there_are_no_others(
    visit: Visit,
) -> None:
    page = visit.open("pt-BR/compare.html?papers=adapters,lora")
    expect(page.locator(".st-compare tbody th").first).to_have_text("Ganho")
    adapters, lora = (link.get_attribute("href") for link in page.locator(".st-compare thead a").all())
    assert (adapters, lora) == (f"{visit.root}papers/adapters.html", f"{visit.root}pt-BR/papers/lora.html")
    gains = page.locator(".st-compare tbody tr").first.locator("td > span")
    assert [gain.get_attribute("lang") for gain in gains.all()] == ["en", None]
    page.goto(visit.root + "pt-BR/way.html?know=adapters&want=lora")
    expect(page.locator(".st-way__result h2")).to_have_text("De Adapters a LoRA")
    expect(page.locator(".st-step .st-abroad").first).to_have_text("em inglês")


def test_the_tray_is_filled_from_cards_papers_and_results_and_is_there_on_the_next_page(visit: Visit) -> None:
    page = visit.open("topics/parameter-efficient-fine-tuning.html")
    page.locator(".st-card .st-add").first.click()
    chosen = page.locator(".st-card .st-add").first.get_attribute("data-st-add")
    page.goto(visit.root + "papers/mamba.html")
    page.locator(".st-tools .st-add").click()
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("dropout")
    found = page.locator("dialog [role=row]", has_text="Dropout").locator(".st-add").first
    found.click()
    expect(found).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".st-tray b")).to_have_text("3")
    page.locator(".st-tray").click()
    expect(page).to_have_url(re.compile(rf"compare\.html\?papers={chosen},mamba,dropout"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="As CSV").click()
    assert "Mamba" in Path(waiting.value.path()).read_text("utf-8").splitlines()[0]


def test_a_list_is_walked_to_its_end_by_touch_and_the_home_page_leads_back(
    browser: Browser, on_disk: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = Visit(context.new_page(), on_disk).open("lists/fine-tuning-on-one-gpu.html")
    page.locator("[data-st-walk] a").tap()
    stops = []
    while True:
        bar = page.locator("nav.st-walk").first
        stops.append(bar.locator(".st-walk__head").inner_text())
        assert bar.locator("label").evaluate("label => label.getBoundingClientRect().height") >= 24
        bar.locator("label").tap()
        if not page.locator(".st-walk--end a.st-walk__next").count():
            break
        page.locator(".st-walk--end a.st-walk__next").tap()
        page.wait_for_load_state()
        expect(page.locator("nav.st-walk").first).to_contain_text(f"{len(stops) + 1} of")
    assert re.sub(r"\s+", " ", stops[-1]).startswith(f"Fine-tuning on one GPU · {len(stops)} of {len(stops)}")
    page.locator(".st-note summary").tap()
    page.locator(".st-note textarea").fill("Mine, and “quoted”")
    page.goto(on_disk + "lists/fine-tuning-on-one-gpu.html")
    expect(page.locator(".st-tally span").first).to_have_text(f"{len(stops)} of {len(stops)} read")
    page.goto(on_disk + "index.html")
    expect(page.locator(".st-go-on")).to_contain_text(f"at {len(stops)} of {len(stops)}")
    page.goto(on_disk + "compare.html")
    with page.expect_download() as waiting:
        page.locator("[data-st-kept] button").first.tap()
    kept = tmp_path / "kept.json"
    waiting.value.save_as(kept)
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("[data-st-kept] input").set_input_files(kept)
    expect(page.locator("[data-st-kept] [role=status]")).to_have_text("Taken in.")
    notes = json.loads(page.evaluate("localStorage.getItem('stemma-notes')"))
    assert list(notes.values()) == ["Mine, and “quoted”"]
    assert len(json.loads(page.evaluate("localStorage.getItem('stemma-read')"))) == len(stops)
    context.close()


def test_papers_of_ones_own_are_walked_by_a_link_alone(visit: Visit) -> None:
    page = visit.open("papers/lora.html?walk=own&papers=adapters,lora,qlora&title=Mine")
    expect(page.locator(".st-walk__head").first).to_contain_text("Mine · 2 of 3")
    page.locator(".st-walk__next").first.click()
    expect(page.locator("h1")).to_have_text("QLoRA")
    expect(page.locator(".st-walk__next").first).to_have_text("The walk ends here.")


def test_from_a_disk_the_tray_travels_in_links(visit: Visit) -> None:
    if not visit.root.startswith("file:"):
        return
    page = visit.open("papers/lora.html")
    with page.expect_navigation() as waiting:
        page.locator(".st-crumbs a").first.click()
    assert "?" not in waiting.value.url, "a tray that was never used adds nothing to an address"
    page = visit.open("papers/lora.html?tray=bert,vit")
    expect(page.locator(".st-tray b")).to_have_text("2")
    assert "tray=" not in page.url
    page.evaluate("() => { window.stop(); localStorage.clear(); }")
    page.locator(".st-tools .st-add").click()
    with page.expect_navigation() as waiting:
        page.locator(".st-crumbs a").first.click()
    assert waiting.value.url.endswith("index.html?tray=lora")
    expect(page.locator(".st-tray b")).to_have_text("1")
