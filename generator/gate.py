"""The gate: one allow-list that everything that comes of a record passes before it is published.

The one importer of nh3.

It does not trust what made the HTML. What comes out of it is what is published, and `clean` refuses HTML from which
anything had to be taken, so that nothing is ever cleaned in silence.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import nh3


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# MathML Core as Chromium and Firefox draw it.
MATHEMATICS = _names(
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt "
    "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
)
OF_MATHEMATICS = _names(
    "accent accentunder class columnspan depth display displaystyle form height largeop lspace linethickness "
    "mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy "
    "symmetric voffset width"
)
PICTURES = _names("svg g path circle rect line text title tspan")
OF_PICTURES = _names(
    "cx cy d dx dy height points preserveAspectRatio r rx ry text-anchor transform viewBox width x x1 x2 y y1 y2"
)
PAGE = _names(
    "a abbr article aside b blockquote br button caption code dd del details div dl dt em fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr i input kbd label legend li main nav ol optgroup option "
    "output p pre progress section select small span strong sub summary sup table tbody td tfoot th thead "
    "time tr u ul"
)
EVERYWHERE = _names("class dir hidden id lang role tabindex title")
ATTRIBUTES = {
    "*": EVERYWHERE,
    "a": _names("href hreflang"),
    "button": _names("type disabled"),
    "details": _names("open"),
    "form": _names("method"),
    "input": _names("accept autocomplete checked disabled max min name placeholder step type value"),
    "label": _names("for"),
    "li": _names("value"),
    "ol": _names("start"),
    "option": _names("selected value"),
    "output": _names("for"),
    "progress": _names("max value"),
    "select": _names("name"),
    "td": _names("colspan headers rowspan"),
    "th": _names("abbr colspan rowspan scope"),
    "time": _names("datetime"),
    **dict.fromkeys(MATHEMATICS, OF_MATHEMATICS),
    **dict.fromkeys(PICTURES, OF_PICTURES),
}
# What is not relative names its scheme; `//host` names none and leads to another host all the same.
SCHEMES = frozenset(("http", "https", "mailto"))
OTHER_HOST = re.compile(r"""<[a-z][^<>]*?\s(?:href|src|action|cite)=["'][\s\x00-\x20]*[/\\]""", re.I)


class UnsafeError(ValueError):
    """HTML from which the gate had to take something; its text shows what, as far as that can be told in a line."""


def clean(html: str) -> str:
    """The HTML as it may be published. Raises UnsafeError if anything in it is not allowed or not well formed."""
    safe = _cleaner().clean(html)
    if unescape(safe) != unescape(html):
        raise UnsafeError(_difference(unescape(html), unescape(safe)))
    if elsewhere := OTHER_HOST.search(safe):
        raise UnsafeError(safe[elsewhere.start() : elsewhere.start() + 60].strip())
    return safe


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(PAGE | MATHEMATICS | PICTURES),
        attributes={name: set(allowed) for name, allowed in ATTRIBUTES.items()},
        generic_attribute_prefixes={"aria-", "data-"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _difference(before: str, after: str) -> str:
    """The first stretch of what went in that did not come out."""
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    start = before.rfind("<", 0, at + 1)
    return " ".join(before[max(0, start) : at + 40].split())
