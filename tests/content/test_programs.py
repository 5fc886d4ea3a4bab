"""What is said to programs holds: the examples run, and the files are as their specifications have them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from generator.commands.mcp import mcp_command

SITE, PAGE = Path("site"), Path("generator/pages/templates/programs.md.j2")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
AREAS = sorted(one.stem for one in Path("content/areas").glob("*.md") if "." not in one.stem)  # no translations
# The specification's own pattern of a link in a list of files.
LISTED = re.compile(r"-\s*\[(?P<title>[^\]]+)\]\((?P<url>[^\)]+)\)(?::\s*(?P<desc>.*))?")


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_run_where_the_files_lie(example: str) -> None:
    done = subprocess.run([sys.executable, "-c", example], cwd=SITE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 3


def test_a_client_is_told_a_command_that_there_is() -> None:
    (told,) = re.findall(r"^```json\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    server = json.loads(told)["mcpServers"]["stemma"]
    assert server["args"][0] == mcp_command.name


@pytest.mark.parametrize("path", ["llms.txt", *(f"llms/{area}.txt" for area in AREAS)])
def test_a_parser_of_llms_txt_reads_every_line(path: str) -> None:
    file = SITE / path
    title, _, rest = file.read_text("utf-8").partition("\n\n")
    assert title.startswith("# Stemma")
    assert rest.startswith("> ")
    lines = [line for line in rest.split("\n") if line.startswith("-")]
    assert lines
    for line in lines:
        found = LISTED.fullmatch(line)
        assert found, line
        assert found["desc"], line
        assert (file.parent / found["url"]).is_file(), line


def test_the_router_is_short() -> None:
    assert len((SITE / "llms.txt").read_text("utf-8").splitlines()) < 200


def test_each_record_lies_beside_its_page_and_fits_its_schema() -> None:
    schema = json.loads((SITE / "paper.schema.json").read_text("utf-8"))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["$id"].endswith("paper.schema.json")
    catalog = json.loads((SITE / "catalog.json").read_text("utf-8"))
    fits = jsonschema.Draft202012Validator(schema)
    for paper in catalog["papers"]:
        record = json.loads((SITE / paper["url"]).with_suffix(".json").read_text("utf-8"))
        assert {key: record[key] for key in paper} == paper
    for paper in catalog["papers"][::20]:
        fits.validate(json.loads((SITE / paper["url"]).with_suffix(".json").read_text("utf-8")))
