"""Characters that nobody sees are found and named."""

from __future__ import annotations

import pytest

from generator.records.characters import invisible, spelt


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("one\ttwo\nthree é 漢 \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\ufe0f", None),
        ("", None),
        ("a\u200bb\x00", "U+200B (zero width space)"),
        ("a\x00", "U+0000"),
        ("\r", "U+000D"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a)"),
        ("\ud800", "U+D800"),
        ("\u3164", "U+3164 (hangul filler)"),
    ],
)
def test_the_first_character_that_nobody_sees_is_named(text: str, named: str | None) -> None:
    assert invisible(text) == named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("é 漢", "é 漢"),
        ("a\\b", "a\\b"),
        ("a\tb\n", "a\\tb\\n"),
        ("a\x1b[1mb\n", "a\\x1b[1mb\\n"),
        ("a\\\u200bé", "a\\\\u200bé"),
        ("\u3164\u115f\u17b4", "\\u3164\\u115f\\u17b4"),
        ("\ud800\U000e0041", "\\ud800\\U000e0041"),
        ("", ""),
    ],
)
def test_what_a_terminal_might_not_show_is_spelt_out(text: str, shown: str) -> None:
    assert spelt(text) == shown
