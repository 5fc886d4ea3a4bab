"""What editors know of the records: the schemas, where they apply, and how findings are marked."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.checks import report
from generator.checks.check import check
from generator.exports.editors import schemas
from generator.records import files
from generator.records.kinds import kind_of
from tests.conftest import Compare

FOLDER = Path(".vscode")
CONTENT = Path("content")


class Loader(yaml.CSafeLoader):
    """Reads YAML as editors do: a day is a text."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for sign, resolvers in Loader.yaml_implicit_resolvers.items()
}


def fields(path: str) -> Any:
    text = files.read_text(CONTENT, path)
    return yaml.load(text if path.endswith(".yml") else text.split("\n---\n")[0], Loader)


def faults(kind: str, written: Any) -> Iterator[str]:
    for error in Draft202012Validator(json.loads(schemas()[kind])).iter_errors(written):
        yield f"{error.json_path}: {error.message}"


@pytest.mark.parametrize("kind", schemas())
def test_the_schema_of_the_editors_is_that_of_the_records(kind: str, compare: Compare) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[kind]))
    compare(schemas()[kind], FOLDER / f"{kind}.schema.json")


def test_every_real_record_fits_its_schema() -> None:
    checkers = {kind: Draft202012Validator(json.loads(schema)) for kind, schema in schemas().items()}
    wrong = {}
    for path in files.files(CONTENT):
        row = kind_of(path)
        assert row
        if messages := [error.message for error in checkers[row.kind].iter_errors(fields(path))]:
            wrong[path] = messages
    assert wrong == {}


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"tdlr": "Names the gain."}, "'tdlr' was unexpected"),
        ({"year": 1066}, "1066 is less than the minimum"),
        ({"builds_on": [{"paper": "adapters", "relation": "aplies", "change": "Is new."}]}, "'aplies' is not one of"),
        ({"results": [{"task": "Speed", "metric": "time", "value": [1]}]}, "[1] is not valid"),
        ({"links": {"arxiv": 2106.09685}}, "2106.09685 is not of type 'string'"),
    ],
)
def test_a_wrong_field_does_not_fit(spoilt: dict[str, Any], said: str) -> None:
    right = fields("papers/2021/lora.md")
    assert list(faults("papers", right)) == []
    assert said in "\n".join(faults("papers", right | spoilt))


def fits(path: str, globs: Sequence[str]) -> bool:
    """Whether a path is among what the globs name; what one with `!` names is left out."""
    fitting = {glob.startswith("!") for glob in globs if fnmatch(path, glob.removeprefix("!"))}
    return fitting == {False}


def test_each_schema_applies_to_the_records_of_its_kind_and_to_no_others() -> None:
    applied = json.loads((FOLDER / "settings.json").read_text())["yaml.schemas"]
    assert {Path(schema) for schema in applied} == {FOLDER / f"{kind}.schema.json" for kind in schemas()}
    for path in files.files(CONTENT):
        row = kind_of(path)
        fitting = [schema for schema, globs in applied.items() if fits(f"content/{path}", globs)]
        assert row
        assert fitting == [f".vscode/{row.kind}.schema.json"], path


def test_the_task_of_the_editor_reads_every_finding_where_it_stands(tmp_path: Path) -> None:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    record = tmp_path / "content/papers/2018/bert.md"
    record.write_text(record.read_text("utf-8").replace("tldr:", "tdlr:").replace("applies", "aplies"), "utf-8")
    (task,) = json.loads((FOLDER / "tasks.json").read_text())["tasks"]
    first, second = task["problemMatcher"]["pattern"]
    checked = check(tmp_path / "content")
    lines = report.as_text(checked, "content").splitlines()
    read = []
    for number, line in enumerate(lines):
        if (what := re.match(first["regexp"], line)) and (where := re.match(second["regexp"], lines[number + 1])):
            place = (where[second["file"]], int(where[second["line"]]), int(where[second["column"]]))
            read.append((what[first["severity"]], what[first["code"]], what[first["message"]], *place))
    assert len(read) == 2
    assert read == [
        (one.severity, one.code, one.message, f"content/{one.location.path}", one.location.line, one.location.column)
        for one in checked.findings
    ]
