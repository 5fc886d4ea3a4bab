"""The real site in Chromium: served, and opened from a disk with the network off."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from generator.publish.bundle import TOP, bundle

SITE = Path("site")
DOORS = ("served", "disk")


@contextmanager
def serving(folder: Path, content: str, log: Path) -> Iterator[str]:
    """The command `serve` in a folder; its address, once it answers. It ends with the block, however that ends."""
    command = [sys.executable, "-m", "generator", "serve", "--content", content, "--port", "0"]
    with log.open("w") as stream, subprocess.Popen(command, cwd=folder, stdout=stream) as server:
        try:
            yield f"{_address(log)}/"
        finally:
            server.terminate()


def _address(log: Path) -> str:
    """The address that the server says in its log; waits for it, for a minute at most."""
    end = time.monotonic() + 60
    while not (said := re.search(r"http://localhost:\d+", log.read_text())):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
    return said[0]


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    """Says nothing of a browser that hangs up early."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@dataclass
class Visit:
    """A page with everything that went wrong on it and every request that left the site."""

    page: Page
    root: str
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)

    def open(self, address: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.root + address)
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.strays.append(request.url)


def serve(folder: Path) -> Iterator[str]:
    """The address at which the folder is served for as long as the generator lives."""
    server = QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    assert (SITE / "index.html").exists(), "the browser tests look at site/; make it with `make site`"
    yield from serve(SITE)


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("Ein Ordner für Bücher, 本")
    for path, data in bundle(SITE).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.read_bytes())
    return f"{(folder / TOP).as_uri()}/"


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Mapping[str, BrowserContext]]:
    """One for each door, which tests share: a page in a context, or in a window, of its own takes three times as long.

    An empty page keeps the window open in which the pages of all tests appear.
    """
    opened = {
        door: browser.new_context(offline=door == "disk", viewport={"width": 1280, "height": 900}) for door in DOORS
    }
    for context in opened.values():
        context.new_page()
    yield opened
    for context in opened.values():
        context.close()


@contextmanager
def fresh(context: BrowserContext, root: str) -> Iterator[Page]:
    """A page of a context that leaves nothing behind: neither what the site at `root` keeps nor what it may do."""
    page = context.new_page()
    yield page
    if page.url.startswith(root):
        page.evaluate("localStorage.clear()")
    page.close()
    context.clear_permissions()


@pytest.fixture
def page(contexts: Mapping[str, BrowserContext], served: str) -> Iterator[Page]:
    with fresh(contexts["served"], served) as opened:
        yield opened


@pytest.fixture(params=DOORS)
def visit(request: pytest.FixtureRequest, contexts: Mapping[str, BrowserContext]) -> Iterator[Visit]:
    """A visitor who came in by either door; nothing may go wrong and nothing may leave."""
    root = request.getfixturevalue("on_disk" if request.param == "disk" else "served")
    with fresh(contexts[request.param], root) as page:
        visitor = Visit(page, root)
        yield visitor
    assert not visitor.errors
    assert not visitor.strays
