"""Small faults put into the code one by one, to see which no test notices: `make mutations OF=generator/checks`.

The faults are cosmic-ray's. Each is tried in a copy of one process that has loaded every library and nothing of the
generator: the module is loaded there with the fault in it, so that no file is changed, and those tests are run that
reach its line, the most particular first. Which reach it is found out once, by coverage. A fault counts as noticed only
if the same tests, in the same order and up to the one that failed, pass in another copy that has no fault in it. What
was tried is kept below `build/` until code or tests change, so that a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import math
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from random import Random
from statistics import NormalDist
from types import CodeType

import pytest
from cosmic_ray.commands.init import _all_work_items
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from coverage import CoverageData

MODULES = ("generator/records", "generator/catalogue", "generator/checks")
KEPT = Path("build/mutations")
Place = tuple[int, int]  # a line, from one, and a column, from zero
SECONDS = 60  # a fault that keeps one test busy for longer has been noticed
FIRST = 25  # so many of a fault's tests are tried before the files of all others are loaded
# Ends of a test run that tell of no fault.
UNNOTICED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
# Tests within one process: what another one runs has no fault in it.
TESTS = (
    "tests/findings",
    "tests/records",
    "tests/catalogue",
    "tests/checks",
    "tests/edits",
    "tests/pages",
    "tests/languages",
    "tests/sites/test_toy.py",
    "tests/sites/test_translations.py",
    "tests/commands/test_cli.py",
    "tests/commands/test_find.py",
    "tests/exports",
    "tests/new",
    "tests/laws",
    "tests/search/test_tables.py",
    "tests/content/test_content.py",
)
LIBRARIES = (
    "click", "cmarkgfm", "hypothesis", "jinja2", "markdown_it", "math_core", "mdit_py_plugins.gfm", "nh3",
    "playwright.sync_api", "pybtex.database", "pydantic", "yaml",
)  # fmt: skip
# For words of an enumeration `is` and `==` are the same.
LEFT_OUT = (
    *(f"core/ReplaceComparisonOperator_Is_{other}" for other in ("Eq", "GtE", "LtE")),
    *(f"core/ReplaceComparisonOperator_IsNot_{other}" for other in ("NotEq", "Lt", "Gt")),
)


@dataclass(frozen=True)
class Fault:
    """One of the places in a module at which an operator of cosmic-ray changes something."""

    path: str
    operator: str
    occurrence: int
    line: int

    @property
    def key(self) -> str:
        return f"{self.path}:{self.line} {self.operator} {self.occurrence}"

    def source(self) -> str:
        """The module with the fault in it."""
        operator = get_operator(self.operator)()
        return str(mutate_code(Path(self.path).read_text("utf-8"), operator, self.occurrence))

    def is_program(self) -> bool:
        """Whether the module can be read with it: cosmic-ray takes the star before named parameters for a product."""
        try:
            compile(self.source(), self.path, "exec")
        except SyntaxError:
            return False
        return True


class _Other(SourceFileLoader):
    """Loads a module from a source that is not the file's own."""

    def __init__(self, path: str, source: str) -> None:
        super().__init__(path.removesuffix(".py").replace("/", "."), path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return compile(self.source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds the one module that has another source."""

    def __init__(self, loader: _Other) -> None:
        self.loader = loader

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        found = fullname == self.loader.name
        return spec_from_file_location(fullname, self.loader.path, loader=self.loader) if found else None


class _Chosen:
    """A plugin of pytest that runs these tests alone, in this order, and keeps the name of the last that it began."""

    def __init__(self, tests: Sequence[str], last: Path) -> None:
        self.order, self.last = {test: number for number, test in enumerate(tests)}, last

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda i: self.order[i.nodeid])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        signal.alarm(SECONDS)
        self.last.write_text(nodeid)


def faults(modules: Sequence[str]) -> Iterator[Fault]:
    """Every fault of some modules or folders."""
    paths = [path for module in modules for path in (sorted(Path(module).rglob("*.py")) or [Path(module)])]
    for item in _all_work_items([path for path in paths if path.name != "__init__.py"], {}):
        (one,) = item.mutations
        path, place = one.module_path.as_posix(), tuple(one.start_pos)
        if not one.operator_name.startswith(LEFT_OUT) and not any(a <= place < b for a, b in _unasked(path)):
            yield Fault(path, one.operator_name, one.occurrence, place[0])


@cache
def _unasked(path: str) -> Sequence[tuple[Place, Place]]:
    """Where a module has types, which nobody asks while it runs, and patterns, in which no other operator may stand."""
    nodes = list(ast.walk(ast.parse(Path(path).read_text("utf-8"))))
    spans = (getattr(node, part, None) for node in nodes for part in ("annotation", "returns", "pattern"))
    return [((span.lineno, span.col_offset), (span.end_lineno, span.end_col_offset)) for span in spans if span]


def reached() -> Mapping[tuple[str, int], Sequence[str]]:
    """The tests that come to each line of each module, the most particular first; of line 0, to any."""
    file = KEPT / f"reached-{_digest()}"
    if not file.exists():
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        options = ["--cov=generator", "--cov-context=test", "--cov-report=", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *TESTS],
            env=os.environ | {"COVERAGE_FILE": str(file)},
            check=False,
        )
        if done.returncode:
            file.unlink(missing_ok=True)
            sys.exit("The tests fail before any fault is put in.")
    data, lines = CoverageData(str(file)), Counter[str]()
    tests: dict[tuple[str, int], set[str]] = defaultdict(set)
    data.read()
    for file_name in data.measured_files():
        path = Path(file_name).relative_to(Path.cwd()).as_posix()
        for line, contexts in data.contexts_by_lineno(file_name).items():
            names = {name.rpartition("|")[0] for name in contexts if name}
            tests[path, line] |= names
            tests[path, 0] |= names
            tests["", 0] |= names
            lines.update(names)
    return {place: sorted(names, key=lambda name: (lines[name], name)) for place, names in tests.items()}


def _digest() -> str:
    """What tells code and tests from what they were before."""
    files = sorted(path for part in ("generator", "tests") for path in Path(part).rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files if path.suffix != ".pyc")).hexdigest()[:12]


def try_all(chosen: Sequence[Fault], at_once: int) -> Mapping[str, bool]:
    """Whether the tests notice each fault, by its key."""
    tests, file = reached(), KEPT / f"tried-{_digest()}.jsonl"
    tried = dict(map(json.loads, file.read_text().splitlines())) if file.exists() else {}
    for name in LIBRARIES:
        import_module(name)
    running: dict[int, Fault] = {}
    with file.open("a") as kept:
        for fault in [*(one for one in chosen if one.key not in tried), *[None] * at_once]:
            while running and (len(running) >= at_once or fault is None):
                pid, status = os.wait()
                done = running.pop(pid)
                tried[done.key] = os.waitstatus_to_exitcode(status) == 0
                print(json.dumps([done.key, tried[done.key]]), file=kept, flush=True)
            if fault:
                running[_copy(_is_noticed, fault, tests)] = fault
    return {fault.key: tried[fault.key] for fault in chosen}


def _copy(function: Callable[..., int], *arguments: object) -> int:
    """Begin a copy of this process that ends with what a function returns; its number."""
    pid = os.fork()
    if pid:
        return pid
    code = int(pytest.ExitCode.INTERNAL_ERROR)
    try:
        code = function(*arguments)
    finally:
        os._exit(code)


def _is_noticed(fault: Fault, tests: Mapping[tuple[str, int], Sequence[str]]) -> int:
    """0 if tests that pass without a fault fail with it."""
    source, own = fault.source(), KEPT / str(os.getpid())
    own.mkdir()
    try:
        for names in _stages(fault, tests):
            if _end(fault.path, source, names, own) not in UNNOTICED:
                last = own / "last"
                to_it = names[: names.index(last.read_text()) + 1] if last.exists() else names[:1]
                return _end(fault.path, None, to_it, own)
        return 1
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _stages(fault: Fault, tests: Mapping[tuple[str, int], Sequence[str]]) -> Sequence[Sequence[str]]:
    """The tests that reach a fault's line, a few and then the others; all where the import alone reaches it."""
    names = tests.get((fault.path, fault.line)) or list(dict.fromkeys([*tests[fault.path, 0], *tests["", 0]]))
    return [stage for stage in (names[:FIRST], names[FIRST:]) if stage]


def _end(path: str, source: str | None, tests: Sequence[str], own: Path) -> int:
    """How tests end in a copy of this process, one module's source being another."""
    return os.waitstatus_to_exitcode(os.waitpid(_copy(_run, path, source, tests, own), 0)[1])


def _run(path: str, source: str | None, tests: Sequence[str], own: Path) -> int:
    """How tests end in this process, in silence."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    signal.alarm(SECONDS)
    if source is not None:
        sys.meta_path.insert(0, _Finder(_Other(path, source)))
    files = sorted({test.partition("::")[0] for test in tests})
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={own / 'tests'}"]
    return int(pytest.main([*options, *files], [_Chosen(tests, own / "last")]))


def change(fault: Fault) -> str:
    """The lines that a fault changes, before and after."""
    before, after = Path(fault.path).read_text("utf-8").splitlines(), fault.source().splitlines()
    changed = difflib.unified_diff(before, after, n=0, lineterm="")
    return "\n".join(line for line in changed if line[0] in "+-" and line[:3] not in ("+++", "---"))


def main(modules: Sequence[str], sample: int | None, seed: int, at_once: int) -> None:
    """Say of each fault that no test notices where it stands and what it changes, and how many were noticed."""
    every = list(faults(modules))
    drawn = Random(seed).sample(every, sample) if sample else every  # in this order, so that a part is a sample, too
    chosen = [fault for fault in drawn if fault.is_program()]
    noticed = try_all(chosen, at_once)
    for fault in sorted(chosen, key=lambda one: one.key):
        if not noticed[fault.key]:
            print(f"{fault.path}:{fault.line}\n{change(fault)}\n")
    counts: dict[str, list[bool]] = defaultdict(list)
    for fault in chosen:
        counts[fault.path.rpartition("/")[0]].append(noticed[fault.key])
    for folder, all_of in [*sorted(counts.items()), ("all", list(noticed.values()))]:
        print(f"{folder}: {sum(all_of)} of {len(all_of)} noticed ({100 * sum(all_of) / len(all_of):.1f} %)")
    if sample:
        among = _interval(sum(noticed.values()), len(chosen))
        print(f"{sample} drawn with seed {seed} from {len(every)}; of all {among} by chance")


def _interval(noticed: int, tried: int) -> str:
    """Between which shares of all faults the true one lies, at 95 %, by Wilson's score."""
    wide, share = NormalDist().inv_cdf(0.975), noticed / tried
    weight = wide * wide / tried
    middle = (share + weight / 2) / (1 + weight)
    half = wide * math.sqrt(share * (1 - share) / tried + weight / tried / 4) / (1 + weight)
    return f"{100 * (middle - half):.1f} to {100 * (middle + half):.1f} %"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--sample", type=int, help="try so many faults, drawn by chance")
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--at-once", type=int, default=os.cpu_count())
    main(**vars(parser.parse_args()))
