"""Every kind of page: readable on a phone, in light and dark, by everyone, with scripts off too."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SITE, Visit

PAGES = (
    "index.html",
    "areas/speech.html",
    "years/2020.html",
    "topics/index.html",
    "topics/efficient-inference.html",
    "lists/essential-papers-for-genai-developers.html",
    "papers/lora.html",
    "papers/transformer.html",
    "explore.html",
    "contribute/index.html",
    "contribute/findings.html",
    "contribute/upkeep.html",
    "lineages/index.html",
    "lineages/map.html",
    "way.html?know=word2vec&want=gpt-3",
    "compare.html?papers=adapters,prefix-tuning,lora",
    "lineages/attention-and-the-transformer.html",
    "results/index.html",
    "results/humaneval.html",
    "plain-words.html",
    "pt-BR/index.html",
    "pt-BR/areas/nlp.html",
    "pt-BR/translations.html",
    "pt-BR/explore.html",
    "pt-BR/papers/lora.html",
    "pt-BR/lists/essential-papers-for-genai-developers.html",
    "reports/generative-models-in-2023.html",
)
# One page of each kind that none of these is of, and the longest of their kind.
OTHERS = (
    "areas/index.html",
    "areas/nlp.html",
    "authors/index.html",
    "authors/letter-m.html",
    "authors/quoc-v-le.html",
    "lists/index.html",
    "papers/index.html",
    "programs.html",
    "reports/index.html",
    "results/imagenet.html",
    "venues/index.html",
    "venues/neurips.html",
    "years/index.html",
    "years/2023.html",
    "wanted.html",
    "pt-BR/lineages/attention-and-the-transformer.html",
    "pt-BR/topics/efficient-inference.html",
)
WIDTHS = [360, 1280, 1600]
# One page of each kind that has jump links.
JUMPING = (
    "areas/nlp.html",
    "authors/index.html",
    "authors/letter-m.html",
    "lineages/attention-and-the-transformer.html",
    "lists/essential-papers-for-genai-developers.html",
    "papers/index.html",
    "papers/lora.html",
    "plain-words.html",
    "reports/generative-models-in-2023.html",
    "results/humaneval.html",
    "results/imagenet.html",
    "topics/efficient-inference.html",
    "topics/index.html",
    "years/2023.html",
)
# Papers with long titles, many authors or many places to read them.
PHONE_SAMPLE = ("lora", "bart", "bloom", "instruction-pre-training", "self-consuming-generative-models-go-mad")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_axe_finds_nothing_at_all(page: Page, served: str, address: str, scheme: str) -> None:
    settle(page, scheme)
    page.goto(served + address)
    if address.endswith("explore.html"):
        page.locator(".st-hit").first.wait_for()
    if "papers=" in address:
        page.locator(".st-compare").wait_for()
    if "want=" in address:
        page.locator(".st-step--known").wait_for()
    assert not violations(page)


def test_a_formula_that_is_wider_than_a_phone_is_reached_by_the_keyboard_and_no_other(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + "papers/transformer.html")
    wide = page.locator(".st-math--block[tabindex='0']")
    expect(wide.first).to_be_attached()
    reached = "all => all.map((one) => [one.scrollWidth > one.clientWidth, one.tabIndex === 0])"
    found = page.locator(".st-math--block").evaluate_all(reached)
    assert all(scrolls == focusable for scrolls, focusable in found)
    wide.first.focus()
    page.keyboard.press("ArrowRight")
    expect(wide.first).not_to_have_js_property("scrollLeft", 0)
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(wide).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_all_with_the_dialog_open(page: Page, served: str, scheme: str) -> None:
    settle(page, scheme)
    page.goto(served + "index.html")
    page.keyboard.press("/")
    page.locator(".st-search__input").fill("attention")
    page.locator(".st-hit__line mark").first.wait_for()
    page.locator("dialog .st-search__filters").click()
    page.locator("dialog .st-facet label").first.wait_for()
    assert not violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_all_on_explore(page: Page, served: str, scheme: str) -> None:
    settle(page, scheme)
    for state in ("", "?q=attention&area=Speech&year=2019-2024"):
        page.goto(f"{served}explore.html{state}")
        page.locator(".st-hit").first.wait_for()
        page.wait_for_timeout(300)
        assert not violations(page)


def settle(page: Page, scheme: str) -> None:
    """Have no colour of a page change by and by: axe would look at it on its way."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]


