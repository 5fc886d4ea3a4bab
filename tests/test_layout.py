"""How the package is laid out: one public name, one place."""

from __future__ import annotations

import ast
import doctest
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from generator.addresses import slug
from generator.records.model import Kind

PACKAGE = Path("generator")
# What people read of the code, with the folder from which it names files.
GUIDES = {
    "README.md": "",
    "generator/README.md": "generator",
    "tests/README.md": "tests",
    ".github/CONTRIBUTING.md": "",
    ".github/SECURITY.md": "",
    ".github/pull_request_template.md": "",
}
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|js|toml|yml))`")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def public_names(module: Path) -> Iterator[str]:
    """What a module defines for others."""
    for statement in ast.parse(module.read_text("utf-8")).body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def test_no_public_name_stands_in_two_modules() -> None:
    modules = defaultdict(set)
    for module in PACKAGE.rglob("*.py"):
        for name in public_names(module):
            modules[name].add(module.relative_to(PACKAGE).as_posix())
    assert len(modules) > 100
    assert {name: sorted(places) for name, places in modules.items() if len(places) > 1} == {}


def test_values_are_frozen() -> None:
    classes = [
        (f"{module}: {node.name}", ast.unparse(decorator))
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
    ]
    values = [(name, decorator) for name, decorator in classes if decorator.startswith("dataclass")]
    assert len(values) > 50
    assert [name for name, decorator in values if "frozen=True" not in decorator] == []


def test_no_module_asks_for_a_kind_of_record_by_a_bare_string() -> None:
    kinds = {kind.value for kind in Kind}
    compared = {
        f"{module}:{node.lineno}"
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        for part in ast.walk(side)
        if isinstance(part, ast.Constant) and part.value in kinds
    }
    assert compared == set()


@pytest.mark.parametrize("module", [module for module in PACKAGE.rglob("*.py") if ">>>" in module.read_text("utf-8")])
def test_the_examples_in_docstrings_hold(module: Path) -> None:
    tried = doctest.testmod(import_module(".".join(module.with_suffix("").parts)))
    assert tried.attempted
    assert not tried.failed


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_names_is_there(guide: str) -> None:
    named = PATH.findall(Path(guide).read_text("utf-8"))
    made = ("build/", "site/", "dist/", ".venv/")
    places = [Path(), Path(GUIDES[guide]), PACKAGE, Path("tests")]
    assert [
        path for path in named if not path.startswith(made) and not any((place / path).exists() for place in places)
    ] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_of_a_guide_leads_somewhere(guide: str) -> None:
    for path, anchor in LINK.findall(Path(guide).read_text("utf-8")):
        target = Path(guide).parent / path.replace("../blob/main/", "../") if path else Path(guide)
        assert target.exists(), path
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M)
            assert anchor in map(slug, headings)
