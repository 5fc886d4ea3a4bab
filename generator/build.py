"""The whole story: records in, a tree of pages out; no page at all if a record is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import drawing, rules, schema
from generator.catalogue import Catalogue
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.exports import catalog_json, names_js
from generator.render import draw
from generator.schema import Reading
from generator.views.parts import Page
from generator.views.plan import plan


@dataclass(frozen=True)
class Checked:
    """A content folder that was read and checked: what was read, and every finding in order."""

    reading: Reading
    findings: Sequence[Diagnostic]

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def check(content: Path) -> Checked:
    """Read every record and gather what is wrong with it."""
    reading = schema.read(content)
    return Checked(reading, in_order([*reading.findings, *rules.check(reading)]))


@dataclass(frozen=True)
class Planned:
    """The site before it is written: the index of its records, and what each page shows."""

    catalogue: Catalogue
    pages: Sequence[Page]


def planned(checked: Checked) -> Planned:
    """What each page of the site shows. Raises ValueError if a record is wrong."""
    if checked.errors:
        raise ValueError("pages are made of records without errors")
    catalogue = Catalogue(checked.reading.records)
    return Planned(catalogue, list(plan(catalogue)))


def drawings(site: Planned, kept: Mapping[str, str]) -> Mapping[str, str]:
    """The SVG of every picture of the site by its key; `kept` holds those of earlier builds."""
    return drawing.draw((picture for page in site.pages for picture in page.pictures), kept)


def files(site: Planned, drawn: Mapping[str, str]) -> Mapping[str, str]:
    """Every file of the site's source, by path."""
    exports = {"catalog.json": catalog_json(site.catalogue), "search/names.js": names_js(site.catalogue)}
    return dict(draw(page, drawn) for page in site.pages) | exports


def pages(checked: Checked) -> Mapping[str, str]:
    """Every file of the site's source, by path, with every picture drawn anew."""
    site = planned(checked)
    return files(site, drawings(site, {}))
