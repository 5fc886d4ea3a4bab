"""Reading and checking a content folder as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.checks.check import MOST_FINDINGS, Checked, check
from generator.checks.rules import RULES
from generator.findings.finding import Code, Severity
from generator.records.files import stem
from tests.checks.test_dates import EXAMPLE, paper

TOY = Path("tests/sites/toy/content")
LATER = "papers/2021/later.md"


def titled(path: str, *lines: str) -> str:
    return paper(*lines).replace("title: T", f"title: Of {stem(path)} alone")


def with_unknown(count: int, path: str = EXAMPLE) -> dict[str, str]:
    """A record that names so many papers of which there is no record."""
    edges = [
        f"  - {{paper: none-{n}, relation: extends, change: Adds part {n} to {stem(path)} as such.}}"
        for n in range(count)
    ]
    return {path: titled(path, "year: 2021", "builds_on:", *edges)}


def of(checked: Checked, path: str) -> Sequence[Code]:
    return [one.code for one in checked.findings if one.location.path == path]


@pytest.mark.parametrize(
    ("count", "more"), [(1, 0), (MOST_FINDINGS, 0), (MOST_FINDINGS + 1, 1), (2 * MOST_FINDINGS + 9, MOST_FINDINGS + 9)]
)
def test_so_many_findings_of_a_file_are_told_and_the_others_counted(count: int, more: int) -> None:
    checked = check(TOY, instead={**with_unknown(count), **with_unknown(2, LATER)})
    told = [Code.UNKNOWN_PAPER] * min(count, MOST_FINDINGS)
    assert of(checked, EXAMPLE) == [*told, *[Code.TOO_MANY] * bool(more)]
    assert len(of(checked, LATER)) == 2
    if more:
        [last] = [one for one in checked.findings if one.code is Code.TOO_MANY]
        assert last.message.startswith(f"{more} further findings")
        assert last.location.line == 5 + MOST_FINDINGS  # that of the first that is not told
    assert checked.errors == len(told) + bool(more) + 2


def test_what_was_read_is_told_with_it() -> None:
    checked = check(TOY, instead={EXAMPLE: paper("year: 2021", "name: ToDo"), "notes.txt": "No record."})
    assert checked.texts[EXAMPLE] == checked.reading.texts[EXAMPLE]
    assert checked.files == checked.reading.files == len(checked.reading.texts) + 1
    assert checked.errors == len([one for one in checked.findings if one.severity is Severity.ERROR]) == 1


def test_what_is_touched_comes_first_and_a_day_is_to_come_where_today_is_told() -> None:
    texts = {**with_unknown(1), LATER: titled(LATER, "year: 2021", "added: 2030-01-01")}
    assert [one.location.path for one in check(TOY, instead=texts).findings] == [EXAMPLE]
    found = check(TOY, instead=texts, touched={LATER}, today=date(2026, 11, 27)).findings
    assert [(one.location.path, one.code) for one in found] == [
        (LATER, Code.FUTURE_DATE), (EXAMPLE, Code.UNKNOWN_PAPER),
    ]  # fmt: skip


def test_a_check_can_be_given_up_before_each_rule() -> None:
    begun: list[int] = []

    def overtaken() -> None:
        begun.append(len(begun))
        if len(begun) == len(RULES):
            raise TimeoutError

    with pytest.raises(TimeoutError):
        check(TOY, before_each=overtaken)
    assert len(begun) == len(RULES)
