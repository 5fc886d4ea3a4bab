"""A content folder is read to records and findings, whatever was read of it before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.commands.cache import MADE_AGAIN
from generator.findings.finding import Code, Location, Severity
from generator.processes import ProcessEndedError
from generator.records import reading
from generator.records.reading import Cache, FileRead, Reading, read

PAPER = """---
title: {title}
year: 2021
listings: [{{area: nlp, tier: seminal}}]
summary: {{status: wanted}}
---
The lead of {title}.
"""
FILES = {
    "areas/nlp.md": "---\nname: Language\ndescription: D\nposition: 1\n---\n",
    "papers/2021/one.md": PAPER.format(title="One"),
    "papers/2021/two.md": PAPER.format(title="Two") + "\n<div>\n",
    "papers/2021/three.md": "no front matter",
    "topics.md": "---\nname: N\n---\n",
    "venues.yml": "[{id: a, name: A, kind: journal}, {id: b, name: B, kind: journal}]\n",
    "papers/2021/old.md.bak": "left over",
}
READ = [path for path in sorted(FILES) if not path.endswith(".bak")]
ONE = "papers/2021/one.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with sound records, wrong ones, and what is none."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def titles(of: Reading) -> Sequence[str]:
    return [paper.fields.title for paper in of.records.papers]


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are parsed from now on."""
    paths: list[str] = []
    parse_file = reading._parse_file

    def noted(row: object, path: str, text: str) -> FileRead:
        paths.append(path)
        return parse_file(row, path, text)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "_parse_file", noted)
    return paths


def test_a_folder_is_read_to_whole_records_and_to_findings(content: Path) -> None:
    found = read(content)
    assert titles(found) == ["One", "Two"]
    assert [venue.id for venue in found.records.venues] == ["a", "b"]
    assert found.files == len(READ)
    assert [(finding.location.path, finding.code) for finding in found.findings] == [
        ("papers/2021/three.md", Code.NO_FRONT_MATTER),
        ("papers/2021/two.md", Code.RAW_HTML),
        ("topics.md", Code.MISPLACED_FILE),
        ("papers/2021/old.md.bak", Code.PASSED_OVER),
    ]
    assert found.texts == {path: FILES[path] for path in READ if path != "topics.md"}
    assert [*found.documents] == [*found.bodies] == [path for path in found.texts if path != "papers/2021/three.md"]
    assert found.bodies[ONE].lead.plain == "The lead of One."
    [passed] = [finding for finding in found.findings if finding.code is Code.PASSED_OVER]
    assert passed.severity is Severity.WARNING


