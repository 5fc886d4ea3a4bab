"""An issue's form becomes a change of one record, or an answer that says why not, whatever somebody wrote into it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
import yaml

from generator.checks.check import check
from tests.test_workflows import GITHUB, script

FORM = script("form")
HOSTILE = "$(touch harm) `touch harm` @everybody <script>alert(1)</script> ${{ github.token }} ../../x"


def unreachable(_: str) -> bytes:
    raise URLError("no route")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    return tmp_path / "content"


def event(kind: str, label: str = "accepted", **values: str) -> dict[str, Any]:
    """GitHub's event of a label on an issue of a form, with what stands in its fields."""
    fields = yaml.safe_load((GITHUB / f"ISSUE_TEMPLATE/{kind}.yml").read_text("utf-8"))["body"]
    told = [(field["attributes"]["label"], values.get(field["id"], "_No response_")) for field in fields]
    body = "\r\n\r\n".join(f"### {heading}\r\n\r\n{value}" for heading, value in told)
    labels = [{"name": kind}, {"name": "accepted"}]
    return {"label": {"name": label}, "issue": {"number": 12, "body": body, "labels": labels}}


def written(given: dict[str, Any], content: Path) -> dict[str, str]:
    """What is said of a form, by the file's name."""
    told = content.parent / "told"
    FORM.write(given, content, unreachable, told)
    return {file.name: file.read_text("utf-8") for file in told.iterdir()}


def correction(old: str, new: str, record: str = "content/papers/2018/bert.md") -> dict[str, Any]:
    return event("correction", record=record, wrong="It is wrong.", source="Table 1", old=old, new=new)


def test_a_form_for_a_paper_begins_its_record(content: Path) -> None:
    paper = event(
        "paper",
        identifier="https://arxiv.org/abs/2106.09685v2",
        title="LoRA: Low-Rank",
        area="Natural language processing",
        name="LoRA",
        why="?",
    )
    told = written(paper, content)
    assert told["path"] == f"{content.as_posix()}/papers/2021/lora.md"
    assert told["title"] == "Begin a record: LoRA: Low-Rank"
    assert "Closes #12" in told["body.md"]
    assert 'links: {"arxiv": "2106.09685"}' in Path(told["path"]).read_text("utf-8")
    assert check(content).errors == 0


def test_a_form_for_a_correction_puts_words_in_the_place_of_others_across_lines(content: Path) -> None:
    record = content / "papers/2018/bert.md"
    record.write_text(record.read_text("utf-8").replace("fills gaps in", "fills\ngaps in"), "utf-8")
    told = written(correction("BERT fills gaps", "BERT fills holes"), content)
    assert told["title"] == "Correct papers/2018/bert.md"
    assert "BERT fills holes in text [@transformer]" in record.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("no such words", "others", "found 0 times"),
        ("BERT", "Bert", "found "),
        ("[@transformer]", "[@transformar]", "there is no paper `transformar`"),
        ("BERT fills gaps", "<script>alert(1)</script>", "With these words:"),
        ("_No response_", "_No response_", "a person has to see to it"),
    ],
)
def test_a_correction_that_cannot_be_made_is_answered_and_changes_nothing(
    old: str, new: str, said: str, content: Path
) -> None:
    before = (content / "papers/2018/bert.md").read_bytes()
    told = written(correction(old, new), content)
    assert list(told) == ["answer.md"]
    assert said in told["answer.md"]
    assert (content / "papers/2018/bert.md").read_bytes() == before


@pytest.mark.parametrize(
    "record", ["../mkdocs.yml", "content/../../x.md", "/etc/passwd", "papers/2018/none.md", HOSTILE]
)
def test_a_correction_names_no_file_but_a_record_that_is_there(record: str, content: Path) -> None:
    told = written(correction("a", "b", record), content)
    assert "is no record" in told["answer.md"]


@pytest.mark.parametrize(
    "given",
    [
        event("paper", identifier=HOSTILE, title=HOSTILE, area="Natural language processing", name=HOSTILE),
        event("paper", identifier="refs.bib", title="A File", area="Natural language processing"),
        event("paper", identifier="1810.04805", title="BERT", area="Natural language processing"),
        event("paper", identifier="2106.09685", title="LoRA", area=HOSTILE),
        event("paper", identifier="2106.09685", title="LoRA", area="Natural language processing", label="bug"),
        event("translation", record="x"),
        {"label": {"name": "accepted"}, "issue": {"number": 12, "body": None, "labels": [{"name": "paper"}]}},
    ],
)
def test_a_form_that_names_no_paper_of_which_a_record_could_be_begun_is_answered(
    given: dict[str, Any], content: Path
) -> None:
    assert list(written(given, content)) == ["answer.md"]
    assert len(list(content.rglob("papers/*/*.md"))) == 3


