"""Which files are records, what text they hold, and where their front matter ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.findings.finding import Code
from generator.records.files import (
    RefusedError,
    files,
    is_left_over,
    left_over,
    parse_document,
    read_bytes,
    read_text,
    text_of,
)

PATH = "papers/a.md"


def test_files_come_in_order_without_hidden_ones_and_what_is_left_over(tmp_path: Path) -> None:
    for name in (".first", "b/z.md", "b/.hidden/a.md", "b/a.md", "b.md", "B.md", "b/README.md", "c.md~", ".last"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "b")
    assert [*files(tmp_path)] == ["B.md", "b.md", "b/a.md", "b/z.md", "link"]
    assert [*left_over(tmp_path)] == ["b/README.md", "c.md~"]
    assert [*files(tmp_path / "absent")] == []


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("papers/2021/lora.md", False),
        ("papers/2021/lora.md~", True),
        ("papers/2021/#lora.md#", True),
        ("papers/2021/lora.md.ORIG", True),
        ("~$lora.docx", True),
        ("areas/desktop.ini", True),
        ("areas/README", True),
        ("areas/README.pt.md", False),
        ("areas/readme.md", False),
        ("README.md/nlp.md", False),
    ],
)
def test_a_file_is_left_over_by_its_own_name(path: str, left: bool) -> None:
    assert is_left_over(path) is left


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"one\ttwo \xf0\x9f\x91\x8d", "one\ttwo \N{THUMBS UP SIGN}"),
        (b"a" * 1_000_000, "a" * 1_000_000),
        (b"<<<<<<< HEAD\nnothing\n>>>>>>> more\n", "<<<<<<< HEAD\nnothing\n>>>>>>> more\n"),
    ],
)
def test_sound_bytes_are_text(raw: bytes, text: str) -> None:
    assert text_of(PATH, raw) == text


CONFLICT = b"a\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd\n>>>>>>> other\ne\n"


@pytest.mark.parametrize(
    ("raw", "code", "place", "message"),
    [
        (b"a" * 1_000_001, Code.TOO_LARGE, (1, 1, 1), "the file is larger than 1 MB"),
        (b"", Code.EMPTY_FILE, (1, 1, 1), "the file is empty"),
        (b"\xef\xbb\xbf \r\n\t\n", Code.EMPTY_FILE, (1, 1, 1), "the file is empty"),
        (CONFLICT, Code.MERGE_CONFLICT, (2, 1, 12), "two versions of the lines down to 8 stand here"),
        (b"ab\nc\xe2\x80\x8bd", Code.CONTROL_CHARACTER, (2, 2, 1), "U+200B (zero width space) stands here"),
        (b"\x00", Code.CONTROL_CHARACTER, (1, 1, 1), "U+0000 stands here"),
        (b"\xc3\xa9\nc\xe9d", Code.NOT_UTF8, (2, 2, 1), "the byte 0xe9 is not UTF-8 text"),
        (b"\n\xe9", Code.NOT_UTF8, (2, 1, 1), "the byte 0xe9 is not UTF-8 text"),
        (b"\xff\xff", Code.NOT_UTF8, (1, 1, 1), "the byte 0xff is not UTF-8 text"),
        (b"\xef\xbb\xbfab\xe9 cd", Code.NOT_UTF8, (1, 3, 1), "the byte 0xe9 is not UTF-8 text"),
        (b"ab\r\nc\xe9d", Code.NOT_UTF8, (2, 2, 1), "the byte 0xe9 is not UTF-8 text"),
    ],
)
def test_bytes_that_are_no_sound_text_are_refused_where_they_stand(
    raw: bytes, code: Code, place: tuple[int, int, int], message: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        text_of(PATH, raw)
    finding = refused.value.finding
    assert (finding.code, finding.location) == (code, (PATH, *place))
    assert message in finding.message


def test_what_is_no_file_of_the_folder_is_refused(tmp_path: Path) -> None:
    content, outside = tmp_path / "content", tmp_path / "outside.md"
    (content / "folder").mkdir(parents=True)
    outside.write_text("secret")
    (content / "out.md").symlink_to(outside)
    (content / "round.md").symlink_to("round.md")
    (content / "to-folder.md").symlink_to("folder")
    os.mkfifo(content / "pipe.md")
    expected = {
        "out.md": (Code.LINK_OUT, "this link leads out of the content folder"),
        "folder": (Code.UNREADABLE, "this is no file"),
        "to-folder.md": (Code.UNREADABLE, "this is no file"),
        "pipe.md": (Code.UNREADABLE, "this is no file"),
        "round.md": (Code.UNREADABLE, "the file cannot be read"),
        "absent.md": (Code.UNREADABLE, "the file cannot be read"),
    }
    for path, said in expected.items():
        with pytest.raises(RefusedError) as refused:
            read_text(content, path)
        assert (refused.value.finding.code, refused.value.finding.message) == said
        assert refused.value.finding.location == (path, 1, 1, 1)


def test_a_file_is_read_through_a_link_within_the_folder_and_no_further_than_it_may_go(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\n")
    (tmp_path / "b.md").symlink_to("a.md")
    (tmp_path / "long.md").write_bytes(b"a" * 3_000_000)
    assert read_text(tmp_path, "b.md") == "one\n"
    assert len(read_bytes(tmp_path, "long.md")) < 1_100_000
    (tmp_path / "long.md").write_bytes(b"a" * 1_000_001)
    with pytest.raises(RefusedError, match="larger than 1 MB"):
        read_text(tmp_path, "long.md")


@pytest.mark.parametrize(
    ("text", "front", "body", "body_line"),
    [
        ("---\ntitle: A\nyear: 1\n---\nLead.\n---\n", "title: A\nyear: 1\n", "Lead.\n---\n", 5),
        ("--- \t\ntitle: A\n---  \n\nLead.", "title: A\n", "\nLead.", 4),
        ("---\ntitle: A\n---", "title: A\n", "", 4),
        ("---\ntitle: A\ntitle: B\n---\nLead.", "title: A\ntitle: B\n", "Lead.", 5),
    ],
)
def test_the_body_begins_below_the_second_line_of_dashes(text: str, front: str, body: str, body_line: int) -> None:
    document, _ = parse_document("papers/2021/lora.pt-BR.md", text)
    assert (document.front_text, document.body, document.body_line) == (front, body, body_line)
    assert (document.fields["title"] if isinstance(document.fields, dict) else None) == "A"
    assert document.readable
    assert document.id == "lora.pt-BR"
    assert document.locate("title").line == 2


def test_a_file_of_fields_alone_is_front_matter_from_its_first_line_on() -> None:
    document, findings = parse_document("languages/es.yml", "---\nname: Español\nwords: {}\n")
    assert (document.front_text, document.body, document.readable) == ("---\nname: Español\nwords: {}\n", "", True)
    assert (document.locate("name").line, [*findings]) == (2, [])
    assert document.find("name") == [(("name",), "Español")]


def test_what_is_wrong_with_fields_is_shown_on_their_line_in_the_file() -> None:
    for path, text, line in (("a.yml", "a: 1\na: 2\n", 2), ("a.md", "---\na: 1\na: 2\n---\n", 3)):
        [finding] = parse_document(path, text)[1]
        assert finding.location == (path, line, 1, 1)


@pytest.mark.parametrize(
    ("path", "text", "readable"),
    [
        ("a.md", "---\na: [\n---\n", False),
        ("a.md", "---\na: 1\na: 2\n---\n", True),
        ("a.yml", "a: [\n", False),
        ("a.yml", "a: 1\na: 2\n", True),
        ("a.yml", "# nothing yet\n", True),
    ],
)
def test_a_document_tells_whether_its_fields_could_be_read(path: str, text: str, readable: bool) -> None:
    document, _ = parse_document(path, text)
    assert document.readable is readable


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("title: A\n", (1, 1, 1), "does not begin with `---`", "begin it with the record's fields"),
        ("\ntitle: A\n---\n", (1, 1, 1), "does not begin with `---`", "begin it with the record's fields"),
        ("\n  ---\ntitle: A\n", (1, 1, 1), "does not begin with `---`", "begin it with the record's fields"),
        ("\n \n---\ntitle: A\n---\n", (1, 1, 1), "does not begin with `---`", "delete the empty lines"),
        ("---- \ntitle: A\n---\n", (1, 1, 1), "does not begin with `---`", "begin it with the record's fields"),
        ("---\ntitle: A\n", (1, 1, 3), "has no end", "put a line of `---` below"),
        ("---\n---\nLead.\n", (2, 1, 1), "has no fields", "write fields such as"),
        ("---\n\n[a]\n---\n", (3, 1, 1), "has no fields", "write fields such as"),
        ("---\n{}\n---\n", (2, 1, 1), "has no fields", "write fields such as"),
    ],
)
def test_a_record_without_front_matter_is_told_what_it_lacks(
    text: str, place: tuple[int, int, int], message: str, hint: str
) -> None:
    with pytest.raises(RefusedError, match=message) as refused:
        parse_document(PATH, text)
    assert (refused.value.finding.code, refused.value.finding.location) == (Code.NO_FRONT_MATTER, (PATH, *place))
    assert hint in refused.value.finding.hint
