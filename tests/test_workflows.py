"""What GitHub runs and asks: workflows without known faults, and forms that the site's links fill in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

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