def violations(page: Page) -> list[str]:
    """What axe holds against a page by any of its rules."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


# What can be pressed and is less than 24 px high or wide, but for links in running text and what a label stands for.
TOO_SMALL = """() => {
  const inText = (one) => getComputedStyle(one).display === "inline" &&
    [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim().length > 3);
  const covers = (one) => getComputedStyle(one, "::after").position === "absolute";
  const small = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return Math.min(width, height) > 2 && Math.min(width, height) < 23.5;
  };
  return [...document.querySelectorAll("a[href], button, input, select, summary, label")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("svg, label > *"))
    .filter((one) => small(one) && !(one.closest("label") && one.tagName !== "LABEL") && !inText(one) && !covers(one))
    .map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways_and_a_phone_needs_no_thin_finger(page: Page, served: str, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + address)
    page.wait_for_timeout(200)
    assert page.evaluate(TOO_SMALL) == []
    assert widest(page) == WIDTHS


def widest(page: Page) -> list[int]:
    """How wide a page is at the three widths for which it is made; no wider, unless it scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        found.append(page.evaluate("document.documentElement.scrollWidth"))
    return found


@pytest.mark.parametrize("address", OTHERS)
def test_no_other_kind_of_page_scrolls_sideways(page: Page, served: str, address: str) -> None:
    page.goto(served + address)
    assert widest(page) == WIDTHS


# Follow every jump link; how far each lands from where its heading should stand, where that is more than 8 px.
MISSED = """async () => {
  const missed = [];
  for (const link of document.querySelectorAll(".st-jump a[href^='#']")) {
    link.click();
    await new Promise((done) => setTimeout(done)); // a jump into a folded group opens it
    const to = document.getElementById(link.hash.slice(1));
    const off = to.getBoundingClientRect().top - parseFloat(getComputedStyle(to).scrollMarginTop);
    if (Math.abs(off) > 8) missed.push([link.hash, Math.round(off)]);
  }
  return missed;
}"""


def test_every_jump_lands_on_its_heading(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    followed = 0
    for address in JUMPING:
        page.goto(served + address)
        followed += page.locator(".st-jump a[href^='#']").count()
        assert page.evaluate(MISSED) == [], address
    assert followed > 100


@pytest.mark.parametrize("address", ["papers/lora.html", "reports/generative-models-in-2023.html", "lineages/map.html"])
def test_a_table_folds_on_a_phone_into_rows_that_say_what_each_cell_is(page: Page, served: str, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served + address)
    table = page.locator(".st-folds").first
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    heads = table.locator("thead th").all_text_contents()
    said = table.locator("tbody td").evaluate_all("cells => cells.map((cell) => cell.dataset.label)")
    assert said
    assert set(said) <= set(heads)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_nobody_else_and_makes_no_error(visit: Visit, address: str) -> None:
    visit.open(address)
    visit.page.wait_for_timeout(100)


def test_without_scripts_pages_can_be_read_and_explore_says_where_to_look(browser: Browser, served: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(served + "papers/lora.html")
    expect(page.locator(".st-body h2").first).to_be_visible()
    page.goto(served + "explore.html")
    page.locator(".st-noscript").get_by_role("link", name="area").click()
    expect(page.locator("h1")).to_have_text("Areas")
    page.context.close()


# How many characters the longest paragraph has on a line.
MEASURE = """() => {
  const long = (a, b) => b.textContent.length - a.textContent.length;
  const text = [...document.querySelectorAll(".st-body p")].sort(long)[0];
  const range = document.createRange();
  range.selectNodeContents(text);
  const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 12)));
  return text.textContent.length / lines.size;
}"""


def test_the_measure_is_that_of_a_book(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(served + "papers/lora.html")
    assert 55 <= page.evaluate(MEASURE) <= 80


def test_the_text_begins_right_below_the_head_however_long_the_family_is(page: Page, served: str) -> None:
    page.goto(served + "papers/transformer.html")
    box = "(kind) => document.querySelector(`.st-paper > ${kind}`).getBoundingClientRect().toJSON()"
    head, contents, text = (page.evaluate(box, kind) for kind in (".st-head", ".st-contents", ".st-body"))
    assert contents["top"] - head["bottom"] < 60
    assert text["top"] - contents["bottom"] < 60


# Where the text and what stands beside it end, from the top of the paper.
ENDS = """() => {
  const top = document.querySelector(".st-paper").getBoundingClientRect().top;
  const end = (kind) => document.querySelector(kind).lastElementChild.getBoundingClientRect().bottom - top;
  return [end(".st-rest"), end(".st-aside") || 0];
}"""


def test_what_stands_beside_a_text_is_at_most_half_as_long_again(page: Page, served: str) -> None:
    for paper in ("transformer", "lora", "multi-query-attention", "gpt4all", "ssd"):
        page.goto(f"{served}papers/{paper}.html")
        text, beside = page.evaluate(ENDS)
        assert beside <= 1.5 * text, paper


def test_a_phone_first_shows_the_gain_how_deep_the_summary_is_and_where_the_paper_is(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for paper in PHONE_SAMPLE:
        page.goto(f"{served}papers/{paper}.html")
        for part in (".st-tldr", ".st-depth", ".st-actions"):
            expect(page.locator(f".st-head {part}").first).to_be_in_viewport(ratio=1)


def test_a_paper_prints_on_few_pages_without_a_button_and_with_where_it_came_from(page: Page, served: str) -> None:
    page.emulate_media(color_scheme="dark")
    for address, sheets in (("contribute/findings.html", 8), ("lineages/map.html", 3), ("papers/lora.html", 4)):
        page.goto(served + address)
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", printed)) <= sheets, address
    page.emulate_media(media="print")
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    expect(page.locator(".st-provenance")).to_contain_text("Last checked on")
    expect(page.locator(".st-printed")).to_contain_text("papers/lora.html")
    frame = "document.querySelector('.st-picture__frame')"
    assert page.evaluate(f"{frame}.scrollWidth <= {frame}.clientWidth")


def test_light_and_dark_are_chosen_by_a_button_and_kept_from_page_to_page(visit: Visit) -> None:
    page = visit.open("index.html")
    scheme = "document.body.dataset.mdColorScheme"
    first = page.evaluate(scheme)
    page.locator(".st-scheme").click()
    other = page.evaluate(scheme)
    assert {first, other} == {"default", "slate"}
    visit.open("papers/lora.html")
    assert page.evaluate(scheme) == other


# A start tag and its attributes; comments, and what scripts and styles hold, are passed over.
TAG = re.compile(
    r"""<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1>|<([a-z][^\s/>]*)((?:[^"'>]+|"[^"]*"|'[^']*')*)>""", re.S | re.I
)
ATTRIBUTE = re.compile(r"""\s(href|src|id)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
LEADING = {("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")}


def links_and_anchors(page: str) -> tuple[set[str], set[str]]:
    """Where a page leads, and what in it can be led to."""
    named = [
        (f"{tag[1] or tag[3]}".lower(), attribute[1], unescape(attribute[2] or attribute[3] or attribute[4] or ""))
        for tag in TAG.finditer(page)
        for attribute in ATTRIBUTE.finditer(tag[2] or tag[4] or "")
    ]
    anchors = {value for _, name, value in named if name == "id"}
    return {value for tag, name, value in named if value and (tag, name) in LEADING}, anchors


@cache
def followed(base: str, target: str) -> tuple[str, str, str]:
    """The host, the path and the anchor to which a link leads from a page, or from any page of a folder."""
    url = urlsplit(urljoin(f"https://here/{base}", target))
    return url.netloc, unquote(url.path).lstrip("/"), url.fragment


def test_every_link_inside_the_site_leads_somewhere() -> None:
    there = {file.relative_to(SITE).as_posix() for file in SITE.rglob("*") if file.is_file()}
    pages = {path: links_and_anchors((SITE / path).read_text("utf-8")) for path in there if path.endswith(".html")}
    broken = []
    for address, (targets, _) in pages.items():
        folder = address.rpartition("/")[0] + "/"
        for target in targets:
            host, path, anchor = followed(address if target.startswith(("#", "?")) else folder.lstrip("/"), target)
            if host != "here" or address == "404.html":
                continue
            if path not in there or (anchor and path in pages and anchor not in pages[path][1]):
                broken.append(f"{address}: {target}")
    assert sum(len(targets) for targets, _ in pages.values()) > 50 * len(pages)
    assert not broken


def test_every_page_has_one_heading_a_description_and_a_way_back() -> None:
    for file in sorted(SITE.rglob("*.html")):
        text = file.read_text("utf-8")
        if file.name == "404.html":
            continue
        assert len(re.findall(r"<h1[\s>]", text)) == 1, file
        assert re.search(r'<meta name="description" content="[^"]+">', text), file
        assert (file.name == "index.html" and 'class="st-hero"' in text) or 'class="st-crumbs"' in text, file


CATALOG = json.loads((SITE / "catalog.json").read_text("utf-8"))
AREAS = {listing["area"] for paper in CATALOG["papers"] for listing in paper["listings"]}


def test_every_subject_is_told_and_begins_with_three_papers_and_the_reason_of_each() -> None:
    for address in [*(topic["url"] for topic in CATALOG["topics"]), *(f"areas/{area}.html" for area in AREAS)]:
        text = (SITE / address).read_text("utf-8")
        begin = text.partition('id="begin"')[2].partition("</section>")[0]
        assert begin.count('<li class="st-card">') == begin.count('class="st-card__note"') == 3, address
        assert len(re.findall(r"<p>", text.partition('class="st-intro"')[2].partition("</div>")[0])) >= 1, address


def test_every_topic_leads_to_where_its_papers_stand_and_to_its_neighbours() -> None:
    held = {f"{kind}/": {paper for one in CATALOG[kind] for paper in one["papers"]} for kind in ("lineages", "lists")}
    shown = {dataset["id"] for dataset in CATALOG["datasets"] if dataset["url"]}
    measured = {paper["id"] for paper in CATALOG["papers"] if shown & {one["dataset"] for one in paper["results"]}}
    for topic in CATALOG["topics"]:
        near = (SITE / topic["url"]).read_text("utf-8").partition('id="near"')[2].partition("</section>")[0]
        assert re.search(r'href="[a-z0-9-]+\.html"', near), topic["id"]  # another topic
        for folder, papers in {**held, "results/": measured}.items():
            assert (f'href="../{folder}' in near) == bool(papers & {*topic["papers"]}), (topic["id"], folder)


def test_brackets_grow_with_what_they_hold(visit: Visit) -> None:
    tall = """() => {
      const signs = [...document.querySelectorAll("mo:not([stretchy=false])")];
      const bracket = signs.find((sign) => sign.textContent === "(");
      const height = (element) => element.getBoundingClientRect().height;
      return height(bracket) / height(bracket.parentElement.querySelector("mfrac"));
    }"""
    assert visit.open("papers/dpo.html").evaluate(tall) > 0.9
