"""The offline bundle: the site as it is, which opens from a disk, without what needs a server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.addresses import SHARED_PICTURES
from generator.exports.rights import CITE, RIGHTS

TOP = "stemma"
NOT_BUNDLED = ("404.html", "opensearch.xml", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
FILE_KINDS = {
    ".html": "pages",
    ".css": "style sheets and scripts",
    ".js": "style sheets and scripts",
    ".map": "style sheets and scripts",
    ".svg": "pictures",
    ".png": "pictures",
}
README = f"""\
Stemma, a reading guide to machine-learning papers.

Open index.html in a browser. Everything works without a network and without a server: the pages, the search and its
filters. Press / or Ctrl-K to search.

programs.html says what there is for programs; a language model can ask this folder through `stemma mcp`.

{RIGHTS}
{CITE}
"""


def bundle(site: Path) -> Mapping[str, Path | bytes]:
    """Every file of the bundle by its path in it: what it holds, or where it lies."""
    return {f"{TOP}/{path}": file for path, file in _files(site)} | {f"{TOP}/README.txt": README.encode()}


def sizes(files: Mapping[str, Path | bytes]) -> Mapping[str, int]:
    """How many bytes each kind of file takes, largest first."""
    total: Counter[str] = Counter()
    for path, data in files.items():
        inside = PurePosixPath(path).relative_to(TOP)
        kind = "search tables" if "search" in inside.parts[:2] else FILE_KINDS.get(inside.suffix, "other")
        total[kind] += data.stat().st_size if isinstance(data, Path) else len(data)
    return dict(total.most_common())


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and path not in NOT_BUNDLED and not path.startswith(f"{SHARED_PICTURES}/"):
            yield path, file
