"""The table of the kinds of record: where files lie, and what stands under which name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from generator.pages.plan import INDEX_PAGES, RECORD_PAGES
from generator.records.kinds import KINDS, kind_of, original_of, sections_at
from generator.records.model import PAPER_SECTIONS, Kind, Records


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
        ("lists/first.md", Kind.LISTS),
        ("lineages/first.md", Kind.LINEAGES),
        ("reports/first.pt-BR.md", None),
        ("reports/first.md", Kind.REPORTS),
        ("topics/attention.md", Kind.TOPICS),
        ("topics.yml", None),
        ("languages/pt-BR.yml", Kind.LANGUAGES),
        ("languages/Portuguese.yml", None),
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
