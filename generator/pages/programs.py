"""What there is for programs and agents: files, a server of tools, and examples that a test runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.catalogue import Catalogue
from generator.pages.links import home_link
from generator.pages.page import Link, Page


@dataclass(frozen=True)
class ProgramsView:
    """The page for those who write programs."""

    crumbs: Sequence[Link]


def programs_page(catalogue: Catalogue) -> Page:
    page = "programs.html"
    description = "Every record as data, files for language models and reference managers, and a server of tools."
    return Page(page, "For programs", description, "programs.md", ProgramsView([home_link(catalogue, page)]))
