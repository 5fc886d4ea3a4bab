"""Front matter composed into a tree that knows its lines. The one importer of yaml.

Nothing is loaded: every scalar keeps the text that was written, so `2010.11290` keeps its digits and `no` stays a
word. Types come from the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import yaml

from generator.diagnostics import Code, Diagnostic, Location

# A plain scalar with `: ` inside it, which YAML takes for a second mapping.
COLON = re.compile(r"^(?P<before>\s*(?:-\s+)?[\w-]+:\s+)(?P<value>[^\"'\[{|>#&*!\s][^\n]*?:(?:\s[^\n]*)?)$")
# A `#` that ends a plain value without looking like a comment.
HASH = re.compile(r"[ ]+#(?=[^\s#])")


NO_KEYS: Mapping[str, Location] = MappingProxyType({})


class Node(NamedTuple):
    """A value of the front matter and the place where it was written."""

    location: Location
    value: Any  # a text, a dict or a list of further nodes, or None
    keys: Mapping[str, Location] = NO_KEYS

    def plain(self) -> object:
        """The tree as dictionaries, lists, strings and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def locate(self, *steps: str | int) -> Location:
        """Where the value at these steps stands; the nearest parent's place where there is none."""
        node = self
        for step in steps:
            below = node._below(step)
            if below is None:
                break
            node = below
        return node.location

    def locate_key(self, *steps: str | int) -> Location:
        """Where the key at the end of these steps stands."""
        *above, key = steps
        node = self
        for step in above:
            node = node._below(step) or node
        return node.keys.get(str(key), node.location)

    def find(self, *pattern: str) -> Iterator[tuple[Location, str]]:
        """Every text at the end of a pattern of steps, such as `find("listings", "*", "area")`; `*` is each of a list.

        What is missing or of another kind is passed over; the schema speaks of that.
        """
        if not pattern:
            if isinstance(self.value, str):
                yield self.location, self.value
            return
        step, *rest = pattern
        if step == "*":
            for node in self.value if isinstance(self.value, list) else ():
                yield from node.find(*rest)
        elif below := self._below(step):
            yield from below.find(*rest)

    def _below(self, step: str | int) -> Node | None:
        found: Node | None = None
        if isinstance(self.value, dict) and isinstance(step, str):
            found = self.value.get(step)
        elif isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            found = self.value[step]
        return found


Composed = tuple[Node, Sequence[Diagnostic]]


def compose(path: str, text: str, first_line: int) -> Composed:
    """The YAML text as a tree, and its tabs, syntax errors, equal keys, anchors, aliases and tags.

    `first_line` is the line of the file on which the text begins. A text that cannot be read is a node without value.
    """
    lines = text.split("\n")
    nothing = Node(Location(path, first_line), None)
    if tabs := [Location(path, first_line + i, line.index("\t") + 1) for i, line in enumerate(lines) if "\t" in line]:
        return nothing, [Diagnostic(Code.TAB, tab, "a tab stands in the front matter", "use spaces") for tab in tabs]
    composer = _Composer(path, lines, first_line)
    try:
        tree = composer.compose(text)
        refused = any(finding.code is Code.YAML_FEATURE for finding in composer.findings)
        return nothing if refused else tree, composer.findings
    except yaml.MarkedYAMLError as error:
        return nothing, [*composer.findings, _syntax_finding(path, lines, first_line, error)]
    except (yaml.YAMLError, RecursionError) as error:
        message = f"the front matter cannot be read: {error}"
        return nothing, [Diagnostic(Code.YAML_SYNTAX, nothing.location, message, "compare it with another record")]


def _syntax_finding(path: str, lines: Sequence[str], first_line: int, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    number = min(number, len(lines) - 1)
    if found := COLON.match(lines[number]):
        place = Location(path, first_line + number, len(found["before"]) + 1, len(found["value"]))
        quoted = found["value"].replace("\\", "\\\\").replace('"', '\\"')
        hint = f'quote it: {found["before"].strip()} "{quoted}"'
        return Diagnostic(Code.UNQUOTED_COLON, place, "a colon stands in a value without quotes", hint)
    place = Location(path, first_line + number, column + 1)
    hint = "check quotes, brackets and indentation of this line and the one above"
    return Diagnostic(Code.YAML_SYNTAX, place, error.problem or "the front matter cannot be read", hint)


class _Composer:
    """Builds the tree from YAML's events and notes what a record may not use."""

    def __init__(self, path: str, lines: Sequence[str], first_line: int) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.findings: list[Diagnostic] = []

    def compose(self, text: str) -> Node:
        """The first document of the text as a tree."""
        events = iter([e for e in yaml.parse(text, Loader=yaml.CSafeLoader) if not isinstance(e, _FRAME)])
        first = next(events, None)
        tree = self._node(first, events) if first else Node(Location(self.path, self.first_line), None)
        for extra in events:
            if not isinstance(extra, yaml.CollectionEndEvent):
                self._refuse(Code.YAML_SYNTAX, self._place(extra), "a second YAML document begins here", "keep one")
                break
        return tree

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        place = self._place(event)
        self._refuse_features(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, events)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(place, [self._node(e, events) for e in _until(yaml.SequenceEndEvent, events)])
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        return Node(place, None)

    def _scalar(self, event: yaml.ScalarEvent, place: Location) -> Node:
        if event.style:
            return Node(place, event.value)
        end = cast(yaml.Mark, event.end_mark)
        if found := HASH.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None:
            comment = Location(self.path, place.line, found.end())
            hint = "put the value in quotes; or, if it is a comment, a space after `#`"
            self._refuse(Code.UNQUOTED_HASH, comment, "what follows `#` is lost, as a comment", hint)
        return Node(place, None if event.value in ("", "~", "null") else event.value)

    def _mapping(self, place: Location, events: Iterator[yaml.Event]) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        for event in _until(yaml.MappingEndEvent, events):
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key.value, str):
                self._refuse(Code.YAML_FEATURE, key.location, "this key is not a word", "a key is a field's name")
            elif key.value in values:
                first = keys[key.value].line
                message = f"`{key.value}` is given twice; first on line {first}"
                self._refuse(Code.DUPLICATE_KEY, key.location, message, "keep one of the two")
            else:
                values[key.value], keys[key.value] = value, key.location
        return Node(place, values, keys)

    def _refuse_features(self, event: yaml.Event, place: Location) -> None:
        if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:  # as nearly every event
            return
        feature = None
        if isinstance(event, yaml.AliasEvent):
            feature = f"the alias `*{event.anchor}`"
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            feature = f"the anchor `&{event.anchor}`"
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            feature = f"the tag `{event.tag}`"
        if feature:
            hint = "write the value out, or put it in quotes"
            self._refuse(Code.YAML_FEATURE, place, f"{feature} stands here", hint)

    def _refuse(self, code: Code, place: Location, message: str, hint: str) -> None:
        self.findings.append(Diagnostic(code, place, message, hint))

    def _place(self, event: yaml.Event) -> Location:
        start, end = cast(yaml.Mark, event.start_mark), cast(yaml.Mark, event.end_mark)  # parsed events know both
        line, column, length = start.line, start.column, 1
        if isinstance(event, yaml.ScalarEvent) and end.line == line:
            length = max(1, end.column - column)
        return Location(self.path, self.first_line + line, column + 1, length)


_FRAME = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


def _until(end: type[yaml.Event], events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        if isinstance(event, end):
            return
        yield event
