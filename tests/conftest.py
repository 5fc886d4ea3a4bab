"""Snapshots: what a test makes is compared with a file beside it; `--accept` writes that file anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Compare = Callable[[str, Path], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is made now as what is expected")
    parser.addoption("--kills", type=int, default=2, help="how often a build is killed at a random moment")
    parser.addoption("--edits", type=int, default=6, help="after how many edits a build is held against a clean one")
    parser.addoption("--seed", type=int, default=20261127, help="what chance those are drawn with")
    parser.addoption("--whole-attack", action="store_true", help="try every hostile text in every field")


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compare a text with the file that holds what is expected."""

    def against(made: str, expected: Path) -> None:
        if request.config.getoption("--accept"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(made, encoding="utf-8")
        wanted = expected.read_text(encoding="utf-8") if expected.exists() else None
        test = request.node.nodeid.split("[")[0]
        assert made == wanted, f"if this is right, accept it: .venv/bin/pytest {test} --accept"

    return against
