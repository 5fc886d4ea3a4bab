"""What a text with TeX's commands says. The one importer of pylatexenc."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError

from generator.new.outside import line

# Commands whose text the library leaves out.
SPELT_OUT = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "textbackslash": "\\",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbraceleft": "{",
    "textbraceright": "}",
    "slash": "/",
}
FONTS = (
    "texttt",
    "textsf",
    "textrm",
    "textnormal",
    "textmd",
    "textup",
    "mbox",
    "text",
    "uppercase",
    "lowercase",
    "url",
)
# Of these the library knows no argument, so that the text that follows in braces stays; the rest goes with theirs.
LEFT_OUT = (
    "footnote",
    "thanks",
    "label",
    "cite",
    "citep",
    "citet",
    "relax",
    "protect",
    "hspace",
    "vspace",
    "textsuperscript",
)
# A Greek letter that a careless program has written outside mathematics, where TeX would swallow the space after it.
GREEK = re.compile(
    r"(\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau"
    r"|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega))(?= )"
)
LONGEST_TEX = 5_000
COMMENT = re.compile(r"(?<!\\)%")  # no comment ever stands in a field
RAISED = re.compile(r"([\^_])([0-9+-]+|[a-z](?![a-z]))")
SUPERSCRIPT = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
ANY_TEX = re.compile(r"[\\{}$~%]|--|``|''")


def from_tex(text: str) -> str:
    r"""What a text with TeX's commands says, as one line.

    >>> from_tex(r"{\'E}lan and $O(n^2)$ --- {\em very} \textit{odd}")
    'Élan and O(n²) — very odd'
    """
    if not ANY_TEX.search(text):
        return line(text)
    try:
        said = _reader().latex_to_text(COMMENT.sub(r"\\%", GREEK.sub(r"\1{}", text[:LONGEST_TEX])))
    except (LatexWalkerError, RecursionError, LookupError):  # no TeX, or a command without what it takes
        return line(text)
    if "$" in text or "\\ensuremath" in text:
        said = RAISED.sub(_script, said)
    return line(said.replace("\\$", "$"))


def _script(match: re.Match[str]) -> str:
    """A raised or lowered figure in one sign for each, where there are such signs."""
    table = SUPERSCRIPT if match[1] == "^" else SUBSCRIPT
    return match[2].translate(table) if all(ord(sign) in table for sign in match[2]) else match[0]


@cache
def _reader() -> LatexNodes2Text:
    database = get_default_latex_context_db()
    macros = [
        *(MacroTextSpec(name, simplify_repl=shown) for name, shown in SPELT_OUT.items()),
        *(MacroTextSpec(name, simplify_repl="%s") for name in FONTS),
        *(MacroTextSpec(name, simplify_repl="") for name in LEFT_OUT),
    ]
    database.add_context_category("names-and-fonts", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=database, math_mode="text", strict_latex_spaces=True)
