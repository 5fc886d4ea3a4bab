"""Characters that nobody sees and that make a text show or mean something else."""

from __future__ import annotations

import re
from unicodedata import name

# Control characters but tab and line end, lone surrogates and non-characters, bidirectional controls, zero-width
# signs, soft hyphens, line and paragraph separators, byte-order marks, tags and variation selectors of plane 14.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e0fff]"
)


def invisible(text: str) -> str | None:
    """The first invisible character of a text, as `U+200B (zero width space)`; None where there is none."""
    match = INVISIBLE.search(text)
    return described(match[0]) if match else None


def described(sign: str) -> str:
    """A character by its number and, where it has one, its name: `U+200B (zero width space)`."""
    known = name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f" ({known})" if known else "")


def spelt(text: str) -> str:
    """A text with each sign that a terminal or a log might not show as it is spelt out, as `\\x1b` is."""
    if text.isprintable() and not INVISIBLE.search(text):
        return text
    return "".join(map(_spelt, text))


def _spelt(sign: str) -> str:
    is_shown = sign.isprintable() and not INVISIBLE.match(sign)
    return sign if is_shown else sign.encode("unicode_escape").decode()
