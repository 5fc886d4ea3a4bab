"""Mathematics: LaTeX to MathML at build time, so that no page needs a script. The one importer of latex2mathml."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
# How many parts each construction has. The converter makes a fraction of one part without a word.
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}
# Python-Markdown reads on inside inline tags, so what it would take for emphasis, code or a link is spelt as an entity.
MARKDOWN_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in r"*_`[]!\~^|@$"}


class MathematicsError(ValueError):
    """A formula that cannot be read; its text says why."""


@cache
def mathml(latex: str, *, block: bool) -> str:
    """The formula as MathML that Markdown leaves alone.

    Raises MathematicsError for a formula that does not parse or uses a command that is not known.
    """
    if re.search(r"<[A-Za-z/!?]", latex):
        raise MathematicsError(r"`<` stands before a letter; write `\lt`")
    if _braces(latex):
        raise MathematicsError("its braces do not match")
    try:
        made = convert(latex, display="block" if block else "inline")
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
