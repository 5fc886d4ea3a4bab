"""Front matter edited at the place of one value: what is written round it, comments included, stays as it is.

Each function takes the text of a whole file and gives the text with one change; nothing is ever dumped anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.records.files import Document, parse_document
from generator.records.front_matter import NOTHING, Node, Steps

PLAIN = re.compile(r"[A-Za-z0-9][\w-]*")


def with_value(path: str, text: str, steps: Steps, value: str) -> str:
    """The text with another scalar at these steps, in quotes where the old one was."""
    front = _Front(path, text)
    start, end = front.span(front.at(*steps))
    written = json.dumps(value, ensure_ascii=False) if text[start] in "\"'" else scalar(value)
    return text[:start] + written + text[end:]


def without(path: str, text: str, steps: Steps) -> str:
    """The text without the entry or the field at these steps; a list that would be left empty goes with its field."""
    front, (*above, _) = _Front(path, text), steps
    group = front.at(*above)
    if len(group.parts) == 1 and above:
        return without(path, text, tuple(above))
    number = front.number(group, steps[-1])
    if group.is_flow:
        return front.without_flow(group, number)
    first, last = group.parts[number]
    start = front.line_start(front.before_dash(first))
    return text[:start] + text[front.line_end(front.offset(last.end)) :]


def without_record(path: str, text: str, steps: Steps) -> str:
    """The text of a file that holds many records without the one at these steps, nor a group that had it alone."""
    group = _Front(path, text).at(*steps[:-1])
    is_alone = len(group.parts) == 1 and len(steps) > 2
    return without(path, text, steps[:-2] if is_alone else steps)


def with_names(path: str, text: str, steps: Steps, name: str, values: Sequence[str], order: Sequence[str]) -> str:
    """The text with these values added to the list of this name in the mapping at these steps.

    `order` are the fields' names in their order, by which a new field finds its place. Values that are there stay once.
    """
    front = _Front(path, text)
    there = front.at(*steps).at(name)
    known = there.plain() if there else None
    new = [value for value in dict.fromkeys(values) if value not in (known if isinstance(known, list) else ())]
    if not new:
        return text
    if not there:
        return with_field(path, text, steps, name, f"[{', '.join(map(scalar, new))}]", order)
    if there.is_flow:
        end = front.offset(there.end) - 1
        return text[:end].rstrip(" ,") + ("" if not there.parts else ", ") + ", ".join(map(scalar, new)) + text[end:]
    end, column = front.line_end(front.offset(there.end)), there.start[1]
    return text[:end] + "".join(f"{' ' * column}- {scalar(value)}\n" for value in new) + text[end:]


def with_field(path: str, text: str, steps: Steps, name: str, written: str, order: Sequence[str]) -> str:
    """The text with a field that was not there, as it is written, in the mapping at these steps."""
    front = _Front(path, text)
    group = front.at(*steps)
    rank = {key: number for number, key in enumerate(order)}
    before = [pair for pair in group.parts if rank.get(str(pair[0].plain()), -1) < rank[name]]
    last = (before or group.parts[:1])[-1][1]
    if group.is_flow:
        end = front.offset(last.end)
        return f"{text[:end]}, {name}: {written}{text[end:]}"
    end = front.line_end(front.offset(last.end))
    return f"{text[:end]}{' ' * group.parts[0][0].start[1]}{name}: {written}\n{text[end:]}"


def written_at(path: str, text: str, steps: Steps) -> str:
    """How the value at these steps is written: in brackets or quotes, or over several lines."""
    front = _Front(path, text)
    node = front.at(*steps)
    return text[front.offset(node.start) : front.offset(node.end)]


def values_at(path: str, text: str, steps: Steps) -> list[str]:
    """The texts of the list at these steps."""
    return [str(entry.plain()) for entry, _ in _Front(path, text).at(*steps).parts]


def lines_of(path: str, text: str, name: str) -> str:
    """The whole lines of a field of a record."""
    front = _Front(path, text)
    key, value = front.at().parts[front.number(front.at(), name)]
    return text[front.line_start(front.offset(key.start)) : front.line_end(front.offset(value.end))]


def with_lines(path: str, text: str, name: str, lines: str, order: Sequence[str]) -> str:
    """The text of a record with the lines of a field that was not there."""
    marked = with_field(path, text, (), name, "…", order)
    return marked.replace(f"\n{name}: …\n", f"\n{lines}", 1)


def scalar(value: str) -> str:
    """A text as YAML: as it stands where that is beyond doubt, or else in quotes."""
    is_plain = PLAIN.fullmatch(value) and value not in NOTHING
    return value if is_plain else json.dumps(value, ensure_ascii=False)


class _Front:
    """A file's text with its front matter as a tree."""

    def __init__(self, path: str, text: str) -> None:
        self.document: Document = parse_document(path, text)[0]
        self._text = text
        first = 0 if self.document.front_line == 1 else text.index("\n") + 1
        self._lines = [first]
        for line in self.document.front_text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def at(self, *steps: str | int) -> Node:
        node = self.document.front.at(*steps)
        if node is None or node.tree is None:
            raise LookupError(f"nothing stands at {steps} of {self.document.path}")
        return node

    def offset(self, place: tuple[int, int]) -> int:
        line, column = place
        return min(self._lines[line] + column, len(self._text))

    def span(self, node: Node) -> tuple[int, int]:
        return self.offset(node.start), self.offset(node.end)

    def number(self, group: Node, step: str | int) -> int:
        """Which part of a list or a mapping the step leads to."""
        return step if isinstance(step, int) else [first.plain() for first, _ in group.parts].index(step)

    def line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the next line begins."""
        if offset and self._text[offset - 1] == "\n":  # a text over several lines ends with its last line
            return offset
        at = self._text.find("\n", offset)
        return len(self._text) if at < 0 else at + 1

    def before_dash(self, entry: Node) -> int:
        """Where the line with an entry's dash is, which may stand above the entry."""
        start = self.offset(entry.start)
        line = self._text[self.line_start(start) : start]
        if "-" in line or not isinstance(entry.plain(), dict) or line.strip():
            return start
        before = self._text[: self.line_start(start)].rstrip()
        return len(before) - 1 if before.endswith("-") else start

    def without_flow(self, group: Node, number: int) -> str:
        first, last = group.parts[number]
        start, end = self.offset(first.start), self.offset(last.end)
        if number:
            start = self.offset(group.parts[number - 1][1].end)
        elif len(group.parts) > 1:
            end = self.offset(group.parts[1][0].start)
        return self._text[:start] + self._text[end:]
