"""What leaves the site, used by the programs that it is for: `make clients`.

What is not installed here is said and left out. TeX's styles and biber compile every entry; pandoc takes the styles of
a folder (`STYLES`, a clone of citation-style-language/styles); Zotero's translators read the three bibliographies and
some pages (`ZOTERO`, a clone of zotero/translation-server with its modules, after `npm install`); citation.js and ajv
come from npm into `build/clients`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import zip_longest
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote
from urllib.request import Request, urlopen

SITE, WORK = Path("site"), Path("build/clients")
TEX_STYLES = ("plain", "abbrv", "ieeetr", "plainnat", "plainurl")
# Which fields of an entry each style makes a link of.
LINKS = {"plainnat": ("url",), "plainurl": ("doi", "eprint", "url"), "biber": ("doi", "eprint", "url")}
# What neither Zotero nor citation.js reads as TeX: Zotero takes `\infty` for `\i` and `nfty`, and citation.js
# has no such command. The sign itself they would read, but then no `pdflatex` would.
UNREAD = "∞"
PANDOC_STYLES = ("apa", "ieee", "nature", "modern-language-association", "chicago-author-date", "acm-sig-proceedings")
LACKS = re.compile(r"empty (author|institution|journal|booktitle|howpublished)")  # what a record may truly lack
PAGES = 129
ZOTERO_PORT = 1969
TYPES = {"conference": "conferencePaper", "workshop": "conferencePaper", "journal": "journalArticle"} | {
    "archive": "preprint",
    "report": "report",
}
# What Zotero's translators make of a preprint: neither RIS nor BibTeX has a type that they read as one.
PREPRINTS = {"papers.ris": "manuscript", "papers.bib": "document"}
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{url}\usepackage{hyperref}%s
\begin{document}\nocite{*}%s\end{document}
"""

Said = Iterator[str]  # what is wrong, a line each


def main() -> int:
    """Try every program; return 1 if one of them took something otherwise than it is."""
    options = argparse.ArgumentParser()
    options.add_argument("--styles", type=Path)
    options.add_argument("--zotero", type=Path)
    given = options.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    checks: Mapping[str, tuple[bool, Callable[[], Said]]] = {
        **{f"bibtex {style}": (has("bibtex", "pdflatex", "qpdf"), partial(bibtex, style)) for style in TEX_STYLES},
        "biber": (has("biber", "pdflatex", "qpdf"), biber),
        **{
            f"pandoc {style}": (has("pandoc") and given.styles is not None, partial(pandoc, given.styles, style))
            for style in PANDOC_STYLES
        },
        "Zotero": (given.zotero is not None and has("node"), partial(zotero, given.zotero)),
        "citation.js": (has("npm"), citation_js),
        "ajv": (has("npm"), ajv),
    }
    wrong = 0
    for name, (there, check) in checks.items():
        began = time.monotonic()
        faults = list(check()) if there else []
        wrong += len(faults)
        print(f"{name:35} {said(there, faults):20} {time.monotonic() - began:5.1f} s", flush=True)
        for fault in faults[:20]:
            print(f"    {fault}")
    return 1 if wrong else 0


def said(there: bool, faults: Sequence[str]) -> str:
    if not there:
        return "left out: not here"
    return f"{len(faults)} faults" if faults else "as it is"


def has(*programs: str) -> bool:
    return all(map(shutil.which, programs))


def run(folder: Path, *command: str) -> str:
    """What a program says, errors included."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace").stdout


def tex_folder(name: str, packages: str, end: str) -> Path:
    folder = WORK / name
    folder.mkdir(exist_ok=True)
    (folder / "papers.bib").write_bytes((SITE / "papers.bib").read_bytes())
    (folder / "all.tex").write_text(DOCUMENT % (packages, end), "utf-8")
    return folder


def bibtex(style: str) -> Said:
    """All entries in a style of BibTeX's: no error, and no warning but of what a record lacks."""
    natbib = r"\usepackage{natbib}" if style == "plainnat" else ""
    folder = tex_folder(style, natbib, rf"\bibliographystyle{{{style}}}\bibliography{{papers}}")
    latex = ("pdflatex", "-interaction=nonstopmode", "all")
    run(folder, *latex)
    told = run(folder, "bibtex", "all")
    yield from (line for line in told.splitlines() if "Warning--" in line and not LACKS.search(line))
    yield from (line for line in told.splitlines() if "error message" in line)
    run(folder, *latex)
    yield from (line for line in run(folder, *latex).splitlines() if line.startswith("!"))
    yield from lost_capitals((folder / "all.bbl").read_text("utf-8", errors="replace"))
    if style in LINKS:
        yield from wrong_links(style)


