"""The plan of all pages, and the doors by which one enters."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.addresses import markdown_file
from generator.catalogue.catalogue import Catalogue
from generator.pages.plan import NAVIGATION, navigation
from generator.records.model import Records


def test_the_doors_of_other_languages_are_those_of_the_english_pages_and_the_translations() -> None:
    nav = yaml.safe_load("nav:\n" + Path("mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1])["nav"]
    doors = []
    for ((door, behind),) in (one.items() for one in nav):
        pages = behind if isinstance(behind, list) else [{door: behind}]
        doors.append((door, [pair for page in pages for pair in page.items()]))
    assert doors == [
        (door, [(name, markdown_file(address)) for name, address in behind]) for door, behind in NAVIGATION[:-1]
    ]
    assert NAVIGATION[-1] == ("Translations", [("Translations", "translations.html")])


@pytest.mark.parametrize(
    ("page", "lit"),
    [("papers/lora.html", "Browse"), ("explore.html", "Browse"), ("plain-words.html", "Lists"), ("index.html", "Home")],
)
def test_a_door_is_lit_on_every_page_behind_it(page: str, lit: str) -> None:
    spoken = [behind for door, behind in NAVIGATION if door != "Contribute"]  # which no language says yet
    every = frozenset(address for behind in spoken for _, address in behind)
    assert [door.text for door in navigation(Catalogue(Records(), here=every), page) if door.lit] == [lit]
