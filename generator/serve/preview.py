"""The site as a clean build would make it, each file only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from generator.pages.page import Page
from generator.pages.render import Drawn
from generator.publish.finished import Finished
from generator.publish.site import Site
from generator.publish.theme import Theme

Shown = dict[str, tuple[Drawn, bytes]]  # pages by path, as they were made and with the theme around them


class Preview:
    """Every file of the finished site, made when it is asked for and then held."""

    def __init__(self, site: Site, theme: Theme, shown: Shown | None = None) -> None:
        """Take the site and the theme; `shown` are pages that it made before, to which new ones go."""
        self._finished = Finished(site, theme)
        self._shown: Shown = {} if shown is None else shown
        self._made: dict[str, bytes] = {}
        self.site = site

    def with_page(self, page: Page) -> Preview:
        """The same files with another page in the place of that at its path. Raises UnfinishedError."""
        other = copy(self)
        other._made = {**self._made, page.path: self._dressed(page)}
        return other

    def paths(self) -> Iterable[str]:
        """Where every file lies, from the site's root."""
        return self._finished.paths()

    def get(self, path: str) -> bytes | None:
        """What lies at a path; None where there is nothing."""
        if path not in self._made:
            made = self._page(path) if path in self.site.makers else self._finished.other(path)
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def _page(self, path: str) -> bytes:
        return self._dressed(self.site.page(path))

    def _dressed(self, page: Page) -> bytes:
        drawn, path = self._finished.draw(page), page.path
        if path not in self._shown or self._shown[path][0] != drawn:
            self._shown[path] = drawn, self._finished.theme.page(drawn)
        return self._shown[path][1]
