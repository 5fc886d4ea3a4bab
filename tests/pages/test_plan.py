"""The plan of all pages, and the doors by which one enters."""

from __future__ import annotations

import re
from pathlib import Path

from generator.addresses import markdown_file
from generator.pages.plan import NAVIGATION


def test_the_doors_of_other_languages_are_those_of_the_english_pages_and_the_translations() -> None:
    nav = Path("mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1]
    doors = re.findall(r"^  - (.+): (\S+)$", nav, re.M)
    assert doors == [(name, markdown_file(address)) for name, address in NAVIGATION[:-1]]
    assert NAVIGATION[-1] == ("Translations", "translations.html")
