"""Data flows down the ranks, and a module imports from lower ranks alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

RANKS = (
    {"diagnostics", "urls", "mathematics"},
    {"markdown", "front_matter", "phrases"},
    {"model"},
    {"source", "translation", "citing"},
    {"formats", "published"},
    {"metadata"},
    {"body"},
    {"schema"},
    {"rules", "catalogue", "drawing", "mend"},
    {"prose", "edition", "checking"},
    {"exports", "feeds"},
    {"views.parts"},
    {"views.family"},
    {
        "views.map",
        "views.paper",
        "views.listings",
        "views.indexes",
        "views.reading_list",
        "views.contribute",
        "views.wanted",
        "views.lineage",
        "views.translations",
        "views.report",
        "views.plain_words",
    },
    {"views.home", "views.results"},
    {"views.plan"},
    {"render"},
    {"build"},
    {"output", "report", "skeleton", "search_index", "editors"},
    {"remembered"},
    {"site", "bundle", "lookup", "preview"},
    {"serving"},
    {"cli"},
    {"commands"},
)
RANK = {module: rank for rank, modules in enumerate(RANKS) for module in modules}
MODULES = sorted(
    ".".join(path.relative_to("generator").with_suffix("").parts)
    for path in Path("generator").rglob("*.py")
    if not path.stem.startswith("__")
)
# Libraries that one module alone may import, so that one module alone depends on what they do.
ONE_IMPORTER = {
    "yaml": {"front_matter"},
    "jinja2": {"render"},
    "latex2mathml": {"mathematics"},
    "cbor2": {"search_index"},
    "pygraphviz": {"drawing"},
    "pybtex": {"lookup"},
    "subprocess": {"site"},
    "mkdocs": {"preview"},
    "watchdog": {"serving"},
    "click": {"cli", "commands"},
    "rich": {"commands"},
}
# What differs from machine to machine or from day to day is known to the command line and to what it calls last.
WORLD = {"os", "time", "random", "locale", "socket", "urllib", "platform", "getpass", "tempfile"}


def imports(module: str) -> Iterator[tuple[str, ...]]:
    tree = ast.parse(Path("generator", *module.split(".")).with_suffix(".py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            path = tuple(node.module.split("."))
            yield from ((*path, alias.name) for alias in node.names)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_lower_ranks_alone(module: str) -> None:
    for first, *rest in imports(module):
        if first == "generator":
            imported = ".".join(rest if ".".join(rest) in RANK else rest[:-1])
            assert RANK[imported] < RANK[module], f"{module} imports {imported}"


@pytest.mark.parametrize("module", MODULES)
def test_a_library_has_one_importer(module: str) -> None:
    for first, *_ in imports(module):
        assert module in ONE_IMPORTER.get(first, {module}), f"{module} imports {first}"


@pytest.mark.parametrize("module", [module for module in MODULES if RANK[module] < RANK["site"]])
def test_nothing_below_the_command_line_knows_the_machine_or_the_day(module: str) -> None:
    assert not WORLD & {first for first, *_ in imports(module)}
