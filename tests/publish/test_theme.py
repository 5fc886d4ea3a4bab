"""What the theme puts around a page: how to report an error, and how to begin a record, wherever the site is built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages.render import Drawn
from generator.publish.theme import Theme, can_be_told, surroundings

BEGINS = {"file": "content/papers/2026/name.md", "text": '---\ntitle: …  # "A & B"\n---\n'}
HEAD = {"title": "A", "description": "B", "kind": "paper"}
Shown = Callable[..., str]
VARIABLES = ("REPO_URL", "GITHUB_REPOSITORY", "CONTACT")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A page's HTML where the environment says this of the repository and of the address."""

    def page(head: dict[str, object], **said: str) -> str:
        for name, value in {**surroundings(0), **dict.fromkeys(VARIABLES, ""), **said}.items():
            monkeypatch.setenv(name, value)
        return Theme(["papers/a.html"]).page(Drawn("papers/a.md", {**HEAD, **head}, "<div></div>")).decode()

    return page


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ({"GITHUB_REPOSITORY": "a/b"}, "https://github.com/a/b/issues/new?template=correction.yml"),
        ({"REPO_URL": "https://example.org/r"}, "https://example.org/r/issues/new?template=correction.yml"),
        ({"CONTACT": "errors@example.org"}, "mailto:errors@example.org"),
        ({"CONTACT": "https://example.org/errors"}, "https://example.org/errors"),
        (
            {"CONTACT": "errors@example.org", "GITHUB_REPOSITORY": "a/b"},
            "https://github.com/a/b/issues/new?template=correction.yml",
        ),
    ],
)
def test_every_page_says_how_to_report_an_error(shown: Shown, said: dict[str, str], link: str) -> None:
    assert f'<a href="{link}">Report an error</a>' in shown({}, **said)
    assert can_be_told()


def test_where_there_is_neither_repository_nor_address_nothing_is_promised(shown: Shown) -> None:
    assert "Report an error" not in shown({"begins": BEGINS})
    assert "Begin a record" not in shown({"begins": BEGINS}, CONTACT="errors@example.org")
    shown({})
    assert not can_be_told()


def test_a_record_is_begun_in_the_editor_of_the_repository_with_its_file_filled_in(shown: Shown) -> None:
    html = shown({"begins": BEGINS}, GITHUB_REPOSITORY="a/b")
    file = "filename=content/papers/2026/name.md"
    text = "value=---%0Atitle%3A%20%E2%80%A6%20%20%23%20%22A%20%26%20B%22%0A---%0A"
    assert f'<a href="https://github.com/a/b/new/main?{file}&amp;{text}">Begin a record in your browser</a>' in html
    for form in ("paper", "translation"):
        assert f"https://github.com/a/b/issues/new?template={form}.yml" in html
