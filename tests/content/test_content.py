"""The real records."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from generator.checks import report
from generator.checks.check import check
from generator.checks.fix import fixed
from generator.records import files
from tests import real

ESSENTIAL = "transformer bert gpt-3 alexnet gat vit alphafold-2 gan roberta nerf funsearch vae lstm clip lora"


def test_the_real_records_have_no_findings() -> None:
    assert not real.checked().findings, report.as_text(real.checked(), "content")


def test_the_real_records_stand_as_mending_would_leave_them() -> None:
    texts = {path: files.read_text(real.CONTENT, path) for path in files.files(real.CONTENT)}
    assert {path: done for path, text in texts.items() if (done := fixed(path, text)[1])} == {}


def test_one_broken_record_among_all_gives_its_own_findings_alone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(real.CONTENT, content)
    record = content / "papers/2021/lora.md"
    spoilt = record.read_text("utf-8").replace("\ntldr:", "\ntdlr:").replace("{area: nlp", "{area: npl")
    record.write_text(f"{spoilt}\nSee [@no-such-paper].\n", "utf-8")
    command = [sys.executable, "-m", "generator", "check", "--content", str(content), "--format", "json"]
    # A command of its own reads in several processes; this one has threads and does not.
    said = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    assert [(finding["code"], finding["line"]) for finding in said] == [
        (finding.code, finding.location.line) for finding in check(content).findings
    ]
    assert {finding["path"] for finding in said} == {str(record)}
    assert sorted(finding["code"] for finding in said) == ["unknown-area", "unknown-field", "unknown-paper"]


def test_every_topic_has_at_least_five_papers() -> None:
    records = real.checked().reading.records
    used = [topic for paper in records.papers for topic in paper.fields.topics]
    few = {topic.id: used.count(topic.id) for topic in records.topics if used.count(topic.id) < 5}
    assert not few


def test_the_essential_papers_are_fifteen_in_their_order() -> None:
    lists = {chosen.id: chosen.fields.papers for chosen in real.checked().reading.records.lists}
    assert [entry.paper for entry in lists["essential-papers-for-genai-developers"]] == ESSENTIAL.split()