def lost_capitals(bibliography: str) -> Said:
    """Acronyms that a style has written small."""
    words = set(re.findall(r"[A-Za-z0-9]+", bibliography))
    for paper in papers():
        acronyms = re.findall(r"\b[A-Z]*[a-z]*[A-Z]{2,}[a-z]*\b", paper["title"])
        yield from (f"{paper['id']}: {word} is lost" for word in acronyms if word not in words)


def wrong_links(style: str) -> Said:
    """Where the links that can be pressed in the document do not lead to what the catalogue knows of each paper."""
    told = json.loads(run(WORK / style, "qpdf", "--json", "all.pdf"))
    there = {unquote(one.removeprefix("u:")) for one in values(told, "/URI")}
    known = {unquote(one) for paper in papers() for one in addresses(paper, LINKS[style])}
    yield from (f"{one} is no address of ours" for one in sorted(there - known))
    yield from (f"no link leads to {one}" for one in sorted(known - there))


def values(of: Any, key: str) -> Iterator[Any]:
    """What stands anywhere within a JSON value under a key."""
    if isinstance(of, dict) and key in of:
        yield of[key]
    parts = of.values() if isinstance(of, dict) else of if isinstance(of, list) else ()
    for part in parts:
        yield from values(part, key)


def addresses(paper: Mapping[str, Any], fields: Sequence[str]) -> Iterator[str]:
    """Where a paper's entry leads, by the catalogue, from those of its fields."""
    links = paper["links"]
    if "doi" in links and "doi" in fields:
        yield f"https://doi.org/{links['doi']}"
    if "arxiv" in links and "eprint" in fields:
        yield f"https://arxiv.org/abs/{links['arxiv']}"
    if "url" in fields:
        yield from filter(None, [read_at(links)])


def read_at(links: Mapping[str, str]) -> str | None:
    """Where the paper itself is read."""
    if "doi" in links or "arxiv" in links:
        return next(addresses({"links": links}, ("doi", "eprint")))
    return links.get("openreview") or links.get("acl") or links.get("pdf")


def biber() -> Said:
    """All entries with biblatex."""
    packages = r"\usepackage[backend=biber,maxnames=3]{biblatex}\addbibresource{papers.bib}"
    folder = tex_folder("biber", packages, r"\printbibliography")
    latex = ("pdflatex", "-interaction=nonstopmode", "all")
    run(folder, *latex)
    yield from (line for line in run(folder, "biber", "all").splitlines() if "WARN" in line or "ERROR" in line)
    yield from (line for line in run(folder, *latex).splitlines() if line.startswith("!"))
    yield from wrong_links("biber")


def pandoc(styles: Path, style: str) -> Said:
    """All entries in a style of CSL: nothing of TeX is left in the text."""
    written = WORK / "all.md"
    written.write_text(f'---\nnocite: "@*"\nbibliography: {(SITE / "papers.bib").resolve()}\n---\n', "utf-8")
    csl = (styles / f"{style}.csl").resolve()
    text = run(WORK, "pandoc", "--citeproc", "--csl", str(csl), "all.md", "-t", "plain", "--wrap=none")
    entries = [line for line in text.splitlines() if line.strip()]
    if len(entries) < len(papers()):
        yield f"{len(entries)} entries of {len(papers())}"
    yield from (line for line in entries if "\\" in line or "{" in line)


