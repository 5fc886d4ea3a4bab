"""What is served while records are edited is what a clean build makes, whatever was done before."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from socket import create_connection
from tempfile import TemporaryDirectory
from threading import Thread
from unittest.mock import ANY
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.serve.server import Live, OvertakenError, Server, _Handler, script
from tests.sites.test_builds import build, toy

NEW = """---
title: Paper {number}
year: 2020
listings: [{{area: nlp, tier: selected}}]
builds_on:
  - {{paper: transformer, relation: extends, change: "Does for {number} what the other does for one."}}
summary: {{status: wanted}}
---
"""


def add(content: Path, number: int) -> None:
    record, text = content / f"papers/2020/paper-{number}.md", NEW.format(number=number)
    record.parent.mkdir(exist_ok=True)
    if text not in [other.read_text("utf-8") for other in record.parent.iterdir()]:  # it may have another name by now
        record.write_text(text)


def rename(content: Path, number: int) -> None:
    for record in sorted(content.glob("papers/2020/paper-*.md"))[:1]:
        record.rename(record.with_name(f"renamed-{number}.md"))


def delete(content: Path, number: int) -> None:
    for record in sorted(content.glob("papers/2020/*.md"))[number % 2 :][:1]:
        record.unlink()


def edit(content: Path, number: int) -> None:
    record = content / "papers/2017/transformer.md"
    record.write_text(f"{record.read_text('utf-8')}\nSentence {number}.\n", "utf-8")


def retitle(content: Path, number: int) -> None:
    record = content / "papers/2018/bert.md"
    record.write_text(record.read_text("utf-8").replace("name: BERT", f"name: BERT{number}"), "utf-8")


def spoil(content: Path, number: int) -> None:
    (content / "papers/2018/bert.md").with_name(f"broken-{number}.md").write_text("no record")


def repair(content: Path, _: int) -> None:
    for record in content.glob("papers/2018/broken-*.md"):
        record.unlink()


def live_site(folder: Path) -> Live:
    os.environ.update({"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"})
    return Live(folder / "content", {})


def served(live: Live, paths: Mapping[str, bytes]) -> list[str]:
    """The paths at which what is served is not what is there."""
    return [path for path, data in paths.items() if live.get(path) != data]


@given(st.lists(st.tuples(st.sampled_from([add, rename, delete, edit, retitle, spoil, repair]), st.integers(0, 9))))
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
def test_after_any_edits_what_is_served_equals_a_clean_build_to_the_byte(steps: list[tuple[object, int]]) -> None:
    with TemporaryDirectory() as made:
        folder = toy(Path(made) / "toy")
        live = live_site(folder)
        live.update()
        seen = Random(len(steps))
        for step, number in steps:
            step(folder / "content", number)  # type: ignore[operator]
            with live.open("papers/bert.html"), live.open("papers/transformer.html"):
                live.first_look()
            live.update()
            live.get(seen.choice(["papers/bert.html", "areas/nlp.html", "catalog.json", "sitemap.xml"]))
        repair(folder / "content", 0)
        assert not live.update().errors
        clean = build(folder)
        assert served(live, clean) == []
        assert live.get("papers/nosuch.html") is None
        assert live.get("search/nosuch.js") is None


def test_while_a_record_is_wrong_the_last_good_site_stays_up(tmp_path: Path) -> None:
    folder = toy(tmp_path / "toy")
    live = live_site(folder)
    live.update()
    before = live.get("papers/bert.html"), live.state.number
    spoil(folder / "content", 1)
    edit(folder / "content", 1)
    assert live.update().errors
    assert (live.get("papers/bert.html"), live.state.number) == before
    assert "broken-1.md:1:1" in live.state.findings
    repair(folder / "content", 1)
    live.update()
    assert live.state.findings == ""
    assert b"Sentence 1." in (live.get("papers/transformer.html") or b"")


BERT = "papers/2018/bert.md"


def change(content: Path, old: str, new: str, path: str = BERT) -> None:
    text = (content / path).read_text("utf-8")
    assert old in text
    (content / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """The toy site, with the page of BERT open in a browser."""
    live = live_site(toy(tmp_path / "toy"))
    live.update()
    with live.open("papers/bert.html"):
        yield live


def test_a_saved_record_is_shown_before_all_others_are_checked(live: Live, tmp_path: Path) -> None:
    number = live.state.number
    change(tmp_path / "toy/content", "name: BERT", "name: BERTA")
    assert live.first_look()
    shown = live.get("papers/bert.html")
    assert live.state.number == number + 1
    assert b"BERTA" in (shown or b"")
    assert b"BERTA" not in (live.get("papers/index.html") or b"")
    live.update()
    assert live.get("papers/bert.html") == shown
    assert b"BERTA" in (live.get("papers/index.html") or b"")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year: 2018", "year: twenty"),
        ("paper: transformer", "paper: nosuch"),
        ("paper: transformer", "paper: bert"),
        ("area: nlp", "area: nosuch"),
        ("year: 2018", "year: 2016"),
        ("BERT fills", "As @nosuch says, BERT fills"),
        ("BERT fills", "<script>alert(1)</script> BERT fills"),
    ],
)
def test_a_record_that_is_wrong_by_itself_is_never_shown(live: Live, tmp_path: Path, old: str, new: str) -> None:
    before = live.get("papers/bert.html"), live.state
    change(tmp_path / "toy/content", old, new)
    assert not live.first_look()
    assert (live.get("papers/bert.html"), live.state) == before
    assert live.update().errors


def test_a_cycle_that_a_saved_record_closes_is_seen_at_once(tmp_path: Path) -> None:
    live = live_site(toy(tmp_path / "toy"))
    live.update()
    edge = '\n  - {paper: bert, relation: extends, change: "Comes after what came after it."}'
    with live.open("papers/transformer.html"):
        change(tmp_path / "toy/content", "\nresults:", f"\nbuilds_on:{edge}\nresults:", "papers/2017/transformer.md")
        assert not live.first_look()
    assert "cycle" in {str(finding.code.value) for finding in live.update().findings}


def test_what_only_all_records_together_refuse_gives_way_to_the_last_good_page(live: Live, tmp_path: Path) -> None:
    content = tmp_path / "toy/content"
    other = (content / "papers/2018/wanted-paper.md").read_text("utf-8")
    title = next(line for line in other.splitlines() if line.startswith("title:"))
    before = live.get("papers/bert.html")
    own = next(line for line in (content / BERT).read_text("utf-8").splitlines() if line.startswith("title:"))
    change(content, own, title)
    assert live.first_look()
    number = live.state.number
    assert live.update().errors
    assert live.get("papers/bert.html") == before
    assert live.state.number > number  # so that browsers load it anew
    assert live.state.findings


def test_only_one_record_whose_page_is_open_is_shown_early_and_only_from_a_good_state(
    live: Live, tmp_path: Path
) -> None:
    content = tmp_path / "toy/content"
    assert not live.first_look()  # nothing was saved
    edit(content, 1)
    assert not live.first_look()  # nobody looks at it
    change(content, "name: BERT", "name: BERTA")
    assert not live.first_look()  # two were saved
    live.update()
    spoil(content, 1)
    live.update()
    change(content, "name: BERTA", "name: BERT")
    assert not live.first_look()


def test_a_check_that_is_overtaken_leaves_all_as_it_was(live: Live, tmp_path: Path) -> None:
    change(tmp_path / "toy/content", "name: BERT", "name: BERTA")
    state = live.state
    with pytest.raises(OvertakenError):
        live.update(overtaken=lambda: True)
    assert live.state is state
    assert not live.update().errors


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The port at which the toy site is served."""
    live = live_site(toy(tmp_path / "toy"))
    live.update()
    server = Server(live, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


def asked(port: int, method: str, path: str, host: str) -> tuple[int, Mapping[str, str], bytes]:
    """What a server answers who is asked for under a name: the status, what stands before the body, and the body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, dict(answer.headers), answer.read()


def test_a_server_answers_to_its_own_names_alone(port: int) -> None:
    for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}"):
        assert asked(port, "GET", "/index.html", host)[0] == 200
    for host in ("example.org", f"example.org:{port}", "localhost.example.org", f"evil:{port}@localhost", ""):
        for path in ("/index.html", "/.events"):
            assert asked(port, "GET", path, host)[0] == 421, host


def test_a_head_says_what_stands_before_a_page_and_no_more(port: int) -> None:
    status, before, body = asked(port, "GET", "/papers/bert.html", "localhost")
    assert asked(port, "HEAD", "/papers/bert.html", "localhost") == (status, {**before, "Date": ANY}, b"")
    assert int(before["Content-Length"]) == len(body)
    assert asked(port, "HEAD", "/nosuch.html", "localhost")[0] == 404


def test_who_does_not_finish_asking_is_let_go(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Handler, "timeout", 0.2)
    with create_connection(("127.0.0.1", port), timeout=10) as half:
        half.sendall(b"GET /index.html HTTP/1.1\r\nHost: loc")
        assert half.recv(100) == b""


def test_the_server_sends_these_bytes_and_behind_a_page_its_script_alone(tmp_path: Path) -> None:
    live = live_site(toy(tmp_path / "toy"))
    live.update()
    server = Server(live, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    for address, path in (("", "index.html"), ("papers/", "papers/index.html"), ("catalog.json?x", "catalog.json")):
        with urlopen(root + address) as answer:
            body, expected = answer.read(), live.get(path)
        assert body == (expected or b"") + (script(live.state.number) if path.endswith(".html") else b"")
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{root}nosuch.html")
    server.shutdown()
