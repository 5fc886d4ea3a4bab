"""Drawings that are kept between builds, each in a file of its own, so that no process need hold them all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.pages.drawing import svg
from generator.pages.drawing.picture import Picture
from generator.publish import output


class Drawings:
    """The SVG of pictures, each of which is drawn once for all builds."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder in which they are kept; without one, they are held as long as this is."""
        self._folder, self._held = folder, dict[str, str]()

    def of(self, pictures: Iterable[Picture]) -> Mapping[str, str]:
        """The SVG of each picture by its key."""
        return {picture.key: self._kept(picture) or self._drawn(picture) for picture in pictures}

    def forget_all_but(self, keys: Collection[str]) -> None:
        """Keep no others than these."""
        for file in self._folder.glob("*.svg") if self._folder else ():
            if file.stem not in keys:
                file.unlink()

    def _kept(self, picture: Picture) -> str | None:
        if not self._folder:
            return self._held.get(picture.key)
        with suppress(OSError, ValueError):
            return (self._folder / f"{picture.key}.svg").read_text("utf-8")
        return None

    def _drawn(self, picture: Picture) -> str:
        drawn = svg.svg(picture)
        if self._folder:
            with suppress(OSError):  # what cannot be kept is drawn again
                output.put_whole(self._folder / f"{picture.key}.svg", drawn.encode())
        else:
            self._held[picture.key] = drawn
        return drawn
