"""What GitHub runs and asks: workflows without known faults, and forms that the site's links fill in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from generator.records.kinds import KINDS
from generator.records.reading import read

GITHUB = Path(".github")


def test_workflows_have_no_findings() -> None:
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run([program, "--offline", "--no-progress", GITHUB], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_to_a_commit() -> None:
    texts = [file.read_text("utf-8") for file in sorted(GITHUB.glob("workflows/*.yml"))]
    used = [line for text in texts for line in re.findall(r"uses: (.+)", text)]
    assert len(used) >= 8
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line) for line in used), used


def test_the_form_for_corrections_has_the_field_that_pages_fill_in() -> None:
    form = (GITHUB / "ISSUE_TEMPLATE/correction.yml").read_text("utf-8")
    link = Path("overrides/main.html").read_text("utf-8")
    assert "id: record\n" in form
    assert "template=correction.yml&amp;record=" in link


def script(name: str) -> ModuleType:
    """A script that a workflow runs, as a module."""
    spec = spec_from_file_location(name, GITHUB / f"scripts/{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("paths", "tests"),
    [
        (["content/papers/2021/lora.md"], False),
        (["content/papers/2021/lora.md", "content/languages/pt-BR.yml\n", "\n"], False),
        (["content/papers/2021/lora.md", "generator/cli.py"], True),
        (["mkdocs.yml"], True),
        (["tests/content/test_content.py"], True),
        ([".github/workflows/pull-request.yml"], True),
        (["content/../generator/cli.py"], True),
        ([], True),
    ],
)
def test_a_change_of_texts_alone_takes_the_short_way(paths: list[str], tests: bool) -> None:
    assert script("scope").needs_tests(paths) == tests


def test_a_preview_names_the_pages_of_the_records_that_changed() -> None:
    addresses = {row.lies: row.address("some-id") for row in KINDS.values() if row.address and "<id>" in row.lies}
    assert len(addresses) >= 6
    for lies, address in addresses.items():
        path = lies.replace("<year>", "2021").replace("<id>", "some-id")
        assert script("comment").page_of(f"content/{path}") == address, path
    assert script("comment").page_of("content/papers/2021/lora.pt-BR.md") == "pt-BR/papers/lora.html"


@pytest.mark.parametrize(
    "name",
    [
        "content/papers/2021/[x](javascript:alert(1)).md",
        "content/papers/2021/lora.md\n- @everybody",
        "content/papers/2021/../../x.md",
        "content/papers/2021/`x`.md",
        "generator/cli.py",
        "content/removed.yml",
    ],
)
def test_a_preview_says_nothing_of_a_name_that_is_no_record_s(name: str) -> None:
    assert script("comment").pages_of([f"added\t{name}"]) == []


def test_a_preview_tells_the_bundle_and_no_address_but_github_s() -> None:
    told = script("comment").comment(
        ["papers/lora.html"], "https://github.com/a/b/actions/runs/1/artifacts/2", "success"
    )
    assert "(https://github.com/a/b/actions/runs/1/artifacts/2)" in told
    assert "- `papers/lora.html`\n" in told
    for address in ("", "https://example.org/actions/runs/1/artifacts/2"):
        assert "http" not in script("comment").comment(["papers/lora.html"], address, "failure")
    many = script("comment").comment(
        [f"papers/p{n}.html" for n in range(40)], told.split("(")[1].split(")")[0], "failure"
    )
    assert "and 10 pages more" in many


ANSWERS = """#!/usr/bin/env python3
import os, pathlib, sys
words = sys.argv[1:]
with open(os.environ["CALLS"], "a") as calls:
    calls.write(" ".join(words) + "\\n")
files = "modified\\tcontent/papers/2021/lora.md\\nremoved\\tcontent/papers/2021/old.md"
answers = {"/pulls": os.environ["PULL"], "/artifacts": "22", "/files": files}
endpoint = next((word for word in words if word.startswith("repos/")), "")
if endpoint.endswith("/comments") and "POST" not in words:
    print(os.environ["OLD"])
print(next((answer for end, answer in answers.items() if endpoint.endswith(end)), ""))
"""


@pytest.mark.parametrize(("pull", "old", "sent"), [("7", "", "POST"), ("7", "99", "PATCH"), ("", "", None)])
def test_a_preview_comments_once_on_the_pull_request_at_this_commit(
    pull: str, old: str, sent: str | None, tmp_path: Path
) -> None:
    (tmp_path / "gh").write_text(ANSWERS, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    told = {
        "REPOSITORY": "a/b",
        "RUN": "1",
        "CONCLUSION": "success",
        "OWNER": "c",
        "BRANCH": "x$(touch harm)",
        "COMMIT": "0a",
    }
    environment = {**os.environ, **told, "PATH": f"{tmp_path}:{os.environ['PATH']}", "CALLS": str(tmp_path / "calls")}
    command = ["bash", str((GITHUB / "scripts/preview.sh").resolve())]
    subprocess.run(
        command, cwd=tmp_path, env={**environment, "PULL": pull, "OLD": old}, check=True, capture_output=True
    )
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert "head=c:x$(touch harm)" in calls[0]
    assert 'select(.head.sha == "0a")' in calls[0]
    assert not (tmp_path / "harm").exists()
    writes = [call for call in calls if "POST" in call or "PATCH" in call]
    assert [sent] * bool(sent) == [call.split()[2] for call in writes]
    if sent:
        assert ("issues/comments/99" if old else "issues/7/comments") in writes[0]
        body = (tmp_path / "comment.md").read_text("utf-8")
        assert "actions/runs/1/artifacts/22" in body
        assert "papers/lora.html" in body
        assert "old" not in body


def test_the_weekly_look_at_links_sees_numbers_fields_sources_and_texts(tmp_path: Path) -> None:
    paper = tmp_path / "papers/2021/example.md"
    paper.parent.mkdir(parents=True)
    paper.write_text(
        "---\ntitle: A\nyear: 2021\nlistings: [{area: nlp, tier: seminal}]\n"
        'links: {arxiv: "2106.09685", doi: 10.1000/x, code: "https://example.org/code"}\n'
        "results: [{task: T, metric: m, value: 1, source: https://example.org/source}]\n"
        "summary: {status: wanted, sources: [https://example.org/read]}\n---\n"
        "[A](https://example.org/?a=1&b=2) and[^1].\n\n[^1]: <https://example.org/note>\n",
        "utf-8",
    )
    listed = script("outside").listed(read(tmp_path))
    wanted = "arxiv.org/abs/2106.09685 doi.org/10.1000/x example.org/code example.org/source example.org/read"
    assert [
        address
        for address in f"{wanted} example.org/?a=1&b=2 example.org/note".split()
        if f"<https://{address}>" not in listed
    ] == []


def test_no_workflow_that_a_fork_can_start_has_rights_beside_reading() -> None:
    for file in sorted(GITHUB.glob("workflows/*.yml")):
        text = file.read_text("utf-8")
        if "pull_request:\n" in text:
            assert "write" not in text, file
            assert "secrets" not in text, file
        assert "pull_request_target" not in text, file
    preview = (GITHUB / "workflows/preview.yml").read_text("utf-8")
    assert "ref: ${{ github.event.repository.default_branch }}" in preview
    assert "download" not in preview
