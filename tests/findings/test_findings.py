"""Every finding has a folder: what is wrong, and all that is said of it, to the letter."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from markdown_it.token import Token

from generator.checks import report
from generator.checks.check import check
from generator.findings.finding import Code
from generator.records import text
from tests.conftest import Compare

HERE = Path(__file__).parent
# A finding that several rules give has a folder for each: `unknown-paper/lists`.
PARTS = ("input.md", "content", "expected.txt")
CASES = sorted({path.parent.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.name in PARTS})
ALL = "everything-at-once"
TODAY = date(2026, 11, 27)
REST = "year: 2021\nlistings: [{area: nlp, tier: seminal}]\nsummary: {status: wanted}\n"
EXPLANATIONS = Path("generator/findings/explanations")


def content_of(case: str, folder: Path) -> Path:
    """The case's records on top of the base records."""
    content = folder / "content"
    shutil.copytree(HERE / "base", content)
    example = content / "papers/2021/example.md"
    example.parent.mkdir(parents=True)
    if (HERE / case / "content").is_dir():
        shutil.copytree(HERE / case / "content", content, dirs_exist_ok=True)
    elif case == "too-large":
        example.write_text("---\ntitle: Deep Examples\n---\n" + "word " * 400_000)
    else:
        shutil.copy(HERE / case / "input.md", example, follow_symlinks=False)
    return content


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_record_gives_its_finding_with_place_and_remedy(case: str, tmp_path: Path, compare: Compare) -> None:
    checked = check(content_of(case, tmp_path), today=TODAY)
    compare(report.as_text(checked, "content") + "\n", HERE / case / "expected.txt")


@pytest.mark.parametrize("case", [case for case in CASES if case != ALL])
def test_a_folder_shows_the_finding_that_it_is_named_for(case: str, tmp_path: Path) -> None:
    assert case.split("/")[0] in {finding.code for finding in check(content_of(case, tmp_path), today=TODAY).findings}


def test_every_finding_has_a_folder_and_an_explanation() -> None:
    assert set(Code) == {file.stem for file in EXPLANATIONS.iterdir()}
    folders = {case.split("/")[0] for case in CASES if case != ALL}
    missing = set(Code) - folders - {Code.UNSAFE_HTML}  # no record is known that gives it
    assert not missing, f"write an input.md in tests/findings/ for each of {sorted(missing)}"
    assert folders <= set(Code)


def test_what_a_hole_in_the_renderer_lets_through_the_gate_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text._parser(), "renderer", Leaky())
    findings = check(content_of("tab", tmp_path), {}).findings
    content = content_of("raw-html", tmp_path / "again")
    codes = {finding.code for finding in check(content).findings}
    assert Code.UNSAFE_HTML not in {finding.code for finding in findings}
    assert codes == {Code.RAW_HTML, Code.UNSAFE_HTML}


class Leaky:
    """A renderer that lets HTML through."""

    def render(self, tokens: Sequence[Token], *_: object) -> str:
        return "".join(token.content for token in tokens)


def test_a_wrong_record_among_good_ones_gives_its_own_findings_alone(tmp_path: Path) -> None:
    findings = check(content_of(ALL, tmp_path)).findings
    assert {finding.location.path for finding in findings} == {"papers/2021/example.md"}


def test_byte_order_mark_and_windows_line_ends_are_read_without_complaint(tmp_path: Path) -> None:
    content = content_of("tab", tmp_path)
    written = f'---\ntitle: "Ends: of Lines"\n{REST}---\n'
    (content / "papers/2021/example.md").write_bytes(b"\xef\xbb\xbf" + written.replace("\n", "\r\n").encode())
    assert not check(content).findings


def test_an_arxiv_identifier_without_quotes_keeps_all_its_digits(tmp_path: Path) -> None:
    content = content_of("tab", tmp_path)
    written = f"---\ntitle: Digits\nlinks: {{arxiv: 2110.11290}}\n{REST}---\n"
    (content / "papers/2021/example.md").write_text(written)
    checked = check(content)
    assert not checked.findings
    assert "2110.11290" in [paper.fields.links.arxiv for paper in checked.reading.records.papers]
