"""What a reader sees first where one mistake gives many findings."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.causes import MANY, PLACES_TOLD, causes_first
from generator.checks.check import check
from generator.cli import main
from generator.findings.finding import Code, Finding, Location, Severity

TOY = Path("tests/sites/toy/content")
TRANSFORMER = "papers/2017/transformer.md"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A content folder of its own."""
    return Path(shutil.copytree(TOY, tmp_path / "content"))


def told(content: Path) -> Sequence[tuple[str, str]]:
    """The code and the file of each error."""
    found = [one for one in check(content).findings if one.severity is Severity.ERROR]
    return [(one.code, one.location.path) for one in found]


def test_a_record_with_one_wrong_byte_gives_one_finding(toy: Path) -> None:
    with (toy / TRANSFORMER).open("ab") as file:
        file.write(b"Universit\xe9\n")
    assert told(toy) == [(Code.NOT_UTF8, TRANSFORMER)]


@pytest.mark.parametrize("name", ["datasets.yml", "metrics.yml"])
def test_a_file_of_many_records_that_cannot_be_read_gives_one_finding(name: str, toy: Path) -> None:
    with (toy / name).open("ab") as file:
        file.write(b"# caf\xe9\n")
    assert told(toy) == [(Code.NOT_UTF8, name)]


def test_a_record_that_was_deleted_by_hand_gives_one_finding_with_what_names_it(toy: Path) -> None:
    (toy / TRANSFORMER).unlink()
    [found] = [one for one in check(toy).findings if one.code is Code.UNKNOWN_PAPER]
    assert "there is no paper `transformer`, which" in found.message
    assert all(path in found.message for path in ("papers/2018/bert.md", "lineages/attention.md"))
    assert "make remove KIND=paper FROM=transformer" in found.hint


def test_of_a_record_and_its_copy_the_copy_is_blamed_once(toy: Path) -> None:
    shutil.copy(toy / TRANSFORMER, toy / "papers/2017/transformer-two.md")
    assert told(toy) == [(Code.DUPLICATE_PAPER, "papers/2017/transformer-two.md")]


def test_of_a_record_and_its_copy_with_a_name_that_comes_first_the_copy_is_blamed(toy: Path) -> None:
    shutil.copy(toy / TRANSFORMER, toy / "papers/2017/a-transformer.md")
    assert told(toy) == [(Code.DUPLICATE_PAPER, "papers/2017/a-transformer.md")]


def missing(place: int) -> Finding:
    where = Location(f"papers/2020/p{place:02}.md", 4)
    return Finding(Code.UNKNOWN_PAPER, where, "there is no paper `a b c`", "name another", missing="paper a b c")


def test_a_name_that_few_places_have_wrong_is_marked_at_each() -> None:
    assert causes_first([missing(place) for place in range(MANY - 1)]) == [missing(0), missing(1)]


@pytest.mark.parametrize(
    ("places", "end"),
    [
        (MANY, "p00.md:4, papers/2020/p01.md:4, papers/2020/p02.md:4"),
        (PLACES_TOLD, "papers/2020/p09.md:4"),
        (PLACES_TOLD + 1, "papers/2020/p09.md:4 and 1 more"),
        (PLACES_TOLD + 15, "papers/2020/p09.md:4 and 15 more"),
    ],
)
def test_a_missing_record_that_many_name_is_told_once_with_the_count(places: int, end: str) -> None:
    below = finding(Code.WRONG_VALUE, missing(0).location.path, line=9)
    found, *others = causes_first([below, *(missing(place) for place in range(places))])
    assert others == [below]
    assert found.location == missing(0).location
    assert f"there is no paper `a b c`, which {places} places name: papers/2020/p00.md:4, " in found.message
    assert found.message.endswith(end)


def finding(code: Code, path: str, severity: Severity = Severity.ERROR, line: int = 1) -> Finding:
    return Finding(code, Location(path, line), "wrong", "mend it", severity)


def test_what_was_touched_comes_first_then_causes_and_warnings_last() -> None:
    warning = finding(Code.PASSED_OVER, "a", Severity.WARNING)
    consequence, field, unread = missing(1), finding(Code.WRONG_VALUE, "y"), finding(Code.NOT_UTF8, "z")
    assert causes_first([warning, consequence, field, unread]) == [unread, field, consequence, warning]
    assert causes_first([warning, consequence, field, unread], {"a"})[0] == warning


def test_the_findings_of_a_file_stay_together() -> None:
    both = [finding(Code.PASSED_OVER, "b", Severity.WARNING), finding(Code.YAML_SYNTAX, "b")]
    between = finding(Code.WRONG_VALUE, "a")
    assert [one.location.path for one in causes_first([*both, between])] == ["b", "b", "a"]


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def test_what_changed_since_a_commit_is_told_first(toy: Path) -> None:
    wrong = "year: 1917"
    last, first = "papers/2018/bert.md", TRANSFORMER
    (toy / first).write_text((toy / first).read_text("utf-8").replace("year: 2017", wrong), "utf-8")
    git(toy.parent, "init", "--quiet")
    git(toy.parent, "add", ".")
    git(toy.parent, "commit", "--quiet", "--message", "Begin")
    (toy / last).write_text((toy / last).read_text("utf-8").replace("year: 2018", wrong), "utf-8")
    result = CliRunner().invoke(main, ["check", "--content", str(toy), "--since", "HEAD"])
    places = [line.split("content/")[1].split(":")[0] for line in result.stdout.splitlines() if "--> " in line]
    assert places[0] == last
    assert first in places


def test_a_commit_that_there_is_not_is_said(toy: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--content", str(toy), "--since", "nowhere"])
    assert result.exit_code == 2
    assert "--since: git does not know this commit here" in result.stderr


def committed(toy: Path) -> None:
    git(toy.parent, "init", "--quiet")
    git(toy.parent, "add", ".")
    git(toy.parent, "commit", "--quiet", "--message", "Begin")


def said_of(toy: Path) -> str:
    return CliRunner().invoke(main, ["check", "--content", str(toy)]).stdout


def test_a_record_that_was_renamed_by_hand_is_told_by_its_new_name(toy: Path) -> None:
    committed(toy)
    (toy / TRANSFORMER).rename(toy / "papers/2017/attention-is-all-you-need.md")
    said = said_of(toy)
    assert said.count("error[") == 1, said
    assert "its file is called `attention-is-all-you-need` since the last commit" in said


def test_a_record_that_was_deleted_since_the_last_commit_is_told_to_be(toy: Path) -> None:
    committed(toy)
    (toy / TRANSFORMER).unlink()
    said = said_of(toy)
    assert said.count("error[unknown-paper]") == 1, said
    assert "its file was deleted since the last commit: `git restore` brings it back" in said
    assert "make remove KIND='paper' FROM=transformer" in said


def test_a_name_that_was_never_there_is_told_without_history(toy: Path) -> None:
    committed(toy)
    text = (toy / TRANSFORMER).read_text("utf-8")
    (toy / TRANSFORMER).write_text(text + "\nSee [@bert-two].\n", "utf-8")
    assert "since the last commit" not in said_of(toy)
