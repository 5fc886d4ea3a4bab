"""The command line: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.findings.finding import Code
from generator.processes import ProcessEndedError

TOY = "tests/sites/toy/content"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    record = content / "papers/2018/bert.md"
    record.write_text(record.read_text().replace("tldr:", "tdlr:").replace("applies", "aplies"))
    return str(content)


def test_sound_records_end_with_0() -> None:
    result = run("check", "--content", TOY)
    assert (result.exit_code, result.output) == (0, "16 records, no findings\n")


def test_findings_end_with_1_and_are_counted(broken: str) -> None:
    result = run("check", "--content", broken)
    assert result.exit_code == 1
    assert result.output.endswith("2 errors in 1 of 16 records\n")


def test_json_gives_every_finding_with_its_place(broken: str) -> None:
    findings = json.loads(run("check", "--content", broken, "--format", "json").output)
    assert [(finding["code"], finding["line"], finding["column"]) for finding in findings] == [
        ("unknown-field", 11, 1),
        ("unknown-relation", 13, 36),
    ]


def test_github_gives_an_annotation_on_each_line(broken: str) -> None:
    lines = run("check", "--content", broken, "--format", "github").output.splitlines()
    assert lines[0].startswith("::error file=")
    assert lines[0].endswith(
        "papers/2018/bert.md,line=11,col=1,title=unknown-field::there is no field `tdlr`. did you mean `tldr`?"
    )


def test_a_build_with_findings_writes_nothing(broken: str, tmp_path: Path) -> None:
    result = run("build", "--content", broken, "--output", str(tmp_path / "docs"))
    assert result.exit_code == 1
    assert not (tmp_path / "docs").exists()


def test_a_build_says_what_it_wrote(tmp_path: Path) -> None:
    first = run("build", "--content", TOY, "--output", str(tmp_path / "docs"))
    again = run("build", "--content", TOY, "--output", str(tmp_path / "docs"))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "0 unchanged, 0 deleted" in first.output
    assert "0 written" in again.output


WRONG_USE = """\
nosuch
check --format xml
check --content nosuch
explain nosuch
new X --area nosuch
"""


@pytest.mark.parametrize("words", WRONG_USE.splitlines())
def test_wrong_use_ends_with_2(words: str) -> None:
    assert run(*words.split()).exit_code == 2


@pytest.mark.parametrize("code", list(Code))
def test_every_finding_is_explained_with_a_wrong_and_a_right_example(code: Code) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.output.startswith(f"# {code}\n")
    assert "\nWrong:\n" in result.output
    assert "\nRight:\n" in result.output


def test_a_new_record_passes_the_check_and_is_not_begun_twice(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    words = (
        "new",
        "--title",
        'A "Quoted": Title',
        "--offline",
        "--year",
        "2024",
        "--area",
        "nlp",
        "--content",
        str(content),
    )
    assert run(*words).exit_code == 0
    assert (content / "papers/2024/a-quoted-title.md").exists()
    assert run("check", "--content", str(content)).output == "17 records, no findings\n"
    again = run(*words)
    assert again.exit_code == 1
    assert "papers/2024/a-quoted-title.md" in again.output


FOREIGN = [
    b"\xff.md",
    b"a\nb.md",
    b"x\x1b[31m.md",
    b"%s.md",
    b"{x}.md",
    b"a b?.md",
    "Ｗｉｄｅ.md".encode(),
    b"\xed\xa0\x80.txt",
    b"-h.md",
]


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_the_foreign_name_of_a_file_is_a_finding_and_breaks_nothing(tmp_path: Path, style: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    for name in FOREIGN:
        (content / "papers/2018" / os.fsdecode(name)).write_text("x")
    result = run("check", "--content", str(content), "--format", style)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert result.output.count("bad-id") >= len(FOREIGN) - 1
    assert "\x1b" not in result.output


def test_what_editors_leave_stops_no_build_and_is_fixed_by_nobody(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    left = content / "papers/2018/bert.md~"
    left.write_text("---\ntitle: x \n---\n")
    assert run("build", "--content", str(content), "--output", str(tmp_path / "docs")).exit_code == 0
    run("check", "--fix", "--content", str(content))
    assert left.read_text() == "---\ntitle: x \n---\n"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 4, "The disk is full"),
        (
            PermissionError(errno.EACCES, "Permission denied", "content/papers"),
            5,
            "no permission to read or write (at c",
        ),
        (OSError(errno.EROFS, "Read-only file system", "site"), 6, "can only be read (at site)"),
        (ProcessEndedError(), 7, "A process was ended from outside"),
        (ModuleNotFoundError("No module named 'nh3'", name="nh3"), 8, "The package nh3 is missing; `make site`"),
        (OSError(errno.EIO, "Input/output error"), 9, "The system refused this: Input/output error."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_what_the_system_refuses_is_said_in_words_with_a_code_of_its_own(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("generator.checks.check.check", refuse)
    result = run("check", "--content", TOY)
    assert result.exit_code == code
    assert said in result.output
