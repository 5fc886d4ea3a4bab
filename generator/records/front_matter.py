"""Front matter composed into a tree that knows its lines. The one importer of yaml.

Nothing is loaded: every scalar keeps the text that was written, so `2010.11290` keeps its digits and `no` stays a
word. Types come from the schema. Places are worked out only where somebody asks, since nearly nobody does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

import yaml

from generator.findings.finding import Code, Finding, Location
from generator.records.characters import invisible
from generator.records.slips import Mark, slip_of

# A plain scalar with `: ` inside it, which YAML takes for a second mapping.
NO_COMMENT = r"(?:(?! +#(?: |$))[^\n])"  # one that begins no comment
COLON = re.compile(
    r"^(?P<before>\s*(?:-\s+)?[\w-]+:\s+)"
    rf"(?P<value>[^\"'\[{{|>#&*!\s]{NO_COMMENT}*?:(?:\s{NO_COMMENT}*)?)(?P<comment> +#(?: .*)?)?$"
)
TYPOGRAPHIC = re.compile(r"[“„”‟«»]([^“„”‟«»]*)[“”‟«»]")  # a value in quotes that only a reader takes for such
# A `#` that ends a plain value without looking like a comment.
HASH = re.compile(r"[ ]+#(?=[^\s#])")
# Signs with which YAML's anchors, aliases and tags begin; most texts have none.
FEATURES = re.compile(r"[&*!]")
MOST_SIGNS_OF_FIELDS = 200_000
DEEPEST_FIELD = 12  # the deepest field of a record is four inside each other
NOTHING = ("", "~", "null")
TAB_HINT = "use spaces in its place (`make fix` does)"
Composed = tuple["Node", Sequence[Finding]]
Steps = tuple[str | int, ...]


class _TooDeepError(Exception):
    """Lists or fields stand too deep inside each other; it carries the innermost that was read."""

    def __init__(self, innermost: yaml.Node) -> None:
        super().__init__()
        self.innermost = innermost


class _Loader(yaml.CBaseLoader):
    """Reads without tags: what they would say, the schema says. It goes as deep as it may, and not as it is led."""

    depth = 0

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, above: yaml.Node, _: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST_FIELD + 1:
            raise _TooDeepError(above)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class Node(NamedTuple):
    """A value of the front matter. `first_line` is the line of the file on which the YAML begins."""

    path: str
    first_line: int
    tree: yaml.Node | None

    @property
    def location(self) -> Location:
        """Where the value stands."""
        return _place(self.path, self.first_line, self.tree) if self.tree else Location(self.path, self.first_line)

    @property
    def keys(self) -> Mapping[str, Location]:
        """Where each key of a mapping stands."""
        pairs = self.tree.value if isinstance(self.tree, yaml.MappingNode) else ()
        words = (key for key, _ in pairs if isinstance(key, yaml.ScalarNode))
        return {key.value: _place(self.path, self.first_line, key) for key in words}

    def plain(self) -> object:
        """The tree as dictionaries, lists, strings and None."""
        return _plain(self.tree)

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
        pairs = node.tree.value if isinstance(node.tree, yaml.MappingNode) else ()
        at = next((word for word, _ in pairs if isinstance(word, yaml.ScalarNode) and word.value == key), None)
        return self._replace(tree=at).location if at else node.location

    def at(self, *steps: str | int) -> Node | None:
        """The value at these steps; None where there is none."""
        node: Node | None = self
        for step in steps:
            node = node._below(step) if node else None
        return node

    @property
    def is_flow(self) -> bool:
        """Whether the value is a list or a mapping between brackets."""
        return isinstance(self.tree, yaml.CollectionNode) and bool(self.tree.flow_style)

    @property
    def parts(self) -> Sequence[tuple[Node, Node]]:
        """The pairs of a mapping, or each entry of a list twice."""
        pairs: Iterable[Any] = ()
        if isinstance(self.tree, yaml.MappingNode):
            pairs = self.tree.value
        elif isinstance(self.tree, yaml.SequenceNode):
            pairs = ((entry, entry) for entry in self.tree.value)
        return [(self._replace(tree=first), self._replace(tree=last)) for first, last in pairs]

    @property
    def start(self) -> tuple[int, int]:
        """Line and column, from 0, at which the value begins in the YAML text."""
        mark = cast(yaml.Mark, cast(yaml.Node, self.tree).start_mark)
        return mark.line, mark.column

    @property
    def end(self) -> tuple[int, int]:
        """Where it ends, without what follows its last word or bracket."""
        if not self.is_flow and self.parts:
            return max(last.end for _, last in self.parts)
        mark = cast(yaml.Mark, cast(yaml.Node, self.tree).end_mark)
        return mark.line, mark.column

    def _below(self, step: str | int) -> Node | None:
        if isinstance(self.tree, yaml.MappingNode):
            return next((self._replace(tree=value) for key, value in self.tree.value if key.value == step), None)
        if isinstance(self.tree, yaml.SequenceNode) and isinstance(step, int) and step < len(self.tree.value):
            return self._replace(tree=self.tree.value[step])
        return None


def _plain(tree: yaml.Node | None) -> object:
    if isinstance(tree, yaml.ScalarNode):
        return None if not tree.style and tree.value in NOTHING else tree.value
    if isinstance(tree, yaml.MappingNode):
        mapping: dict[str, object] = {}
        for key, value in tree.value:
            if isinstance(key, yaml.ScalarNode):  # of another key there is a finding
                mapping.setdefault(key.value, _plain(value))
        return mapping
    return [_plain(one) for one in tree.value] if isinstance(tree, yaml.SequenceNode) else None


def _place(path: str, first_line: int, part: yaml.Node | yaml.Event) -> Location:
    """Where a node or an event stands; what was parsed always knows its marks."""
    start, end = cast(yaml.Mark, part.start_mark), cast(yaml.Mark, part.end_mark)
    scalar = isinstance(part, (yaml.ScalarNode, yaml.ScalarEvent))
    length = max(1, end.column - start.column) if scalar and end.line == start.line else 1
    return Location(path, first_line + start.line, start.column + 1, length)


def compose(path: str, text: str, first_line: int) -> Composed:
    """The YAML text as a tree, and its tabs, syntax errors, equal keys, anchors, aliases and tags.

    `first_line` is the line of the file on which the text begins. A text that cannot be read is a node without value.
    """
    lines = text.split("\n")
    nothing = Node(path, first_line, None)
    if "\t" in text:
        tabs = [Location(path, first_line + i, line.index("\t") + 1) for i, line in enumerate(lines) if "\t" in line]
        return nothing, [Finding(Code.TAB, tab, "a tab stands among the fields", TAB_HINT) for tab in tabs]
    if len(text) > MOST_SIGNS_OF_FIELDS:
        message, hint = f"the front matter has {len(text)} signs", f"{MOST_SIGNS_OF_FIELDS} is the most"
        return nothing, [Finding(Code.TOO_LARGE, nothing.location, message, hint)]
    refused: list[Finding] = []
    try:
        if FEATURES.search(text):
            refused += _features(path, text, first_line)
        if refused:
            return nothing, refused
        tree = yaml.compose(text, Loader=_Loader)
        node = Node(path, first_line, tree)
        hashed = lines if "#" in text and HASH.search(text) else None
        findings = _findings(node, tree, hashed) if tree else ()
        return node, [*findings, *(_decoded(node, tree) if tree and "\\" in text else ())]
    except _TooDeepError as error:
        message = f"lists or fields stand more than {DEEPEST_FIELD} deep inside each other here"
        place = _place(path, first_line, error.innermost)
        return nothing, [Finding(Code.TOO_DEEP, place, message, "no field goes so deep")]
    except yaml.composer.ComposerError as error:
        place = Location(path, first_line + cast(yaml.Mark, error.problem_mark).line)
        return nothing, [Finding(Code.YAML_SYNTAX, place, "a second YAML document begins here", "keep one")]
    except yaml.MarkedYAMLError as error:
        return nothing, [*refused, _syntax_finding(path, lines, first_line, error)]
    except yaml.YAMLError as error:
        message = f"the front matter cannot be read: {error}"
        return nothing, [Finding(Code.YAML_SYNTAX, nothing.location, message, "compare it with another record")]


def find(fields: object, *pattern: str) -> Sequence[tuple[Steps, str]]:
    """Every text at the end of a pattern of steps, such as `find(fields, "listings", "*", "area")`, with its steps.

    `*` is each of a list. What is missing or of another kind is passed over; the schema speaks of that.
    """
    found: list[tuple[Steps, object]] = [((), fields)]
    for step in pattern:
        found = [((*steps, at), value) for steps, above in found for at, value in _below(above, step)]
    return [(steps, value) for steps, value in found if isinstance(value, str)]


def _below(fields: object, step: str) -> Iterable[tuple[str | int, object]]:
    if step == "*":
        return enumerate(fields) if isinstance(fields, list) else ()
    return [(step, fields[step])] if isinstance(fields, dict) and step in fields else ()


def texts(fields: object) -> Iterator[tuple[Steps, str]]:
    """Every text among these fields, with its steps."""
    if isinstance(fields, str):
        yield (), fields
    below: Iterable[tuple[str | int, object]] = ()
    if isinstance(fields, dict):
        below = fields.items()
    elif isinstance(fields, list):
        below = enumerate(fields)
    for at, value in below:
        for steps, text in texts(value):
            yield (at, *steps), text


def dump(fields: Mapping[str, object]) -> str:
    """Fields as YAML that every reader reads as these very fields.

    Raises ValueError if they are not read back as they were, as MkDocs would pass over them without a word.
    """
    text: str = yaml.dump(dict(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=2**30)
    if yaml.load(text, Loader=yaml.CSafeLoader) != fields:
        raise ValueError(f"the front matter does not survive being written: {text[:200]}")
    return text


def in_quotes(value: str) -> str:
    """A value as it can stand in a list, in quotes where it would be read as something else without them."""
    return value if re.fullmatch(r"\w[\w .'-]*", value) else json.dumps(value, ensure_ascii=False)


def quoted(line: str) -> str | None:
    """The line with its value in quotes, if a colon without them stands in it. A comment stays one."""
    if not (match := COLON.match(line)):
        return None
    value = match["value"].rstrip()
    if TYPOGRAPHIC.fullmatch(value):
        value = value[1:-1]
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["before"]}"{value}"{match["comment"] or ""}'


def _syntax_finding(path: str, lines: Sequence[str], first_line: int, error: yaml.MarkedYAMLError) -> Finding:
    stopped = _mark(cast(yaml.Mark, error.problem_mark), lines)
    if match := COLON.match(lines[stopped.line]):
        place = Location(path, first_line + stopped.line, len(match["before"]) + 1, len(match["value"]))
        hint = f"quote it: {(quoted(lines[stopped.line]) or '').strip()} (`make fix` does)"
        return Finding(Code.UNQUOTED_COLON, place, "a colon stands in a value without quotes", hint)
    start = _mark(error.context_mark, lines) if error.context_mark else None
    slip = slip_of(lines, error.context or "", error.problem or "", start, stopped)
    place = Location(path, first_line + slip.where.line, slip.where.column + 1)
    return Finding(Code.YAML_SYNTAX, place, slip.message, slip.hint)


def _mark(mark: yaml.Mark, lines: Sequence[str]) -> Mark:
    """A place that the reader names, on a line that there is."""
    return Mark(min(mark.line, len(lines) - 1), mark.column)


def _decoded(node: Node, tree: yaml.Node) -> Iterator[Finding]:
    """Invisible characters that an escape such as `\\x00` brings into a key or a value."""
    if isinstance(tree, yaml.ScalarNode):
        if sign := invisible(tree.value):
            place = node._replace(tree=tree).location
            message = f"the invisible character {sign} is written here, as an escape"
            yield Finding(Code.CONTROL_CHARACTER, place, message, "delete it")
    else:
        below = [part for pair in tree.value for part in pair] if isinstance(tree, yaml.MappingNode) else tree.value
        for part in below:
            yield from _decoded(node, part)


def _features(path: str, text: str, first_line: int) -> Iterator[Finding]:
    """Every anchor, alias and tag of the text."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        feature = None
        if isinstance(event, yaml.AliasEvent):
            feature = f"the alias `*{event.anchor}`"
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            feature = f"the anchor `&{event.anchor}`"
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            feature = f"the tag `{event.tag}`"
        if feature:
            hint = "write the value out, or put it in quotes"
            place = _place(path, first_line, event)
            yield Finding(Code.YAML_FEATURE, place, f"{feature} stands here", hint)


