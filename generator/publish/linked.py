"""Whether every link of the pages leads somewhere: to a page, a file of the site, or a place on a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote

# The gate writes every attribute as `name="value"` and no bare `<` or `>` beside tags, so that these see what there is.
LINK = re.compile(r'<[a-z][^<>]*?\shref="([^"]*)"')
ANCHOR = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


@dataclass(frozen=True)
class Linked:
    """The ids on a page, and the links of its own that leave the page or lead to a place on it, each once."""

    anchors: Sequence[str]
    links: Sequence[str]


def linked(html: str) -> Linked:
    """The ids and links of a finished page."""
    links = dict.fromkeys(LINK.findall(html))
    return Linked(ANCHOR.findall(html), [link for link in links if not ELSEWHERE.match(link)])


def dead_links(pages: Mapping[str, Linked], files: Collection[str]) -> Iterator[str]:
    """A sentence for each link that leads nowhere and for each id that stands twice on a page.

    `pages` are finished pages by their path from the site's root, `files` the paths of all other files.
    """
    known = {path: frozenset(page.anchors) for path, page in pages.items()}
    for path, page in pages.items():
        if len(page.anchors) > len(known[path]):
            twice = next(anchor for anchor in page.anchors if page.anchors.count(anchor) > 1)
            yield f"{path} has two places of the id `{twice}`"
        for link in page.links:
            target, anchor = _led_to(link, dirname(path))
            target = path if link[:1] in ("", "#", "?") else target
            if target not in known and target not in files:
                yield f"{path} links to {link}, where there is nothing"
            elif anchor and target in known and anchor not in known[target]:
                yield f"{path} links to {link}, and no such place is there"


@cache
def _led_to(link: str, folder: str) -> tuple[str, str]:
    """The path and the place that a link on the pages of a folder leads to."""
    address, _, anchor = unquote(link).partition("#")
    return normpath(join(folder, address.partition("?")[0])), anchor
