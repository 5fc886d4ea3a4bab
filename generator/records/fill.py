"""Composed front matter to model values, or findings with their line and column."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.findings.finding import Code, Finding, Location
from generator.records.faults import FieldFault, finding_of
from generator.records.files import Document

_adapter = cache(TypeAdapter)
MOST_FAULTS = 60  # that are told in full; those that follow are only there to be counted


def fill(document: Document, shape: Any) -> tuple[Any | None, tuple[Finding, ...]]:
    """The front matter as a value of this shape, or None and what is wrong with it; one that cannot be read is None."""
    if not document.readable:
        return None, ()
    try:
        return _adapter(shape).validate_python(document.fields), ()
    except ValidationError as error:
        faults = error.errors()
        above = {fault["loc"][:depth] for fault in faults for depth in range(len(fault["loc"]))}
        told = [fault for fault in faults if fault["loc"] not in above]  # a list is too short as its entries are wrong
        findings = [finding_of(FieldFault.of(document, shape, fault)) for fault in told[:MOST_FAULTS]]
        # To find the place and the nearest name of each of ten thousand takes minutes, and nobody reads so many.
        rest = (Location(document.path, sys.maxsize, number) for number in range(len(told) - MOST_FAULTS))
        return None, (*findings, *(Finding(Code.TOO_MANY, where, "", "") for where in rest))
