"""A folder takes another's place whole: no reader finds half of it, and what an ended run left is cleared away."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

import pytest

from generator.publish import beside as module
from generator.publish.beside import Beside, beside, clear, exchange, locked


def site(folder: Path, text: str) -> Path:
    """A folder with a page of this text."""
    (folder / "papers").mkdir(parents=True)
    (folder / "papers/a.html").write_text(text)
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(params=["exchange", "two renames"])
def place(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "two renames":
        monkeypatch.setattr(module, "exchange", lambda *_: False)
    return site(tmp_path / "site", "old")


def test_what_was_made_takes_the_place_of_what_was_there_and_nothing_else_is_left(place: Path) -> None:
    with beside(place) as made:
        made.put("index.html", b"new")
        assert texts(place) == {"papers/a.html": "old"}
        made.swap()
    assert texts(place) == {"index.html": "new"}
    assert list(place.parent.iterdir()) == [place]


def test_what_does_not_come_to_its_end_leaves_what_was_there(place: Path) -> None:
    def half() -> None:
        with beside(place) as made:
            made.put("papers/b.html", b"new")
            made.put("papers", b"no file")

    with pytest.raises(IsADirectoryError):
        half()
    assert texts(place) == {"papers/a.html": "old"}
    assert list(place.parent.iterdir()) == [place]


def test_a_file_of_the_same_bytes_is_taken_over_as_it_is(place: Path) -> None:
    before = (place / "papers/a.html").stat()
    with beside(place) as made:
        made.put("papers/a.html", b"old")
        made.put("papers/b.html", b"new")
        made.swap()
    after = (place / "papers/a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_where_nothing_can_be_linked_files_are_copied(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    before = (place / "papers/a.html").stat().st_mtime_ns
    with beside(place) as made:
        made.put("papers/a.html", b"old")
        made.swap()
    assert texts(place) == {"papers/a.html": "old"}
    assert (place / "papers/a.html").stat().st_mtime_ns == before


def test_an_old_folder_that_was_taken_away_and_not_replaced_is_put_back(tmp_path: Path) -> None:
    place = tmp_path / "site"
    site(tmp_path / ".site-last", "old")
    site(tmp_path / ".site-next", "half of the new")
    clear(place)
    assert texts(place) == {"papers/a.html": "old"}
    assert list(tmp_path.iterdir()) == [place]


def test_where_a_link_stands_it_stays_and_leads_to_what_was_made(tmp_path: Path) -> None:
    there = site(tmp_path / "elsewhere/site", "old")
    (tmp_path / "site").symlink_to(there)
    with beside(tmp_path / "site") as made:
        made.put("papers/a.html", b"new")
        made.swap()
    assert (tmp_path / "site").is_symlink()
    assert texts(there) == {"papers/a.html": "new"}


def test_a_reader_never_finds_the_folder_gone(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")
    if not exchange(one, other):
        pytest.skip("this system cannot exchange two folders in one step")
    missing, looks, ended = [0], [0], Event()

    def look() -> None:
        while not ended.is_set():
            looks[0] += 1
            missing[0] += not (one / "papers/a.html").exists()

    reader = Thread(target=look)
    reader.start()
    while looks[0] < 2_000:
        exchange(one, other)
    ended.set()
    reader.join()
    assert missing == [0]


def test_a_lock_is_waited_for_and_that_is_said(tmp_path: Path) -> None:
    told, done = Event(), Event()

    def second() -> None:
        with locked(tmp_path, told.set):
            done.set()

    with locked(tmp_path, lambda: pytest.fail("there was nobody to wait for")):
        waiting = Thread(target=second)
        waiting.start()
        assert told.wait(5)
        assert not done.wait(0.2)
    waiting.join()
    assert done.is_set()


def test_what_was_begun_is_named_as_its_next_run_knows_it(tmp_path: Path) -> None:
    assert Beside(tmp_path / "site").folder == tmp_path / ".site-next"
