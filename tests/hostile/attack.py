"""Every payload in every field of every kind of record: what passes the check is put on a page and looked at."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request

from generator.checks.check import Checked, check
from generator.languages.phrases import PHRASES
from generator.publish.site import site_of
from generator.publish.theme import Theme
from generator.records.reading import Cache
from generator.serve.preview import Preview
from tests.hostile.payloads import HARMLESS, PAYLOADS

TOY, LANGUAGES = Path("tests/sites/toy/content"), Path("content/languages")
# What no page may hold because of what a record says; counted on each page beside a harmless one of the same kind.
AUDIT = """() => {
  const counts = {};
  const count = (name) => (counts[name] = (counts[name] ?? 0) + 1);
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (!/^[a-z][a-z0-9]*$/.test(name)) count(`odd ${name}`);
    if (/^(script|style|iframe|object|embed|base|form|meta|link|img|image|video|audio|template|noscript)$/.test(name))
      count(name);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^(style|srcdoc|srcset|formaction|ping)$/.test(attribute)) count(`attribute ${attribute}`);
      const leads = /^(href|src|action|xlink:href)$/.test(attribute);
      if (leads && !/^(https?:\\/\\/|mailto:|#|[\\w.\\/?=%&;+~-]*(#[\\w-]+)?$)/.test(value))
        count(`address ${value.slice(0, 40)}`);
      if (/^(href|src)$/.test(attribute) && /^\\s*[\\/\\\\]{2}/.test(value)) count(`host ${value.slice(0, 40)}`);
    }
  }
  return { counts, ran: window.ran ?? null };
}"""


@dataclass(frozen=True)
class Attack:
    """A payload in a field: the record that holds it, and the page on which it would be seen."""

    name: str
    path: str
    text: str
    page: str
    like: str


@dataclass
class Outcome:
    """What came of all attacks."""

    tried: int = 0
    refused: int = 0
    shown: int = 0
    wrong: list[str] = field(default_factory=list)


def attacks(names: Iterable[str]) -> Iterator[Attack]:
    """The payloads of these names in every field; the harmless one of each field comes first."""
    for kind, place, make, page in FIELDS:
        for number, name in enumerate(["harmless", *names]):
            payload = PAYLOADS.get(name, HARMLESS)
            for field_name in FIELD_NAMES[kind]:
                key, like = (f"{kind[:3]}-{field_name}-{which}" for which in (number, 0))
                text, address = make(key, {field_name: payload}), page.format(key=key)
                yield Attack(
                    f"{name} in {kind}.{field_name}", place.format(key=key), text, address, page.format(key=like)
                )


def _paper(key: str, put: Mapping[str, str]) -> str:
    get = put.get
    front: dict[str, Any] = {
        "title": get("title", f"A title of {key}"),
        "name": get("name", f"N {key}"),
        "aliases": [get("aliases", f"Alias of {key}")],
        "year": 2021,
        "authors": [get("authors", "Ada Example"), "Bob Example"],
        "affiliations": [get("affiliations", "A place")],
        "venue": get("venue", "ICLR 2021"),
        "listings": [{"area": "nlp", "tier": "seminal"}],
        "topics": ["attention"],
        "links": {"doi": get("doi", f"10.1000/{key}"), "code": get("code", "https://example.org/code")},
        "tldr": get("tldr", "A sentence."),
        "builds_on": [
            {"paper": "transformer", "relation": "extends", "change": f"{get('change', 'Adds a part')} as {key} says."}
        ],
        "results": [
            {
                "task": get("task", "A task"), "dataset": get("dataset", "wmt-2014-english-german"),
                "metric": get("metric", "bleu"), "value": 1, "unit": get("unit", "points"), "model": get("model", "m"),
                "weights": get("weights", "https://example.org/weights"),
                "split": get("split", "test"), "setting": get("setting", "s"), "note": get("note", "n"),
                "source": get("source", "https://example.org/figure"),
                "baseline": {"name": get("baseline", "b"), "value": 1},
            }
        ],
        "summary": {
            "status": "brief", "read": "abstract", "checked": "2026-11-20",
            "sources": [get("sources", "https://example.org/abstract")],
        },
    }  # fmt: skip
    body = f"{get('lead', 'A lead.')}\n\n## Problem\n{get('section', 'Hard.')}\n\n### {get('heading', 'Why')}\n\nSo.\n"
    return _record(front, body)


def _record(front: Mapping[str, Any], body: str) -> str:
    # JSON is YAML in these cases, and its escapes are what an attacker would use to pass a look at the bytes.
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in front.items())
    return f"---\n{lines}---\n{body}"


def _area(key: str, put: Mapping[str, str]) -> str:
    front = {"name": put.get("name", key), "description": put.get("description", "About it."), "position": 9}
    return _record(front, put.get("body", "Text."))


def _topic(key: str, put: Mapping[str, str]) -> str:
    front = {"name": put.get("name", key), "description": put.get("description", "About it.")}
    begin = [{"paper": "bert", "reason": put.get("reason", "It is short.")}]
    return _record({**front, "group": put.get("group", "G"), "begin_with": begin}, put.get("body", "Text."))


def _list(key: str, put: Mapping[str, str]) -> str:
    papers = [{"paper": "bert", "note": put.get("note", "Because.")}]
    front = {"title": put.get("title", key), "description": put.get("description", "It.")}
    front["audience"] = put.get("audience", "All.")
    return _record({**front, "papers": papers}, put.get("body", "Text."))


def _lineage(key: str, put: Mapping[str, str]) -> str:
    front = {"title": put.get("title", key), "description": put.get("description", "It.")}
    return _record({**front, "papers": ["transformer", "bert"]}, put.get("body", "Text."))


def _report(key: str, put: Mapping[str, str]) -> str:
    front = {
        "title": put.get("title", key), "description": put.get("description", "It."), "created": "2026-11-20",
        "updated": "2026-11-20", "authors": [put.get("authors", "Us")], "topics": ["attention"],
        "table": [{"area": put.get("area", "A"), "paper": "bert", "contribution": put.get("contribution", "C")}],
    }  # fmt: skip
    return _record(front, put.get("body", "Text.") + "\n\n[@bert]\n")


def _translation(key: str, put: Mapping[str, str]) -> str:
    front = {"title": put.get("title", key), "tldr": put.get("tldr", "Frase."), "source_hash": "0" * 12}
    return _record(front, put.get("body", "Texto."))


FIELD_NAMES: Mapping[str, Sequence[str]] = {
    "papers": (
        "title", "name", "aliases", "authors", "affiliations", "venue", "doi", "code", "tldr", "change", "task",
        "dataset", "metric", "unit", "model", "weights",
        "split", "setting", "note", "source", "baseline", "sources", "lead", "section", "heading",
    ),
    "areas": ("name", "description", "body"),
    "topics": ("name", "description", "group", "reason", "body"),
    "lists": ("title", "description", "audience", "note", "body"),
    "lineages": ("title", "description", "body"),
    "reports": ("title", "description", "authors", "area", "contribution", "body"),
    "translations": ("title", "tldr", "body"),
}  # fmt: skip
FIELDS = (
    ("papers", "papers/2021/{key}.md", _paper, "papers/{key}.html"),
    ("areas", "areas/{key}.md", _area, "areas/{key}.html"),
    ("topics", "topics/{key}.md", _topic, "topics/{key}.html"),
    ("lists", "lists/{key}.md", _list, "lists/{key}.html"),
    ("lineages", "lineages/{key}.md", _lineage, "lineages/{key}.html"),
    ("reports", "reports/{key}.md", _report, "reports/{key}.html"),
    ("translations", "papers/2021/{key}.pt-BR.md", _translation, "pt-BR/papers/{key}.html"),
)


def dataset_attacks(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whole `datasets.yml` files, each with a payload in one field of a dataset that papers report on."""
    for name in names:
        for place in ("name", "aliases", "measures", "task", "split"):
            put = {place: PAYLOADS[name]}
            entries = [
                {
                    "id": f"wmt-2014-english-{language}", "name": f"{put.get('name', 'N')} {language}",
                    "aliases": [f"{put.get('aliases', 'A')} {language}"], "measures": put.get("measures", "M"),
                    "task": put.get("task", "T"), "split": put.get("split", "test"),
                }
                for language in ("french", "german")
            ]  # fmt: skip
            yield f"{name} in datasets.{place}", json.dumps(entries)


