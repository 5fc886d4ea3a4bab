"""Records as files: which there are, in a stated order, their text, and where front matter ends and the body begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import front_matter
from generator.diagnostics import Code, Location
from generator.front_matter import Node, refuse

MOST_BYTES = 1_000_000
FENCE = re.compile(r"^---[ \t]*$", re.M)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Document:
    """One file of `content/`: its path, its lines, its front matter and its body.

    `body_line` is the line of the file on which the body begins.
    """

    path: str
    lines: Sequence[str]
    front: Node
    body: str
    body_line: int

    def locate(self, *steps: str | int) -> Location:
        """Where a field of the front matter stands, such as `locate("builds_on", 0, "paper")`."""
        return self.front.locate(*steps)


def files(content: Path) -> Iterator[str]:
    """Every file below the content folder that is not hidden, as a path with `/`, in order."""
    found = (path for path in content.rglob("*") if path.is_symlink() or not path.is_dir())
    relative = (path.relative_to(content) for path in found)
    yield from sorted(path.as_posix() for path in relative if not any(part.startswith(".") for part in path.parts))


def read(content: Path, path: str) -> str:
    """The text of a file, with line ends as `\\n` and without a byte-order mark.

    Raises RefusedError when it leads out of the content folder, is too large or empty, or is no plain UTF-8 text.
    """
    start = Location(path)
    file = content / path
    if not file.resolve().is_relative_to(content.resolve()):
        raise refuse(Code.LINK_OUT, start, "this link leads out of the content folder", "put the file itself here")
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise refuse(Code.UNREADABLE, start, f"it cannot be read: {error.strerror}", "check the file") from error
    if len(raw) > MOST_BYTES:
        hint = "a record is a page of text; look for what was pasted"
        raise refuse(Code.TOO_LARGE, start, "the file is larger than 1 MB", hint)
    text = _decode(path, raw).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise refuse(Code.EMPTY_FILE, start, "the file is empty", "write the record, or take the file away")
    if wrong := CONTROL.search(text):
        where = _place(path, text, wrong.start())
        message = f"the invisible character U+{ord(wrong[0]):04X} stands here"
        raise refuse(Code.CONTROL_CHARACTER, where, message, "delete it")
    return text


def _decode(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        message = f"the byte 0x{raw[error.start]:02x} is not UTF-8 text"
        raise refuse(Code.NOT_UTF8, _place(path, before, len(before)), message, "save the file as UTF-8") from error


def compose(path: str, text: str) -> Document:
    """The text of a record as a document: front matter between two lines of `---`, then the body.

    A `.yml` file is front matter alone. Raises RefusedError with every fault that could be found.
    """
    lines = text.split("\n")
    if path.endswith(".yml"):
        return Document(path, lines, front_matter.compose(path, text, 1), "", len(lines))
    fences = list(FENCE.finditer(text))
    if not fences or fences[0].start() != 0:
        hint = "begin it with the record's fields between two lines of `---`"
        raise refuse(Code.NO_FRONT_MATTER, Location(path), "the file does not begin with `---`", hint)
    if len(fences) == 1:
        hint = "put a line of `---` below the record's fields"
        raise refuse(Code.NO_FRONT_MATTER, Location(path, 1, 1, 3), "the front matter has no end", hint)
    front = text[fences[0].end() + 1 : fences[1].start()]
    tree = front_matter.compose(path, front, 2)
    if not tree.keys:
        hint = "write fields such as `title: …`"
        raise refuse(Code.NO_FRONT_MATTER, tree.location, "the front matter has no fields", hint)
    return Document(path, lines, tree, text[fences[1].end() + 1 :], front.count("\n") + 3)


def _place(path: str, text: str, offset: int) -> Location:
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
