"""Records as files: which there are, in a stated order, their text, and where front matter ends and the body begins."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from generator.findings.finding import Code, Finding, Location
from generator.records import front_matter
from generator.records.characters import INVISIBLE, described
from generator.records.front_matter import Node, Steps

MOST_BYTES = 1_000_000
# Emacs, Vim and their like, merges and patches, LibreOffice and Word, Windows and macOS; and what explains a folder.
LEFT_OVER = re.compile(
    r"(?is).*~|#.*#|.*\.(orig|rej|bak|swp|swo|tmp|temp|save|part|crdownload)|~\$.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r"
    r"|(?-i:README(\.\w+)?)"
)
# What git leaves in a file where two people changed the same lines.
CONFLICT = re.compile(r"^(<{7} .*)\n(?:.*\n)*?(={7})\n(?:.*\n)*?(>{7} .*)$", re.M)
FENCE = re.compile(r"^---[ \t]*$", re.M)


class RefusedError(Exception):
    """A file that cannot be read as a record; it carries the finding."""

    def __init__(self, code: Code, location: Location, message: str, hint: str) -> None:
        super().__init__(message)
        self.finding = Finding(code, location, message, hint)


@dataclass(frozen=True)
class Document:
    """One file of `content/`: its path, its text, what its front matter holds, and where its body begins.

    `fields` are dictionaries, lists, strings and None. `readable` is false where the front matter is no YAML.
    `front_start`, `front_end` and `body_start` are counted in characters, the lines from 1.
    """

    path: str
    fields: object
    readable: bool
    front_start: int
    front_end: int
    front_line: int
    body_start: int
    body_line: int
    text: str = ""

    @property
    def id(self) -> str:
        """The name of the file, which is the record's id; that of a translation ends with its language."""
        return stem(self.path)

    @property
    def front_text(self) -> str:
        """The front matter as it is written, without the lines of `---` around it."""
        return self.text[self.front_start : self.front_end]

    @property
    def body(self) -> str:
        """What stands below the front matter."""
        return self.text[self.body_start :]

    @cached_property
    def front(self) -> Node:
        """The front matter as a tree that knows its lines: made anew when a place is asked for, which is seldom."""
        return front_matter.compose(self.path, self.front_text, self.front_line)[0]

    def locate(self, *steps: str | int) -> Location:
        """Where a field of the front matter stands, such as `locate("builds_on", 0, "paper")`."""
        return self.front.locate(*steps)

    def find(self, *pattern: str) -> Sequence[tuple[Steps, str]]:
        """Every text at the end of a pattern of steps, with the steps to it: `front_matter.find`."""
        return front_matter.find(self.fields, *pattern)


def stem(path: str) -> str:
    """The name of a file without its ending. (`pathlib` takes ten times as long, which tells with many records.)"""
    return path.rpartition("/")[2].rpartition(".")[0]


def files(content: Path) -> Iterator[str]:
    """Every file below the content folder, as a path with `/`, in order, without hidden ones and what is left over."""
    yield from (path for path in _everything(content) if not is_left_over(path))


def left_over(content: Path) -> Iterator[str]:
    """Every file there that is no record and was never meant to be: what editors and systems leave, and a README."""
    yield from filter(is_left_over, _everything(content))


def is_left_over(path: str) -> bool:
    """Whether a file has a name that only a program gives, or explains a folder to people."""
    return LEFT_OVER.fullmatch(path.rpartition("/")[2]) is not None


def _everything(content: Path) -> Sequence[str]:
    return sorted(_below(content.as_posix(), ""))


def _below(folder: str, above: str) -> Iterator[str]:
    """(`pathlib` takes ten times as long, which tells with many records.)"""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name


def read_text(content: Path, path: str) -> str:
    """The text of a file, with line ends as `\\n` and without a byte-order mark.

    Raises RefusedError when it leads out of the content folder, is too large or empty, or is no plain UTF-8 text.
    """
    return text_of(path, read_bytes(content, path))


