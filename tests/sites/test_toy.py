"""The toy site: a small content folder and the whole tree of pages that it must give, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.check import check
from generator.publish.site import drawings, site_of, source
from tests.conftest import Compare

TOY = Path(__file__).parent / "toy"
EXPECTED = TOY / "expected"


@pytest.fixture(scope="module")
def tree() -> dict[str, str]:
    checked = check(TOY / "content")
    assert not checked.findings
    site = site_of(checked)
    return dict(source(site, drawings(site)))


def test_the_toy_records_give_exactly_these_files(tree: dict[str, str], request: pytest.FixtureRequest) -> None:
    there = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()}
    if request.config.getoption("--accept"):
        for gone in there - set(tree):
            (EXPECTED / gone).unlink()
        there = set(tree)
    assert set(tree) == there


def test_every_file_of_the_toy_site_is_as_expected(tree: dict[str, str], compare: Compare) -> None:
    for path, text in tree.items():
        compare(text, EXPECTED / path)
