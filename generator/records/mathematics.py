"""Mathematics: LaTeX to MathML Core at build time, so that no page needs a script. The one importer of math_core."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from generator.gate import UnsafeError, clean

if TYPE_CHECKING:
    from math_core import LatexToMathML

# Functions of everyday mathematics that the converter does not know.
MACROS = {name: rf"\operatorname{{{name}}}" for name in ("softmax", "sigmoid", "sign", "tr", "diag", "rank", "KL")}
# These number their lines, for those who refer to them, and span the page; a record's formulas do neither.
NUMBERED = re.compile(r"\\(begin|end)\{(align|flalign|split|gather|equation|multline)\*?\}")
UNNUMBERED = {"align": "aligned", "flalign": "aligned", "split": "aligned"}
EMPTY_ELEMENT = re.compile(r"<(\w+)([^<>]*)/>")
# Without a font for mathematics, Chromium sets what is marked as an accent into the letter; unmarked, above it.
ACCENT = re.compile(r' accent(?:under)?="true"')
# `menclose` is no part of MathML Core; Firefox alone draws it. A row of a class is drawn by our style sheet everywhere.
STROKE = re.compile(r'<mrow class="menclose-\w+"></mrow>')
ENCLOSED = re.compile(r'<menclose notation="([\w ]+)">')
VARIANT = "\ufe00"  # asks for another shape of a letter, which few fonts have
STYLE_ATTRIBUTE = re.compile(r'style="([^"]*)"')
# What the converter would write into `style`, which a strict policy forbids, as classes of our own style sheet.
CLASS_OF_STYLE: Mapping[str, str] = {
    "text-align: right;justify-items: end;padding-right: 0;": "st-right",
    "text-align: left;justify-items: start;padding-left: 0;": "st-left",
    "text-align: left;justify-items: start;padding-right: 0;": "st-left",
    "text-align: left;justify-items: start;padding-right: 0;padding-left:1em;": "st-left st-apart",
    "text-align: left;justify-items: start;": "st-left",
    "text-align: right;justify-items: end;": "st-right",
    "border-right: 0.05em solid currentcolor;": "st-line-right",
    "border-left: 0.05em solid currentcolor;": "st-line-left",
    "border-top: 0.05em solid currentcolor;": "st-line-above",
    "border-top: 0.05em solid currentcolor;border-right: 0.05em solid currentcolor;": "st-line-above st-line-right",
    "margin-left:-0.16666667em;": "st-back",
    "margin-left:-0.22222222em;": "st-back-medium",
    "margin-left:-0.2777778em;": "st-back-thick",
}
# What people write first and the converter has under another name, or not at all; `nearest` looks here too.
INSTEAD: Mapping[str, str] = {
    r"\substack": r"\begin{matrix}",
    r"\mbox": r"\text",
    r"\hbox": r"\text",
    r"\rm": r"\mathrm",
    r"\bf": r"\mathbf",
    r"\href": "a link outside the formula",
    r"\url": "a link outside the formula",
    r"\tag": "a number in the sentence before the formula",
    r"\label": "a number in the sentence before the formula",
    r"\ref": "the words that say which formula",
    r"\color": r"\mathbf",
    r"\textcolor": r"\mathbf",
    r"\colorbox": r"\boxed",
}
NAMES = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega frac tfrac dfrac "
    "sqrt sum prod int oint lim max min sup inf arg argmax argmin log ln exp sin cos tan tanh det dim ker Pr "
    "gcd cdot times div pm mp leq geq neq ne le ge lt gt approx equiv sim simeq cong propto in notin ni "
    "subset subseteq supset supseteq cup cap setminus emptyset varnothing forall exists neg land lor to "
    "rightarrow leftarrow Rightarrow Leftarrow mapsto iff uparrow downarrow infty partial nabla ell hbar Re "
    "Im prime dots cdots ldots vdots ddots hat bar tilde vec dot ddot overline underline widehat overbrace "
    "underbrace overset underset stackrel text textbf textit mathrm mathbf mathit mathbb mathcal mathfrak "
    "mathsf mathtt boldsymbol bm operatorname left big Big bigg Bigg langle rangle lfloor rfloor lceil rceil "
    "lVert rVert mid parallel perp odot oplus otimes circ star bullet quad qquad begin boxed cancel not "
    "phantom binom top bot bigoplus bigotimes bigcup bigcap bmod pmod"
)
KNOWN = tuple(f"\\{name}" for name in NAMES.split())
UNKNOWN_NAME = re.compile(r"""(?:Unknown command|Found|Unknown environment) "(\\?[^"\[*]+)""")
MOST = 4_000  # signs; the longest formula of the corpus has a few hundred


class MathematicsError(ValueError):
    """A formula that cannot be shown: its text says why, `hint` what to write, `at` how many signs stand before it."""

    def __init__(self, message: str, hint: str, at: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.at = at


@cache
def mathml(latex: str, *, block: bool) -> str:
    """The formula as MathML that browsers draw.

    Raises MathematicsError for a formula that does not parse, or uses what browsers or the page's policy do not allow.
    """
    if not latex.strip():
        raise MathematicsError("the formula is empty", "write it, or take the dollar signs out")
    if len(latex) > MOST:
        raise MathematicsError(f"a formula of {len(latex)} signs", f"write it in parts of at most {MOST}")
    from math_core import LatexError  # here, since a check of records that are cached converts nothing

    try:
        made = _converter().convert_with_local_state(NUMBERED.sub(_unnumbered, latex), displaystyle=block)
    except LatexError as error:
        raise _explained(str(error), latex) from error
    try:
        return clean(_as_html(made))
    except UnsafeError as error:
        raise MathematicsError(f"a part of it cannot be shown: `{error}`", "say it with plainer commands") from error


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(macros=MACROS, fancy_error=False)


def _unnumbered(mark: re.Match[str]) -> str:
    return rf"\{mark[1]}{{{UNNUMBERED.get(mark[2], 'gathered')}}}"


def _written_at(latex: str, at: int) -> int:
    """Where a sign stands in a formula, of whose place among those of the unnumbered one is known."""
    for mark in NUMBERED.finditer(latex):
        if mark.end() <= at:
            at -= len(_unnumbered(mark)) - len(mark[0])
    return at


def _as_html(made: str) -> str:
    """The converter's XML as HTML, without styles."""
    bare = ACCENT.sub("", made).replace(VARIANT, "")
    rows = ENCLOSED.sub(_enclosing, STROKE.sub("", bare)).replace("</menclose>", "</mrow>")
    return EMPTY_ELEMENT.sub(r"<\1\2></\1>", STYLE_ATTRIBUTE.sub(_class, rows))


