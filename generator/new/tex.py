"""What a text with TeX's commands says. The one importer of pylatexenc."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as get_default_grammar
from pylatexenc.macrospec import LatexContextDb, MacroSpec

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
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "_",
    "textemdash": "—",
    "textpercent": "%",
    "textampersand": "&",
    "copyright": "©",
    "S": "§",
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
    "mathcal",
    "mathscr",
    "mathfrak",
    "mathbf",
    "mathsf",
    "mathtt",
    "boldsymbol",
    "bm",
)
# What these take in braces goes with them, but for the commands of whose arguments the library knows nothing.
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
ARGUMENTS = {"thanks": "{", "href": "{{"}  # of commands whose arguments the library does not know
# Signs and functions after which TeX swallows the space and sets one of its own, and Greek letters that a careless
# program has written outside mathematics.
SPACED = re.compile(
    r"(\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau"
    r"|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|arg|cos|det|exp|inf|lim|ln"
    r"|log|max|min|sin|sup|tan|approx|cdot|dots|equiv|geq?|in|infty|ldots|leftarrow|leq?|ll|gg|mapsto|mp|ne|neq|pm|propto"
    r"|rightarrow|leftrightarrow|Rightarrow|sim|simeq|subset|subseteq|times|to))(?= )"
)
LONGEST_TEX = 5_000
COMMENT = re.compile(r"(?<!\\)%")  # no comment ever stands in a field
SINGLE_QUOTES = re.compile(r"(?<!\w)`([^`']+)'(?!\w)")
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
        written = COMMENT.sub(r"\\%", SPACED.sub(r"\1{}", text[:LONGEST_TEX]))
        said = _reader().latex_to_text(written, latex_context=_grammar())
    except (LatexWalkerError, RecursionError, LookupError):  # no TeX, or a command without what it takes
        return line(text)
    if "$" in text or "\\ensuremath" in text:
        said = RAISED.sub(_script, said)
    return line(SINGLE_QUOTES.sub(r"‘\1’", said.replace("\\$", "$")))


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
        MacroTextSpec("href", simplify_repl="%(2)s"),
    ]
    database.add_context_category("names-and-fonts", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=database, math_mode="text", strict_latex_spaces=True)


@cache
def _grammar() -> LatexContextDb:
    grammar = get_default_grammar()
    macros = [MacroSpec(name, arguments) for name, arguments in ARGUMENTS.items()]
    grammar.add_context_category("further-arguments", prepend=True, macros=macros)
    return grammar
