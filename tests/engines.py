"""The same pages built by every engine of the MkDocs family, and what differs inside their articles: `make engines`.

Each engine comes from PyPI into an environment of its own below `build/engines`. The pages are the toy site's with a
second language, and with `--real` the real ones. What is compared with our own build: each page's text, links, ids,
formulas, pictures, and what stands in its head.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

ENGINES = Path("build/engines")
SETTINGS = Path("mkdocs.yml")
PARTS = ("generator", "overrides", "mkdocs.yml")
ADDRESS = "https://example.org/stemma/"
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS}
SKIP = "__skip"  # what Zensical's theme puts before each article, for its own link to it
VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


@dataclass(frozen=True)
class Engine:
    """An engine: its packages, its command, and the theme's name with it."""

    packages: Sequence[str]
    command: Sequence[str]
    theme: str = "material"


KNOWN: Mapping[str, Engine] = {
    "MkDocs": Engine(["mkdocs<2", "mkdocs-material"], ["mkdocs", "build", "--quiet"]),
    "ProperDocs": Engine(["properdocs==1.6.7", "mkdocs-material"], ["properdocs", "build", "--quiet"]),
    "MaterialX": Engine(["mkdocs-materialx==10.2.2"], ["mkdocs", "build", "--quiet"], "materialx"),
    "Zensical": Engine(["zensical==0.0.73"], ["zensical", "build"]),
}


@dataclass
class Seen(HTMLParser):
    """What a reader and a machine get of a page: what is compared, by what it is."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def note(self, kind: str, what: str) -> None:
        self.parts.setdefault(kind, []).append(what)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.inside.append(tag)
        if tag in ("meta", "link") and "article" not in self.inside:
            self._head(tag, given)
        if "article" not in self.inside or given.get("id") == SKIP:
            return
        if "id" in given:
            self.note("ids", given["id"])
        if "href" in given:
            self.note("links", given["href"])
        drawn = next((one for one in ("math", "svg") if one in self.inside), None)
        self.note({"math": "formulas", "svg": "pictures", None: "elements"}[drawn], f"{tag} {sorted(given.items())}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "article" in self.inside:
            self.note("text", data)
        elif self.inside[-1:] == ["title"]:
            self.note("head", data.strip())
        elif self.inside[-1:] == ["script"] and '"@context"' in data:
            self.note("head", json.dumps(json.loads(data), sort_keys=True))

    def _head(self, tag: str, given: Mapping[str, str]) -> None:
        named = given.get("name") or given.get("property")
        if tag == "meta" and named and named not in ("generator", "viewport", "theme-color", "color-scheme"):
            self.note("head", f"{named}: {given.get('content')}")
        if tag == "link" and given.get("rel") in ("canonical", "alternate"):
            self.note("head", f"{given['rel']}: {given.get('href')}")


def seen(html: str) -> Mapping[str, Sequence[str]]:
    """What is compared of a page."""
    page = Seen()
    page.feed(html)
    text = re.sub(r"\s+", " ", "".join(page.parts.get("text", []))).strip()
    return {**page.parts, "text": [text]}


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """A line for each thing in which a page of theirs differs from ours."""
    for file in sorted(ours.rglob("*.html")):
        path = file.relative_to(ours).as_posix()
        if path == "404.html":
            continue
        if not (theirs / path).exists():
            yield f"{path}: there is no such page"
            continue
        one, other = seen(file.read_text("utf-8")), seen((theirs / path).read_text("utf-8"))
        for kind in sorted({*one, *other}):
            if one.get(kind, []) != other.get(kind, []):
                pairs = zip(one.get(kind, []), other.get(kind, []), strict=False)
                first = next((f"{a[:300]!r} and not {b[:300]!r}" for a, b in pairs if a != b), "more or fewer")
                yield f"{path}: {kind}: {first}"


def programs(name: str) -> Path:
    """Where the programs of an engine are; they are installed first if need be."""
    home = ENGINES / name
    if not (home / "done").exists():
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([str(home / "bin/pip"), "install", "--quiet", *KNOWN[name].packages], check=True)
        (home / "done").touch()
    return home.resolve() / "bin"


def built(name: str, folder: Path) -> Path:
    """The site that an engine makes of a folder's pages."""
    engine, settings = KNOWN[name], folder / f"{name}.yml"
    text = SETTINGS.read_text("utf-8").replace("name: material\n", f"name: {engine.theme}\n")
    settings.write_text(text.replace("site_dir: site\n", f"site_dir: {name}\n"), "utf-8")
    command = [str(programs(name) / engine.command[0]), *engine.command[1:], "-f", settings.name]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout}{done.stderr}")
    return folder / name


def pages(folder: Path, real: bool) -> Path:
    """Our own build of a copy of the records, and the pages that every engine gets."""
    shutil.copytree("content" if real else "tests/sites/toy/content", folder / "content")
    shutil.copytree("content/languages", folder / "content/languages", dirs_exist_ok=True)
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    for command in ("site", "build"):
        subprocess.run([sys.executable, "-m", "generator", command], cwd=folder, env=ENVIRONMENT, check=True)
    return folder / "site"


def main() -> None:
    """Build with each engine and print what differs; ends with 1 if anything does."""
    with TemporaryDirectory() as made:
        folder, found = Path(made), 0
        ours = pages(folder, "--real" in sys.argv)
        for name in KNOWN:
            lines = list(differences(ours, built(name, folder)))
            found += len(lines)
            print(f"{name}: {len(lines)} differences on {sum(1 for _ in ours.rglob('*.html'))} pages", flush=True)
            for line in lines[:20]:
                print(f"    {line}", flush=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
