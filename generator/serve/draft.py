"""The page of a record that was just saved, before all the others are checked with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.pages.page import Page
from generator.pages.plan import RECORD_PAGES
from generator.publish.site import Site
from generator.records.files import stem
from generator.records.kinds import kind_of
from generator.records.model import Kind
from generator.records.reading import Reading


def saved(before: Reading, now: Reading) -> str | None:
    """The path of the one file whose text is another one now; None if there are more, or files came or went."""
    changed = [path for path, text in now.texts.items() if before.texts.get(path) != text]
    return changed[0] if len(changed) == 1 and before.texts.keys() == now.texts.keys() else None


def page_of(
    path: str, now: Reading, before: Reading, site: Site, opened: Mapping[str, int]
) -> Callable[[], Page] | None:
    """What makes the page of the record in this file; None if it has none that is open.

    `site` was made of what was read `before`. As long as only a record's text is another one, that site's catalogue
    serves its page, too: a new one takes a second with ten thousand records.
    """
    row = kind_of(path)
    address = row.address(stem(path)) if row and row.kind in RECORD_PAGES and row.address else None
    if not row or not address or not opened.get(address) or address not in site.makers:
        return None
    record, old = _record(now, row.kind, path), _record(before, row.kind, path)
    if record is None or old is None:
        return None

    def make() -> Page:
        catalogue = site.catalogue if record.fields == old.fields else Catalogue(now.records)
        return replace(RECORD_PAGES[row.kind](catalogue, record), alternates=site.alternates(address))

    return make


def _record(reading: Reading, kind: Kind, path: str) -> Any:
    return next((record for record in reading.records.of(kind) if record.source == path), None)
