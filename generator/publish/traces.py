"""What each page is made from, noted while it is made, so that a later build knows which pages can have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.catalogue.watched import Answers, Fingerprints, Question, noting, watched
from generator.pages.page import Page
from generator.publish.site import Site

ALWAYS = ""  # the frame of a page that is made each time


@dataclass(frozen=True)
class Trace:
    """What a page is made from: its frame, which is all that its maker was given, and what that asked the catalogue."""

    frame: str
    asked: Sequence[Question]


class Traced:
    """A site whose pages are made with a trace of each."""

    def __init__(self, site: Site) -> None:
        """Take a site.

        `site` is the same, with everything found out that pages and exports ask for, and `paths` are those of its
        pages.
        """
        self._asked: set[Question] = set()
        self._prints = Fingerprints()
        self._known: dict[Question, str] = {}
        self.site = _with(site, lambda catalogue: noting(catalogue, self._asked))
        self._watched = _with(self.site, lambda catalogue: watched(catalogue, self._asked))
        self._catalogues = {one.locale.code: one for one in _catalogues(self.site)}
        self._answers = {code: Answers(catalogue, self._prints) for code, catalogue in self._catalogues.items()}
        # The plan of pages is made here, since what it asks is not what one page asks.
        self.paths: Sequence[str] = list(self._watched.makers)

    @cached_property
    def _frames(self) -> Mapping[str, str]:
        """Catalogues as far as every maker knows them: the language, and which pages there are in it."""
        return {code: self._prints.of((one.locale, one.here)) for code, one in self._catalogues.items()}

    def page(self, path: str) -> Page:
        """A page; its trace is what is asked from here on until that is called for."""
        self._asked.clear()
        return self._watched.page(path)

    def trace(self, path: str) -> Trace:
        """What the page that was made last was made from."""
        return Trace(self.frame(path), tuple(self._asked))

    def frame(self, path: str) -> str:
        """What the maker of a page is given beside the catalogue, as a fingerprint."""
        locale, _, make = self._watched.makers[path]
        given = _given(make)
        if any(isinstance(one, Edition) for one in given):
            return ALWAYS
        return self._prints.of((self._frames[locale.code], given, self._watched.alternates(path)))

    def answer(self, asked: Question) -> str:
        """What a catalogue answers now, as a fingerprint; an empty text where the language is gone."""
        language, part, key = asked
        if asked not in self._known:
            self._known[asked] = self._answers[language].to(part, key) if language in self._answers else ""
        return self._known[asked]

    def knows(self, asked: Question) -> bool:
        """Whether the answer is known."""
        return asked in self._known

    def learn(self, answers: Iterable[tuple[Question, str]]) -> None:
        """Take answers that were found elsewhere."""
        self._known.update(answers)

    def stale(self, traces: Mapping[str, Trace], answers: Mapping[Question, str]) -> frozenset[str]:
        """The pages that can have changed, of those that an earlier build traced, by what was answered then."""
        changed = frozenset(asked for asked, answer in answers.items() if self.answer(asked) != answer)
        return frozenset(path for path, trace in traces.items() if self._is_stale(path, trace, changed))

    def _is_stale(self, path: str, trace: Trace, changed: frozenset[Question]) -> bool:
        if path not in self._watched.makers or trace.frame == ALWAYS or not changed.isdisjoint(trace.asked):
            return True
        return trace.frame != self.frame(path)


def _catalogues(site: Site) -> Sequence[Catalogue]:
    return [site.catalogue, *(edition.catalogue for edition in site.editions)]


def _with(site: Site, other: Callable[[Catalogue], Catalogue]) -> Site:
    """The same site with other catalogues in the place of its own."""
    editions = [replace(edition) for edition in site.editions]
    for copy, edition in zip(editions, site.editions, strict=True):
        vars(copy).update(vars(edition) | {"catalogue": other(edition.catalogue)})
    return Site(other(site.catalogue), editions)


def _given(make: object) -> Sequence[object]:
    """The function that makes a page and all that it is given, but for the catalogue."""
    if not isinstance(make, partial):
        return [getattr(make, "__qualname__", "")]
    if make.args and callable(make.args[-1]):  # what puts a page into its language has its maker as the last
        return [make.func.__qualname__, *_given(make.args[-1])]
    given = [one for one in make.args if not isinstance(one, Catalogue)]
    return [make.func.__qualname__, *given, *sorted(make.keywords.items())]
