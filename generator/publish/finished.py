"""Every file of the finished site by its path: pages in the theme, what other programs read, and the theme's own."""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages.drawing import svg
from generator.pages.page import Page
from generator.pages.render import Drawn, draw_page
from generator.publish.site import Site, all_exports
from generator.publish.theme import Theme


class Finished:
    """The files of the finished site, each made when it is asked for."""

    def __init__(self, site: Site, theme: Theme) -> None:
        """Take the site and the theme."""
        self.site, self.theme = site, theme
        self._exports, self._exported = list(all_exports(site, theme.address)), dict[str, str]()

    def paths(self) -> Iterable[str]:
        """Where every file lies, from the site's root."""
        self.other("")  # makes all that are there
        return [*self.site.makers, *self._exported, *self.theme.files]

    def draw(self, page: Page) -> Drawn:
        """A page of the site with its pictures, before the theme is around it."""
        return draw_page(page, svg.draw(page.pictures))

    def other(self, path: str) -> bytes | None:
        """What is no page: a file for other programs or of the theme alone; None where there is nothing."""
        if path in self.theme.files:
            return self.theme.file(path)
        while path not in self._exported and self._exports:
            self._exported |= self._exports.pop(0)()
        return self._exported[path].encode() if path in self._exported else None
