"""Builds that are ended at any moment, in any way: the last site stays whole, and the next build equals a clean one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from generator.publish.beside import locked
from tests.sites.test_builds import PARTS, build, toy

ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
SITE = [sys.executable, "-m", "generator", "site"]
# The same with something in a function's place, which is done before or after what the function does.
PATCHED = """
import os, signal, sys
from {module} import {owner}
function, mine = {owner}.{name}, os.getpid()
def end():
    os.kill(os.getpid(), signal.SIGKILL)
def before(*given, **named):
    if {when}: end()
    return function(*given, **named)
def after(*given, **named):
    outcome = function(*given, **named)
    if {when}: end()
    return outcome
{owner}.{name} = {place}
sys.argv = ["generator", "site"]
from generator.cli import run
run()
"""


def patched(module: str, name: str, place: str, when: str = "True") -> list[str]:
    """The command that builds a site and is killed before or after a function, in this process or a copy of it."""
    package, _, owner = module.rpartition(".")
    text = PATCHED.format(module=package, owner=owner, name=name, place=place, when=when)
    return [sys.executable, "-c", text]


# Where each step ends.
STEPS = {
    "before anything is made": patched("generator.publish.beside.Beside", "put", "before"),
    "while files are written": patched("generator.publish.beside.Beside", "put", "after", "given[1] == 'catalog.json'"),
    "before it takes its place": patched("generator.publish.beside.Beside", "swap", "before"),
    "after it took its place": patched("generator.publish.beside.Beside", "swap", "after"),
    "before what is known is written": patched("generator.publish.standing", "save", "before"),
    "after what is known is written": patched("generator.publish.standing", "save", "after"),
}


def edit(content: Path) -> None:
    """Change a text, add a record, and take one away."""
    record = content / "papers/2017/transformer.md"
    record.write_text(f"{record.read_text('utf-8')}\nA further sentence.\n", "utf-8")
    (content / "papers/2018/added.md").write_text(
        "---\ntitle: Added\nyear: 2018\nlistings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n---\n"
    )


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site, built, with a record that goes later."""
    folder = toy(tmp_path_factory.mktemp("built") / "toy")
    (folder / "content/papers/2018/goes.md").write_text(
        "---\ntitle: Goes\nyear: 2018\nlistings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n---\n"
    )
    build(folder)
    return folder


