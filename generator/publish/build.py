"""A whole site made in a folder, by as many processes as there are processors, and no page that cannot have changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from generator.catalogue.watched import Question
from generator.pages.render import Drawn
from generator.pages.sharing import Shared, all_shared
from generator.processes import spread
from generator.publish.beside import Beside
from generator.publish.cards import drawn_cards
from generator.publish.finished import Finished
from generator.publish.linked import Linked, linked
from generator.publish.site import all_exports, refuse_dead_links
from generator.publish.standing import PageStanding
from generator.publish.traces import Trace, Traced

One = TypeVar("One")
KEPT_CARDS = Path("build/cards")  # cards that were drawn before
AT_ONCE = 16  # pages that a process makes before it asks for more
BEFORE_ANEW = 250  # parts that processes do before fresh ones take their place, with nothing remembered of other pages
ANSWERED_AT_ONCE = 2_000  # questions to a catalogue, likewise


@dataclass(frozen=True)
class Before:
    """What an earlier build left that can be taken over: pages as they still stand, and what it was answered."""

    pages: Mapping[str, PageStanding] = field(default_factory=dict)
    answers: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """What a process made: pages, and other files."""

    pages: Mapping[str, PageStanding] = field(default_factory=dict)
    others: Collection[str] = ()


@dataclass(frozen=True)
class Built:
    """A site that was built: its pages, how many were looked at, and what was answered."""

    pages: Mapping[str, PageStanding]
    looked_at: int
    answers: Mapping[Question, str]


def build(finished: Finished, traced: Traced, folder: Beside, before: Before) -> Built:
    """Make every file of a traced site in a folder.

    Raises PublishError where a link leads nowhere, OSError where a file cannot be written, and ProcessEndedError.
    """
    stale = traced.stale({path: page.trace for path, page in before.pages.items()}, before.answers)
    kept = {path: page for path, page in before.pages.items() if path not in stale}
    paths = [path for path in traced.paths if path not in kept]
    gc.freeze()
    tasks: list[Callable[[], Made]] = [
        *(partial(_export, export, folder) for export in all_exports(finished.site, finished.theme.address)),
        *_cards(finished, folder),
        *_pages(partial(_make, finished, traced, folder, before.pages), paths),
        partial(_theme, finished, folder),
        *_pages(partial(_keep, folder), list(kept)),
    ]
    new: dict[str, PageStanding] = {}
    others, shared = set[str](), dict[Any, Any]()
    for part in _parts(tasks, BEFORE_ANEW):
        for made in spread(partial(_do, part), range(len(part))):
            new |= {path: _sharing(page, shared) for path, page in made.pages.items()}
            others.update(made.others)
    pages = {path: kept.get(path) or new[path] for path in traced.paths}
    refuse_dead_links({path: page.linked for path, page in pages.items()}, others)
    answers = _answers(traced, {one for page in pages.values() for one in page.trace.asked})
    return Built(pages, len(paths), answers)


def _answers(traced: Traced, questions: Collection[Question]) -> Mapping[Question, str]:
    """What the catalogues answer; what they were not asked before is found out by all processes."""
    new = sorted((one for one in questions if not traced.knows(one)), key=str)
    parts = [new[start : start + ANSWERED_AT_ONCE] for start in range(0, len(new), ANSWERED_AT_ONCE)]
    for part, found in zip(parts, spread(partial(_answer, traced), parts), strict=True):
        traced.learn(zip(part, found, strict=True))
    return {question: traced.answer(question) for question in questions}


def _answer(traced: Traced, questions: Sequence[Question]) -> Sequence[str]:
    return [traced.answer(question) for question in questions]


def _sharing(page: PageStanding, known: dict[Any, Any]) -> PageStanding:
    """The same with each part of it that is equal to a known one as that very one: there are millions of them."""

    def same(parts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(known.setdefault(part, part) for part in parts)

    trace, on_page = Trace(page.trace.frame, same(page.trace.asked)), page.linked
    return PageStanding(trace, page.drawn, Linked(same(on_page.anchors), same(on_page.links)))


def _do(tasks: Sequence[Callable[[], Made]], number: int) -> Made:
    return tasks[number]()


def _pages(make: Callable[[Sequence[str]], Made], paths: Sequence[str]) -> Iterator[Callable[[], Made]]:
    """The pages in parts, each of which one process sees to."""
    for part in _parts(paths):
        yield partial(make, part)


def _cards(finished: Finished, folder: Beside) -> Iterator[Callable[[], Made]]:
    """The pictures for shared links, in parts; none where the site has no address, without which nobody finds them."""
    shown = all_shared(finished.site.catalogue) if finished.theme.address else {}
    for part in _parts(list(shown)):
        yield partial(_draw_cards, folder, {path: shown[path] for path in part})


def _draw_cards(folder: Beside, shown: Mapping[str, Shared]) -> Made:
    return _put(folder, drawn_cards(shown, KEPT_CARDS))


def _parts(all_of: Sequence[One], size: int = AT_ONCE) -> Iterator[Sequence[One]]:
    """So many at a time, by default so many pages as one process sees to."""
    for start in range(0, len(all_of), size):
        yield all_of[start : start + size]


def _export(export: Callable[[], Mapping[str, str]], folder: Beside) -> Made:
    texts = export()
    for path, text in texts.items():  # one at a time: some exports are large, and need not be there twice
        folder.put(path, text.encode())
    return Made(others=list(texts))


def _theme(finished: Finished, folder: Beside) -> Made:
    return _put(folder, {path: finished.theme.file(path) for path in finished.theme.files})


def _put(folder: Beside, files: Mapping[str, bytes | None]) -> Made:
    there = {path: data for path, data in files.items() if data is not None}
    for path, data in there.items():
        folder.put(path, data)
    return Made(others=list(there))


def _keep(folder: Beside, paths: Sequence[str]) -> Made:
    for path in paths:
        folder.keep(path)
    return Made()


def _make(
    finished: Finished, traced: Traced, folder: Beside, before: Mapping[str, PageStanding], paths: Sequence[str]
) -> Made:
    """Make pages, each from its record to its file; the theme is put around those alone that differ from before."""
    pages: dict[str, PageStanding] = {}
    for path in paths:
        page = traced.page(path)
        drawn = finished.draw(page)
        print_of = _fingerprint(drawn)
        if path in before and before[path].drawn == print_of:
            folder.keep(path)
        else:
            folder.put(path, finished.theme.page(drawn))
        pages[path] = PageStanding(traced.trace(path), print_of, linked(drawn.html))
    return Made(pages)


def _fingerprint(drawn: Drawn) -> str:
    return sha256(f"{drawn.meta}\n{drawn.html}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
