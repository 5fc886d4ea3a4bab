"""What was read or reckoned does not change afterwards: it is kept, shared by pages and compared with what was."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

MODULES = [path.with_suffix("").as_posix().replace("/", ".") for path in sorted(Path("generator").rglob("[!_]*.py"))]


def dataclasses(module: str) -> Iterator[type]:
    for value in vars(import_module(module)).values():
        if isinstance(value, type) and value.__module__ == module and "__dataclass_params__" in vars(value):
            yield value


def test_no_value_can_be_changed() -> None:
    found = [one for module in MODULES for one in dataclasses(module)]
    assert found
    assert not [one.__qualname__ for one in found if not vars(one)["__dataclass_params__"].frozen]