def read_bytes(content: Path, path: str) -> bytes:
    """What a file holds, as far as it may be a record. Raises RefusedError, likewise."""
    start = Location(path)
    file = f"{content}/{path}"
    try:
        about = os.lstat(file)
        if S_ISLNK(about.st_mode):
            if not Path(file).resolve().is_relative_to(content.resolve()):
                raise RefusedError(
                    Code.LINK_OUT, start, "this link leads out of the content folder", "put the file itself here"
                )
            about = os.stat(file)  # noqa: PTH116 (as above)
        if not S_ISREG(about.st_mode):
            hint = "a record is a file of text; give a folder another name, or take it away"
            raise RefusedError(Code.UNREADABLE, start, "this is no file", hint)
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 (`pathlib` would take longer than the reading)
            return stream.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:  # a link that leads round in a circle is a RuntimeError
        hint = "check its rights, and where it leads if it is a link"
        raise RefusedError(Code.UNREADABLE, start, "the file cannot be read", hint) from error


def text_of(path: str, raw: bytes) -> str:
    """The text that a file of these bytes holds, likewise; the same errors."""
    start = Location(path)
    if len(raw) > MOST_BYTES:
        hint = "a record is a page of text; look for what was pasted"
        raise RefusedError(Code.TOO_LARGE, start, "the file is larger than 1 MB", hint)
    text = _plain(_decode(path, raw))
    if not text.strip():
        raise RefusedError(Code.EMPTY_FILE, start, "the file is empty", "write the record, or take the file away")
    if "<<<<<<< " in text and (conflict := CONFLICT.search(text)):
        where = _place(path, text, conflict.start())._replace(length=len(conflict[1]))
        last = _place(path, text, conflict.start(3)).line
        message = f"two versions of the lines down to {last} stand here, which git could not join"
        hint = (
            "keep what is right of the two, and delete the three lines of signs, which begin with `<<`, `==` and `>>`"
        )
        raise RefusedError(Code.MERGE_CONFLICT, where, message, hint)
    if wrong := INVISIBLE.search(text):
        where = _place(path, text, wrong.start())
        message = f"the invisible character {described(wrong[0])} stands here"
        raise RefusedError(Code.CONTROL_CHARACTER, where, message, "delete it")
    return text


def sound_text_of(raw: bytes) -> str:
    """The text of a file that is known to be sound."""
    return _plain(raw.decode("utf-8-sig"))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # of what stands behind a byte-order mark
        message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8 text"
        raise RefusedError(
            Code.NOT_UTF8,
            _place(path, before, len(before)),
            message,
            "save the file as UTF-8 (in most editors: *Save with encoding*)",
        ) from error


def parse_document(path: str, text: str) -> tuple[Document, Sequence[Finding]]:
    """The text of a record as a document, and what is wrong with its front matter.

    Front matter stands between two lines of `---`, then comes the body; a `.yml` file is front matter alone. Raises
    RefusedError where there is no front matter.
    """
    if path.endswith(".yml"):
        front, findings = front_matter.compose(path, text, 1)
        end = len(text)
        return Document(path, front.plain(), bool(front.tree or not findings), 0, end, 1, end, 1, text), findings
    opening = FENCE.match(text)
    if not opening:
        hint = "begin it with the record's fields between two lines of `---`"
        if (late := FENCE.search(text)) and not text[: late.start()].strip():
            hint = "delete the empty lines above its first `---`"
        raise RefusedError(Code.NO_FRONT_MATTER, Location(path), "the file does not begin with `---`", hint)
    closing = FENCE.search(text, opening.end())
    if not closing:
        hint = "put a line of `---` below the record's fields"
        raise RefusedError(Code.NO_FRONT_MATTER, Location(path, 1, 1, 3), "the front matter has no end", hint)
    start, end = opening.end() + 1, closing.start()
    yaml_text = text[start:end]
    front, findings = front_matter.compose(path, yaml_text, 2)
    fields = front.plain()
    if not findings and not (isinstance(fields, dict) and fields):
        hint = "write fields such as `title: …`"
        raise RefusedError(Code.NO_FRONT_MATTER, front.location, "the front matter has no fields", hint)
    below = yaml_text.count("\n") + 3
    return Document(path, fields, front.tree is not None, start, end, 2, closing.end() + 1, below, text), findings


def _place(path: str, text: str, offset: int) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
