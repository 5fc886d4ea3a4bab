"""LaTeX becomes MathML, or a reason why not."""

from __future__ import annotations

import pytest
from markdown import Markdown

from generator.records.mathematics import MathematicsError, mathml


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{1}{2}",
        r"\sum_{i=1}^n x_i",
        r"a*b_c",
        r"a < b",
        r"\text{softmax}(QK^\top)",
        r"\arg\min_x x_{<t}",
        r"\Big\| x \Big\|_2",
    ],
)
def test_a_formula_passes_through_markdown_untouched(latex: str) -> None:
    made = mathml(latex, block=False)
    assert made in Markdown().convert(f"<span>{made}</span>")


@pytest.mark.parametrize(
    "latex", [r"\frac{1}", "x^", r"\nosuch", "{x", "", r"\text{<b>}", r"\mbox{&amp;}", r"\left( x", "x_{", "a & b"]
)
def test_a_formula_that_does_not_parse_is_refused(latex: str) -> None:
    with pytest.raises(MathematicsError):
        mathml(latex, block=False)
