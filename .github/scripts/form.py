"""Makes of an issue's form the change that it asks for: a record that is begun, or words of a record put right.

    PYTHONPATH=. .venv/bin/python .github/scripts/form.py form < "$GITHUB_EVENT_PATH"

It reads GitHub's event of a label and changes at most one file below content/. Into the folder it writes `path`,
`title` and `body.md` for a pull request, or `answer.md` on why there is none. What the form says is somebody's text: it
names no file but a record that is there, reaches no command, and stands in an answer as quoted text alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.addresses import slug
from generator.checks.check import check
from generator.commands import begin
from generator.findings.finding import Severity
from generator.new.bibliography import Bibliography
from generator.new.links import named
from generator.new.lookup import Fetch, Lookup
from generator.new.outside import LookupFailedError, line
from generator.publish.output import rewrite

ACCEPTED = "accepted"  # the label by which a maintainer asks for the pull request
FORMS = Path(".github/ISSUE_TEMPLATE")
NOTHING = "_No response_"  # what GitHub writes for a field that was left empty
LONGEST_TITLE = 200


class Change(NamedTuple):
    """A file of the content that was changed, and what the pull request is called."""

    path: str
    title: str


class NoChangeError(Exception):
    """The form does not tell what is to be changed; the text says what it lacks."""


def change_of(event: Mapping[str, Any], content: Path, fetch: Fetch) -> Change:
    """Make the change that a form asks for. Raises NoChangeError or LookupFailedError if none comes of it."""
    issue = event["issue"]
    if event["label"]["name"] != ACCEPTED or "pull_request" in issue:
        raise NoChangeError(f"Only the label `{ACCEPTED}` on an issue asks for a change.")
    kinds = sorted({label["name"] for label in issue["labels"]} & MAKERS.keys())
    if len(kinds) != 1:
        raise NoChangeError(f"The issue needs one of the labels {', '.join(MAKERS)}, which its form gives it.")
    return MAKERS[kinds[0]](values_of(issue["body"] or "", kinds[0]), content, fetch)


def values_of(body: str, kind: str) -> Mapping[str, str]:
    """What stands in each field of a form, by the field's id: GitHub writes each below its label as a heading."""
    fields = yaml.safe_load((FORMS / f"{kind}.yml").read_text("utf-8"))["body"]
    headings = {f"### {field['attributes']['label']}": field["id"] for field in fields if "id" in field}
    values: dict[str, list[str]] = {}
    current: list[str] = []
    sound = body.encode("utf-8", "replace").decode("utf-8")  # JSON can hold half a sign, which no file can
    for row in sound.replace("\r\n", "\n").split("\n"):
        name = headings.get(row.rstrip())
        if name and name not in values:  # a heading that comes again is a part of what somebody wrote
            current = values.setdefault(name, [])
        else:
            current.append(row)
    told = {name: "\n".join(rows).strip() for name, rows in values.items()}
    return {name: "" if value == NOTHING else value for name, value in told.items()}


def begun(values: Mapping[str, str], content: Path, fetch: Fetch) -> Change:
    """Begin the record of the paper that a form names."""
    checked = check(content)
    areas = {area.fields.name: area.id for area in checked.reading.records.areas}
    area = areas.get(values.get("area", ""))
    if not area:
        raise NoChangeError(f"The form names no area; there are {', '.join(areas)}.")
    name = named(values.get("identifier", ""))
    beginning = begin.Beginning(content, area, date.today(), {})
    beginning.refuse_known(Bibliography("", links=name.links))
    try:
        known = begin.known_of(name, Lookup(fetch, beginning.latest))
    except OSError:  # nobody can be reached: what the form tells is enough to begin with
        known = Bibliography(line(values.get("title", "")), links=name.links)
    record = beginning.begin(known, paper_id=slug(line(values.get("name", ""))) or None)
    return Change(f"{content.as_posix()}/{record.path}", f"Begin a record: {known.called}"[:LONGEST_TITLE])


def corrected(values: Mapping[str, str], content: Path, _: Fetch) -> Change:
    """Put other words in the place of some that stand once in a record."""
    before = check(content)
    record = values.get("record", "").removeprefix("content/")
    if record not in before.reading.documents:
        raise NoChangeError(
            f"`{record}` is no record; its page has the name of the file behind *Suggest a correction*."
        )
    old, new = values.get("old", ""), values.get("new", "")
    if not old or not new:
        raise NoChangeError(
            "It does not say which words stand there now and which ones should, so a person has to see to it."
        )
    text = before.texts[record]
    places = list(re.finditer(r"\s+".join(map(re.escape, old.split())), text))
    if len(places) != 1:
        times = f"The words that stand there now are found {len(places)} times in {record}"
        raise NoChangeError(f"{times}; take more or fewer of them, as the file has them.")
    changed = text[: places[0].start()] + new + text[places[0].end() :]
    found = set(check(content, instead={record: changed}).findings) - set(before.findings)
    wrong = sorted((one for one in found if one.severity is Severity.ERROR), key=lambda one: one.location)
    if wrong:
        raise NoChangeError("\n".join(["With these words:", *(f"{one.message}: {one.hint}" for one in wrong)]))
    rewrite(content / record, changed)
    return Change(f"{content.as_posix()}/{record}", f"Correct {record}")


MAKERS: Mapping[str, Callable[[Mapping[str, str], Path, Fetch], Change]] = {"paper": begun, "correction": corrected}


def answer(reason: str) -> str:
    """The comment that says why there is no pull request; what it quotes of the form can mention nobody."""
    fence = "`" * max(4, 1 + max(map(len, re.findall("`+", reason)), default=0))
    return f"No pull request came of this form.\n\n{fence}text\n{reason}\n{fence}\n"


def write(event: Mapping[str, Any], content: Path, fetch: Fetch, folder: Path) -> None:
    """Make the change of a form and write into a folder what is to be said of it."""
    folder.mkdir(exist_ok=True)
    try:
        change = change_of(event, content, fetch)
    except (NoChangeError, LookupFailedError) as error:
        (folder / "answer.md").write_text(answer(str(error)), "utf-8", errors="replace")
        return
    (folder / "path").write_text(change.path, "utf-8")
    (folder / "title").write_text(change.title, "utf-8")
    number = int(event["issue"]["number"])
    body = f"Made of the form in #{number}, which a maintainer accepted. Look at it beside its source."
    (folder / "body.md").write_text(f"{body}\n\nCloses #{number}\n", "utf-8")


if __name__ == "__main__":
    write(json.load(sys.stdin), Path("content"), begin.fetch, Path(sys.argv[1]))
