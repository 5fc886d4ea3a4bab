"""The whole story: records in, a tree of pages out; no page at all if a record is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import rules, schema
from generator.catalogue import Catalogue
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.exports import catalog_json, names_js
from generator.render import draw
from generator.schema import Reading
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


def pages(checked: Checked) -> Mapping[str, str]:
    """Every file of the site's source, by path. Raises ValueError if a record is wrong."""
    if checked.errors:
        raise ValueError("pages are made of records without errors")
    catalogue = Catalogue(checked.reading.records)
    exports = {"catalog.json": catalog_json(catalogue), "search/names.js": names_js(catalogue)}
    return dict(map(draw, plan(catalogue))) | exports