@pytest.mark.parametrize("is_saved", [False, True])
def test_what_is_known_is_not_parsed_again_and_says_the_same(
    is_saved: bool, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache: Cache = {}
    first = read(content, cache)
    assert [*cache] == READ
    if is_saved:
        adapter = TypeAdapter(Cache)
        cache = adapter.validate_json(adapter.dump_json(cache, exclude=MADE_AGAIN))
    paths = parsed(monkeypatch)
    assert read(content, cache) == first
    assert paths == []
    (content / "papers/2021/two.md").unlink()
    for title in ("Other", "Another", "A third", "A fourth", "A fifth"):
        (content / ONE).write_text(PAPER.format(title=title))
        assert titles(read(content, cache)) == [title]
    assert paths == [ONE] * 5
    assert [*cache] == [path for path in READ if path != "papers/2021/two.md"]


def test_a_change_is_read_before_it_is_made(content: Path) -> None:
    change = {
        ONE: PAPER.format(title="É"),
        "papers/2021/two.md": None,
        "papers/2021/never.md": None,
        "papers/2021/new.md": PAPER.format(title="New"),
    }
    found = read(content, {}, change)
    assert titles(found) == ["New", "É"]
    assert found.texts[ONE] == change[ONE]
    assert read(content).texts[ONE] == FILES[ONE]
    for path, text in change.items():
        (content / path).unlink(missing_ok=True)
        if text is not None:
            (content / path).write_text(text)
    assert read(content) == found


@pytest.fixture
def shared_out(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The paths that are shared out among processes, where each would be read by this one."""
    shared: list[Sequence[str]] = []

    def spread(reader: Callable[[str], FileRead], paths: Sequence[str], at_once: int) -> Iterator[FileRead]:
        assert at_once == 3
        shared.append(paths)
        return map(reader, paths)

    monkeypatch.setattr(reading, "FILES_AT_ONCE", 3)
    monkeypatch.setattr(reading, "spread", spread)
    return shared


def test_many_files_that_are_not_known_are_shared_out(content: Path, shared_out: list[Sequence[str]]) -> None:
    cache: Cache = {}
    read(content, cache)
    assert shared_out == [READ]
    del cache[READ[0]], cache[READ[1]], cache[READ[2]]
    read(content, cache)
    assert shared_out == [READ]
    for path in READ[:4]:
        del cache[path]
    read(content, cache)
    assert shared_out == [READ, READ]


def test_a_file_that_ends_the_program_that_reads_it_is_a_finding(
    content: Path, shared_out: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_: object) -> Iterator[FileRead]:
        raise ProcessEndedError

    def alone(reader: Callable[[str], FileRead], path: str) -> FileRead:
        return next(ends()) if path == ONE else reader(path)

    whole = read(content)
    monkeypatch.setattr(reading, "spread", ends)
    monkeypatch.setattr(reading, "alone", alone)
    found = read(content)
    [unreadable] = [finding for finding in found.findings if finding not in whole.findings]
    assert (unreadable.code, unreadable.location) == (Code.UNREADABLE, Location(ONE))
    assert titles(found) == ["Two"]
    assert len(shared_out) == 1


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("papers/2021/a.MD", "name it `a.md`"),
        ("papers/2021/a.tar.gz", "name it `a.md`"),
        ("papers/2021/a", "name it `a.md`"),
        ("papers/2021/a\x1b.txt", "name it `a\\x1b.md`"),
        ("languages/pt-BR.yaml", "name it `pt-BR.yml`"),
        ("venues.yaml", "name it `venues.yml`"),
        ("paper/2021/a.md", "what belongs to `papers/` lies at `papers/<year>/<id>.md`"),
        ("papers/a.md", "what belongs to `papers/` lies at `papers/<year>/<id>.md`"),
        ("topics/more/a.md", "what belongs to `topics/` lies at `topics/<id>.md`"),
        ("reports/a.pt-BR.md", "name it `a.md`"),
        ("elsewhere/a.md", "records are papers/<year>/<id>.md, areas/<id>.md, "),
    ],
)
def test_a_file_that_lies_where_no_record_belongs_is_told_a_better_place(path: str, hint: str, tmp_path: Path) -> None:
    [found] = read(tmp_path, {}, {path: "text"}).findings
    assert (found.code, found.location) == (Code.MISPLACED_FILE, Location(path))
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("My Paper.md", "my-paper.md"),
        ("My Paper.pt-BR.md", "my-paper.pt-BR.md"),
        ("李.md", "its-title.md"),
        ("a_b.md", "a-b.md"),
        ("my-paper.md", None),
        ("my-paper.pt-BR.md", None),
    ],
)
@pytest.mark.parametrize("text", [PAPER.format(title="My Paper"), "no front matter"])
def test_a_name_that_cannot_be_an_id_is_told_another(name: str, better: str | None, text: str, tmp_path: Path) -> None:
    findings = read(tmp_path, {}, {f"papers/2021/{name}": text}).findings
    hints = [finding.hint for finding in findings if finding.code is Code.BAD_ID]
    assert hints == ([f"rename the file, for instance to `{better}`"] if better else [])


def test_a_file_whose_bytes_cannot_be_read_is_told_of_its_name_too(tmp_path: Path) -> None:
    (tmp_path / "papers/2021").mkdir(parents=True)
    (tmp_path / "papers/2021/My Paper.md").write_bytes(b"caf\xe9")
    assert {finding.code for finding in read(tmp_path).findings} == {Code.BAD_ID, Code.NOT_UTF8}


def test_all_that_is_wrong_in_a_file_is_told_at_once(content: Path) -> None:
    wrong = PAPER.format(title="Wrong").replace("year: 2021", "yeer: 2021\nyear: no") + "\n## Cost\n\n<div>\n"
    findings = [one for one in read(content, {}, {ONE: wrong}).findings if one.location.path == ONE]
    assert {one.code for one in findings} >= {Code.UNKNOWN_FIELD, Code.UNKNOWN_SECTION, Code.RAW_HTML}
