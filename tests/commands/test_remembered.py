"""What a check has found is said again without reading a record, as long as nothing has changed; and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checks import check as checking
from generator.checks.report import FORMATS
from generator.cli import main
from generator.commands import check as command
from generator.commands.remembered import FOUND

RECORD = Path("content/papers/2017/transformer.md")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of this user's with a misspelt relation and a link that may be changed on the way."""
    shutil.copytree("tests/sites/toy/content", tmp_path / "project/content")
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    edit(Path("content/papers/2018/bert.md"), "applies", "aplies")
    edit(RECORD, "https://github.com", "http://github.com")
    return tmp_path / "project"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose records are read and checked from now on."""
    folders: list[Path] = []
    check = checking.check

    def noted(content: Path, *rest: object, **more: object) -> checking.Checked:
        folders.append(content)
        return check(content, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check", noted)
    return folders


def edit(record: Path, old: str, new: str) -> None:
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new), "utf-8")


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words], catch_exceptions=False)


def truth(*words: str) -> str:
    """What a check says that remembers nothing, of the same folder."""
    return check("--content", f"{Path.cwd()}/content", *words).stdout.replace(f"{Path.cwd()}/", "")


@pytest.mark.parametrize("style", FORMATS)
def test_what_was_found_is_said_again_to_the_letter_without_a_check(style: str, checks: list[Path]) -> None:
    first = check("--format", style)
    assert len(checks) == 1
    again = check("--format", style)
    assert len(checks) == 1
    assert (again.stdout, again.exit_code) == (first.stdout, 1)
    assert again.stdout == truth("--format", style)
    assert "unknown-relation" in again.stdout
    assert "weak-link" in again.stdout


def test_a_sound_folder_is_known_to_be_sound(checks: list[Path]) -> None:
    edit(Path("content/papers/2018/bert.md"), "aplies", "applies")
    assert check().exit_code == check().exit_code == 0
    assert len(checks) == 1


def later_year() -> None:
    edit(RECORD, "year: 2017", "year: 2018")


def later_year_unseen() -> None:
    """A change that leaves a file its size and its time."""
    time = RECORD.stat().st_mtime_ns
    later_year()
    os.utime(RECORD, ns=(time, time))


def added(name: str) -> Callable[[], object]:
    return lambda: Path("content", name).write_text("---\ntitle: One\n---\nText.\n")


CHANGES: Mapping[str, Callable[[], object]] = {
    "a text": later_year,
    "a text of the same size and time": later_year_unseen,
    "a new record": added("papers/2017/one.md"),
    "a file where none belongs": added("papers/one.txt"),
    "a file that is passed over": added("README.md"),
    "a record less": RECORD.unlink,
    "another name": lambda: RECORD.rename(RECORD.with_name("other.md")),
    "a pipe": lambda: os.mkfifo("content/papers/2017/pipe.md"),
    "a link that leads out": lambda: Path("content/papers/2017/out.md").symlink_to("/etc/hostname"),
    "an empty file": lambda: RECORD.write_text(""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_of_the_folder_all_is_found_anew(change: str, checks: list[Path]) -> None:
    before = check().stdout
    CHANGES[change]()
    after = check().stdout
    assert len(checks) == 2
    assert after == check().stdout == truth() != before


def test_what_was_found_before_a_change_is_no_more_said_when_it_is_taken_back(checks: list[Path]) -> None:
    """A file that changes between being read and being remembered is remembered as it was read."""
    before, whole = check().stdout, RECORD.read_bytes()
    later_year()
    read = checking.check

    def changed_meanwhile(*given: object, **more: object) -> checking.Checked:
        outcome = read(*given, **more)  # type: ignore[arg-type]
        RECORD.write_bytes(whole)
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "check", changed_meanwhile)
        assert "year-folder" in check().stdout
    assert RECORD.read_bytes() == whole
    assert check().stdout == truth() == before
    assert len(checks) == 4


def test_another_day_other_words_and_another_program_are_other_questions(
    checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    check()
    check(
        "--since",
        subprocess.run(
            ["git", "hash-object", "-wt", "tree", "/dev/null"], capture_output=True, text=True, check=True
        ).stdout.strip(),
    )
    assert len(checks) == 2
    check()
    assert len(checks) == 3

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date.today() + timedelta(1)

    monkeypatch.setattr(command, "date", Tomorrow)
    check()
    assert len(checks) == 4
    monkeypatch.setattr("generator.commands.signed.program", lambda: "another")
    check()
    assert len(checks) == 5
    check()
    assert len(checks) == 5


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:40], lambda kept: kept.replace(b"relation", b"solution"), lambda _: b""]
)
def test_what_somebody_else_wrote_is_as_if_it_were_not(damage: Callable[[bytes], bytes], checks: list[Path]) -> None:
    first = check().stdout
    FOUND.write_bytes(damage(FOUND.read_bytes()))
    assert check().stdout == first
    assert len(checks) == 2


def test_a_check_that_is_ended_leaves_nothing_or_what_it_found(checks: list[Path]) -> None:
    first = check().stdout
    later_year()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: os._exit(9))
        child = os.fork()
        if not child:
            check()
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert check().stdout == truth() != first
    assert len(checks) == 3  # beside that of the child, which was remembered by nobody


def test_what_git_knows_of_a_missing_record_is_asked_each_time(checks: list[Path]) -> None:
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], check=True)
    RECORD.unlink()
    assert "its file was deleted since the last commit" in check().stdout
    shutil.rmtree(".git")
    assert "its file was deleted since the last commit" not in check().stdout
    assert len(checks) == 2
