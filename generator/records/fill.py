"""Composed front matter to model values, or findings with their line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator.findings.finding import Code, Finding, Location, did_you_mean
from generator.records.fields import (
    Relation,
    Tier,
)
from generator.records.files import Document

Value = TypeVar("Value")
ENUM_CODES: Mapping[type, Code] = {Tier: Code.UNKNOWN_TIER, Relation: Code.UNKNOWN_RELATION}
TYPE_NAMES = {
    "tuple_type": "a list, such as `[one, two]`",
    "model_type": "fields, such as `{key: value}`",
    "model_attributes_type": "fields, such as `{key: value}`",
    "dict_type": "fields, such as `{key: value}`",
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "decimal_parsing": "a number, without its unit",
    "decimal_type": "a number",
    "bool_parsing": "`true` or `false`",
    "bool_type": "`true` or `false`",
    "date_from_datetime_parsing": "a date, such as `2026-11-21`",
    "date_parsing": "a date, such as `2026-11-21`",
    "date_type": "a date, such as `2026-11-21`",
    "enum": "one word",
    "missing": "a value",
}
_adapter = cache(TypeAdapter)


def fill(document: Document, shape: Any) -> tuple[Any | None, tuple[Finding, ...]]:
    """The front matter as a value of this shape, or None and what is wrong with it; one that cannot be read is None."""
    if not document.readable:
        return None, ()
    try:
        return _adapter(shape).validate_python(document.fields), ()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=True)
        return None, tuple(_finding(document, shape, fault) for fault in faults if not _follows(fault, faults))


def _follows(fault: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a list is only too short because its entries are wrong, which is said of each."""
    steps = fault["loc"]
    return fault["type"] == "too_short" and any(
        len(f["loc"]) > len(steps) and f["loc"][: len(steps)] == steps for f in faults
    )


def _finding(document: Document, shape: Any, fault: Mapping[str, Any]) -> Finding:
    """What pydantic found, in our words and with its place in the file."""
    steps, kind = fault["loc"], fault["type"]
    where = document.locate(*steps)
    name = next((step for step in reversed(steps) if isinstance(step, str)), "the record")
    if kind == "missing":
        place = (
            document.locate(*steps[:-1]) if len(steps) > 1 else Location(document.path, max(1, where.line - 1), 1, 3)
        )
        return Finding(
            Code.MISSING_FIELD,
            place,
            f"the field `{name}` is missing",
            f"add it, such as `{name}: {_example(shape, steps)}`",
        )
    if kind == "extra_forbidden":
        valid = sorted(fields_at(shape, steps[:-1]))
        hint = did_you_mean(name, valid, f"the fields here are {', '.join(valid)}")
        if fault["input"] is None and " " in name:
            hint = "between `{` and `}` a comma begins a new field; put a value that has one in quotes"
        return Finding(Code.UNKNOWN_FIELD, document.front.locate_key(*steps), f"there is no field `{name}`", hint)
    if fault["input"] is None:
        return Finding(Code.WRONG_TYPE, where, f"`{name}` has no value", "write it, or take the line out")
    if kind == "enum" and isinstance(fault["input"], str):
        return _unknown_word(where, name, fault["input"], _type_at(shape, steps))
    if kind in ("string_too_long", "too_long"):
        most, found = fault["ctx"]["max_length"], len(fault["input"])
        return Finding(
            Code.TOO_LONG,
            where,
            f"`{name}` has {found} characters; {most} is the most",
            f"shorten it by {found - most}",
        )
    if kind in TYPE_NAMES:
        return Finding(
            Code.WRONG_TYPE, where, f"`{name}` is not {TYPE_NAMES[kind]}", f"such as `{name}: {_example(shape, steps)}`"
        )
    context = fault.get("ctx", {})
    message = context.get("message") or f"`{fault['input'] or ''}` cannot be the value of `{name}`"
    return Finding(
        Code.WRONG_VALUE, where, message, context.get("hint") or f"such as `{name}: {_example(shape, steps)}`"
    )


def _unknown_word(where: Location, name: str, word: str, words: Any) -> Finding:
    valid = [choice.value for choice in words] if isinstance(words, type) and issubclass(words, StrEnum) else []
    hint = did_you_mean(word, valid, f"it is one of {', '.join(valid)}")
    return Finding(ENUM_CODES.get(words, Code.WRONG_VALUE), where, f"there is no {name} `{word}`", hint)


def _example(shape: Any, steps: Sequence[str | int]) -> str:
    parent: Any = _type_at(shape, steps[:-1])
    known = getattr(parent, "model_fields", {}).get(steps[-1]) if steps else None
    return str(known.examples[0]) if known and known.examples else "…"


def fields_at(shape: Any, steps: Sequence[str | int]) -> Iterator[str]:
    """The names of the fields that may stand at these steps of a shape."""
    yield from getattr(_type_at(shape, steps), "model_fields", {})


def _type_at(shape: Any, steps: Sequence[str | int]) -> Any:
    """The type that a shape has at these steps, optional types without their None."""
    for step in steps:
        shape = get_args(shape)[0] if isinstance(step, int) else shape.model_fields[step].annotation
        if get_origin(shape) in (Union, UnionType):
            shape = next(choice for choice in get_args(shape) if choice is not type(None))
    return shape
