"""What the contributors' page shows is what the check takes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks.check import check
from generator.findings.finding import Code
from generator.pages.contribute import EXAMPLE
from generator.records.blank import blank
from generator.records.files import parse_document
from generator.records.fill import fill
from generator.records.kinds import KINDS, RecordKind
from generator.records.model import Kind
from tests import real

NAMES = {"<id>": "some-id", "<year>": "2021", "<language>": "es"}


@pytest.mark.parametrize("row", KINDS.values(), ids=lambda row: row.kind)
def test_a_template_has_all_that_a_record_of_its_kind_needs(row: RecordKind) -> None:
    path = row.lies or "papers/2021/some-id.es.md"
    for name, value in NAMES.items():
        path = path.replace(name, value)
    document, findings = parse_document(path, blank(row))
    _, wrong = fill(document, row.shape)
    assert [found.message for found in (*findings, *wrong)] == []


def test_what_is_left_of_a_template_is_found(tmp_path: Path) -> None:
    content = Path(shutil.copytree("tests/sites/toy/content", tmp_path / "content"))
    (content / "papers/2021").mkdir(exist_ok=True)
    (content / "papers/2021/some-id.md").write_text(blank(KINDS[Kind.PAPERS]), "utf-8")
    left = [found for found in check(content).findings if found.code is Code.PLACEHOLDER]
    assert {found.location.line for found in left} >= {2}


def test_the_whole_example_has_no_findings_in_the_place_of_its_record() -> None:
    text = EXAMPLE.read_text("utf-8")
    path = "papers/2014/adam.md"
    about_it = [found for found in real.checked_with({path: text}).findings if found.location.path == path]
    assert not about_it
    assert "status: complete" in text
