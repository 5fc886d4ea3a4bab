"""A first contribution, from an identifier to the page: every step that needs no network, with the real commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from tests.new.test_lookup import recorded
from tests.serve.test_server import live_site
from tests.sites.test_builds import toy

WRITTEN = """It trains two thin matrices beside each frozen weight and adds their product to it.
"""


def fill_in(record: Path) -> None:
    """What a contributor does in an editor: take comments away, put values in, write below."""
    text = record.read_text("utf-8")
    for line, filled in (
        ("# name: what the field calls it", "name: LoRA"),
        ("# tldr: One sentence that names the thing and the gain, at most 200 characters.", "tldr: Two thin matrices."),
        ("# builds_on:", "builds_on:"),
        (
            "#   - {paper: id-of-the-earlier-paper, relation: extends, change: One sentence on what is new.}",
            "  - {paper: bert, relation: extends, change: Freezes all that was trained before.}",
        ),
        ("# topics: [two to four of the topics' ids]", "topics: [encoders]"),
        ("summary: {status: wanted}", "summary: {status: brief, read: abstract, checked: 2026-11-21}"),
    ):
        assert f"\n{line}\n" in text
        text = text.replace(line, filled)
    record.write_text(text + WRITTEN, "utf-8")


def test_a_first_contribution_ends_on_its_page_and_on_that_of_the_paper_it_builds_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = toy(tmp_path / "toy")
    content = str(folder / "content")
    monkeypatch.setattr("generator.commands.begin.fetch", recorded)

    def run(*words: str) -> str:
        result = CliRunner().invoke(cli.main, [*words, "--content", content])
        assert result.exit_code == 0, result.output
        return result.output

    said = run("new", "2106.09685", "--area", "nlp", "--id", "lora")
    record = folder / "content/papers/2021/lora.md"
    assert str(record) in said
    assert "no findings" in run("check")
    live = live_site(folder)
    live.update()
    assert b"LoRA: Low-Rank Adaptation" in (live.get("wanted.html") or b"")

    fill_in(record)
    assert "no findings" in run("check")
    live.update()
    page = (live.get("papers/lora.html") or b"").decode()
    assert WRITTEN.strip() in page
    assert "Edward J. Hu" in page
    assert b'href="lora.html"' in (live.get("papers/bert.html") or b"")
