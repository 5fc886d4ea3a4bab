"""The errors of one record and of what it descends from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checks.own import own_errors
from generator.records.reading import read

TOY = Path("tests/sites/toy/content")
LIST, ELDER, BERT = "lists/first-steps.md", "papers/2017/transformer.md", "papers/2018/bert.md"
HEIR = "papers/2019/h.md"
LISTED = "year: 2019\nlistings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n"
SOUND = f"---\ntitle: Heir\nbuilds_on: [{{paper: bert, relation: extends, change: More of the same.}}]\n{LISTED}---\n"
# What is put in the place of a text of a file, and which errors each file then counts as its own.
ELDER_NAMES_NOBODY = {ELDER: ("## Problem", "See @nobody, @no-one and @none.\n\n## Problem")}
CASES: Mapping[str, tuple[Mapping[str, tuple[str, str]], Mapping[str, int]]] = {
    "nothing is wrong": ({}, {ELDER: 0, BERT: 0, HEIR: 0, LIST: 0}),
    "a rule of the record itself": ({HEIR: ("---\n", "---\nvenue: ICLR 2017\n")}, {HEIR: 1, BERT: 0}),
    "what its ancestors say": (ELDER_NAMES_NOBODY, {ELDER: 3, BERT: 3, HEIR: 3, LIST: 0}),
    "what its descendants say": ({HEIR: ("same.}]", "same.}]\ntopics: [nothing]")}, {ELDER: 0, BERT: 0, HEIR: 1}),
    "a warning": ({BERT: ("venue: NAACL", "venue: Somewhere")}, {BERT: 0, HEIR: 0}),
    "a field that is wrong": ({BERT: ("year: 2018", "year: soon")}, {BERT: 1, ELDER: 0}),
    "an ancestor without a record": ({HEIR: ("paper: bert", "paper: nobody")}, {HEIR: 1, BERT: 0}),
    "a list": ({LIST: ("paper: bert", "paper: nobody")}, {LIST: 1, BERT: 0}),
}


@pytest.mark.parametrize("case", CASES)
def test_errors_are_those_of_a_record_and_of_what_it_descends_from(case: str) -> None:
    changes, errors = CASES[case]
    texts = {path: (TOY / path).read_text("utf-8") for path in (LIST, ELDER, BERT)} | {HEIR: SOUND}
    for path, (old, new) in changes.items():
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new, 1)
    reading = read(TOY, instead=texts)
    assert {path: own_errors(reading, path) for path in errors} == errors


def test_papers_that_grew_out_of_each_other_are_looked_at_once_each() -> None:
    round_about = SOUND.replace("paper: bert", "paper: h2").replace("Heir", "Heiress")
    texts = {HEIR: SOUND.replace("paper: bert", "paper: h2"), "papers/2019/h2.md": round_about.replace("h2", "h")}
    assert own_errors(read(TOY, instead=texts), HEIR) > 0


def test_that_another_record_holds_the_same_is_left_to_the_rules_on_all() -> None:
    texts = {HEIR: SOUND, "papers/2019/twin.md": SOUND}
    assert own_errors(read(TOY, instead=texts), "papers/2019/twin.md") == 0
