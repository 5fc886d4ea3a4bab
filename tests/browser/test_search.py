"""The search: what is found first, by keyboard alone, served and from a disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.search.engine import cases

ASKED = cases(Path("tests/search/asked.tsv"))
FIRST = [
    ("LoRA", "LoRA"),
    ("low-rank", "LoRA"),
    ("lowrank", "LoRA"),
    ("attention is all you need", "Transformer"),
    ("transformer", "Transformer"),
    ("Vaswani", "Transformer"),
    ("Kaiming He", "Kaiming He"),
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
    for name in ("Transformer", "Seq2Seq"):
        expect(visit.page.locator(".st-hit__name", has_text=re.compile(f"^{name}$"))).to_be_visible()
    expect(visit.page.locator(".st-hit").first.locator("mark").first).to_have_text(re.compile("WMT|2014"))


def test_from_home_by_keyboard_to_the_paper_and_back(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "low-rank")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"papers/lora\.html"))
    expect(page.locator("h1")).to_have_text("LoRA")
    expect(page.locator(".st-paper mark").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"papers/lora\.html$"))
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
    second = page.locator(".st-search__results > *").nth(1)
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


def test_a_misspelt_word_is_taken_for_the_nearest_and_that_is_said(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "atention is all you need")
    expect(page.locator(".st-search__state")).to_contain_text("Shown instead: “attention is all you need”.")
    expect(page.locator(".st-hit__name").first).to_have_text("Transformer")


def test_what_is_not_here_is_said_with_how_to_propose_it(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("xyzzyqqq")
    expect(page.locator(".st-search__state")).to_contain_text("“xyzzyqqq” is not in the collection.")
    page.get_by_role("link", name="Propose it").click()
    page.wait_for_url(re.compile(r"contribute/index\.html"))


def test_what_people_ask_is_answered_by_either_door(visit: Visit) -> None:
    page = visit.open("index.html")
    asked = """async (typed) => {
      const search = await stemma.search();
      await search.learn(typed);
      const { rows, parts } = search.find({ words: typed });
      const addresses = rows.slice(0, 20).map(({ entry }) => search.entry(entry).address.replace(".html", ""));
      return [addresses, parts.some(({ absent }) => absent)];
    }"""
    missed = []
    for typed, wanted, first in ASKED:
        addresses, absent = page.evaluate(asked, typed)
        if not (absent if wanted == ["none"] else set(wanted) & set(addresses[:first])):
            missed.append((typed, addresses[:first]))
    assert len(ASKED) >= 72
    assert not missed


def test_a_row_says_what_kind_of_thing_it_is_and_what_it_lacks(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "mixture of experts zebra")
    first = page.locator(".st-hit").first
    expect(first.locator(".st-kind")).to_have_text(re.compile("Topic|Lineage|Paper"))
    expect(first).to_contain_text("2 of 3 words; without: zebra")


def test_a_word_of_a_text_alone_is_shown_in_its_sentence(visit: Visit) -> None:
    page = visit.open("index.html")
    search(page, "encyclopedia gardeners")
    first = page.locator(".st-hit").first
    expect(first.locator(".st-hit__name")).to_have_text("LoRA")
    expect(first.locator(".st-hit__line mark").first).to_have_text(re.compile("encyclopedia|gardeners"))


def test_the_dialog_leads_to_all_results_with_nothing_lost(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    search(page, "speech")
    page.get_by_role("button", name="Filters").click()
    facet(page, "area", "Speech").check()
    expect(page.get_by_role("button", name="Without the filter Speech")).to_be_visible()
    said = page.locator(".st-search__state").inner_text()
    page.get_by_role("link", name="All results with filters").click()
    page.wait_for_url(re.compile(r"explore\.html\?q=speech&area=Speech"))
    expect(page.locator(".st-search__state")).to_have_text(said)


@pytest.mark.parametrize("size", [(1280, 720), (360, 640)])
def test_open_filters_leave_four_results_in_sight(visit: Visit, size: tuple[int, int]) -> None:
    page = visit.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    search(visit.open("index.html"), "low rank adaptation")
    page.get_by_role("button", name="Filters").click()
    expect(page.locator(".st-hit").nth(3)).to_be_in_viewport(ratio=1)


def test_explore_needs_no_table_to_begin_with(visit: Visit) -> None:
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.url))
    page = visit.open("explore.html")
    expect(page.locator(".st-hit")).to_have_count(20)
    page.wait_for_timeout(300)
    assert not [url for url in sent if "names.js" in url or "/search/lines" in url]


def test_chosen_filters_are_chips_and_all_are_taken_away_at_once(visit: Visit) -> None:
    page = visit.open("explore.html")
    facet(page, "area", "Speech").check()
    page.get_by_label("From year").fill("2020")
    page.get_by_label("From year").blur()
    expect(page.get_by_role("button", name="Without the filter 2020–")).to_be_visible()
    assert "year=2020-" in page.url
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".st-search__state")).to_have_text(re.compile(r"^([5-9]\d\d|1,?\d\d\d) papers"))
    assert "?" not in page.url


# Where a hit stands on the screen: what comes late above it moves the page, but not what is read.
FROM_TOP = "hit => hit.getBoundingClientRect().top"


def test_coming_back_finds_the_place_and_the_length(visit: Visit) -> None:
    page = visit.open("explore.html?q=attention")
    page.locator(".st-hit mark").first.wait_for()
    page.locator(".st-hit").nth(19).scroll_into_view_if_needed()
    expect(page.locator(".st-hit")).to_have_count(40)
    target = page.locator(".st-hit").nth(30)
    target.scroll_into_view_if_needed()
    top, name = target.evaluate(FROM_TOP), target.locator(".st-hit__name").inner_text()
    target.click()
    expect(page.locator("h1")).to_contain_text(name)
    page.go_back()
    expect(page.locator(".st-hit").nth(30)).to_be_in_viewport()
    assert abs(target.evaluate(FROM_TOP) - top) < 200


def test_a_page_that_is_not_there_searches_too(page: Page, served: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}404.html")
    search(page, "lora")
    expect(page.locator(".st-hit__name").first).to_have_text("LoRA")
    assert not errors


def facet(page: Page, name: str, value: str) -> Locator:
    """The box of a value among a facet's."""
    return page.locator(f'[data-facet="{name}"] input[value="{value}"]')


