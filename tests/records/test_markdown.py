"""Tokens, headings and words of a body."""

from __future__ import annotations

import pytest

from generator.records.markdown import count_words, headings, tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("costs $5 and $10", []),
        ("$x$ and $$y$$", ["inline", "display"]),
        (r"\$x\$", ["escape", "escape"]),
        ("`$x$ @lora <b>`", ["code"]),
        ("```\n$x$ <b>\n```", ["fence"]),
        ("```\n$x$ <b>", ["open_fence"]),
        ("[@lora; @adapters] and @lora.", ["citation", "mention"]),
        ("me@lora.org", []),
        ("<https://a.b> <b> a < b", ["autolink", "html"]),
        ("[x](y) ![z](w)", ["link", "image"]),
        ("[x]: y", ["definition"]),
    ],
)
def test_a_token_is_what_it_looks_like_and_nothing_inside_another(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokens(text)] == kinds


def test_a_citation_names_its_papers_in_order() -> None:
    assert tokens("[@b; @a]")[0].cited == ("b", "a")


def test_a_heading_inside_code_is_none() -> None:
    assert [heading.title for heading in headings("## One\n```\n## Two\n```\n## Three")] == ["One", "Three"]


def test_headings_and_addresses_are_not_read_and_a_formula_is_one_word() -> None:
    assert count_words("## Approach\nIt is $a + b + c$ as [they say](https://example.org/a/b).") == 6
