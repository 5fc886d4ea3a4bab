"""What readers and contributors wait for, the search beside Material's own on the same pages: `make bench`.

The pages are made of N records (synthetic, from a fixed seed, of words as frequent as in the real ones) by the real
generator. Every figure of a row comes from one run on one machine; ratios say more than seconds.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from generator.publish.bundle import TOP, bundle
from tests.browser.conftest import QuietHandler, QuietServer, serving
from tests.conftest import FLAGS, find_browser

SIZES = (1_000, 10_000)
SEED = 20261121
AREAS = sorted(path for path in Path("content/areas").glob("*.md") if path.stem.count(".") == 0)  # no translations
QUERIES = ("attention", "diffusion model")
PARTS = ("generator", "overrides", "mkdocs.yml")
PLAIN_MATERIAL = """\
site_name: Bench
docs_dir: build/docs
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [md_in_html, tables, fenced_code]
validation: {omitted_files: ignore}
nav: [{Home: index.md}]
"""


@dataclass(frozen=True)
class Measured:
    """One way to search: bytes sent before the first key, then bytes and milliseconds to the results of two queries."""

    name: str
    before: int
    first_bytes: int
    first_ms: float
    second_bytes: int
    second_ms: float


def records(count: int, content: Path, edges: int = 0) -> None:
    """Write so many synthetic records beside the real vocabularies, each with edges to so many that are no younger."""
    topics = sorted(one.stem for one in Path("content/topics").glob("*.md") if "." not in one.stem)  # no translations
    for file in (*(Path(f"content/topics/{topic}.md") for topic in topics), *AREAS):
        # The text and what to begin with name papers that are not here.
        lines = "".join(re.findall(r"^(?:name|description|group|parent|position):.*\n", file.read_text("utf-8"), re.M))
        vocabulary = content / file.parent.name
        vocabulary.mkdir(exist_ok=True)
        (vocabulary / file.name).write_text(f"---\n{lines}---\n")
    draw = random.Random(SEED)
    texts = [path.read_text("utf-8").split("\n---\n", 1)[1] for path in sorted(Path("content/papers").rglob("*.md"))]
    words, weights = zip(*Counter(re.findall(r"[A-Za-z]+", " ".join(texts))).items(), strict=True)
    areas = [path.stem for path in AREAS]
    for number in range(count):
        # With edges, the later are the younger.
        year = 2010 + number * 15 // count if edges else draw.randint(2010, 2024)
        change = " ".join(draw.choices(words, weights, k=9)).capitalize() if edges else ""
        on = "".join(
            f"\n  - {{paper: paper-{earlier}, relation: extends, change: {change} than {earlier}.}}"
            for earlier in draw.sample(range(number), min(edges, number))
        )
        sentence = [" ".join(draw.choices(words, weights, k=18)) + "." for _ in range(12)]
        record = content / f"papers/{year}/paper-{number}.md"
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(
            f'---\ntitle: "{" ".join(draw.choices(words, weights, k=9))} {number}"\nyear: {year}\n'
            f"authors: [{draw.choice(words)} {draw.choice(words)}, {draw.choice(words)} {draw.choice(words)}]\n"
            f"venue: {draw.choice(('ICLR', 'NeurIPS', 'ICML', 'ACL'))} {year}\n"
            f"listings: [{{area: {draw.choice(areas)}, tier: {draw.choice(('seminal', 'selected'))}}}]\n"
            f"topics: [{', '.join(draw.sample(topics, 3))}]\n"
            f'tldr: "{" ".join(draw.choices(words, weights, k=14))}"\n'
            f"{f'builds_on:{on}' if on else 'builds_on: []'}\n"
            f"summary: {{status: brief, read: abstract, checked: 2026-11-21}}\n---\n{' '.join(sentence)}\n"
        )


def build(folder: Path) -> str:
    """Build both sites of a folder; the table of steps with their times."""
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    (folder / "material.yml").write_text(PLAIN_MATERIAL)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = partial(subprocess.run, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    steps = run([sys.executable, "-m", "generator", "site"]).stdout
    start = time.perf_counter()
    run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "material.yml", "-d", "material"])
    material = time.perf_counter() - start
    for path, data in bundle(folder / "site").items():
        file = folder / "dist" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.read_bytes() if isinstance(data, Path) else data)
    return f"{steps.rsplit('Open', 1)[0]}      Material with its own search, built by MkDocs: {material:.2f} s\n"


@contextmanager
def serving_files(folder: Path, handler: type[QuietHandler]) -> Iterator[str]:
    """A server of a folder's files, by its address."""
    server = QuietServer(("127.0.0.1", 0), partial(handler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class CountingHandler(QuietHandler):
    """Counts the bytes of every file that it sends, to whichever thread of the browser."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        CountingHandler.sent += len(data)
        outputfile.write(data)


def measure(browser: Browser, name: str, root: str, opening: str, field: str, hit: str) -> Measured:
    """Open a site's front page, type two queries, and take bytes and times."""
    page = browser.new_page()
    CountingHandler.sent = 0
    if root.startswith("file:"):
        page.on("requestfinished", lambda request: _count_file(request.url))
    page.goto(root + "index.html")
    page.wait_for_timeout(2000)
    figures: list[float] = [CountingHandler.sent]
    for number, query in enumerate(QUERIES):
        CountingHandler.sent = 0
        if number == 0:
            page.keyboard.press(opening)
        page.locator(field).fill("")
        page.wait_for_timeout(300)
        page.evaluate(WATCH, hit)
        page.locator(field).press_sequentially(query)
        took = page.evaluate("window.shown")
        page.wait_for_timeout(500)
        figures += [CountingHandler.sent, took]
    page.close()
    before, first_bytes, first_ms, second_bytes, second_ms = figures
    return Measured(name, int(before), int(first_bytes), first_ms, int(second_bytes), second_ms)


class PackingHandler(QuietHandler):
    """Sends every file packed, as most servers do."""

    def do_GET(self) -> None:  # noqa: N802 (its name in the standard library)
        file = Path(self.translate_path(self.path))
        data = gzip.compress(file.read_bytes()) if file.is_file() else b""
        self.send_response(200 if data else 404)
        for name, value in (("Content-Type", self.guess_type(file)), ("Content-Encoding", "gzip")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}


def over_a_slow_line(browser: Browser, site: Path) -> tuple[float, float]:
    """Milliseconds from the key that opens the search to the first rows, and from the first key of a second query.

    The page is there already; from then on the line carries 400 kbit/s and answers after 400 ms.
    """
    with serving_files(site, PackingHandler) as root:
        page = browser.new_page()
        page.goto(root + "index.html")
        page.wait_for_timeout(2000)
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
        page.evaluate(WATCH, OURS[2])
        page.keyboard.press(OURS[0])
        page.locator(OURS[1]).press_sequentially(QUERIES[0])
        first = page.evaluate("window.shown")
        page.wait_for_timeout(5000)
        page.locator(OURS[1]).fill("")
        page.wait_for_timeout(300)
        page.evaluate(WATCH, OURS[2])
        page.locator(OURS[1]).press_sequentially(QUERIES[1])
        second = page.evaluate("window.shown")
        page.close()
    return float(first), float(second)


def suggesting(browser: Browser, root: str) -> float:
    """Milliseconds from the second letter to the first row, once something was searched for: the median of 5."""
    page, took = browser.new_page(), []
    page.goto(root + "index.html")
    page.keyboard.press(OURS[0])
    page.locator(OURS[1]).press_sequentially(QUERIES[0])
    page.locator(OURS[2]).first.wait_for()
    for letters in ("tr", "la", "di", "re", "co"):
        page.locator(OURS[1]).fill(letters[0])
        page.wait_for_timeout(500)
        page.evaluate(WATCH, OURS[2])
        page.locator(OURS[1]).press("End")  # the watch begins with a key
        page.locator(OURS[1]).press_sequentially(letters[1])
        took.append(page.evaluate("window.shown"))
    page.close()
    return float(median(took))


def longest_task(browser: Browser, root: str) -> float:
    """The longest stretch, in milliseconds, for which a search keeps Explore, or a page below the dialog, busy."""
    page = browser.new_page()
    watch = "new PerformanceObserver(l => l.getEntries().forEach(e => (window.tasks ??= []).push(e.duration)))"
    page.add_init_script(f"{watch}.observe({{type: 'longtask', buffered: true}})")
    longest = 0.0
    for address, opening in (("explore.html?area=Speech", None), ("index.html", OURS[0])):
        page.goto(root + address)
        if opening:
            page.wait_for_timeout(1000)
            page.evaluate("window.tasks = []")
            page.keyboard.press(opening)
        else:
            page.locator(OURS[2]).first.wait_for()
        for query in ("model", *QUERIES):
            page.locator(OURS[1]).fill(query)
            page.locator(f"{OURS[2]} mark").first.wait_for()
            page.wait_for_timeout(300)
        longest = max(longest, page.evaluate("Math.max(0, ...(window.tasks ?? []))"))
    page.close()
    return longest


# When the page was first painted, in milliseconds since 1970, as soon as it was.
PAINTED = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && performance.timeOrigin + paint.startTime;
}"""


def saving(browser: Browser, folder: Path) -> tuple[float, float]:
    """From saving a record to the first paint of the page with its new text: the median of ten and the longest."""
    record, took = last_record(folder), []
    with serving(folder, "content", folder / "serve.log") as root:
        page = browser.new_page()
        page.goto(f"{root}papers/{record.stem}.html")
        for number in range(10):
            page.wait_for_timeout(500)
            start = time.time()
            with record.open("a") as text:
                text.write(f"\nSaved time {number}.\n")
            page.get_by_text(f"Saved time {number}.").wait_for()  # looks again only every so often
            took.append(page.wait_for_function(PAINTED).json_value() / 1000 - start)
        page.close()
    return median(took), max(took)


def checking(folder: Path) -> tuple[float, float, float]:
    """How many seconds a check of the folder's records takes: the first, after an edit, and again (medians of five)."""
    record, first, later, again = last_record(folder), [], [], []
    for number in range(5):
        shutil.rmtree(folder / "build", ignore_errors=True)
        first.append(_check(folder))
        with record.open("a") as text:
            text.write(f"\nChecked time {number}.\n")
        later.append(_check(folder))
        again.append(_check(folder))
    return median(first), median(later), median(again)


def _check(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "generator", "check"], cwd=folder, capture_output=True, check=True)
    return time.perf_counter() - start


