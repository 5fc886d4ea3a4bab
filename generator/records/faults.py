"""What pydantic has against a field, in our words and with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from generator.findings.finding import Code, Finding, Location, did_you_mean
from generator.records.fields import Or, Relation, Tier
from generator.records.files import Document

ENUM_CODES: Mapping[type, Code] = {Tier: Code.UNKNOWN_TIER, Relation: Code.UNKNOWN_RELATION}
# What a value should have been, by the name that pydantic gives to the fault.
TYPE_NAMES = {
    "tuple_type": "a list, such as `[one, two]`",
    "model_type": "fields, such as `{key: value}`",
    "model_attributes_type": "fields, such as `{key: value}`",
    "dict_type": "fields, such as `{key: value}`",
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "bool_parsing": "`true` or `false`",
    "bool_type": "`true` or `false`",
    "date_from_datetime_parsing": "a date, such as `2026-11-21`",
    "date_parsing": "a date, such as `2026-11-21`",
    "date_type": "a date, such as `2026-11-21`",
    "enum": "one word",
}


SHORT = re.compile(r"[a-z]{1,20}")  # an example that is one of a few words


@dataclass(frozen=True)
class FieldFault:
    """A fault of one field: pydantic's name for it, the steps to the field, what is written there, and its context."""

    document: Document
    shape: Any
    type: str
    steps: Sequence[str | int]
    written: Any
    context: Mapping[str, Any]

    @classmethod
    def of(cls, document: Document, shape: Any, error: Mapping[str, Any]) -> FieldFault:
        """A fault as pydantic describes it."""
        return cls(document, shape, error["type"], error["loc"], error["input"], error.get("ctx", {}))

    @property
    def where(self) -> Location:
        """Where the field stands, or what it should stand in."""
        return self.document.locate(*self.steps)

    @property
    def name(self) -> str:
        """The field's name."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "the record")

    @property
    def example(self) -> str:
        """The field with a value that it may have."""
        group: Any = _type_at(self.shape, self.steps[:-1])
        known = getattr(group, "model_fields", {}).get(self.steps[-1]) if self.steps else None
        return f"`{self.name}: {known.examples[0] if known and known.examples else '…'}`"


def finding_of(fault: FieldFault) -> Finding:
    """What is to be said of a fault."""
    if fault.written is None and fault.type != "extra_forbidden":
        return Finding(Code.WRONG_TYPE, fault.where, f"`{fault.name}` has no value", "write it, or take the line out")
    if wording := WORDINGS.get(fault.type):
        return wording(fault)
    message = fault.context.get("message") or f"`{fault.written or ''}` cannot be the value of `{fault.name}`"
    return Finding(Code.WRONG_VALUE, fault.where, message, fault.context.get("hint") or f"such as {fault.example}")


def _missing(fault: FieldFault) -> Finding:
    above, first_line = fault.steps[:-1], Location(fault.document.path, length=len("---"))
    place = fault.document.locate(*above) if above else first_line
    return Finding(
        Code.MISSING_FIELD, place, f"the field `{fault.name}` is missing", f"add it, such as {fault.example}"
    )


def _unknown_field(fault: FieldFault) -> Finding:
    valid = sorted(getattr(_type_at(fault.shape, fault.steps[:-1]), "model_fields", {}))
    hint = did_you_mean(fault.name, valid, f"the fields here are {', '.join(valid)}")
    if fault.written is None and " " in fault.name:
        hint = "between `{` and `}` a comma begins a new field; put a value that has one in quotes"
    if fault.written is None and fault.name.isdigit():
        hint = f"a number is written with a point, as `28.{fault.name}`, and without signs between thousands"
    where = fault.document.front.locate_key(*fault.steps)
    return Finding(Code.UNKNOWN_FIELD, where, f"there is no field `{fault.name}`", hint)


def _unknown_word(fault: FieldFault) -> Finding:
    if not isinstance(fault.written, str):
        return _wrong_type(fault)
    words = _type_at(fault.shape, fault.steps)
    valid = [choice.value for choice in words]
    hint = did_you_mean(fault.written, valid, f"it is one of {', '.join(valid)}")
    code = ENUM_CODES.get(words, Code.WRONG_VALUE)
    return Finding(code, fault.where, f"there is no {fault.name} `{fault.written}`", hint)


def _too_long(fault: FieldFault) -> Finding:
    most, length = fault.context["max_length"], len(fault.written)
    what = "characters" if isinstance(fault.written, str) else "entries"
    message = f"`{fault.name}` has {length} {what}; {most} is the most"
    return Finding(Code.TOO_LONG, fault.where, message, f"shorten it by {length - most}")


def _too_short(fault: FieldFault) -> Finding:
    least, length = fault.context["min_length"], len(fault.written)
    message = f"`{fault.name}` has {length or 'no'} {'entry' if length == 1 else 'entries'}; {least} is the least"
    return Finding(Code.WRONG_VALUE, fault.where, message, f"such as {fault.example}")


def _no_fields(fault: FieldFault) -> Finding:
    """A word in the place of a group of fields, such as the id of a paper where its note belongs, too."""
    group: Any = _type_at(fault.shape, fault.steps)
    needed = [name for name, field in getattr(group, "model_fields", {}).items() if field.is_required()]
    if not needed:
        return _wrong_type(fault)
    entry = fault.steps and isinstance(fault.steps[-1], int)
    what = f"an entry of `{fault.name}`" if entry else f"`{fault.name}`"
    first = fault.written if isinstance(fault.written, str) and len(fault.written) < 60 else "…"
    examples = {name: str((group.model_fields[name].examples or ["…"])[0]) for name in needed}
    said = {name: example if SHORT.fullmatch(example) else "…" for name, example in examples.items()}
    parts = ", ".join(f"{name}: {first if name == needed[0] else said[name]}" for name in needed)
    *others, last = (f"`{name}`" for name in needed)
    named = f"{', '.join(others)} and {last}" if others else last
    hint = f"write it as `{'- ' if entry else ''}{{{parts}}}`"
    return Finding(Code.WRONG_TYPE, fault.where, f"{what} needs {named}", hint)


def _wrong_type(fault: FieldFault) -> Finding:
    if fault.type.startswith("date") and re.fullmatch(r"\d{4}-\d\d-\d\d", str(fault.written)):
        return Finding(Code.WRONG_TYPE, fault.where, f"there is no day `{fault.written}`", f"such as {fault.example}")
    message = f"`{fault.name}` is not {TYPE_NAMES[fault.type]}"
    more = "; its unit is that of the metric, and `60x` is written `value: 60, relative: ratio`"
    hint = f"such as {fault.example}{more if fault.type == 'decimal_parsing' else ''}"
    return Finding(Code.WRONG_TYPE, fault.where, message, hint)


WORDINGS: Mapping[str, Callable[[FieldFault], Finding]] = {
    **dict.fromkeys(TYPE_NAMES, _wrong_type),
    **dict.fromkeys(("model_type", "model_attributes_type"), _no_fields),
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "enum": _unknown_word,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_short,
}


def _type_at(shape: Any, steps: Sequence[str | int]) -> Any:
    """The type that a shape has at these steps, optional types without their None; a group comes first."""
    for step in steps:
        shape = get_args(shape)[0] if isinstance(step, int) else shape.model_fields[step].annotation
        if get_origin(shape) in (Union, UnionType):
            shape = next(choice for choice in get_args(shape) if choice is not type(None))
        shape = next((one.group for one in get_args(shape) if isinstance(one, Or)), shape)
    return shape
