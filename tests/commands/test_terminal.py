"""What a terminal shows in colour."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click import style
from click.testing import CliRunner

from generator.cli import main


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    record = tmp_path / "content/papers/2018/bert.md"
    record.write_text(record.read_text("utf-8").replace("tldr: ", "tdlr: error[x] | -->"), "utf-8")
    return tmp_path / "content"


def shown(content: Path, **environment: str) -> str:
    """What `check` prints on a terminal."""
    return CliRunner(env=environment).invoke(main, ["check", "--content", str(content)], color=True).output


def test_what_a_finding_is_made_of_has_its_colour_and_what_it_quotes_has_none(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    output = shown(content)
    assert style("error[unknown-field]", fg="red", bold=True) + ": there is" in output
    assert style("^^^^", fg="red", bold=True) in output
    assert style("11 |", fg="blue") + " tdlr: error[x] | -->" in output


def test_without_colours_a_terminal_shows_plain_text(content: Path) -> None:
    plain = CliRunner().invoke(main, ["check", "--content", str(content)]).output
    assert shown(content, NO_COLOR="1") == plain
    assert "\x1b" not in plain
