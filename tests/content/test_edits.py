"""Renames and merges of the real records, worked out and checked without being written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.edits.merge import merge
from generator.edits.plan import Plan, followed
from generator.edits.rename import rename
from generator.records.model import Kind
from generator.records.reading import Reading
from tests import real


@pytest.mark.parametrize(
    "planned",
    [
        lambda reading: rename(reading, Kind.TOPICS, most_used_topic(reading), "another-name"),
        lambda reading: rename(reading, Kind.PAPERS, "lora", "low-rank"),
        lambda reading: rename(reading, Kind.AREAS, "nlp", "language"),
        lambda reading: merge(reading, Kind.PAPERS, "qlora", "qa-lora"),
    ],
    ids=["topic", "paper", "area", "merge"],
)
def test_one_command_changes_all_that_names_a_record_and_nothing_breaks(planned: Callable[[Reading], Plan]) -> None:
    before = real.checked()
    plan = planned(before.reading)
    after = real.checked_with(plan.texts)
    brought_along = followed(before.reading, after.reading, plan.moved)
    whole = real.checked_with({**plan.texts, **brought_along})
    assert list(whole.findings) == list(before.findings)
    assert len(plan.texts) > 3


def most_used_topic(reading: Reading) -> str:
    topics = [topic for paper in reading.records.papers for topic in paper.fields.topics]
    return max(sorted(set(topics)), key=topics.count)
