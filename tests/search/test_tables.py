"""The search's tables: addresses lead to pages, numbers fit together, and the same records give the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.edition import Edition
from generator.exports.search.entries import entries, papers
from generator.exports.search.tables import PACK, search_files
from generator.pages.plan import plan, translated_plan
from tests import real

catalogue = real.catalogue()
records = catalogue.records
TAKE = re.compile(r"stemma\.take\((.*)\);\n", re.S)


def taken(path: str) -> Any:
    """What a script hands over."""
    match = TAKE.fullmatch(real.search_files()[path])
    assert match
    name, made = json.loads(f"[{match[1]}]")
    assert f"search/{name}.js" == path
    return made


def packs() -> Iterator[dict[str, list[int]]]:
    yield from (taken(path) for path in sorted(real.search_files()) if path.startswith("search/words/"))


def test_every_address_is_that_of_a_page() -> None:
    there = set(plan(catalogue))
    assert [entry.address for entry in entries(catalogue) if entry.address not in there] == []


@pytest.mark.parametrize("language", records.languages)
def test_what_is_not_in_a_language_is_linked_in_english(language: Any) -> None:
    edition = Edition(records, language)
    there = set(translated_plan(edition))
    for entry in entries(edition.catalogue):
        assert (entry.address in there) == (entry.address in edition.catalogue.here), entry.address


def test_every_paper_is_there_once_by_importance() -> None:
    weights = [catalogue.importance[paper.id] for paper in papers(catalogue)]
    assert weights == sorted(weights, reverse=True)
    assert len(taken("search/names.js")["titles"]) == len(catalogue.papers)


def test_packs_hold_each_word_once_in_order_and_stay_small() -> None:
    words = [word for pack in packs() for word in pack]
    assert len(words) == len(set(words))
    firsts = taken("search/names.js")["packs"]
    assert firsts == sorted(firsts)
    for number, first in enumerate(firsts):
        assert next(iter(taken(f"search/words/{number}.js"))) == first
        assert len(real.search_files()[f"search/words/{number}.js"]) < 2 * PACK


def test_where_a_word_stands_grows_by_each_step() -> None:
    for pack in packs():
        for steps in pack.values():
            assert all(step > 0 for _, step in pairwise(steps))


def test_the_same_records_give_the_same_bytes() -> None:
    assert search_files(Catalogue(records)) == real.search_files()
