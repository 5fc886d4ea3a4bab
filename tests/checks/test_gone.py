"""What a finding says of a record that stood here a commit ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.checks.check import check
from generator.checks.gone import with_gone
from generator.findings.finding import Code

TOY = Path("tests/sites/toy/content")
BERT, TOPIC = "papers/2018/bert.md", "topics/attention.md"
DELETED = "its file was deleted since the last commit"
CALLED = "its file is called `{}` since the last commit"


def hints(gone: Mapping[str, str | None], now: Mapping[str, str | None], code: Code) -> Sequence[str]:
    """What is said where a record is missing, in the toy records with these files `now`, others being `gone`."""
    checked = check(TOY, instead={**dict.fromkeys(gone), **now})
    texts = {path: (TOY / path).read_text("utf-8") if text is None else text for path, text in gone.items()}
    told = with_gone(checked, texts)
    assert [one.message for one in told.findings] == [one.message for one in checked.findings]
    return [one.hint for one in told.findings if one.code is code]


def test_a_paper_of_the_same_title_is_the_one_that_is_gone_under_its_new_name() -> None:
    text = (TOY / BERT).read_text("utf-8").replace("BERT: Pre-training of Deep", "Bert, Pre-Training of Deep")
    (hint, *_) = hints({BERT: None}, {"papers/2018/bert-2018.md": text}, Code.UNKNOWN_PAPER)
    assert hint.startswith(CALLED.format("bert-2018"))
    assert "`make rename KIND='paper' FROM=bert TO=bert-2018`" in hint


def test_what_has_a_name_and_no_title_is_known_by_it() -> None:
    text = (TOY / TOPIC).read_text("utf-8").replace("Networks that look", "Those that look")
    (hint, *_) = hints({TOPIC: None}, {"topics/looking.md": text}, Code.UNKNOWN_TOPIC)
    assert hint.startswith(CALLED.format("looking"))
    assert "KIND='topic' FROM=attention TO=looking" in hint


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Another\nname: BERT\n---\n",
        "---\ntitle: [BERT]\n---\n",
        "---\nyear: 2018\n---\n",
        "---\n- BERT\n---\n",
        "---\ntitle: 'BERT\n---\n",
        "",
    ],
)
def test_a_record_of_which_there_is_no_other_title_was_deleted(text: str) -> None:
    (hint, *_) = hints({BERT: text}, {}, Code.UNKNOWN_PAPER)
    assert hint.startswith(DELETED)
    assert "`make remove KIND='paper' FROM=bert`" in hint


def test_a_record_of_another_kind_is_not_taken_for_one_of_the_same_name() -> None:
    """Nor does a file that never was a record tell anything."""
    gone = {"topics/bert.md": "---\nname: Attention\n---\n", "notes/bert.txt": "title: BERT"}
    said = hints({BERT: None, **gone}, {}, Code.UNKNOWN_PAPER)
    assert [hint for hint in said if not hint.startswith(DELETED)] == []
    assert said


def test_a_name_that_never_was_a_record_s_is_told_without_history() -> None:
    text = (TOY / BERT).read_text("utf-8") + "\nSee @nobody.\n"
    (hint,) = hints({"topics/gone.md": "---\nname: Gone\n---\n"}, {BERT: text}, Code.UNKNOWN_PAPER)
    assert "since the last commit" not in hint