def test_two_facets_narrow_the_page_explore_and_stand_in_its_address(visit: Visit) -> None:
    page = visit.open("explore.html")
    expect(page.locator(".st-hit")).to_have_count(20)
    every = counted(page)
    facet(page, "area", "Speech").check()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{every} papers")
    speech = counted(page)
    page.get_by_label("From year").fill("2021")
    page.get_by_label("To year").fill("2021")
    page.get_by_label("To year").blur()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{speech} papers")
    assert 0 < counted(page) < speech < every
    assert "area=Speech" in page.url
    assert "year=2021" in page.url
    state = page.locator(".st-search__state").inner_text()
    expect(page.locator(".st-hit__facts").first).to_contain_text("2021")
    page.reload()
    expect(page.locator(".st-search__state")).to_have_text(state)
    page.go_back()
    expect(page.get_by_label("To year")).to_have_value("")
    page.go_back()
    expect(page.get_by_label("From year")).to_have_value("")
    expect(facet(page, "area", "Speech")).to_be_checked()


def test_several_values_of_a_facet_add_up(visit: Visit) -> None:
    page = visit.open("explore.html?area=Speech")
    page.locator(".st-hit").first.wait_for()
    one = counted(page)
    facet(page, "area", "Computer vision").check()
    expect(page.locator(".st-search__state")).not_to_have_text(f"{one} papers")
    assert counted(page) > one


def test_a_filter_in_the_address_moves_nothing_on_a_phone_and_says_nothing_wrong_first(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script("""
        globalThis.moved = 0;
        globalThis.said = new Set();
        new PerformanceObserver((seen) => {
            for (const { value, hadRecentInput } of seen.getEntries()) if (!hadRecentInput) moved += value;
        }).observe({ type: "layout-shift", buffered: true });
        new MutationObserver(() => said.add(document.querySelector(".st-search__state")?.textContent))
            .observe(document, { subtree: true, childList: true, characterData: true });
    """)
    page.goto(f"{served}explore.html?area=Speech")
    expect(page.locator(".st-hit .st-hit__line").first).not_to_be_empty()
    page.wait_for_timeout(300)
    assert page.evaluate("moved") < 0.05
    assert "No paper has all of this." not in page.evaluate("[...said]")


def counted(page: Page) -> int:
    """How many papers the panel says that there are."""
    expect(page.locator(".st-search__state")).to_have_text(re.compile(r"^[\d,]+ papers?$"))
    return int(page.locator(".st-search__state").inner_text().split()[0].replace(",", ""))


def test_sorting_by_age_and_name(visit: Visit) -> None:
    page = visit.open("explore.html?sort=oldest")
    expect(page.locator(".st-hit__facts").first).to_contain_text("1986")
    page.get_by_label("Sort by").select_option("newest")
    expect(page.locator(".st-hit__facts").first).to_contain_text(re.compile(r"202[4-9]"))
    page.get_by_label("Sort by").select_option("name")
    expect(page.locator(".st-hit__name").first).to_have_text(re.compile(r"^[^B-Zb-z]"))


def test_results_grow_on_scrolling(visit: Visit) -> None:
    page = visit.open("explore.html")
    expect(page.locator(".st-hit")).to_have_count(20)
    page.locator(".st-hit").last.scroll_into_view_if_needed()
    expect(page.locator(".st-hit")).to_have_count(40)


def test_no_table_is_sent_before_the_search_is_opened(visit: Visit) -> None:
    sent: list[str] = []
    visit.page.on("request", lambda request: sent.append(request.url))
    page = visit.open("index.html")
    page.wait_for_timeout(300)
    assert not [url for url in sent if "names.js" in url]
    search(page, "lora")
    assert len([url for url in sent if "names.js" in url]) == 1