def _findings(node: Node, tree: yaml.Node, lines: Sequence[str] | None, listed: bool = False) -> Iterator[Finding]:
    """Keys that are given twice or are no words, and values that a `#` cuts off.

    `node` is the root of the tree; `lines` are those of the text, or None where no `#` cuts anything off; `listed` says
    that the tree is an entry of a list on lines of its own.
    """
    if isinstance(tree, yaml.MappingNode):
        first: dict[str, yaml.Node] = {}
        for key, value in tree.value:
            if listed and not tree.flow_style and first and key.value == next(iter(first)):
                hint = (
                    f"if another entry begins here, put its dash in front: `- {key.value}:`; else keep one of the two"
                )
                message = f"`{key.value}` is given twice in one entry of a list"
                yield Finding(Code.DUPLICATE_KEY, node._replace(tree=key).location, message, hint)
                return  # what follows is given twice because this is
            if not isinstance(_plain(key), str):
                place = node._replace(tree=key).location
                yield Finding(Code.YAML_FEATURE, place, "this key is not a word", "a key is a field's name")
            elif key.value in first:
                line = node._replace(tree=first[key.value]).location.line
                message = f"`{key.value}` is given twice; first on line {line}"
                place = node._replace(tree=key).location
                yield Finding(Code.DUPLICATE_KEY, place, message, "keep one of the two")
            else:
                first[key.value] = key
            if lines or not isinstance(value, yaml.ScalarNode):
                yield from _findings(node, value, lines)
    elif isinstance(tree, yaml.SequenceNode):
        for one in tree.value:
            if lines or not isinstance(one, yaml.ScalarNode):
                yield from _findings(node, one, lines, listed=True)
    elif lines and isinstance(tree, yaml.ScalarNode) and not tree.style:
        end = cast(yaml.Mark, tree.end_mark)
        if end.line < len(lines) and (match := HASH.match(lines[end.line], end.column)):
            hint = "put the value in quotes; or, if it is a comment, a space after `#`"
            place = Location(node.path, node.first_line + end.line, match.end())
            yield Finding(Code.UNQUOTED_HASH, place, "what follows `#` is lost, as a comment", hint)
