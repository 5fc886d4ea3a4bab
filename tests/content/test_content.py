"""The real records."""

from __future__ import annotations

from pathlib import Path

from generator import report, source
from generator.checking import check
from generator.mend import mended

CONTENT = Path("content")
ESSENTIAL = "transformer bert gpt-3 alexnet gat vit alphafold-2 gan roberta nerf funsearch vae lstm clip lora"
checked = check(CONTENT)


def test_the_real_records_have_no_findings() -> None:
    assert not checked.findings, report.text(checked, "content")


def test_the_real_records_stand_as_mending_would_leave_them() -> None:
    texts = {path: source.read(CONTENT, path) for path in source.files(CONTENT)}
    assert {path: done for path, text in texts.items() if (done := mended(path, text)[1])} == {}


def test_every_topic_has_at_least_five_papers() -> None:
    used = [topic for paper in checked.reading.records.papers for topic in paper.fields.topics]
    few = {topic.id: used.count(topic.id) for topic in checked.reading.records.topics if used.count(topic.id) < 5}
    assert not few


def test_the_essential_papers_are_fifteen_in_their_order() -> None:
    lists = {found.id: found.fields.papers for found in checked.reading.records.lists}
    assert [entry.paper for entry in lists["essential-papers-for-genai-developers"]] == ESSENTIAL.split()