def test_an_answer_quotes_the_form_and_mentions_nobody() -> None:
    told = FORM.answer("`@everybody` ```` @you")
    assert told.count("`````") == 2


def test_a_heading_that_comes_again_is_a_part_of_the_text() -> None:
    body = "### Its title\n\nOne\ud800\n\n### Its title\n\nTwo"
    assert FORM.values_of(body, "paper") == {"title": "One?\n\n### Its title\n\nTwo"}


def test_the_form_for_a_paper_offers_the_areas_that_there_are() -> None:
    fields = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/paper.yml").read_text("utf-8"))["body"]
    (options,) = (field["attributes"]["options"] for field in fields if field["id"] == "area")
    areas = [file.read_text("utf-8").split("---")[1] for file in Path("content/areas").glob("*.md")]
    names = [yaml.safe_load(fields)["name"] for fields in areas if "source_hash" not in fields]
    assert sorted(options) == sorted(names)


PROGRAM = """#!/bin/sh
if [ "${0##*/}" = git ]; then
  case $* in *HEAD:content/new.md) exit 1 ;; *) echo 0a ;; esac
  exit 0
fi
(IFS='|'; echo "$*") >> "$CALLS"
case $* in
  *.permission) echo "$MAY" ;;
  *git/ref/heads/*) test -n "$THERE" ;;
esac
"""


def calls_of(folder: Path, told: dict[str, str], **environment: str) -> list[list[str]]:
    """What the script asks of GitHub, of a record that is there and of one that is new."""
    for program in ("gh", "git"):
        (folder / program).write_text(PROGRAM, "utf-8")
        (folder / program).chmod(0o755)
    for name, text in {
        **{f"told/{name}": text for name, text in told.items()},
        "content/a.md": "old\n",
        "content/new.md": "",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    given = {"REPOSITORY": "a/b", "ACTOR": "ada", "NUMBER": "12", "BASE": "main", "MAY": "write", "THERE": ""}
    path = f"{folder}:{os.environ['PATH']}"
    subprocess.run(
        ["bash", str((GITHUB / "scripts/form.sh").resolve()), "told"],
        cwd=folder,
        env={**os.environ, **given, **environment, "PATH": path, "CALLS": str(folder / "calls")},
        check=False,
        capture_output=True,
    )
    assert not (folder / "harm").exists()
    calls = folder / "calls"
    return [call.split("|") for call in calls.read_text("utf-8").splitlines()] if calls.exists() else []


def test_a_change_becomes_a_branch_a_file_a_pull_request_and_its_checks(tmp_path: Path) -> None:
    calls = calls_of(tmp_path, {"path": "content/a.md", "title": HOSTILE, "body.md": "Closes #12\n"})
    _, _, branch, file, request, checks = calls
    assert "ref=refs/heads/form/12" in branch
    assert "repos/a/b/contents/content/a.md" in file
    assert any(word.startswith("sha=") for word in file)
    assert request[request.index("--title") + 1] == HOSTILE
    assert checks == ["workflow", "run", "pull-request.yml", "--repo", "a/b", "--ref", "form/12"]
    assert (tmp_path / "told/content").read_text("utf-8") == "b2xkCg=="


def test_a_new_file_is_sent_as_one(tmp_path: Path) -> None:
    calls = calls_of(tmp_path, {"path": "content/new.md", "title": "Begin", "body.md": ""})
    assert not any(word.startswith("sha=") for word in calls[3])


@pytest.mark.parametrize(
    ("told", "environment", "last"),
    [
        ({"path": "content/a.md", "title": "x"}, {"MAY": "read"}, "permission"),
        ({"path": "content/a.md", "title": "x"}, {"THERE": "yes"}, "ref/heads/form/12"),
        ({"answer.md": "No."}, {}, "comment"),
        ({"answer.md": "No."}, {"MAY": "none"}, "permission"),
    ],
)
def test_nothing_is_opened_for_who_may_not_accept_or_where_there_is_a_branch_or_an_answer(
    told: dict[str, str], environment: dict[str, str], last: str, tmp_path: Path
) -> None:
    calls = calls_of(tmp_path, told, **environment)
    assert last in " ".join(calls[-1])
    assert not any("POST" in call or "PUT" in call for call in calls)


@pytest.mark.parametrize("environment", [{"NUMBER": "1; touch harm"}, {"ACTOR": "$(touch harm)"}, {"NUMBER": "0"}])
def test_an_event_that_is_none_asks_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    assert calls_of(tmp_path, {"answer.md": "No."}, **environment) == []


def test_the_workflow_passes_nothing_that_somebody_wrote_into_a_command() -> None:
    text = (GITHUB / "workflows/form.yml").read_text("utf-8")
    commands = [row for row in text.splitlines() if "run:" in row]
    assert len(commands) == 3
    assert not any("${{" in row for row in commands)
    for untrusted in ("issue.title", "issue.body", "issue.user", "head_ref"):
        assert untrusted not in text
