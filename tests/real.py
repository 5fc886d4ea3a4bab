"""The real records, which a process of the tests reads and checks once for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.catalogue.catalogue import Catalogue
from generator.checks.check import Checked, check
from generator.exports.search import tables
from generator.records.reading import Cache, Instead

CONTENT = Path("content").resolve()
_READ: Cache = {}


@cache
def checked() -> Checked:
    return check(CONTENT, _READ)


def checked_with(texts: Instead) -> Checked:
    """What is said of them with these texts in the place of theirs."""
    checked()
    return check(CONTENT, dict(_READ), texts)


@cache
def catalogue() -> Catalogue:
    return Catalogue(checked().reading.records)


@cache
def search_files() -> Mapping[str, str]:
    return tables.search_files(catalogue())
