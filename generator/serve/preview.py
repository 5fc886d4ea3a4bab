"""The site as a clean build would make it, each file only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

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

    def paths(self) -> Iterable[str]:
        """Where every file lies, from the site's root."""
        return self._finished.paths()

    def get(self, path: str) -> bytes | None:
        """What lies at a path; None where there is nothing."""
        if path not in self._made:
            made = self._page(path) if path in self._finished.site.makers else self._finished.other(path)
            if made is None:
                return None
            self._made[path] = made
        return self._made[path]

    def _page(self, path: str) -> bytes:
        drawn = self._finished.draw(self._finished.site.page(path))
        if path not in self._shown or self._shown[path][0] != drawn:
            self._shown[path] = drawn, self._finished.theme.page(drawn)
        return self._shown[path][1]
