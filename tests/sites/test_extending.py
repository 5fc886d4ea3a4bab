"""Extending the generator: a step that was forgotten is said in a sentence, with the file that lacks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from jinja2 import PackageLoader
from pydantic import BaseModel

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.cli import main
from generator.exports import catalog
from generator.findings import finding
from generator.findings.finding import Code
from generator.pages import contribute, plan, render
from generator.pages.page import Page
from generator.records.fields import Fields
from generator.records.model import Records

TOY = "tests/sites/toy/content"
TEMPLATES = Path("generator/pages/templates")


def built(tmp_path: Path) -> tuple[int, str]:
    """What a build of the toy site ends with and says last."""
    result = CliRunner().invoke(main, ["build", "--content", TOY, "--output", str(tmp_path / "docs")])
    return result.exit_code, result.output.splitlines()[-1]


def with_template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    """Put a page with a template of this text in the place of another."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "venue.md.j2").write_text(text)
    for template in TEMPLATES.iterdir():
        (folder / template.name).write_bytes(template.read_bytes())
    loader = PackageLoader("generator.pages", str(TEMPLATES.resolve()))
    monkeypatch.setattr(loader, "_template_root", str(folder))
    monkeypatch.setattr(render, "_environment", render._environment.overlay(loader=loader))
    with_page(monkeypatch)


def with_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put another page in the place of one."""
    page = Page("venue.html", "Venue", "A venue.", "venue.md", object())
    monkeypatch.setattr(plan, "explore_page", lambda _: page)


def test_a_page_without_a_template_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_page(monkeypatch)
    said = "Error: venue.html: there is no template generator/pages/templates/venue.md.j2"
    assert built(tmp_path) == (3, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ view.nmae }}", "venue.md.j2 cannot be filled in: 'object object' has no attribute 'nmae'"),
        ("{% if %}", "venue.md.j2 cannot be filled in: Expected an expression, got 'end of statement block'"),
        ('<h1 onclick="x()">Venue</h1>', 'the gate stops `<h1 onclick="x()">Venue</h1>'),
        ('{{ say("No such phrase") }}', "the phrase “No such phrase” is not known; add it to PHRASES in generator/"),
        ("{% filter own %}<b>no</b>{% endfilter %}", "in a text of our own, at `<b>no</b>`: "),
    ],
)
def test_a_template_that_cannot_be_published_says_why(
    text: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with_template(monkeypatch, tmp_path, text)
    code, last = built(tmp_path)
    assert code == 3
    assert said in last


def test_a_finding_without_an_explanation_says_where_to_write_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(finding, "__file__", str(tmp_path / "finding.py"))
    said = "Error: `bad-id` has no explanation; write it in generator/findings/explanations/bad-id.md"
    assert built(tmp_path) == (3, said)
    assert CliRunner().invoke(main, ["explain", Code.TAB]).exit_code == 3


def test_a_field_that_the_catalogue_has_and_its_schema_has_not_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = catalog._paper
    monkeypatch.setattr(catalog, "_paper", lambda *of: {**paper(*of), "funding": "a grant"})
    code, last = built(tmp_path)
    assert code == 3
    assert last.startswith("Error: generator/exports/catalog_types.py does not fit `papers.0.funding`: Extra inputs")


def test_every_group_of_fields_is_in_the_reference() -> None:
    def groups(of: type[BaseModel]) -> set[type[BaseModel]]:
        return {group for child in of.__subclasses__() for group in (child, *groups(child))}

    missing = groups(Fields) - {shape for _, shape in contribute.REFERENCE}
    assert not missing, f"add to REFERENCE in generator/pages/contribute.py: {missing}"


def test_the_pages_that_are_always_there_are_kept_from_records() -> None:
    always = set(plan.plan(Catalogue(Records())))
    missing, gone = always - set(addresses.FIXED), set(addresses.FIXED) - always
    assert not missing | gone, f"FIXED in generator/addresses.py lacks {missing} and has {gone} too many"
