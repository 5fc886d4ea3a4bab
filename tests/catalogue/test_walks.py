"""Walks through lists, topics and lineages: every paper once, in an order with reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.walks import walk
from generator.records import reading
from generator.records.model import Kind

toy = Catalogue(reading.read(Path("tests/sites/toy/content")).records)


def test_a_list_is_walked_in_its_own_order_with_its_own_notes() -> None:
    entries = toy.lists["first-steps"].fields.papers
    found = walk(toy, Kind.LISTS, "first-steps")
    assert (found.key, found.address) == ("lists/first-steps", "lists/first-steps.html")
    assert [(stop.paper.id, stop.why) for stop in found.stops] == [(entry.paper, entry.note) for entry in entries]


def test_a_lineage_is_walked_from_the_oldest_with_what_each_paper_did_with_an_earlier_one() -> None:
    stops = walk(toy, Kind.LINEAGES, "attention").stops
    assert [(stop.paper.id, stop.why) for stop in stops] == [
        ("transformer", None),
        ("bert", "applies Transformer. Keeps the encoder alone and trains it to fill gaps."),
    ]


@pytest.mark.parametrize("topic", toy.topics)
def test_a_topic_is_walked_whole_and_begins_with_what_its_record_begins_with(topic: str) -> None:
    stops = [stop.paper.id for stop in walk(toy, Kind.TOPICS, topic).stops]
    begin = [one.paper for one in toy.topics[topic].fields.begin_with]
    assert stops[: len(begin)] == begin
    assert sorted(stops) == sorted(paper.id for paper in toy.by_topic[topic])
