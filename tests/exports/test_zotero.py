"""What Zotero's translators were given, and what they made of it, as recorded: `make clients` asks Zotero itself.

`zotero.json` has for each kind of paper the tags of its page and what Zotero 7's translators of June 2026 took.
A change of the tags is to be tried there before it is recorded here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.exports.csl import csl
from generator.exports.ris import ris
from generator.pages.head import citation_tags
from generator.records.fields import PaperFields, VenueFields
from generator.records.model import Body, Paper, Records, Venue
from generator.records.text import Part

RECORDED: Mapping[str, Mapping[str, Any]] = json.loads((Path(__file__).parent / "zotero.json").read_text("utf-8"))
KINDS = {"ICLR": "conference", "IJCV": "journal", "arXiv": "archive", "Lab notes": "report"}
VENUES = [
    Venue(name, "venues.yml", VenueFields.model_validate({"id": f"v{at}", "name": name, "kind": kind}))
    for at, (name, kind) in enumerate(KINDS.items())
]
CATALOGUE = Catalogue(Records(venues=VENUES))


def paper(fields: Mapping[str, object]) -> Paper:
    whole = {"listings": [{"area": "nlp", "tier": "seminal"}], "summary": {"status": "wanted"}, **fields}
    return Paper("paper", "papers/2021/paper.md", PaperFields.model_validate(whole), Body(Part(), 1, ()))


@pytest.mark.parametrize("kind", RECORDED)
def test_what_zotero_is_given_is_what_was_tried(kind: str) -> None:
    case = RECORDED[kind]
    one = paper(case["fields"])
    assert [list(tag) for tag in citation_tags(CATALOGUE, one)] == case["tags"]
    assert ris(CATALOGUE, one).splitlines() == case["ris"]
    assert csl(CATALOGUE, one) == case["csl"]


@pytest.mark.parametrize("kind", RECORDED)
@pytest.mark.parametrize("given", ["page", "csl"])
def test_zotero_took_each_kind_as_what_it_is_with_all_its_identifiers(kind: str, given: str) -> None:
    case, item = RECORDED[kind], RECORDED[kind]["zotero"][given]
    links = case["fields"].get("links", {})
    assert item["itemType"] == kind
    assert item["title"] == case["fields"]["title"]
    assert all(identifier in json.dumps(item) for identifier in links.values())
