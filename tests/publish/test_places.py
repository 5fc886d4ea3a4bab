"""One commit gives the same bytes on any file system, to any user, in any time zone: a part of `make kills`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites.test_builds import PARTS, toy

NOBODY, SOMEBODY = 65534, 12345  # no other user need have an account
# To ext4 the order of names in a folder is chance, drawn when a disk is made, or that of their writing.
EXT4S = (("-O", "dir_index"), ("-O", "^dir_index", "-b", "1024"))


def mounted(folder: Path, *words: str) -> Path:
    """A file system of its own at a folder; the test is passed over where there is no right to mount one."""
    folder.mkdir()
    done = subprocess.run(["mount", *words, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"file systems of their own need the right to mount them: {done.stderr}")
    return folder


@pytest.fixture
def disks(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[list[Path]]:
    """A disk in memory and two of ext4."""
    if not request.config.getoption("--places"):
        pytest.skip("takes longer than the other tests: `make kills`")
    made: list[Path] = []
    try:
        made.append(mounted(tmp_path / "memory", "-t", "tmpfs", "tmpfs"))
        for number, features in enumerate(EXT4S):
            image = tmp_path / f"{number}.img"
            with image.open("wb") as file:
                file.truncate(64_000_000)
            subprocess.run(["mkfs.ext4", "-q", *features, image], check=True)
            made.append(mounted(tmp_path / f"disk-{number}", "-o", "loop", str(image)))
        yield made
    finally:
        for disk in made:
            subprocess.run(["umount", str(disk)], check=True)


def as_user(user: int) -> list[str]:
    """What runs a program as a user who may read everything, as the interpreter may lie in another one's home."""
    reading = [f"--{of}=-all,+dac_read_search" for of in ("inh-caps", "ambient-caps", "bounding-set")]
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *reading]


def everything(folder: Path, user: int, umask: int, zone: str) -> dict[str, bytes]:
    """Every file of the site and the bundle that a user makes in a folder with a umask, in a time zone."""
    toy(folder)
    for part in PARTS:
        (folder / part).symlink_to(Path(part).resolve())
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user, user, follow_symlinks=False)
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "TZ": zone, "HOME": str(folder)}
    for command in ("site", "bundle"):
        done = subprocess.run(
            [*as_user(user), sys.executable, "-B", "-m", "generator", command],
            cwd=folder,
            env=environment,
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    made = [*(folder / "site").rglob("*"), *(folder / "dist").rglob("*")]
    assert {path.stat().st_uid for path in made} == {user}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made if path.is_file()}


def test_file_systems_users_umasks_and_time_zones_give_equal_bytes(tmp_path: Path, disks: list[Path]) -> None:
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o711)  # they are for their user alone
    memory, one, other = (disk / "a folder" for disk in disks)
    first = everything(memory, os.getuid(), 0o022, "UTC")
    assert "dist/stemma-offline.zip" in first
    for folder, user, umask, zone in ((one, NOBODY, 0o077, "Asia/Tokyo"), (other, SOMEBODY, 0o002, "America/Lima")):
        again = everything(folder, user, umask, zone)
        assert again.keys() == first.keys()
        assert [path for path in first if again[path] != first[path]] == []
