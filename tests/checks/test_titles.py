"""What makes two titles one paper's."""

from __future__ import annotations

import pytest

from generator.checks.titles import slip, title_words


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("Deep Residual Learning", "Deep Residaul Learning", True),
        ("Residual Learning", "Residaul Learning", False),  # of two words one that differs says much
        ("Learning to Rank", "Learning Rank", False),
        ("Learning to Rank Deeply", "Learning Rank Deeply", True),
        ("Learning of the Rank Deeply", "Learning for Rank Deeply", True),
        ("Learning to Rank Deeply", "Learning Rank Deeply with", False),
        ("Deep Residual Learning", "Deep Learning Networks", False),
        ("Deep Residual Learning", "Deep Very Residual Learning", False),
        ("Deep Nets Learn", "Deep Neta Learn", True),  # three signs of four are the same
        ("Deep Net Learns", "Deep Nit Learns", False),
        ("Deep Vision Learns", "Deep Language Learns", False),
        ("Deep Residaul Learning Now", "Deep Residual Learnign Now", False),
        ("Residaul Deep Learning", "Residual Deep Laerning", False),
        ("The Llama2 Herd", "The Llama Herd", False),
        ("The Llama Herd", "The Llama3 Herd", False),
        ("Deep Residual Learning", "Deep residual: learning", False),  # they are one title
        ("Pre-training of Networks", "Pretraining of Networks", False),
    ],
)
def test_titles_that_differ_in_a_small_or_misspelt_word_alone_are_a_slip(one: str, other: str, is_slip: bool) -> None:
    assert slip(title_words(one), title_words(other)) is is_slip
    assert slip(title_words(other), title_words(one)) is is_slip
