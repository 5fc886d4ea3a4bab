"""A whole site made in a folder, by as many processes as there are processors."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.processes import spread
from generator.publish.beside import Beside
from generator.publish.finished import Finished
from generator.publish.linked import Linked, linked
from generator.publish.site import all_exports, refuse_dead_links

AT_ONCE = 16  # pages that a process makes before it asks for more


@dataclass(frozen=True)
class Made:
    """What a process made: pages with what they link and the pictures on them, other files, and new drawings."""

    pages: Mapping[str, Linked] = field(default_factory=dict)
    pictures: Collection[str] = ()
    others: Collection[str] = ()
    drawings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Built:
    """A site that was built: how many pages it has, and the drawings on them by key."""

    pages: int
    drawings: Mapping[str, str]


def build(finished: Finished, folder: Beside) -> Built:
    """Make every file of a site in a folder.

    Raises PublishError where a link leads nowhere, OSError where a file cannot be written, and ProcessEndedError.
    """
    paths = list(finished.site.makers)
    ready(finished)
    tasks = [*_others(finished, folder), *_pages(finished, folder, paths)]
    made = list(spread(_call(tasks), range(len(tasks))))
    pages = {path: linked for one in made for path, linked in one.pages.items()}
    refuse_dead_links(pages, {path for one in made for path in one.others})
    new = {key: svg for one in made for key, svg in one.drawings.items()}
    return Built(len(pages), {key: new.get(key) or finished.drawn[key] for one in made for key in one.pictures})


def ready(finished: Finished) -> None:
    """Find out once what every page asks for, before processes are made, each of which would do so by itself."""
    for catalogue in (finished.site.catalogue, *(edition.catalogue for edition in finished.site.editions)):
        catalogue.prepare()
    gc.freeze()


def _call(tasks: Sequence[Callable[[], Made]]) -> Callable[[int], Made]:
    return lambda number: tasks[number]()


def _others(finished: Finished, folder: Beside) -> Iterator[Callable[[], Made]]:
    """What makes the files that are no pages; those that take longest come first."""
    for export in reversed(all_exports(finished.site)):
        yield partial(_export, export, folder)
    yield partial(_theme, finished, folder)


def _export(export: Callable[[], Mapping[str, str]], folder: Beside) -> Made:
    return _put(folder, {path: text.encode() for path, text in export().items()})


def _theme(finished: Finished, folder: Beside) -> Made:
    return _put(folder, {path: finished.theme.file(path) for path in finished.theme.files})


def _put(folder: Beside, files: Mapping[str, bytes | None]) -> Made:
    there = {path: data for path, data in files.items() if data is not None}
    for path, data in there.items():
        folder.put(path, data)
    return Made(others=list(there))


def _pages(finished: Finished, folder: Beside, paths: Sequence[str]) -> Iterator[Callable[[], Made]]:
    for start in range(0, len(paths), AT_ONCE):
        yield partial(_make, finished, folder, paths[start : start + AT_ONCE])


def _make(finished: Finished, folder: Beside, paths: Sequence[str]) -> Made:
    """Make pages, each from its record to its file."""
    links, pictures, before = {}, [], frozenset(finished.drawn)
    for path in paths:
        page = finished.site.page(path)
        drawn = finished.draw(page)
        folder.put(path, finished.theme.page(drawn))
        links[path] = linked(drawn.html)
        pictures += [picture.key for picture in page.pictures]
    return Made(links, pictures, drawings={key: finished.drawn[key] for key in pictures if key not in before})
