"""What many tests need: the one browser of a process, and snapshots, which `--accept` writes anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
Compare = Callable[[str, Path], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is made now as what is expected")
    parser.addoption("--kills", type=int, default=2, help="how often a build is killed at a random moment")
    parser.addoption("--edits", type=int, default=6, help="after how many edits a build is held against a clean one")
    parser.addoption("--seed", type=int, default=20261127, help="what chance those are drawn with")
    parser.addoption("--places", action="store_true", help="build on disks of their own, as other users")
    parser.addoption("--whole-attack", action="store_true", help="try every hostile text in every field")


def pytest_configure(config: pytest.Config) -> None:
    """Have tests of many examples try more of them where all that is hostile is tried."""
    if config.getoption("--whole-attack"):
        settings.register_profile("whole", max_examples=1000)
        settings.load_profile("whole")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the attack, whose one test takes longest: whoever takes it up last would end long after the others."""
    items.sort(key=lambda item: "hostile" not in item.path.parts)


def find_browser() -> str | None:
    """The system's browser, or None for the test tool's own."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this process, which can have no second one."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield started
        started.close()


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
