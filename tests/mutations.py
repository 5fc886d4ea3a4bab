"""Small faults put into the code one by one, to see which no test notices: `make mutations OF=generator/checks`.

Everything happens in a copy below `build/`, since each fault is written into the module that it is for. What was tried
is kept there until code or tests change, so that a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MODULES = ("generator/records", "generator/catalogue", "generator/checks")
COPY = Path("build/mutations")
PARTS = (
    "generator", "tests", "content", ".vscode", ".github", "overrides", "mkdocs.yml", "pyproject.toml",
    "lock", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT", "CITATION.cff",
)  # fmt: skip
# Tests that take seconds; those that come to a fault soonest stand first.
TESTS = (
    "tests/test_layout.py",
    "tests/findings",
    "tests/records",
    "tests/catalogue",
    "tests/sites/test_toy.py",
    "tests/sites/test_translations.py",
    "tests/commands/test_cli.py",
    "tests/checks",
)
SETTINGS = """\
[cosmic-ray]
module-path = {modules}
timeout = 60.0
excluded-modules = ["**/__init__.py"]
test-command = "{python} -m pytest -x -q -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"

# For words of an enumeration `is` and `==` are the same, and `|` stands in types, which nobody asks while it runs.
[cosmic-ray.filters.operators-filter]
exclude-operators = [
  "core/ReplaceComparisonOperator_Is_(Eq|GtE|LtE)", "core/ReplaceComparisonOperator_IsNot_(NotEq|Lt|Gt)",
  "core/ReplaceBinaryOperator_BitOr_.*",
]
"""


@dataclass(frozen=True)
class Mutation:
    """A fault that was tried: where, what it changes, and what came of it (`survived`, `killed` or `incompetent`)."""

    place: str
    change: str
    outcome: str


def try_all(modules: Sequence[str]) -> Sequence[Mutation]:
    """Try every fault of some modules or folders, each with all tests."""
    _copy()
    session = f"{'-'.join(modules).replace('/', '.')}-{_digest()}"
    if not (COPY / f"{session}.sqlite").exists():
        paths = [path.as_posix() for module in modules for path in _files(Path(module))]
        settings = SETTINGS.format(modules=json.dumps(paths), python=sys.executable, tests=" ".join(TESTS))
        (COPY / f"{session}.toml").write_text(settings, "utf-8")
        try:
            _cosmic_ray("baseline", f"{session}.toml")
        except subprocess.CalledProcessError:
            sys.exit(f"The tests fail before any fault is put in: {' '.join(TESTS)}")
        _cosmic_ray("init", f"{session}.toml", f"{session}.sqlite")
        _run("cosmic_ray.tools.filters.operators_filter", f"{session}.sqlite", f"{session}.toml")
    _cosmic_ray("exec", f"{session}.toml", f"{session}.sqlite")
    return list(_read(_cosmic_ray("dump", f"{session}.sqlite")))


def _copy() -> None:
    for part in PARTS:
        if Path(part).is_dir():
            shutil.rmtree(COPY / part, ignore_errors=True)
            shutil.copytree(part, COPY / part, symlinks=True)
        else:
            shutil.copy(part, COPY)


def _files(module: Path) -> Sequence[Path]:
    return sorted(module.rglob("*.py")) if module.is_dir() else [module]


def _digest() -> str:
    """What tells code and tests from what they were before."""
    files = sorted(path for part in ("generator", "tests") for path in Path(part).rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files if path.suffix != ".pyc")).hexdigest()[:12]


def _cosmic_ray(*words: str) -> str:
    return _run("cosmic_ray.cli", *words)


def _run(module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, cwd=COPY, stdout=subprocess.PIPE, text=True, check=True).stdout


def _read(dumped: str) -> Iterator[Mutation]:
    for line in dumped.splitlines():
        work, result = json.loads(line)
        if not result or result["worker_outcome"] == "skipped":
            continue
        (mutation,) = work["mutations"]
        place = f"{mutation['module_path']}:{mutation['start_pos'][0]}"
        changed = [part for part in result["diff"].splitlines() if re.match(r"[-+](?![-+])", part)]
        yield Mutation(place, "\n".join(changed), result["test_outcome"])


def main(modules: Sequence[str]) -> None:
    """Say of each fault that survived where it stands and what it changes, and how many there were."""
    tried = try_all(modules)
    survivors = [mutation for mutation in tried if mutation.outcome == "survived"]
    for mutation in survivors:
        print(f"{mutation.place}\n{mutation.change}\n")
    print(f"{len(survivors)} of {len(tried)} changes were noticed by no test.")


if __name__ == "__main__":
    main(sys.argv[1:] or MODULES)
