"""Files of reference managers, each with what is read of it beside it; every record begun from one passes the check."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.checks.check import check
from generator.commands.begin import entries_of, read_given
from generator.findings.finding import Code
from generator.new.bibliography import Bibliography
from generator.new.bibtex import Told
from tests.conftest import Compare

HERE = Path(__file__).parent / "entries"
FILES = sorted(file.name for file in HERE.iterdir() if file.suffix in (".bib", ".ris"))
LATEST = 2027


def told(name: str) -> Sequence[Told]:
    papers = entries_of(read_given(HERE / name), Path(name).suffix, LATEST)
    assert papers is not None
    return list(papers)


def as_text(paper: Told) -> str:
    if not isinstance(paper, Bibliography):
        return f"refused: {paper}\n"
    fields = {"title": paper.title, "authors": "; ".join(paper.authors), "year": paper.year, "venue": paper.venue}
    fields |= dict(paper.links) | {"others": paper.others or None}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_reference_manager_says_what_stands_beside_it(name: str, compare: Compare) -> None:
    compare("\n".join(map(as_text, told(name))), HERE / f"{name}.expected.txt")


@pytest.mark.parametrize("name", FILES)
def test_every_record_that_an_import_begins_passes_the_check(name: str, tmp_path: Path) -> None:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    words = ["import", str(HERE / name), "--offline", "--area", "nlp", "--content", str(tmp_path / "content")]
    said = CliRunner().invoke(cli.main, words).output
    assert f"{len(told(name))} entries: " in said
    assert "would not pass" not in said
    assert {finding.code for finding in check(tmp_path / "content").findings} <= {Code.UNKNOWN_VENUE}
