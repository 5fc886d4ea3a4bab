"""The site while its records are being edited: made on demand, shown anew after each save, with findings on top.

As long as a record is wrong, the last good site stays up. Browsers hear of changes through server-sent events.
"""

from __future__ import annotations

import json
import mimetypes
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as package_files
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from generator.checks import report
from generator.checks.check import Checked, check
from generator.checks.own import own_errors
from generator.findings.unfinished import UnfinishedError
from generator.publish.site import Site, site_of
from generator.publish.theme import Theme
from generator.records.reading import Cache, read
from generator.serve.draft import page_of, saved
from generator.serve.preview import Preview, Shown

EVENTS = "/.events"
LIVE = "/.live.js"  # a file of its own, since a page's policy lets no script stand in it
SCRIPT = package_files("generator.serve").joinpath("live.js").read_bytes()
# What may happen to a file; that it was opened or read, as each update does with all of them, is not listened for.
CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
SETTLED = 0.03  # seconds without a further change after which a series of changes is taken for one
PAINTED = 0.25  # seconds without a request after which an open page is taken to stand with all that belongs to it
PATIENT = 2.0  # seconds after which it is waited for no longer
OWN_NAMES = ("localhost", "127.0.0.1")
UNFINISHED = 10.0  # seconds after which who has not finished asking, or does not listen, is let go
ALIVE = 15.0  # seconds after which a silent connection is written to, so that a browser that left is noticed


@dataclass(frozen=True)
class State:
    """What is served: the last good site, a number that grows with each, and what is wrong with the records now."""

    number: int
    preview: Preview | None
    findings: str


class OvertakenError(Exception):
    """Something was saved while what was there before was being checked."""


