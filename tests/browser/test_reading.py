"""What readers do with a page: take its papers along, tick them off, sort a table, change the language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITE, Visit

LIST = "lists/essential-papers-for-genai-developers.html"
CATALOG = json.loads((SITE / "catalog.json").read_text("utf-8"))


def bibtex_of(page: Page) -> str:
    """What the page's download button gives."""
    with page.expect_download() as waiting:
        page.locator(".st-cite button").nth(1).click()
    assert waiting.value.suggested_filename.endswith(".bib")
    return Path(waiting.value.path()).read_text("utf-8")


@pytest.mark.parametrize("address", ["topics/mixture-of-experts.html", LIST, "lineages/diffusion.html"])
def test_a_listing_is_copied_and_downloaded_as_bibtex(visit: Visit, address: str) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(address)
    page.locator(".st-cite button").first.click()
    expect(page.locator(".st-cite [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == bibtex_of(page)
    whole = (SITE / "papers.bib").read_text("utf-8")
    entries = [f"@{entry}" for entry in copied.split("\n@")]
    assert len(entries) >= 10
    assert all(entry.removeprefix("@@").strip().removeprefix("@") in whole for entry in entries)


def test_a_listing_is_written_into_its_page_for_zotero_when_that_is_asked_for(visit: Visit) -> None:
    page = visit.open(LIST)
    assert page.locator(".Z3988").count() == 0
    page.evaluate("document.addEventListener('ZoteroItemUpdated', () => document.body.dataset.told = 'yes')")
    for _ in range(2):
        page.locator("[data-st-zotero]").click()
        expect(page.locator(".st-cite [role=status]")).to_contain_text("Zotero")
    listed = next(one for one in CATALOG["lists"] if one["url"] == LIST)
    titles = page.locator(".Z3988").evaluate_all("spans => spans.map(span => span.title)")
    assert len(titles) == len(listed["papers"])
    assert all("rft.au=" in title for title in titles)
    assert page.evaluate("document.body.dataset.told") == "yes"


def test_a_paper_is_had_in_every_format(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    for form, start in (
        ("RIS", "TY  - CPAPER"),
        ("CSL-JSON", "[\n{"),
        ("Markdown", "- Edward"),
        ("Text", "Edward J. Hu"),
    ):
        assert page.evaluate("form => stemma.cite(['lora'], form)", form).startswith(start)


def test_what_a_search_finds_is_taken_along_whole(visit: Visit) -> None:
    page = visit.open("explore.html?area=Speech&q=keyword")
    page.locator(".st-hit").first.wait_for()
    count = int(page.locator(".st-search__state").inner_text().split()[0])
    assert bibtex_of(page).count("\n  title ") == count > 1


def test_ticks_are_there_when_the_browser_is_opened_again(browser: Browser, request: pytest.FixtureRequest) -> None:
    for door in ("served", "on_disk"):
        root = request.getfixturevalue(door)
        context = browser.new_context()
        page = context.new_page()
        page.goto(root + LIST)
        page.locator(".st-tick input").nth(0).check()
        page.locator(".st-tick input").nth(2).check()
        expect(page.locator(".st-tally span").first).to_have_text("2 of 15 read")
        page.close()
        again = context.new_page()
        again.goto(root + LIST)
        expect(again.locator(".st-tick input").nth(2)).to_be_checked()
        expect(again.locator(".st-tick input").nth(1)).not_to_be_checked()
        again.goto(root + "lists/index.html")
        expect(again.locator(".st-tally span", has_text="2 of 15 read")).to_be_visible()
        context.close()


def test_ticks_leave_as_a_file_and_come_back_from_it(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(LIST)
    page.locator(".st-tick input").nth(1).check()
    with page.expect_download() as waiting:
        page.locator(".st-tick-tools button").first.click()
    saved = tmp_path / "read.json"
    waiting.value.save_as(saved)
    assert json.loads(saved.read_text("utf-8"))["read"] == ["bert"]
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator(".st-tick input").nth(1)).not_to_be_checked()
    page.locator(".st-tick-tools input").set_input_files(saved)
    expect(page.locator(".st-tick input").nth(1)).to_be_checked()
    (tmp_path / "wrong.json").write_text("{}")
    page.locator(".st-tick-tools input").set_input_files(tmp_path / "wrong.json")
    expect(page.locator(".st-tick-tools [role=status]")).to_have_text("This is no file of what Stemma keeps.")


def test_a_citation_shows_the_cited_papers_summary_on_focus(visit: Visit) -> None:
    page = visit.open("lineages/attention-and-the-transformer.html")
    link = page.locator(".st-intro a[data-tldr]").first
    page.keyboard.press("Tab")
    link.focus()
    shown = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "Bahdanau attention: A decoder that searches the source sentence" in shown


def test_a_table_of_results_sorts_by_its_columns(visit: Visit) -> None:
    page = visit.open("results/imagenet.html")
    table = page.locator("table.st-board").first
    column = table.locator("tbody td.st-number")
    table.get_by_role("button", name="Figure").click()
    values = [float(value) for value in column.evaluate_all("cells => cells.map((cell) => cell.dataset.value)")]
    assert values == sorted(values)
    assert len(values) > 2
    table.get_by_role("button", name="Figure").click()
    assert [float(v) for v in column.evaluate_all("cells => cells.map((cell) => cell.dataset.value)")] == values[::-1]


def test_a_portuguese_query_finds_portuguese_pages(visit: Visit) -> None:
    page = visit.open("pt-BR/index.html")
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("codificador ornitorrinco lacunas")
    hit = page.locator(".st-hit").first
    expect(hit.locator(".st-hit__name")).to_have_text("BERT")
    expect(page.locator(".st-search__state")).to_contain_text(re.compile(r"não está no acervo\. \d+ resultados"))
    hit.click()
    expect(page).to_have_url(re.compile(r"/pt-BR/papers/bert\.html"))
    expect(page.locator(".st-body > h2").first).to_have_text("Problema")


def test_an_english_query_finds_no_portuguese_page(visit: Visit) -> None:
    page = visit.open("explore.html?q=codificador")
    expect(page.locator(".st-search__state")).to_contain_text(re.compile("Nothing found|is not in the collection"))


def test_a_paper_without_a_translation_is_marked_as_english(visit: Visit) -> None:
    page = visit.open("pt-BR/areas/nlp.html")
    page.locator(".st-fold", has_text="Adapters").first.locator("summary").click()
    paper = page.locator(".st-fold th", has_text="Adapters").first
    expect(paper.locator(".st-abroad")).to_have_text("em inglês")
    paper.locator("a").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_every_page_leads_to_the_other_language(visit: Visit) -> None:
    page = visit.open("years/2020.html")
    page.locator(".st-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "pt-BR")
    expect(page.locator("h1")).to_have_text("2020")
    expect(page.locator(".md-tabs__link").first).to_have_text("Acervo")
    page.locator(".st-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(r"/years/2020\.html$"))


def test_the_papers_of_a_topic_are_narrowed_by_words_and_columns(visit: Visit) -> None:
    page = visit.open("topics/efficient-inference.html")
    rows = page.locator(".st-papers tbody tr")
    assert page.locator(".st-papers tbody tr:visible").count() < rows.count()
    page.get_by_role("button", name=f"Show all {rows.count()}").click()
    expect(page.locator(".st-papers tbody tr:visible")).to_have_count(rows.count())
    page.get_by_label("Words").fill("Déc guess")
    page.get_by_label("Year").select_option("2018")
    expect(page.locator(".st-papers tbody tr:visible th > a")).to_have_text(["Blockwise Parallel Decoding"])
    expect(page.locator(".st-narrow [role=status]")).to_have_text(f"1 of {rows.count()} papers")


def test_a_listing_of_many_papers_shows_its_groups_within_ten_screens_of_a_phone(visit: Visit) -> None:
    folding = (
        "papers/index.html",
        "areas/nlp.html",
        "years/2023.html",
        "results/imagenet.html",
        "contribute/index.html",
    )
    for address in folding:
        page = visit.open(address)
        page.set_viewport_size({"width": 360, "height": 800})
        top = page.locator(".st-fold").first.evaluate("fold => fold.getBoundingClientRect().top + scrollY")
        assert top < 10 * 800, address


def test_once_the_jump_links_are_out_of_sight_a_link_leads_back_to_them(visit: Visit) -> None:
    page = visit.open("papers/lora.html")
    page.set_viewport_size({"width": 360, "height": 740})
    back = page.locator(".st-jump .st-back")
    expect(back).to_be_hidden()
    page.evaluate("scrollTo(0, 3000)")
    back.click()
    expect(page.locator(".st-jump a").first).to_be_in_viewport()
    expect(back).to_be_hidden()