def author_attacks(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whole `authors.yml` files, each with a payload in the name under which an author of a paper is shown."""
    for name in names:
        told = {"name": f"{PAYLOADS[name]} Vaswani", "aliases": ["Ashish Vaswani"]}
        yield f"{name} in authors.name", json.dumps([told])


def venue_attacks(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whole `venues.yml` files, each with a payload in one field of a venue that papers have."""
    for name in names:
        for place in ("name", "title", "aliases"):
            put = {place: PAYLOADS[name]}
            venue = {
                "id": "neurips", "name": put.get("name", "NeurIPS"), "title": put.get("title", "T"),
                "kind": "conference", "aliases": ["NeurIPS"] if place == "name" else [put.get("aliases", "A")],
            }  # fmt: skip
            yield f"{name} in venues.{place}", json.dumps([venue])


def language_attacks(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whole language files, each with a payload as the language's name or in place of every phrase."""
    for name in names:
        said = PAYLOADS[name]
        words = {phrase: phrase for phrase in sorted(PHRASES)}
        yield f"{name} in languages.name", json.dumps({"name": said, "words": words})
        spoilt = {phrase: f"{phrase} {said}" if "{" not in said else phrase for phrase in words}
        yield f"{name} in languages.words", json.dumps({"name": "Sprache", "words": spoilt})


def write(content: Path, tried: Iterable[Attack]) -> None:
    """Put the attacks' records into a content folder, and beside translations the records that they translate."""
    shutil.copytree(LANGUAGES, content / "languages")
    for attack in tried:
        if ".pt-BR." in attack.path:
            original = content / attack.path.replace(".pt-BR.", ".")
            original.parent.mkdir(parents=True, exist_ok=True)
            original.write_text(_paper(original.stem, {}), "utf-8")
        file = content / attack.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(attack.text, "utf-8", errors="surrogatepass")


def sound(content: Path, tried: Sequence[Attack]) -> tuple[Sequence[Attack], Checked]:
    """The attacks that pass the check, and what it says once the records of the others are taken away."""
    left, read = list(tried), Cache()
    while True:
        checked = check(content, read)
        wrong = {finding.location.path for finding in checked.findings if finding.severity == "error"}
        if not wrong:
            return left, checked
        for attack in left:
            if attack.path in wrong:
                (content / attack.path).unlink()
        rest = [attack for attack in left if attack.path not in wrong]
        assert len(rest) < len(left), checked.findings[:2]
        left = rest


@cache
def _theme(pages: tuple[str, ...]) -> Theme:
    return Theme(pages)


def _preview(checked: Checked) -> Preview:
    site = site_of(checked)
    return Preview(site, _theme(tuple(site.makers)))


# The site's own files are not what is tried; the policy would hide what stands on the page.
LEFT_OUT = re.compile(
    rb'<script[^>]* src="[^"]*assets/[^"]*"[^>]*></script>|<link[^>]* href="[^"]*assets/[^"]*"[^>]*>'
    rb'|<meta http-equiv="Content-Security-Policy"[^>]*>'
)


class Look:
    """Pages of sites in a browser: what runs, what is asked for, what stands there.

    All are looked at in one page of the browser, since to open one takes as long as to look at three.
    """

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._folder = folder
        self._page: Page = browser.new_page()
        self._page.on("dialog", lambda dialog: dialog.dismiss())
        self._page.on("request", self._request)
        self.strays: list[str] = []

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.strays.append(request.url)

    def at(self, preview: Preview, page: str) -> tuple[Mapping[str, int], bool]:
        """What is counted on a page, and whether anything ran or was asked for that should not be."""
        self.strays.clear()
        file = self._folder / page
        file.parent.mkdir(parents=True, exist_ok=True)
        html = preview.get(page)
        assert html, f"there is no page {page}"
        file.write_bytes(LEFT_OUT.sub(b"", html))
        self._page.goto(file.as_uri(), wait_until="load")
        seen = self._page.evaluate(AUDIT)
        return seen["counts"], bool(seen["ran"]) or bool(self.strays)

    def close(self) -> None:
        """Leave the browser."""
        self._page.close()


def run(browser: Browser, folder: Path, names: Sequence[str]) -> Outcome:
    """Try these payloads everywhere."""
    outcome = Outcome()
    content = folder / "content"
    shutil.copytree(TOY, content)
    tried = list(attacks(names))
    write(content, tried)
    left, checked = sound(content, tried)
    outcome.tried, outcome.refused = len(tried), len(tried) - len(left)
    preview = _preview(checked)
    look = Look(browser, folder / "site")
    alike: dict[str, Mapping[str, int]] = {}
    for attack in left:
        if attack.like not in alike:
            alike[attack.like], _ = look.at(preview, attack.like)
        counts, ran = look.at(preview, attack.page)
        outcome.shown += 1
        more = {name: count for name, count in counts.items() if count > alike[attack.like].get(name, 0)}
        if ran or more:
            outcome.wrong.append(f"{attack.name}: {'ran; ' * ran}{more}")
    for kind, file, page, whole in (
        ("languages", "languages/es.yml", "es/index.html", language_attacks(names)),
        ("datasets", "datasets.yml", "results/wmt-2014-english-german.html", dataset_attacks(names)),
        ("authors", "authors.yml", "authors/letter-v.html", author_attacks(names)),
        ("venues", "venues.yml", "venues/neurips.html", venue_attacks(names)),
    ):
        _whole_files(look, folder / kind, file, page, whole, outcome)
    look.close()
    return outcome


def _whole_files(
    look: Look, folder: Path, file: str, page: str, texts: Iterable[tuple[str, str]], outcome: Outcome
) -> None:
    content = folder / "content"
    shutil.copytree(TOY, content)
    (content / file).parent.mkdir(exist_ok=True)
    expected: Mapping[str, int] | None = None
    read = Cache()
    for name, text in texts:
        (content / file).write_text(text, "utf-8")
        checked = check(content, read)
        outcome.tried += 1
        if checked.errors:
            outcome.refused += 1
            continue
        counts, ran = look.at(_preview(checked), page)
        outcome.shown += 1
        expected = expected or counts
        if ran or any(count > expected.get(key, 0) for key, count in counts.items()):
            outcome.wrong.append(f"{name}: {'ran; ' * ran}{counts}")
