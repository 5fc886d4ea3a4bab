"""A record is edited while its page is open in a browser: the command `serve`, with everything that belongs to it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import serving

LONG = 30_000  # milliseconds: other tests take the same processors


@dataclass
class Session:
    """A server on a copy of the toy records, a page that is open on it, and what the terminal shows."""

    content: Path
    page: Page
    log: Path

    def edit(self, path: str, before: str, after: str) -> None:
        """Save a record as many editors do: the new text comes by another name and takes the old one's place."""
        record = self.content / path
        new = record.with_name(".swap")
        new.write_text(record.read_text("utf-8").replace(before, after), "utf-8")
        new.rename(record)


@pytest.fixture
def session(contexts: Mapping[str, BrowserContext], tmp_path: Path) -> Iterator[Session]:
    content, log = tmp_path / "content", tmp_path / "log"
    shutil.copytree("tests/sites/toy/content", content)
    with serving(Path(), str(content), log) as root:
        page = contexts["served"].new_page()
        page.goto(f"{root}papers/bert.html")
        yield Session(content, page, log)
        page.close()


def test_a_save_appears_in_the_open_page(session: Session) -> None:
    session.edit("papers/2018/bert.md", "name: BERT", "name: BERTOLT")
    expect(session.page.locator("h1")).to_contain_text("BERTOLT", timeout=LONG)


def test_a_broken_record_is_named_over_the_last_good_page_until_it_is_mended(session: Session) -> None:
    finding = session.page.get_by_role("alert")
    session.edit("papers/2018/bert.md", "\ntldr:", "\ntdlr:")
    expect(finding).to_contain_text("did you mean `tldr`?", timeout=LONG)
    expect(finding).to_contain_text(re.compile(r"papers/2018/bert\.md:\d+:1"))
    expect(session.page.locator("h1")).to_contain_text("BERT")
    assert "unknown-field" in session.log.read_text()
    session.page.reload()
    expect(finding).to_contain_text("unknown-field", timeout=LONG)
    session.edit("papers/2018/bert.md", "\ntdlr:", "\ntldr:")
    expect(finding).to_have_count(0, timeout=LONG)


def test_the_search_finds_what_was_just_written(session: Session) -> None:
    session.edit("papers/2018/bert.md", "name: BERT", "name: Zwirble")
    expect(session.page.locator("h1")).to_contain_text("Zwirble", timeout=LONG)
    names = urljoin(session.page.url, "../search/names.js")
    for _ in range(LONG // 100):  # the page is shown first, all others after it
        if "Zwirble" in session.page.request.get(names).text():
            break
        session.page.wait_for_timeout(100)
    session.page.keyboard.press("Control+k")
    session.page.locator(".st-search__input").fill("zwirble")
    expect(session.page.locator(".st-hit").first).to_contain_text("Zwirble", timeout=LONG)
