"""No file costs a check more than it is worth, or ends it."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.attack import TOY
from tests.hostile.bombs import BOMBS

SECONDS, MEGABYTES = 5, 500  # at most, for each by itself


def check_of(content: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "check", "--content", str(content), "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def content_with(folder: Path, *names: str) -> Path:
    content = folder / "content"
    shutil.copytree(TOY, content)
    (content / "papers/2021").mkdir()
    for name in names:
        BOMBS[name](content / f"papers/2021/{name.lower().replace(' ', '-')}.md")
    return content


def test_all_of_them_together_give_findings_and_no_traceback(tmp_path: Path) -> None:
    done = check_of(content_with(tmp_path, *BOMBS))
    assert done.returncode == 1
    assert not done.stderr
    told = [finding["path"] for finding in json.loads(done.stdout)]
    assert max(map(told.count, set(told))) <= 60


def test_each_of_them_alone_is_soon_over(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--whole-attack"):
        pytest.skip("`make attack` takes each by itself")
    for number, name in enumerate(BOMBS):
        content = content_with(tmp_path / str(number), name)
        start = time.perf_counter()
        done = check_of(content)
        seconds = time.perf_counter() - start
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"{name}: {seconds:.2f} s, {most:.0f} MB so far")
        assert done.returncode in (0, 1), (name, done.stderr[-400:])
        assert "Traceback" not in done.stderr, (name, done.stderr[-400:])
        assert seconds <= SECONDS, name
        assert most <= MEGABYTES, name
