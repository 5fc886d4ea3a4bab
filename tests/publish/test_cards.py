"""Pictures for shared links: what they show, that they are equal on every machine, and where they are not."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from generator.catalogue.catalogue import Catalogue
from generator.checks.check import check
from generator.pages.sharing import Shared, all_shared
from generator.publish.bundle import bundle
from generator.publish.cards import drawn_cards, known_signs, png

CARD = Shared("Transformer", "Attention alone translates better.", ["Seq2Seq"], ["BERT", "GPT-1"])


def shown(card: Shared) -> Image.Image:
    return Image.open(io.BytesIO(png(card))).convert("L")


def test_a_card_has_the_size_that_is_asked_for_and_little_weight() -> None:
    assert shown(CARD).size == (1200, 630)
    assert len(png(CARD)) < 60_000


def test_a_card_is_drawn_equal_each_time() -> None:
    assert sha256(png(CARD)).digest() == sha256(png(CARD)).digest()
    assert png(CARD) != png(Shared("Transformer", "Attention alone translates better.", [], []))


@pytest.mark.parametrize("name", ["A " + "long name " * 20, "Unbreakable" * 12, ""])
def test_nothing_is_drawn_over_the_edge(name: str) -> None:
    picture = shown(Shared(name, "word " * 200, [name] * 3, [name] * 3))
    background = picture.getpixel((0, 0))
    for box in ((0, 0, 20, 630), (0, 0, 1200, 20), (0, 610, 1200, 630)):
        assert picture.crop(box).getextrema() == (background, background)


@pytest.mark.parametrize(
    ("text", "known"), [("Łukasz’s café – ∞", "Łukasz’s café – ∞"), ("e\u0301, ∇, ℝ²", "é, nabla, R²")]
)
def test_signs_that_the_font_lacks_are_spelt(text: str, known: str) -> None:
    assert known_signs(text) == known


def test_what_was_drawn_is_taken_over_and_drawn_anew_where_the_card_differs(tmp_path: Path) -> None:
    first = drawn_cards({"index.html": CARD}, tmp_path)
    (kept,) = tmp_path.glob("*.png")
    kept.write_bytes(b"kept")
    assert drawn_cards({"index.html": CARD}, tmp_path) == {"shared/index.png": b"kept"}
    other = drawn_cards({"index.html": Shared("Other", "It.")}, tmp_path)
    assert other["shared/index.png"] not in (b"kept", first["shared/index.png"])


def test_home_lineages_lists_and_landmarks_have_a_card() -> None:
    catalogue = Catalogue(check(Path("tests/sites/toy/content")).reading.records)
    pages = set(all_shared(catalogue))
    assert pages >= {"index.html", "lineages/attention.html", "lists/first-steps.html"}
    landmarks = {f"papers/{one.id}.html" for one in catalogue.papers.values() if catalogue.is_landmark(one)}
    assert {page for page in pages if page.startswith("papers/")} == landmarks


def test_the_bundle_has_no_such_picture(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/index.png").write_bytes(png(CARD))
    (tmp_path / "index.html").write_text("")
    assert not [path for path in bundle(tmp_path) if path.endswith(".png")]
