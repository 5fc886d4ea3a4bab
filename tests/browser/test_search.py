"""The search: what is found first, by keyboard alone, served and from a disk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

FIRST = [
    ("LoRA", "LoRA"),
    ("low-rank", "LoRA"),
    ("lowrank", "LoRA"),
    ("attention is all you need", "Transformer"),
    ("transformer", "Transformer"),
    ("Vaswani", "Transformer"),
    ("Kaiming He", "ResNet"),
    ("bert", "BERT"),
    ("clip", "CLIP"),
    ("gpt-3", "GPT-3"),
]


def search(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.locator(".st-search__input").fill(words)
    page.locator(".st-hit").first.wait_for()


@pytest.mark.parametrize(("words", "first"), FIRST)
def test_what_is_typed_gives_the_expected_paper_first(visit: Visit, words: str, first: str) -> None:
    search(visit.open("index.html"), words)
    expect(visit.page.locator(".st-hit__name").first).to_have_text(first)


def test_a_dataset_finds_the_papers_that_were_measured_on_it(visit: Visit) -> None:
    search(visit.open("index.html"), "WMT 2014")
    names = visit.page.locator(".st-hit__name").all_inner_texts()
    assert {"Transformer", "Seq2Seq"} <= set(names)
    expect(visit.page.locator(".st-hit").first.locator("mark").first).to_have_text(re.compile("WMT|2014"))


def test_from_home_by_keyboard_to_the_paper_and_back(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "low-rank")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"papers/lora\.html"))
    expect(page.locator("h1")).to_have_text("LoRA")
    expect(page.locator(".st-paper mark").first).to_be_visible()
    page.go_back()
    expect(page.locator("dialog")).to_be_visible()
    expect(page.locator(".st-search__input")).to_have_value("low-rank")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert "#" not in page.url


def test_a_hit_tells_what_the_paper_is(visit: Visit) -> None:
    search(visit.open("index.html"), "LoRA")
    hit = visit.page.locator(".st-hit").first
    expect(hit).to_contain_text("2021")
    expect(hit).to_contain_text("LoRA: Low-Rank Adaptation of Large Language Models")
    expect(hit.locator("mark").first).to_have_text(re.compile("lora", re.IGNORECASE))


def test_the_arrows_move_and_enter_opens(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "attention")
    page.keyboard.press("ArrowDown")
    second = page.locator(".st-hit").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    name = second.locator(".st-hit__name").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def test_the_slash_opens_and_the_button_too(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".st-header [data-st-search]").click()
    expect(page.locator("dialog")).to_be_visible()


def test_a_misspelt_name_gives_a_suggestion(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("trasformer")
    expect(page.locator(".st-search__state a")).to_have_text("Transformer")


def test_nothing_found_is_said_in_words(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("xyzzyqqq")
    expect(page.locator(".st-search__state")).to_contain_text("Nothing found for “xyzzyqqq”.")


def facet(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'[data-facet="{name}:{value}"]')


def test_two_facets_narrow_the_page_explore_and_stand_in_its_address(visit: Visit) -> None:
    page = visit.open("explore.html")
    expect(page.locator(".st-hit")).to_have_count(20)
    every = counted(page)
    facet(page, "area", "Speech").check()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{every} papers")
    speech = counted(page)
    facet(page, "year", "2021").check()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{speech} papers")
    assert 0 < counted(page) < speech < every
    assert "area=Speech" in page.url
    assert "year=2021" in page.url
    state = page.locator(".st-search__state").inner_text()
    expect(page.locator(".st-hit__facts").first).to_contain_text("2021")
    page.reload()
    expect(page.locator(".st-search__state")).to_have_text(state)
    page.go_back()
    expect(facet(page, "year", "2021")).not_to_be_checked()
    expect(facet(page, "area", "Speech")).to_be_checked()


def test_several_values_of_a_facet_add_up(visit: Visit) -> None:
    page = visit.open("explore.html?year=2021")
    page.locator(".st-hit").first.wait_for()
    one = counted(page)
    facet(page, "year", "2020").check()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{one} papers")
    assert counted(page) > one


def counted(page: Page) -> int:
    return int(page.locator(".st-search__state").inner_text().split()[0].replace(",", ""))


def test_sorting_by_age_and_name(visit: Visit) -> None:
    page = visit.open("explore.html?sort=oldest")
    expect(page.locator(".st-hit__facts").first).to_contain_text("1997")
    page.get_by_label("Sort by").select_option("newest")
    expect(page.locator(".st-hit__facts").first).to_contain_text("2024")
    page.get_by_label("Sort by").select_option("name")
    expect(page.locator(".st-hit__name").first).to_have_text(re.compile(r"^[^B-Zb-z]"))


def test_results_grow_on_scrolling(visit: Visit) -> None:
    page = visit.open("explore.html")
    expect(page.locator(".st-hit")).to_have_count(20)
    page.locator(".st-hit").last.scroll_into_view_if_needed()
    expect(page.locator(".st-hit")).to_have_count(40)


def test_nothing_of_the_index_is_sent_before_the_first_key(visit: Visit) -> None:
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.url))
    page = visit.open("index.html")
    page.keyboard.press("Control+k")
    page.wait_for_timeout(300)
    assert not [url for url in sent if "/pagefind/" in url]
