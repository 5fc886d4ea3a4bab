"""Plain text as TeX. The one writer of it, as `new/tex.py` is its one reader."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latexencode import UnicodeToLatexEncoder

SPECIAL = re.compile(r"[^ -~]|[\\{}~^&%$#_]")
# Zotero and citation.js read `{$\alpha$}` and `{\.e}`, and neither `{\ensuremath{\alpha}}` nor `{\.{e}}`.
READERS_KNOW = re.compile(r"\{(\\[^A-Za-z])\{(\w)\}\}|\{\\ensuremath\{(.*)\}\}")
# What is written otherwise than the library would. BibTeX counts braces even where a backslash stands before them, so
# that one alone would break the whole file.
SIGNS = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\N{EN DASH}": "--",
    "\N{EM DASH}": "---",
    "\N{LEFT SINGLE QUOTATION MARK}": "`",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": "``",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "''",
    "\N{NO-BREAK SPACE}": "~",
    # The library sets the accent on a dotless i, which biber takes for two signs.
    **{"í": r"{\'i}", "ì": r"{\`i}", "î": r"{\^i}", "ï": r"{\"i}"},
}


def tex(text: str) -> str:
    r"""The text as TeX that BibTeX's styles can shorten and put into small letters; what TeX has no command for stays.

    >>> print(tex("Łukasz & ∞-former"))
    {\L}ukasz \& {$\infty$}-former
    """
    return SPECIAL.sub(lambda sign: _written(sign[0]), unicodedata.normalize("NFC", text))


@cache
def _written(sign: str) -> str:
    """The command for one sign, in braces where it would take in the letter behind it."""
    return SIGNS.get(sign) or READERS_KNOW.sub(_as_known, str(_encoder().unicode_to_latex(sign)))


def _as_known(found: re.Match[str]) -> str:
    accent, letter, symbol = found.groups()
    return f"{{${symbol}$}}" if symbol else f"{{{accent}{letter}}}"


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        replacement_latex_protection="braces-all", unknown_char_policy="keep", unknown_char_warning=False
    )
