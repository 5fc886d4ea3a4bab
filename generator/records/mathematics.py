"""Mathematics: LaTeX to MathML at build time, so that no page needs a script. The one importer of latex2mathml."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
# How many parts each construction has. The converter makes a fraction of one part without a word.
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}
# The converter hands these texts on as they stand, tags and all.
TEXT_WITH_SIGNS = re.compile(r"\\(?:text\w*|[mhf]box|math[a-z]+|operatorname)\s*\{[^}]*[<&]")
# Functions of everyday mathematics that the converter does not know.
UNKNOWN_FUNCTIONS = re.compile(r"\\(arg(?:min|max)?|softmax|sigmoid|sign|tr|diag)(?![A-Za-z])")
# It knows double bars, but not with a size before them.
SIZED_BARS = re.compile(r"\\[bB]igg?[lrm]?\s*(?=\\(?:\||[lr]?Vert))")
# Python-Markdown reads on inside inline tags, so what it would take for emphasis, code or a link is spelt as an entity.
MARKDOWN_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in r"*_`[]!\~^|@$"}


class MathematicsError(ValueError):
    """A formula that cannot be read; its text says why."""


@cache
def mathml(latex: str, *, block: bool) -> str:
    """The formula as MathML that Markdown leaves alone.

    Raises MathematicsError for a formula that does not parse or uses a command that is not known.
    """
    if TEXT_WITH_SIGNS.search(latex):
        raise MathematicsError(r"`<` or `&` stands in a text; write it outside, as `\lt`")
    if _braces(latex):
        raise MathematicsError("its braces do not match")
    try:
        spelt = SIZED_BARS.sub("", UNKNOWN_FUNCTIONS.sub(r"\\operatorname{\1}", latex))
        made = convert(spelt, display="block" if block else "inline")
        _check(ElementTree.fromstring(made))
    except MathematicsError:
        raise
    except Exception as error:  # the converter raises a class per fault and, on odd input, bare IndexErrors
        raise MathematicsError(_reason(error)) from error
    return made.translate(MARKDOWN_SIGNS)


def _braces(latex: str) -> int:
    """How many braces stay open; nested order is left to the converter."""
    plain = re.sub(r"\\.", "", latex)
    return plain.count("{") - plain.count("}")


def _check(formula: ElementTree.Element) -> None:
    for element in formula.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if PARTS.get(name, len(element)) != len(element):
            raise MathematicsError(f"a part is missing (`{name}` takes {PARTS[name]})")
        if "\\" in (element.text or ""):
            raise MathematicsError(f"the command `{(element.text or '').strip()}` is not known")


def _reason(error: Exception) -> str:
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