class Live:
    """The records of a folder as a site that follows them."""

    def __init__(self, content: Path, cache: Cache) -> None:
        """Take the records' folder, and what is cached of it."""
        self._content, self._cache = content, cache
        self._theme: tuple[object, Theme, Shown] | None = None
        self._making = threading.Lock()
        self._changed = threading.Condition()
        self._checked: Checked | None = None
        self._sound: Preview | None = None
        self._asked = 0.0
        self._opened: Counter[str] = Counter()
        self.state = State(0, None, "")

    def first_look(self) -> bool:
        """Show the page of the one record that was saved before all others are checked; whether that was done.

        It must be open in a browser, everything must have been sound before, and the record must be so by itself.
        """
        before, sound = self._checked, self._sound
        if not before or before.errors or not sound or not +self._opened:
            return False
        reading = read(self._content, self._cache)
        path = saved(before.reading, reading)
        page = path and page_of(path, reading, before.reading, sound.site, self._opened)
        if not path or not page or own_errors(reading, path):
            return False
        try:
            with self._making:
                preview = sound.with_page(page())
        except UnfinishedError:
            return False
        self._show(preview, self.state.findings)
        return True

    def update(self, *, anew: bool = False, overtaken: Callable[[], bool] = lambda: False) -> Checked:
        """Read the records; a site without errors takes the place of the last. `anew` has the theme read again too.

        Raises OvertakenError, with all as it was, if it is `overtaken` meanwhile.
        """

        def go_on() -> None:
            if overtaken():
                raise OvertakenError

        checked = check(self._content, self._cache, before_each=go_on)
        text = report.as_text(checked, self._content.as_posix()) if checked.findings else ""
        self._sound = self._sound if checked.errors else self._preview(site_of(checked), anew)
        self._checked = checked
        self._show(self._sound, text)
        return checked

    def _show(self, preview: Preview | None, findings: str) -> None:
        with self._changed:
            self.state = State(self.state.number + (preview is not self.state.preview), preview, findings)
            self._changed.notify_all()

    def _preview(self, site: Site, anew: bool) -> Preview:
        paths = frozenset(site.makers)
        if not self._theme or self._theme[0] != paths or anew:
            self._theme = paths, Theme(paths), {}
        return Preview(site, *self._theme[1:])

    def get(self, path: str) -> bytes | None:
        """What a clean build has at a path; None where it has nothing."""
        self._asked = time.monotonic()
        preview = self.state.preview
        with self._making:
            return preview.get(path) if preview else None

    @contextmanager
    def open(self, page: str) -> Iterator[None]:
        """Know that a browser has a page open, for as long as it has."""
        with self._changed:
            self._opened[page] += 1
        try:
            yield
        finally:
            with self._changed:
                self._opened[page] -= 1

    def painted(self) -> bool:
        """Whether browsers have asked for nothing for so long that their pages stand."""
        return time.monotonic() - self._asked > PAINTED

    def next_state(self, known: State) -> State:
        """The state that follows a known one; the same if none has come after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.state is not known, ALIVE)
            return self.state


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = UNFINISHED
    live: Live

    def parse_request(self) -> bool:
        """Read a request; one to another host is refused, since a page elsewhere may have had this one found for it."""
        if not super().parse_request():
            return False
        host = self.headers.get("Host", "").rpartition(":")
        if (host[0] if host[2].isdecimal() else self.headers.get("Host")) in OWN_NAMES:
            return True
        self.send_error(421, explain="This server answers to localhost alone.")
        return False

    def do_HEAD(self) -> None:
        """Answer with what stands before a file of the site."""
        self._answer(urlsplit(self.path))

    def do_GET(self) -> None:
        """Answer with a file of the site, or with events."""
        request = urlsplit(self.path)
        if request.path == EVENTS:
            asked = parse_qs(request.query)
            self._events(*asked.get("page", [""]), *asked.get("state", [""]))
        else:
            self._answer(request)

    def _answer(self, request: SplitResult) -> None:
        number = self.live.state.number
        path = unquote(request.path).lstrip("/") or "index.html"
        path += "index.html" if path.endswith("/") else ""
        try:
            file = SCRIPT if request.path == LIVE else self.live.get(path)
        except UnfinishedError as error:
            self.send_error(500, explain=str(error))
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        body = self.live.get("404.html") if file is None else file
        kind = "text/html" if file is None else kind
        if body is None:  # no site was ever sound
            body = b"<!doctype html><title>Stemma</title>"
        body += script(number) if kind == "text/html" else b""
        self.send_response(404 if file is None else 200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self, page: str, number: str) -> None:
        """Tell the page that it has changed, and of findings, for as long as it is open; `number` is of its state."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        with self.live.open(page):
            state, shown = self.live.state, self.live.get(page)
            self._tell(state, reload=number != str(state.number))  # a save may have come between page and script
            while True:
                new = self.live.next_state(state)
                now = self.live.get(page) if new.number != state.number else shown
                self._tell(new, reload=now != shown)
                state, shown = new, now

    def _tell(self, state: State, *, reload: bool) -> None:
        self.wfile.write(f"data: {json.dumps({'reload': reload, 'findings': state.findings})}\n\n".encode())
        self.wfile.flush()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal belongs to the findings."""


def script(number: int) -> bytes:
    """What stands behind the bytes of a page that is served, which itself is as a clean build has it.

    `number` is that of the state from which the page was made.
    """
    return f'\n<script src="{LIVE}" data-state="{number}"></script>\n'.encode()


class Server(ThreadingHTTPServer):
    """Serves a live site on this machine alone."""

    daemon_threads = True

    def __init__(self, live: Live, port: int) -> None:
        """Take the site and the port; 0 is any that is free."""
        super().__init__(("127.0.0.1", port), type("Handler", (_Handler,), {"live": live}))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves is no error."""


class _Watch(FileSystemEventHandler):
    def __init__(self, *changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, _: FileSystemEvent) -> None:
        """Note that something has changed, whatever it was."""
        for changed in self._changed:
            changed.set()


def follow(live: Live, content: Path, theme: Path, say: Callable[[Checked], None], ended: threading.Event) -> None:
    """Update the site after each change of the records or the theme until it is ended; `say` hears what came of it."""
    anything, look = threading.Event(), threading.Event()
    observer = Observer()
    observer.schedule(_Watch(anything), str(content), recursive=True, event_filter=CHANGES)
    observer.schedule(_Watch(anything, look), str(theme), recursive=True, event_filter=CHANGES)
    observer.start()
    try:
        while not ended.is_set():
            if not anything.wait(0.2):
                continue
            while anything.is_set():
                anything.clear()
                ended.wait(SETTLED)
            anew = look.is_set()
            look.clear()
            if not anew and live.first_look():
                _let_paint(live, anything)
            try:
                say(live.update(anew=anew, overtaken=anything.is_set))
            except OvertakenError:
                if anew:
                    look.set()
    finally:
        observer.stop()
        observer.join()


def _let_paint(live: Live, overtaken: threading.Event) -> None:
    """Leave the processor to browsers until their pages stand, or something is saved."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENT and not overtaken.wait(PAINTED):
        if live.painted():
            return
