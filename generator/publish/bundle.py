"""The offline bundle: the site with its search index in a form that a page opened from a disk may load.

Such a page may not fetch, but it may load classic scripts. So each file of the index becomes a script that hands over
its bytes, and the engine, a module, becomes a function that is given its `fetch`. `doors.disk` in the theme's
`engine.js` is the other side of this door.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.publish.output import PublishError

TOP = "stemma"
ENGINE = "pagefind/pagefind.js"
DATA = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind", ".json")
NOT_BUNDLED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
MODULE_EXPORTS = re.compile(r"export\s*\{\s*(?P<names>[\w\s,]+?)\s*\}\s*;?\s*\Z")
FILE_KINDS = {
    ".html": "pages",
    ".css": "style sheets and scripts",
    ".js": "style sheets and scripts",
    ".map": "style sheets and scripts",
    ".svg": "pictures",
    ".png": "pictures",
}
README = """\
Stemma, a reading guide to machine-learning papers.

Open index.html in a browser. Everything works without a network and without a server: the pages, the search and its
filters. Press / or Ctrl-K to search.
"""


def bundle(site: Path) -> Mapping[str, bytes]:
    """Every file of the bundle by its path in it. Raises PublishError if the engine has changed its shape."""
    return {f"{TOP}/{path}": data for path, data in _files(site)} | {f"{TOP}/README.txt": README.encode()}


def sizes(files: Mapping[str, bytes]) -> Mapping[str, int]:
    """How many bytes each kind of file takes, largest first."""
    total: Counter[str] = Counter()
    for path, data in files.items():
        inside = PurePosixPath(path).relative_to(TOP)
        kind = "search index" if inside.parts[0] == "pagefind" else FILE_KINDS.get(inside.suffix, "other")
        total[kind] += len(data)
    return dict(total.most_common())


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in NOT_BUNDLED:
            continue
        if path == ENGINE:
            yield "pagefind/engine.js", as_function(file.read_text("utf-8")).encode()
        elif path.startswith("pagefind/"):
            yield f"{path}.js", _as_script(path.removeprefix("pagefind/"), file.read_bytes())
        else:
            yield path, file.read_bytes()


def _as_script(path: str, data: bytes) -> bytes:
    if not path.endswith(DATA):
        raise PublishError(f"Pagefind wrote `{path}`, a kind of file that the bundle does not know. {ADVICE}")
    return f'stemma.hand("{path}","{base64.b64encode(data).decode()}");\n'.encode()


ADVICE = "Look at `generator/publish/bundle.py` and at `doors.disk` in `overrides/assets/search/engine.js`."
# fmt: off
# What the door relies on: each promise, the pattern, and how often it must be found (None: at least once).
SHAPE: Sequence[tuple[str, str, int | None]] = (
    ("has one list of exports", r"\bexport\b", 1),
    ("ends with that list", MODULE_EXPORTS.pattern, 1),
    ("exports init, options, filters and search",
     r"\bexport\b(?=.*\binit\b)(?=.*\boptions\b)(?=.*\bfilters\b).*\bsearch\b", 1),
    ("loads files with fetch", r"\bfetch\(", None),
    ("loads files in no other way", r"XMLHttpRequest|\bimport\(", 0),
    ("asks `import.meta` for its URL alone", r"import\.meta\b(?!\.url)", 0),
    ("can do without a worker", r"\bnoWorker\b", None),
)
# fmt: on


def as_function(engine: str) -> str:
    """The engine's module as a classic script: a function of `fetch` and the engine's URL that returns its exports.

    Raises PublishError with what no longer holds.
    """
    counts = [(promise, len(re.findall(pattern, engine)), wanted) for promise, pattern, wanted in SHAPE]
    changed = [promise for promise, times, wanted in counts if (times != wanted if wanted is not None else not times)]
    if changed:
        raise PublishError(f"Pagefind's engine no longer {'; no longer '.join(changed)}. {ADVICE}")
    names = MODULE_EXPORTS.findall(engine)[0]
    inside = MODULE_EXPORTS.sub("", engine).replace("import.meta.url", "url")
    return f"stemma.pagefind = (fetch, url) => {{\n{inside}\nreturn {{ {names} }};\n}};\n"
