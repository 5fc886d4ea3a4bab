"""What a record knows of itself."""

from __future__ import annotations

from generator.records.body import read_body
from generator.records.fields import PaperFields
from generator.records.files import parse_document
from generator.records.fill import fill
from generator.records.model import Kind, Paper, Records

TEXT = """---
title: A Longer Title
year: 2021
listings: [{area: nlp, tier: seminal}]
summary: {status: wanted}
---
One two @lora.

## Problem

Four five [@bert; @adam] six.

## Results

Seven [@lora].
"""
DOCUMENT, _ = parse_document("papers/2021/a.md", TEXT)
BODY, _ = read_body(DOCUMENT, None)


def test_a_body_has_the_words_and_the_citations_of_all_its_parts_in_order() -> None:
    assert [part.source.split()[0] for part in BODY.parts] == ["One", "Four", "Seven"]
    assert BODY.words == sum(part.words for part in BODY.parts)
    assert [cited.citation.ids for cited in BODY.citations] == [("lora",), ("bert", "adam"), ("lora",)]


def test_a_section_is_known_by_its_title() -> None:
    results = BODY.section("Results")
    assert results is not None
    assert results.line == 13
    assert BODY.section("Approach") is None


def test_a_paper_is_called_by_its_name_or_else_by_its_title() -> None:
    fields = fill(DOCUMENT, PaperFields)[0]
    assert fields is not None
    paper = Paper(DOCUMENT.id, DOCUMENT.path, fields, BODY)
    assert paper.short == "A Longer Title"
    assert Paper("a", "a.md", fields.model_copy(update={"name": "A"}), BODY).short == "A"
    assert Records(papers=[paper]).of(Kind.PAPERS) == [paper]
    assert Records(papers=[paper]).of(Kind.AREAS) == ()