def _enclosing(start: re.Match[str]) -> str:
    return f'<mrow class="{" ".join(f"st-{notation}" for notation in start[1].split())}">'


def _class(style: re.Match[str]) -> str:
    """The class in place of a style; a style that has none is left for the gate to refuse."""
    return f'class="{CLASS_OF_STYLE[style[1]]}"' if style[1] in CLASS_OF_STYLE else style[0]


def _explained(said: str, latex: str) -> MathematicsError:
    """The converter's error, which is `place: sentence`, in our words."""
    place, _, sentence = said.partition(": ")
    at = _written_at(latex, int(place)) if place.isdigit() else 0
    if unknown := UNKNOWN_NAME.search(sentence):
        name = unknown[1].strip()
        near = INSTEAD.get(name) or next(iter(get_close_matches(name, KNOWN, 1, 0.75)), None)
        hint = f"the nearest that works is `{near}`" if near and near.startswith("\\") else near and f"write {near}"
        what = "environment" if sentence.startswith("Unknown environment") else "command"
        return MathematicsError(f"the {what} `{name}` cannot be used here", hint or "say it in words", at)
    told = sentence.rstrip(".").replace('"', "`")
    hint = "a dollar sign that is money is written `\\$`"
    if "argument" in sentence:
        hint = r"give the command what it takes in braces, as in `\frac{a}{b}`"
    return MathematicsError(f"the formula does not parse: {told[:1].lower()}{told[1:]}", hint, at)