def last_record(folder: Path) -> Path:
    """One of the folder's records of papers, no translation."""
    return max(folder.glob("content/papers/*/*[!R].md"))


def contributing(browser: Browser, count: int | None) -> str:
    """What a contributor waits for, with so many synthetic records or, where no number is given, the real ones."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        if count is None:
            shutil.copytree("content", folder / "content")
        else:
            (folder / "content").mkdir()
            records(count, folder / "content")
        for part in PARTS:
            (folder / part).symlink_to(Path(part).resolve())
        papers = sum(1 for _ in folder.glob("content/papers/*/*[!R].md"))
        (first, later, again), (usual, longest) = checking(folder), saving(browser, folder)
        return (
            f"{papers:,} papers: a check takes {first:.2f} s the first time, {later:.2f} s after an edit "
            f"({later / first:.2f} of it), {again:.2f} s where nothing has changed ({again / first:.2f}; medians of 5)"
            f"; from saving a record to its new text in an open browser {usual:.2f} s (median of 10), at most "
            f"{longest:.2f} s"
        )


def _count_file(url: str) -> None:
    CountingHandler.sent += Path(unquote(urlsplit(url).path)).stat().st_size


# Resolves with the milliseconds from the first key to the moment when a result is on the page.
WATCH = """(hit) => {
  window.shown = new Promise((resolve) => {
    let start;
    addEventListener("keydown", () => (start ??= performance.now()), { capture: true, once: true });
    const there = () => start !== undefined && document.querySelector(hit);
    const look = () => (there() ? resolve(Math.round(performance.now() - start)) : requestAnimationFrame(look));
    document.querySelectorAll(hit).forEach((old) => old.remove());
    look();
    setTimeout(() => resolve(NaN), 60_000); // then the figure is `nan`
  });
}"""
OURS = ("Control+k", ".st-search__input", ".st-hit")
MATERIALS = ("/", "[data-md-component=search-query]", ".md-search-result__item")


def compare(count: int, browser: Browser) -> tuple[str, Sequence[Measured]]:
    """Everything that is measured for one number of records."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "content").mkdir()
        records(count, folder / "content")
        steps = build(folder)
        rows = []
        for name, site, words in (("Stemma, served", "site", OURS), ("Material, served", "material", MATERIALS)):
            with serving_files(folder / site, CountingHandler) as root:
                rows.append(measure(browser, name, root, *words))
        disk = f"{(folder / 'dist' / TOP).as_uri()}/"
        rows.insert(1, measure(browser, "Stemma, from a disk", disk, *OURS))
        first, second = over_a_slow_line(browser, folder / "site")
        steps += f"      longest task of searches on Explore and in the dialog: {longest_task(browser, disk):.0f} ms\n"
        steps += f"      first row after the second letter, once warm: {suggesting(browser, disk):.0f} ms\n"
        steps += f"      at 400 kbit/s and 400 ms, from the first key to rows: {first:.0f} ms, again {second:.0f} ms\n"
        return steps, rows


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for contents in (None, SIZES[-1]):
            print(contributing(browser, contents), flush=True)
        for count in SIZES:
            print(f"\n{count:,} records\n", flush=True)
            steps, rows = compare(count, browser)
            print(steps)
            print(f"{'':22}{'before the first key':>22}{'first results':>26}{'second query':>26}")
            for row in rows:
                first = f"{row.first_bytes / 1e3:,.0f} KB {row.first_ms:,.0f} ms"
                second = f"{row.second_bytes / 1e3:,.0f} KB {row.second_ms:,.0f} ms"
                print(f"{row.name:22}{row.before / 1e3:>19,.0f} KB{first:>26}{second:>26}")
            ours, _, material = rows
            sent = (ours.before + ours.first_bytes) / (material.before + material.first_bytes)
            print(f"\nBytes to the first results, Stemma to Material: {sent:.3f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
