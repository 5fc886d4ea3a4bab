"""What is kept between runs changes how long a check takes, and nothing that it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import generator
from generator.checks import report
from generator.checks.check import check
from generator.commands.cache import cached
from generator.publish import program
from generator.records import kinds, reading


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    record = tmp_path / "content/papers/2018/bert.md"
    record.write_text(record.read_text("utf-8").replace("tldr:", "tdlr:").replace("applies", "aplies"), "utf-8")
    return tmp_path / "content"


@pytest.fixture(autouse=True)
def _keep_every_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.cache.FEW_CHANGES", 0)


def said(content: Path, kept: Path) -> str:
    with cached(kept, kept.parent / "key") as memory:
        return report.as_text(check(content, memory), "content")


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are parsed from now on."""
    paths: list[str] = []
    parse = reading._parse_file

    def noted(row: kinds.RecordKind, path: str, text: str) -> reading.FileRead:
        paths.append(path)
        return parse(row, path, text)

    monkeypatch.setattr(reading, "_parse_file", noted)
    return paths


def test_a_second_check_parses_nothing_and_says_the_same(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = said(content, tmp_path / "kept")
    assert "unknown-relation" in first
    again = parsed(monkeypatch)
    assert said(content, tmp_path / "kept") == first == report.as_text(check(content), "content")
    assert len(again) == len(list(content.rglob("*.*")))  # the check without memory parsed them, the other none


def test_what_has_changed_is_parsed_and_what_is_gone_forgotten(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(content, tmp_path / "kept")
    (content / "papers/2018/bert.md").unlink()
    record = content / "papers/2017/transformer.md"
    record.write_text(record.read_text("utf-8").replace("year: 2017", "year: 2018"), "utf-8")
    again = parsed(monkeypatch)
    after = said(content, tmp_path / "kept")
    assert again == ["papers/2017/transformer.md"]
    assert "year-folder" in after
    assert after == report.as_text(check(content), "content")


def test_a_few_changes_are_not_worth_writing_all(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(content, tmp_path / "kept")
    before = (tmp_path / "kept").read_bytes()
    monkeypatch.setattr("generator.commands.cache.FEW_CHANGES", 1)
    for name in ("2017/transformer", "2018/bert"):
        with (content / f"papers/{name}.md").open("a") as record:
            record.write("\nOne more sentence.\n")
        said(content, tmp_path / "kept")
        assert ((tmp_path / "kept").read_bytes() == before) is (name == "2017/transformer")


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:40], lambda kept: b"x" + kept[1:], lambda kept: kept[:-9], lambda _: b""]
)
def test_a_memory_that_cannot_be_used_is_made_anew(damage: object, content: Path, tmp_path: Path) -> None:
    first, kept = said(content, tmp_path / "kept"), tmp_path / "kept"
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))  # type: ignore[operator]
    assert said(content, kept) == first
    assert len(kept.read_bytes()) == len(whole)


def test_where_nothing_can_be_written_a_check_says_the_same(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert said(content, tmp_path / "file" / "kept") == said(content, tmp_path / "kept")


def test_a_change_of_any_module_of_the_package_makes_the_cache_anew(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Path(generator.__file__).parent == program.PACKAGE
    package = shutil.copytree(program.PACKAGE, tmp_path / "package")
    monkeypatch.setattr(program, "PACKAGE", package)
    monkeypatch.setattr("generator.commands.signed.program", program.program.__wrapped__)
    said(content, tmp_path / "kept")
    again = parsed(monkeypatch)
    said(content, tmp_path / "kept")
    assert again == []
    for folder in sorted({module.parent for module in package.rglob("*.py")}):
        module = sorted(folder.glob("*.py"))[-1]
        module.write_bytes(module.read_bytes() + b"#")
        again.clear()
        said(content, tmp_path / "kept")
        assert again, module
