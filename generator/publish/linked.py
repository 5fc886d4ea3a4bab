"""Whether every link of the pages leads somewhere: to a page, a file of the site, or a place on a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

# The gate writes every attribute as `name="value"` and no bare `<` or `>` beside tags, so that these see what there is.
LINK = re.compile(r'<[a-z][^<>]*?\shref="([^"]*)"')
ANCHOR = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def dead_links(pages: Mapping[str, str], files: Collection[str]) -> Iterator[str]:
    """A sentence for each link that leads nowhere and for each id that stands twice on a page.

    `pages` are finished pages by their path from the site's root, `files` the paths of all other files.
    """
    anchors = {path: ANCHOR.findall(html) for path, html in pages.items()}
    known = {path: frozenset(ids) for path, ids in anchors.items()}
    for path, html in pages.items():
        if len(anchors[path]) > len(known[path]):
            twice = next(anchor for anchor in anchors[path] if anchors[path].count(anchor) > 1)
            yield f"{path} has two places of the id `{twice}`"
        for link in dict.fromkeys(LINK.findall(html)):
            if ELSEWHERE.match(link):
                continue
            address, _, anchor = unquote(link).partition("#")
            address = address.partition("?")[0]
            target = normpath(join(dirname(path), address)) if address else path
            if target not in known and target not in files:
                yield f"{path} links to {link}, where there is nothing"
            elif anchor and target in known and anchor not in known[target]:
                yield f"{path} links to {link}, and no such place is there"
