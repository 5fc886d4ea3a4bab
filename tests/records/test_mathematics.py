"""LaTeX becomes MathML that browsers draw, or a reason why not."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.records.mathematics import INSTEAD, KNOWN, MOST, MathematicsError, mathml


def shown(latex: str) -> str:
    """What a formula shows, as text."""
    html = mathml(latex, block=True).replace("&nbsp;", " ")
    return "".join(ElementTree.fromstring(html).itertext()).replace("\N{FUNCTION APPLICATION}", "")


@pytest.mark.parametrize(
    ("latex", "reads"),
    [
        (r"x \not= y", "x≠y"),
        (r"x \not\in S", "x∉S"),
        (r"\operatorname*{arg\,max}_{x} f(x)", "arg maxxf(x)"),
        (r"\bm{x} + x", "𝒙+x"),
        (r"\mathbb{E}[x]", "𝔼[x]"),
        (r"\text{a < b} > c", "a < b>c"),
        (r"\softmax(x)", "softmax(x)"),
        (r"\frac{1}{2}", "12"),
        (r"\Big\| x \Big\|_2", "‖x‖2"),
    ],
)
def test_a_formula_shows_what_it_says(latex: str, reads: str) -> None:
    assert re.sub(r"\s+", " ", shown(latex)).strip() == reads


@pytest.mark.parametrize("environment", ["aligned", "align", "align*", "gather", "gathered", "split", "cases"])
def test_lines_stand_one_under_the_other_and_carry_no_numbers(environment: str) -> None:
    lines = r"a = 1 \\ b = 2" if environment.startswith("gather") else r"a &= 1 \\ b &= 2"
    html = mathml(rf"\begin{{{environment}}} {lines} \end{{{environment}}}", block=True)
    assert html.count("<mtr>") == 2
    assert "(1)" not in html


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        (r"\boxed{x}", ["st-box"]),
        (r"\cancel{x} + 1", ["st-updiagonalstrike"]),
        (r"\xcancel{\boxed{x}}", ["st-updiagonalstrike st-downdiagonalstrike", "st-box"]),
        (r"\begin{array}{c|c}a&b\\\hline c&d\end{array}", ["st-line-right", "st-line-above"]),
    ],
)
def test_what_a_style_would_draw_is_drawn_by_a_class_that_the_style_sheet_has(latex: str, names: list[str]) -> None:
    html = mathml(latex, block=True)
    assert " style=" not in html
    assert "menclose" not in html
    assert html.count("<mrow") == html.count("</mrow>")
    sheet = Path("overrides/assets/stemma.css").read_text("utf-8")
    for name in names:
        assert name in html
        assert all(f"math .{one}" in sheet for one in name.split())


@pytest.mark.parametrize(
    ("latex", "says"),
    [
        (r"\nosuch", r"the command `\nosuch` cannot be used here"),
        (r"\alpa", r"the nearest that works is `\alpha`"),
        (r"E = mc^2 \tag{1}", r"the command `\tag` cannot be used here"),
        (r"\href{javascript:x}{y}", "write a link outside the formula"),
        (r"\begin{foo}x\end{foo}", "the environment `foo` cannot be used here"),
        (r"\color{red}{x}", "a part of it cannot be shown"),
        (r"x\tag{<img src=x onerror=alert(1)>}", "cannot be used here"),
        (r"\frac{1}", "does not parse"),
        ("x^", "does not parse"),
        ("{x", "does not parse"),
        ("x_{", "does not parse"),
        ("a & b", "`&` cannot be used here"),
        (r"\left( x", "does not parse"),
        ("", "is empty"),
        ("x" * 5000, "5000 signs"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_to_write(latex: str, says: str) -> None:
    with pytest.raises(MathematicsError) as error:
        mathml(latex, block=False)
    assert says in f"{error.value}; {error.value.hint}"


@pytest.mark.parametrize(
    ("latex", "at"),
    [
        (r"a + b + \nosuch", 8),
        (r"\nosuch", 0),
        ("x}", 1),
        ("a^b^c", 3),
        ("x^", 2),
        ("", 0),
        ("x" * (MOST + 1), 0),
        (r"\begin{align} a &= \nosuch \end{align}", 19),
        (r"\begin{equation*} a \nosuch \end{equation*}", 20),
        (r"\begin{gather} a \end{gather} + \nosuch", 32),
        (r"\begin{split} a", 15),
    ],
)
def test_a_fault_names_the_place_within_the_formula(latex: str, at: int) -> None:
    with pytest.raises(MathematicsError) as error:
        mathml(latex, block=False)
    assert error.value.at == at


@pytest.mark.parametrize(
    ("latex", "message", "hint"),
    [
        (r"\frac{1}", "expected argument but reached end of input", r"as in `\frac{a}{b}`"),
        ("x}", "unmatched closing token: `}`", "money"),
        ("$", "unexpected `$`", "money"),
    ],
)
def test_a_formula_that_does_not_parse_is_told_of_in_one_sentence(latex: str, message: str, hint: str) -> None:
    with pytest.raises(MathematicsError) as error:
        mathml(latex, block=False)
    assert str(error.value) == f"the formula does not parse: {message}"
    assert hint in error.value.hint


def test_the_longest_formula_that_may_be_written_is_shown() -> None:
    assert shown("x" * MOST) == "x" * MOST


@pytest.mark.parametrize("name", sorted({*KNOWN, *(word for word in INSTEAD.values() if word.startswith("\\"))}))
def test_every_command_that_is_advised_works(name: str) -> None:
    tails = ("", "{x}", "{x}{y}", "(x)", "{matrix}a\\end{matrix}", "=", r"( x \right)")
    for tail in tails if name != r"\right" else ():
        try:
            assert mathml(name + tail, block=True)
        except MathematicsError:
            continue
        return
    assert mathml(rf"\left( x {name})", block=True)
