"""JSON Schemas of the records' fields, for editors: names to choose from, meanings on hover, faults while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from generator.records.kinds import KINDS

NULL = {"type": "null"}
UNSAID_KEYS = ("title", "default", "examples")
NAMING_KEYS = ("properties", "$defs")  # what their keys name is ours


def schemas() -> Mapping[str, str]:
    """The schema of each kind of record, as JSON."""
    made = {row.kind: _plain(TypeAdapter(row.shape).json_schema()) for row in KINDS.values()}
    return {kind: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for kind, schema in made.items()}


def _plain(schema: Any) -> Any:
    """The schema as editors show it best: examples with the meaning, and nothing said of values that are left out."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: _plain(value) for key, value in schema.items() if key not in UNSAID_KEYS}
    said |= {key: {name: _plain(one) for name, one in schema[key].items()} for key in NAMING_KEYS if key in schema}
    if "examples" in schema:
        said["description"] = f"{schema['description']} Such as `{schema['examples'][0]}`."
    if NULL in schema.get("anyOf", ()):
        choices = [choice for choice in said.pop("anyOf") if choice != NULL]
        said |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    return said
