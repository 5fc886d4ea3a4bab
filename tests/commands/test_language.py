"""Another language: begun with every phrase, published half translated, and completed when phrases come."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checks.check import check
from generator.cli import main
from generator.findings.finding import Code, Severity
from generator.languages.phrases import PHRASES
from tests.sites.test_translations import pages

HALF = {"Areas": "Áreas", "Topics": "Temas", "Years": "Años"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree("tests/sites/toy/content", tmp_path / "content"))


def run(content: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["language", "--content", str(content), *words])


def translate(content: Path) -> Path:
    """Spanish, with three phrases translated."""
    file = content / "languages/es.yml"
    text = file.read_text("utf-8")
    for phrase, own in HALF.items():
        assert f'  "{phrase}":\n' in text
        text = text.replace(f'  "{phrase}":\n', f'  "{phrase}": {own}\n')
    file.write_text(text, "utf-8")
    return file


def test_a_language_that_is_half_translated_is_published_and_says_how_much_it_is(content: Path) -> None:
    assert run(content, "es", "--name", "Español").exit_code == 0
    translate(content)
    checked = check(content)
    [told] = checked.findings
    assert (told.code, told.severity) == (Code.MISSING_FIELD, Severity.WARNING)
    assert f"{len(PHRASES) - len(HALF)} of {len(PHRASES)} phrases" in told.message
    tree = pages(checked)
    home = tree["es/index.md"]
    assert "Áreas</h1>" in tree["es/areas/index.md"]
    assert "Take part</h2>" in home  # in English, as nobody has translated it
    assert f"{len(HALF)} of {len(PHRASES)} phrases of the interface" in tree["es/translations.md"]


def test_a_language_that_is_there_gets_what_it_lacks_and_keeps_what_it_has(content: Path) -> None:
    run(content, "es")
    file = translate(content)
    whole = file.read_text("utf-8")
    file.write_text(whole.replace('  "All papers":\n', ""), "utf-8")
    assert run(content, "es").output == f"1 phrases added to {file.as_posix()}\n"
    assert sorted(file.read_text("utf-8").splitlines()) == sorted(whole.splitlines())
    assert run(content, "es").output == f"{file.as_posix()} lacks no phrase\n"


def test_a_phrase_that_the_interface_no_longer_has_stops_nobody(content: Path) -> None:
    run(content, "es")
    with (content / "languages/es.yml").open("a", encoding="utf-8") as file:
        file.write('  "All papers!": Todos\n')
    checked = check(content)
    assert not checked.errors
    assert any("`All papers` " in one.hint or "`All papers`?" in one.hint for one in checked.findings)


@pytest.mark.parametrize("code", ["en", "Spanish", "e", "../es", "es_ES"])
def test_what_is_no_code_of_a_language_is_refused(code: str, content: Path) -> None:
    result = run(content, code)
    assert result.exit_code == 2
    assert f"`{code}` is no code of a language" in result.stderr
    assert not (content / "languages").exists()


def test_a_file_that_cannot_be_read_is_left_as_it_is(content: Path) -> None:
    run(content, "es")
    file = content / "languages/es.yml"
    file.write_text("name: [\n", "utf-8")
    result = run(content, "es")
    assert result.exit_code == 1
    assert "Error: " in result.stderr
    assert file.read_text("utf-8") == "name: [\n"