@pytest.fixture(scope="module")
def clean(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What a clean build makes of the toy site after the edit."""
    folder = tmp_path_factory.mktemp("clean") / "toy"
    shutil.copytree(built / "content", folder / "content")
    change(folder)
    return build(folder)


def change(folder: Path) -> None:
    """Edit the records of a folder; what `goes` is gone."""
    edit(folder / "content")
    (folder / "content/papers/2018/goes.md").unlink()


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A folder with the built toy site whose records were changed since."""
    copy = tmp_path / "toy"
    shutil.copytree(built, copy, symlinks=True)
    change(copy)
    return copy


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def assert_mended(folder: Path, clean: Mapping[str, bytes]) -> None:
    """The next build is as a clean one, and nothing else is left."""
    done = run(SITE, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(folder / "site") == clean
    assert {path.name for path in folder.iterdir()} == {"content", "build", "site", *PARTS}
    assert not list(folder.rglob("*.tmp"))


@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_is_killed_at_the_end_of_a_step_leaves_a_whole_site(
    step: str, folder: Path, built: Path, clean: Mapping[str, bytes]
) -> None:
    done = run(STEPS[step], folder)
    assert done.returncode in (-signal.SIGKILL, 7)  # of a copy of the process that is killed the first one tells
    assert files(folder / "site") in (files(built / "site"), clean)
    assert_mended(folder, clean)


def ended(folder: Path, seconds: float, how: Callable[[subprocess.Popen[str]], None]) -> subprocess.Popen[str]:
    """A build that is ended after so many seconds."""
    started = subprocess.Popen(
        SITE, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    time.sleep(seconds)
    how(started)
    return started


def kill(started: subprocess.Popen[str]) -> None:
    started.kill()


def listen() -> None:
    """Heed Ctrl-C, which whoever starts the tests in the background has turned off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt(started: subprocess.Popen[str]) -> None:
    """What Ctrl-C sends: a signal to every process of the terminal."""
    os.killpg(started.pid, signal.SIGINT)


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(
    folder: Path, built: Path, clean: Mapping[str, bytes], request: pytest.FixtureRequest
) -> None:
    start = time.perf_counter()
    run(SITE, folder)
    whole = time.perf_counter() - start
    old, draw = files(built / "site"), random.Random(20261127)
    for number in range(request.config.getoption("--kills")):
        again = folder.with_name(f"again-{number}")
        shutil.copytree(built, again, symlinks=True)
        change(again)
        started = ended(again, draw.uniform(0.2, 1) * whole, kill)
        started.communicate()
        assert files(again / "site") in (old, clean)
        assert_mended(again, clean)
        shutil.rmtree(again)


def test_a_build_that_is_stopped_from_the_keyboard_says_so(
    folder: Path, built: Path, clean: Mapping[str, bytes]
) -> None:
    slow = patched("generator.publish.beside.Beside", "swap", "before", "__import__('time').sleep(30)")
    started = subprocess.Popen(
        slow, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True, preexec_fn=listen,
    )  # fmt: skip
    while not (folder / ".site-next/index.html").exists():
        time.sleep(0.05)
    time.sleep(0.5)
    interrupt(started)
    said, _ = started.communicate(timeout=20)
    assert started.returncode == 130
    assert "Stopped." in said
    assert "site/ is whole" in said
    assert "Traceback" not in said
    assert files(folder / "site") == files(built / "site")
    assert not (folder / ".site-next").exists()
    assert_mended(folder, clean)


def test_a_process_that_is_ended_from_outside_ends_the_build_with_a_sentence(folder: Path, built: Path) -> None:
    done = run(patched("generator.publish.finished.Finished", "draw", "before", "os.getpid() != mine"), folder)
    assert done.returncode == 7, done.stdout + done.stderr
    assert "ended from outside" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(folder / "site") == files(built / "site")


def test_copies_of_a_process_that_is_killed_end_with_it(folder: Path) -> None:
    """Otherwise they would hold the lock for ever."""
    sleeping = patched("generator.publish.finished.Finished", "draw", "before", "__import__('time').sleep(60)")
    started = subprocess.Popen(sleeping, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while not (folder / ".site-next/catalog.json").exists():
        time.sleep(0.05)
    started.kill()
    started.wait()
    assert run(SITE, folder).returncode == 0


def test_a_second_build_waits_for_the_first_and_says_so(folder: Path, clean: Mapping[str, bytes]) -> None:
    def told() -> None:
        pytest.fail("nobody else builds here")

    with locked(folder, told):
        waiting = subprocess.Popen(SITE, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        assert waiting.stdout
        assert "Another build is under way" in waiting.stdout.readline()
    waiting.communicate()
    assert waiting.returncode == 0
    assert files(folder / "site") == clean


def test_two_builds_at_once_give_one_whole_site(folder: Path, clean: Mapping[str, bytes]) -> None:
    both = [subprocess.Popen(SITE, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert files(folder / "site") == clean


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 24 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a disk that fills up needs the right to mount one")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("room", [0, 40_000, 120_000])
def test_a_full_disk_leaves_the_last_site_whole_and_is_named(
    room: int, small_disk: Path, built: Path, clean: Mapping[str, bytes]
) -> None:
    folder = small_disk / "toy"
    shutil.copytree(built, folder, symlinks=True)
    change(folder)
    free = os.statvfs(small_disk)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
    done = run(SITE, folder)
    assert done.returncode == 4, done.stdout + done.stderr
    assert "The disk is full" in done.stderr
    assert "site/ is whole" in done.stderr
    assert files(folder / "site") in (files(built / "site"), clean)
    assert not (folder / ".site-next").exists()
    filler.unlink()
    assert_mended(folder, clean)


def test_a_disk_that_can_only_be_read_is_named(small_disk: Path, built: Path) -> None:
    folder = small_disk / "toy"
    shutil.copytree(built, folder, symlinks=True)
    change(folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = run(SITE, folder)
    assert done.returncode == 6, done.stdout + done.stderr
    assert "can only be read" in done.stderr
    assert files(folder / "site") == files(built / "site")
    assert run([*SITE[:-1], "check"], folder).returncode == 0


def test_a_bundle_is_made_of_a_whole_site_alone(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(built, folder, symlinks=True)
    bundle = [*SITE[:-1], "bundle"]
    assert run(bundle, folder).returncode == 0
    archive = folder / "dist/stemma-offline.zip"
    before = archive.read_bytes()
    (folder / "site/papers/bert.html").unlink()
    done = run(bundle, folder)
    assert done.returncode == 2
    assert "make site" in done.stderr
    assert archive.read_bytes() == before
    shutil.rmtree(folder / "site")
    assert "There is no site yet" in run(bundle, folder).stderr


def test_nothing_is_built_where_nothing_has_changed_and_all_where_a_file_of_the_site_has(
    built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(built, folder, symlinks=True)
    assert "Nothing has changed" in run(SITE, folder).stdout
    (folder / "site/papers/bert.html").write_text("half of")
    (folder / "site/ghost.html").write_text("of a record that is no more")
    assert "Nothing has changed" not in run(SITE, folder).stdout
    assert files(folder / "site") == files(built / "site")
