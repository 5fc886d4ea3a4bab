"""The table of the kinds of record: where files lie, and what stands under which name."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from generator.pages.plan import INDEX_PAGES, RECORD_PAGES
from generator.records.fields import Retired, TranslationFields
from generator.records.files import parse_document
from generator.records.fill import fill
from generator.records.kinds import KINDS, RETIRED, kind_of, original_of, sections_at
from generator.records.model import PAPER_SECTIONS, Body, Kind, Records
from generator.records.text import Part


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("papers/2021/lora.md", Kind.PAPERS),
        ("papers/2021/lora.pt-BR.md", Kind.TRANSLATIONS),
        ("papers/lora.md", None),
        ("papers/2021/more/lora.md", None),
        ("papers/2021/lora.txt", None),
        ("areas/nlp.md", Kind.AREAS),
        ("areas/nlp.pt.md", Kind.TRANSLATIONS),
        ("areas/nlp.es.md", Kind.TRANSLATIONS),
        ("topics/attention.es.md", Kind.TRANSLATIONS),
        ("lists/first.pt-BR.md", Kind.TRANSLATIONS),
        ("lineages/first.fr.md", Kind.TRANSLATIONS),
        ("lists/first.md", Kind.LISTS),
        ("lineages/first.md", Kind.LINEAGES),
        ("reports/first.pt-BR.md", None),
        ("reports/first.md", Kind.REPORTS),
        ("topics/attention.md", Kind.TOPICS),
        ("topics.yml", None),
        ("languages/pt-BR.yml", Kind.LANGUAGES),
        ("languages/Portuguese.yml", None),
        ("years/2017.md", Kind.YEARS),
        ("years/2017.pt-BR.md", None),
        ("datasets.yml", Kind.DATASETS),
        ("more/datasets.yml", None),
        ("README.md", None),
        ("", None),
    ],
)
def test_a_path_tells_the_kind_of_record_or_that_none_belongs_there(path: str, kind: Kind | None) -> None:
    row = kind_of(path)
    assert (row.kind if row else None) is kind


def test_every_kind_has_a_row_and_a_place_among_the_records() -> None:
    assert [*KINDS] == [*Kind] == [field.name for field in fields(Records)]
    assert all(row.kind is kind for kind, row in KINDS.items())


def test_a_kind_with_an_address_has_a_page_for_each_record_and_one_that_lists_them() -> None:
    with_pages = [kind for kind, row in KINDS.items() if row.address]
    assert with_pages == [kind for kind, row in KINDS.items() if row.index] == [*RECORD_PAGES] == [*INDEX_PAGES]


def test_a_kind_that_is_translated_says_which_of_its_fields_are_text() -> None:
    assert all(row.texts for row in KINDS.values() if row.translatable)
    for row in KINDS.values():
        assert set(row.texts.names.values() if row.texts else ()) <= set(getattr(row.shape, "model_fields", ()))


def test_a_translation_has_the_sections_of_its_record() -> None:
    assert original_of("papers/2021/lora.pt-BR.md") == "papers/2021/lora.md"
    assert sections_at("papers/2021/lora.pt-BR.md") == PAPER_SECTIONS
    assert sections_at("areas/nlp.pt-BR.md") is None


NO_TEXT = Body(Part(), 1, ())


def made(path: str, text: str) -> Any:
    """The records of a sound file."""
    row, (document, _) = kind_of(path), parse_document(path, text)
    assert row is not None
    return row.make(row, document, fill(document, row.shape)[0], NO_TEXT)


@pytest.mark.parametrize(
    ("path", "text", "ids"),
    [
        ("years/2017.md", "---\ndescription: D\n---\n", ["2017"]),
        ("languages/pt-BR.yml", "{name: N, words: {}}", ["pt-BR"]),
        ("venues.yml", "[{id: b, name: B, kind: journal}, {id: a, name: A, kind: journal}]", ["b", "a"]),
        ("authors.yml", "[{name: Ann É. Lee, several: 'true'}, {name: 李, several: 'true'}]", ["ann-e-lee", "other"]),
        ("synonyms.yml", "[{words: [Chain of Thought, CoT]}]", ["chain-of-thought"]),
        (
            "removed.yml",
            "[{kind: list, id: old, title: T, reason: R, removed: 2026-11-27}, "
            "{kind: paper, id: old, title: T, reason: R, removed: 2026-11-27}]",
            ["list/old", "paper/old"],
        ),
    ],
)
def test_a_record_has_an_id_by_which_no_other_of_its_kind_is_known(path: str, text: str, ids: list[str]) -> None:
    records = made(path, text)
    assert [record.id for record in records] == ids
    assert {record.source for record in records} == {path}


def test_a_translation_knows_its_record_and_its_language() -> None:
    front = "---\ntitle: T\ntldr: D\nsource_hash: 4f0c2a9be1d7\n---\n"
    path = "papers/2021/lora.pt-BR.md"
    [one] = made(path, front)
    assert (one.of, one.id, one.language, one.source) == (Kind.PAPERS, "lora", "pt-BR", path)
    assert (one.original, one.body) == ("papers/2021/lora.md", NO_TEXT)
    row, (document, _) = KINDS[Kind.TRANSLATIONS], parse_document("elsewhere/lora.pt-BR.md", front)
    with pytest.raises(ValueError, match="belongs to no record"):
        row.make(row, document, fill(document, row.shape)[0], NO_TEXT)


LIST = """---
title: Begin
description: For all.
audience: Beginners
papers: [{paper: lora, note: One}, {paper: bert, note: Two}]
---
"""
TOPIC = "---\nname: Old\ndescription: D\naliases: [Further, New]\ngroup: G\nbegin_with: [{paper: a, reason: R}]\n---\n"


def test_the_text_of_a_record_is_what_a_translation_has_to_follow() -> None:
    texts = KINDS[Kind.LISTS].texts
    [begin], [without] = made("lists/a.md", LIST), made("lists/a.md", LIST.replace("audience: Beginners\n", ""))
    assert texts is not None
    assert [*texts.names] == ["title", "tldr", "audience", "notes"]
    assert texts.english(begin.fields) == ["Begin", "For all.", "Beginners", "lora", "One", "bert", "Two"]
    assert texts.english(without.fields) == ["Begin", "For all.", "", "lora", "One", "bert", "Two"]


def translated(**fields: object) -> TranslationFields:
    return TranslationFields.model_validate({"title": "Novo", "tldr": "Dd", "source_hash": 12 * "0", **fields})


def test_what_is_translated_stands_in_and_the_english_name_goes_among_the_others() -> None:
    texts, [old] = KINDS[Kind.TOPICS].texts, made("topics/a.md", TOPIC)
    assert texts is not None
    assert texts.replaced(old.fields, translated(group="Gg")) == {
        "name": "Novo",
        "description": "Dd",
        "group": "Gg",
        "begin_with": old.fields.begin_with,
        "aliases": ("Old", "Further", "New"),
    }
    again = old.fields.model_copy(update={"aliases": ("Further", "Old")})
    assert texts.replaced(again, translated(title="Zz"))["aliases"] == ("Old", "Further")


def test_a_name_that_stays_the_same_or_cannot_have_another_gets_no_further_one() -> None:
    topics, lists = KINDS[Kind.TOPICS].texts, KINDS[Kind.LISTS].texts
    assert topics is not None
    assert lists is not None
    assert "aliases" not in topics.replaced(made("topics/a.md", TOPIC)[0].fields, translated(title="Old"))
    assert "aliases" not in lists.replaced(made("lists/a.md", LIST)[0].fields, translated())


def test_a_kind_says_where_its_files_are_and_which_fields_its_records_have() -> None:
    assert KINDS[Kind.PAPERS].place == "papers/<year>/<id>.md"
    assert KINDS[Kind.TRANSLATIONS].place == "<id>.<language>.md beside a record"
    assert KINDS[Kind.YEARS].fields == ["description"]
    assert KINDS[Kind.REMOVED].fields[:2] == ["kind", "id"]


def test_what_can_be_taken_away_is_of_the_kind_that_its_word_names() -> None:
    assert {retired: kind.value for retired, kind in RETIRED.items()} == {one: f"{one}s" for one in Retired}
