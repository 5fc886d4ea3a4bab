"""A family tree that is to be drawn, as a value, and what tells one drawing from another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

_MODULES = sorted(Path(__file__).parent.glob("*.py"))
DRAWN_BY = hashlib.sha256(b"".join(module.read_bytes() for module in _MODULES)).hexdigest()


class Form(StrEnum):
    """How much of a tree is shown: with an axis of years, without, or as mere dots."""

    LINEAGE = "lineage"
    FAMILY = "family"
    THUMBNAIL = "thumbnail"


class Stroke(StrEnum):
    """How an edge is drawn: what the later paper does with the earlier one."""

    CARRIES_ON = "carries-on"
    REPLACES = "replaces"
    STUDIES = "studies"
    QUESTIONS = "questions"
    CONFIRMS = "confirms"


@dataclass(frozen=True)
class PaperNode:
    """A paper of a picture, with its gain in a sentence where one is known.

    `marked` is the paper whose page it stands on. With `folded` the node stands for so many papers that are not drawn.
    """

    id: str
    name: str
    title: str
    year: int
    landmark: bool
    href: str
    marked: bool = False
    gain: str = ""
    folded: int = 0


@dataclass(frozen=True)
class Arrow:
    """An edge of a picture: from the later paper to the earlier one, and what is said of it."""

    later: str
    earlier: str
    line: Stroke
    title: str


@dataclass(frozen=True)
class Picture:
    """A family tree that is to be drawn. `label` says in words what it shows."""

    form: Form
    label: str
    nodes: Sequence[PaperNode]
    arrows: Sequence[Arrow]

    @cached_property
    def key(self) -> str:
        """A fingerprint of everything that the drawing depends on."""
        return hashlib.sha256(f"{DRAWN_BY}{self}".encode("utf-8", "surrogatepass")).hexdigest()