def zotero(server: Path) -> Said:
    """The three files and some pages as Zotero's translators take them: types, names, identifiers and venues."""
    with started(server), served(SITE) as address:
        for name in ("papers.ris", "papers.bib", "papers.json"):
            items = [one for one in asked("import", (SITE / name).read_bytes()) if "title" in one]
            by_title = {plain(one["title"]): one for one in items}
            if len(items) != len(papers()):
                yield f"{name}: {len(items)} of {len(papers())}"
            for paper in papers():
                if name != "papers.bib" or not unread(paper):
                    yield from compared(name, paper, by_title.get(plain(paper["title"])))
            if name == "papers.bib":
                yield from read_after_all(by_title)
        for paper in papers()[:: max(1, len(papers()) // PAGES)]:
            (item, *_) = asked("web", f"{address}/{paper['url']}".encode()) or [None]
            yield from compared("pages", paper, item)
        with served(WORK) as listing:
            yield from zotero_listing(f"{listing}/{listing_page().name}")


def listing_page() -> Path:
    """A page with the spans that a listing's button writes into it."""
    script = (
        "const fs = require('fs'); eval(fs.readFileSync('overrides/assets/cite.js', 'utf8'));"
        f"for (const item of JSON.parse(fs.readFileSync({json.dumps(str(SITE / 'papers.json'))}, 'utf8')))"
        "  console.log(stemma.citing.coins(item))"
    )
    spans = [
        f'<span class="Z3988" title="{escape(line)}"></span>' for line in run(Path(), "node", "-e", script).splitlines()
    ]
    page = WORK / "listing.html"
    page.write_text(f"<!doctype html><title>A listing</title>{''.join(spans[:: len(papers()) // PAGES])}", "utf-8")
    return page


def zotero_listing(address: str) -> Said:
    """The papers of a listing, of which Zotero asks which ones are wanted."""
    offered = asked("web", address.encode())
    items = asked("web", json.dumps(offered).encode(), "application/json")
    by_title = {plain(item["title"]): item for item in items}
    for paper in papers()[:: len(papers()) // PAGES]:
        yield from compared("listing", paper, by_title.get(plain(paper["title"])))


def compared(where: str, paper: Mapping[str, Any], item: Mapping[str, Any] | None) -> Said:
    """In what an item of Zotero's differs from the catalogue's paper."""
    name = f"{where}: {paper['id']}"
    if item is None:
        yield f"{name} is not there"
        return
    kind = kind_of(paper)
    expected = PREPRINTS.get(where, "preprint") if kind == "archive" else TYPES[kind]
    if item["itemType"] != expected and not (where == "papers.bib" and kind == "report"):
        yield f"{name} is a {item['itemType']}, not a {expected}"
    people = [told_name(one, ("lastName", "name"), ("firstName",)) for one in item["creators"]]
    known = [told_name(one, ("family", "literal"), ("given", "suffix")) for one in authors()[paper["id"]]]
    yield from (f"{name} is by {one}, not by {author}" for one, author in zip_longest(people, known) if one != author)
    whole = json.dumps(item, ensure_ascii=False)
    for identifier in (paper["links"].get("doi"), paper["links"].get("arxiv")):
        if identifier and identifier.lower() not in whole.lower():
            yield f"{name} has lost {identifier}"
    if kind == "archive" and (archive := (paper["venue"] or "arXiv").split()[0]) not in whole:
        yield f"{name} is no longer on {archive}"
    if paper["venue"] and kind in ("conference", "workshop", "journal"):
        venue = re.sub(r"\s+(19|20)\d\d$", "", paper["venue"])
        if venue not in (item.get("publicationTitle"), item.get("proceedingsTitle"), item.get("conferenceName")):
            yield f"{name} came out elsewhere than in {venue}"


def told_name(name: Mapping[str, str], *parts: Sequence[str]) -> Sequence[str]:
    """The letters of each part of a name; Zotero sets dots and spaces between initials."""
    return [plain(" ".join(filter(None, map(name.get, part)))) for part in parts]


def kind_of(paper: Mapping[str, Any]) -> str:
    kinds = {venue["id"]: venue["kind"] for venue in catalogue()["venues"]}
    if paper["venue"]:
        return str(kinds[paper["venue_series"]])
    return "archive" if "arxiv" in paper["links"] else "report"


@contextmanager
def started(server: Path) -> Iterator[None]:
    """Zotero's translation server, until it is no longer needed."""
    environment = os.environ | {"NODE_CONFIG": json.dumps({"port": ZOTERO_PORT, "host": "127.0.0.1"})}
    program = subprocess.Popen(
        ["node", "src/server.js"], cwd=server, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(60):
            try:
                asked("import", b"TY  - JOUR\nTI  - A\nER  - \n")
                break
            except OSError:
                time.sleep(1)
        yield
    finally:
        program.terminate()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def asked(what: str, body: bytes, form: str = "text/plain") -> Any:
    """What the server answers; 300 where it offers a choice."""
    request = Request(f"http://127.0.0.1:{ZOTERO_PORT}/{what}", body, {"Content-Type": form})
    try:
        with urlopen(request, timeout=300) as answer:
            return json.load(answer)
    except HTTPError as answer:
        if answer.code != HTTPStatus.MULTIPLE_CHOICES:
            raise
        return json.load(answer)


def citation_js() -> Said:
    """All entries as citation.js reads them."""
    script = (
        "const {Cite} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');"
        f"const text = require('fs').readFileSync({json.dumps(str((SITE / 'papers.bib').resolve()))}, 'utf8');"
        "console.log(JSON.stringify(new Cite(text).data.map(one => one.title)))"
    )
    install("@citation-js/core", "@citation-js/plugin-bibtex")
    titles = {plain(title) for title in json.loads(run(WORK, "node", "-e", script) or "[]")}
    yield from (
        f"{one['id']}: {one['title']}" for one in papers() if plain(one["title"]) not in titles and not unread(one)
    )
    yield from read_after_all(titles)


def unread(paper: Mapping[str, Any]) -> bool:
    """Whether a paper's title has a sign that is known to be misread."""
    return UNREAD in paper["title"]


def read_after_all(titles: Container[str]) -> Said:
    """Papers that are an exception and need be none any longer."""
    read = (paper for paper in papers() if unread(paper) and plain(paper["title"]) in titles)
    yield from (f"{paper['id']}: {UNREAD} is read by now; take it out of UNREAD" for paper in read)


def ajv() -> Said:
    """The catalogue as a validator that others use holds it against its schema."""
    install("ajv", "ajv-formats")
    there = {name: json.dumps(str((SITE / name).resolve())) for name in ("catalog.json", "catalog.schema.json")}
    script = (
        "const Ajv = require('ajv/dist/2020').default; const ajv = new Ajv({strict: false, allErrors: true});"
        "require('ajv-formats')(ajv);"
        f"const check = ajv.compile(require({there['catalog.schema.json']}));"
        f"if (!check(require({there['catalog.json']}))) console.log(JSON.stringify(check.errors.slice(0, 5)))"
    )
    told = run(WORK, "node", "-e", script)
    if told.strip():
        yield told.strip()


def install(*packages: str) -> None:
    if not all((WORK / "node_modules" / package).is_dir() for package in packages):
        run(WORK, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", ".", *packages)


@cache
def catalogue() -> Any:
    return json.loads((SITE / "catalog.json").read_text("utf-8"))


@cache
def authors() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """The authors of each paper, parted; `papers.json` and the catalogue have the papers in one order."""
    items = json.loads((SITE / "papers.json").read_text("utf-8"))
    return {paper["id"]: item.get("author", ()) for paper, item in zip(papers(), items, strict=True)}


def papers() -> Sequence[Mapping[str, Any]]:
    return catalogue()["papers"]  # type: ignore[no-any-return]


def plain(title: str) -> str:
    """The letters and digits of a title, without marks that a reader puts into it."""
    return re.sub(r"[\W_]+", "", re.sub(r"</?\w+[^>]*>", "", title)).lower()


if __name__ == "__main__":
    sys.exit(main())
