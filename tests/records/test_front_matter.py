"""Front matter is read as it is written, and no deeper than any field goes."""

from __future__ import annotations

import pytest

from generator.findings.finding import Code
from generator.records.front_matter import DEEPEST_FIELD, compose, dump, find, in_quotes, quoted, texts


@pytest.mark.parametrize("depth", [DEEPEST_FIELD + 1, 30_000])
@pytest.mark.parametrize(("one", "end"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("a:\n{indent}", "")])
def test_what_stands_too_deep_is_refused_where_it_begins_to(one: str, end: str, depth: int) -> None:
    deepest = min(depth, 400) if "\n" in one else depth  # each further line is longer than the last
    text = (
        "".join(one.format(indent=" " * i) if "\n" in one else one for i in range(1, deepest + 1)) + "b" + end * deepest
    )
    node, [finding] = compose("papers/a.md", text, 2)
    assert (node.tree, finding.code) == (None, Code.TOO_DEEP)
    before = "\n".join(text.split("\n")[: finding.location.line - 2])
    assert (before + text[: finding.location.column]).count(one[0]) >= DEEPEST_FIELD


@pytest.mark.parametrize(("one", "end"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_what_is_as_deep_as_it_may_be_is_read(one: str, end: str) -> None:
    node, findings = compose("papers/a.md", one * DEEPEST_FIELD + "b" + end * DEEPEST_FIELD, 2)
    assert node.tree is not None
    assert not findings


WRITTEN = """\
title: Deep Examples
authors: [Ann Lee, "Bo Fu"]
links:
  arxiv: '2106.09685'
  code: {at: here}
parts:
- a: 1
  b: |
    two
    lines
-
"""
PATH = "papers/a.md"
ROOT, _ = compose(PATH, WRITTEN, 2)


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ((), (2, 1, 1)),
        (("title",), (2, 8, 13)),
        (("title", "below"), (2, 8, 13)),
        (("authors",), (3, 10, 1)),
        (("authors", 0), (3, 11, 7)),
        (("authors", 1), (3, 20, 7)),
        (("authors", 2), (3, 10, 1)),
        (("authors", "name"), (3, 10, 1)),
        (("links",), (5, 3, 1)),
        (("links", "arxiv"), (5, 10, 12)),
        (("links", "doi"), (5, 3, 1)),
        (("links", "doi", "code"), (5, 3, 1)),
        (("links", "code", "at"), (6, 14, 4)),
        (("parts", 0, "b"), (9, 6, 1)),
        (("parts", 1), (12, 2, 1)),
        (("nothing",), (2, 1, 1)),
    ],
)
def test_a_value_is_found_where_it_is_written_and_a_missing_one_in_what_it_belongs_to(
    steps: tuple[str | int, ...], place: tuple[int, int, int]
) -> None:
    assert ROOT.locate(*steps) == (PATH, *place)


def test_a_value_has_a_length_where_it_ends_on_the_line_on_which_it_begins() -> None:
    node, _ = compose(PATH, "a: x\n  a longer line\n" + "\n" * 300 + "b: xyz\n", 2)
    assert node.locate("a") == (PATH, 2, 4, 1)
    assert node.locate("b") == (PATH, 304, 4, 3)


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (("authors",), (3, 1, 7)),
        (("links", "code"), (6, 3, 4)),
        (("links", "code", "at"), (6, 10, 2)),
        (("parts", 0, "b"), (9, 3, 1)),
        (("links", "doi"), (5, 3, 1)),
        (("authors", "name"), (3, 10, 1)),
    ],
)
def test_a_key_is_found_where_it_is_written(steps: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    assert ROOT.locate_key(*steps) == (PATH, *place)


def test_the_keys_of_a_group_have_their_places_and_what_is_no_group_has_none() -> None:
    links, authors = ROOT.at("links"), ROOT.at("authors")
    assert links is not None
    assert authors is not None
    assert links.keys == {"arxiv": (PATH, 5, 3, 5), "code": (PATH, 6, 3, 4)}
    assert authors.keys == {}


@pytest.mark.parametrize(
    "steps",
    [("nothing",), ("nothing", "below"), ("authors", 2), ("authors", 3), ("authors", "x"), ("title", 0)],
)
def test_there_is_no_value_at_steps_that_lead_nowhere(steps: tuple[str | int, ...]) -> None:
    assert ROOT.at(*steps) is None


@pytest.mark.parametrize(
    ("steps", "start", "end", "is_flow", "parts"),
    [
        (("title",), (0, 7), (0, 20), False, []),
        (("authors",), (1, 9), (1, 27), True, [("Ann Lee", "Ann Lee"), ("Bo Fu", "Bo Fu")]),
        (("links",), (3, 2), (4, 18), False, [("arxiv", "2106.09685"), ("code", {"at": "here"})]),
        (("links", "code"), (4, 8), (4, 18), True, [("at", "here")]),
    ],
)
def test_a_value_begins_and_ends_with_its_own_signs(
    steps: tuple[str | int, ...],
    start: tuple[int, int],
    end: tuple[int, int],
    is_flow: bool,
    parts: list[tuple[object, object]],
) -> None:
    node = ROOT.at(*steps)
    assert node is not None
    assert (node.start, node.end, node.is_flow) == (start, end, is_flow)
    assert [(first.plain(), last.plain()) for first, last in node.parts] == parts


def test_text_stays_text_and_only_a_bare_word_for_nothing_is_nothing() -> None:
    node, findings = compose(PATH, 'a: no\nb: 2110.11290\nc:\nd: ~\ne: null\nf: "null"\ng: ""\nh: [~, x]\ni: {}\n', 2)
    assert not findings
    assert node.plain() == {
        "a": "no", "b": "2110.11290", "c": None, "d": None, "e": None, "f": "null", "g": "", "h": [None, "x"], "i": {},
    }  # fmt: skip


def test_a_front_matter_may_have_two_hundred_thousand_signs_and_no_more() -> None:
    most = "a: " + "b" * 199_997
    assert compose(PATH, most, 2)[0].plain() == {"a": most[3:]}
    node, [finding] = compose(PATH, most + "b", 2)
    assert (node.tree, finding.code, finding.location) == (None, Code.TOO_LARGE, (PATH, 2, 1, 1))


@pytest.mark.parametrize(
    ("text", "code", "places"),
    [
        ("a: 1\n\tb: 2\ncc: 3\t\n", Code.TAB, [(3, 1, 1), (4, 6, 1)]),
        ("a: &x 1\nb: *x\n", Code.YAML_FEATURE, [(2, 4, 4), (3, 4, 1)]),
        ("a: !!str 1\nb: [!x {}]\n", Code.YAML_FEATURE, [(2, 4, 7), (3, 5, 1)]),
        ("a: 1\n[b]: 2\n", Code.YAML_FEATURE, [(3, 1, 1)]),
        ("a: 1\n{b: c}: 2\n", Code.YAML_FEATURE, [(3, 1, 1)]),
        ("a: 1\nb: 2\nb: 3\nb: 4\n", Code.DUPLICATE_KEY, [(4, 1, 1), (5, 1, 1)]),
        ("a:\n- {b: 1, b: 2}\n", Code.DUPLICATE_KEY, [(3, 10, 1)]),
        ("a:\n- b: 1\n  c: 2\n  b: 3\n  c: 4\n", Code.DUPLICATE_KEY, [(5, 3, 1)]),
        ("a:\n- b: 1\n  c: 2\n  c: 3\n", Code.DUPLICATE_KEY, [(5, 3, 1)]),
        ("a: {b: {c: 1, c: 2}}\n", Code.DUPLICATE_KEY, [(2, 15, 1)]),
        ("a: Update #2\nb: [x #y\n ]\nc: # fine\nd: x # fine\ne: 'x' #\n", Code.UNQUOTED_HASH, [(2, 11, 1), (3, 7, 1)]),
        ("a:\n- Update   #2\n- {b: x #y\n }\n", Code.UNQUOTED_HASH, [(3, 12, 1), (4, 9, 1)]),
        ("a: 'x' #2\nb: x#2\nc: x  #\n", Code.UNQUOTED_HASH, []),
        ("a: one\n  two #3\n", Code.UNQUOTED_HASH, [(3, 7, 1)]),
        ('a: "x\\0y"\n"b\\u200b": z\nc: [x, "\\u202e"]\n', Code.CONTROL_CHARACTER, [(2, 4, 6), (3, 1, 9), (4, 8, 8)]),
        ("a: 1\n---\nb: 2\n", Code.YAML_SYNTAX, [(3, 1, 1)]),
        ("a: 1\nb: x: y # z\n", Code.UNQUOTED_COLON, [(3, 4, 4)]),
        ("a:\n- c: 1\n  b: 2\n- b: 1\n  c: 2\n# \\ # #x\n", Code.DUPLICATE_KEY, []),
        ("# \\ #x", Code.CONTROL_CHARACTER, []),
        ("? #x", Code.YAML_FEATURE, [(2, 2, 1)]),
    ],
)
def test_what_is_wrong_is_shown_where_it_stands(text: str, code: Code, places: list[tuple[int, int, int]]) -> None:
    for lines_above in (1, 6):
        _, findings = compose(PATH, text, lines_above + 1)
        assert [(found.code, *found.location) for found in findings] == [
            (code, PATH, line - 1 + lines_above, *rest) for line, *rest in places
        ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a: &x 1", "the anchor `&x` stands here", "put it in quotes"),
        ("a: &x [1]", "the anchor `&x` stands here", "put it in quotes"),
        ("b: *x", "the alias `*x` stands here", "put it in quotes"),
        ("a: !x 1", "the tag `!x` stands here", "put it in quotes"),
        ("a: !x {}", "the tag `!x` stands here", "put it in quotes"),
        ("b: 1\na: 2\na: 3", "`a` is given twice; first on line 3", "keep one of the two"),
        ("a: 2\nb: 1\na: 3", "`a` is given twice; first on line 2", "keep one of the two"),
        ("x:\n  a: 1\n  a: 2", "`a` is given twice; first on line 3", "keep one of the two"),
        ("x:\n- ab: 1\n  ab: 2", "`ab` is given twice in one entry of a list", "put its dash in front: `- ab:`"),
        ("x: [{a: 1, a: 2}]", "`a` is given twice; first on line 2", "keep one of the two"),
        ("x:\n- {a: 1, a: 2}", "`a` is given twice; first on line 3", "keep one of the two"),
        ("a: b: c # d", "a colon stands in a value without quotes", 'quote it: a: "b: c" # d (`make fix` does)'),
        ('a: "\\0"', "the invisible character U+0000 is written here, as an escape", "delete it"),
    ],
)
def test_what_is_wrong_is_said_in_words(text: str, message: str, hint: str) -> None:
    _, [finding] = compose(PATH, text, 2)
    assert finding.message == message
    assert hint in finding.hint


def test_what_the_reader_of_yaml_refuses_as_a_whole_is_told_of_the_front_matter() -> None:
    node, [finding] = compose(PATH, "a: 1\nb: \x00", 2)
    assert (node.tree, finding.code, finding.location) == (None, Code.YAML_SYNTAX, (PATH, 2, 1, 1))
    assert "the front matter cannot be read" in finding.message


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("title: On X: a study", 'title: "On X: a study"'),
        ("  - title: On X: a study   # why", '  - title: "On X: a study"   # why'),
        ('title: “On "X": a \\study”', 'title: "On \\"X\\": a \\\\study"'),
        ("title: “On” X: a “study”", 'title: "“On” X: a “study”"'),
        ("title: On X:", 'title: "On X:"'),
        ("title: On X #: y", 'title: "On X #: y"'),
        ('title: "On X: a study"', None),
        ("title: [On X: a study]", None),
        ("title: On X", None),
    ],
)
def test_a_value_with_a_colon_comes_into_quotes(line: str, better: str | None) -> None:
    assert quoted(line) == better


def test_texts_are_found_by_a_pattern_of_steps() -> None:
    fields = {"a": [{"b": "one"}, {"c": "x"}, {"b": ["y"]}, "z", {"b": "two"}], "b": "three"}
    assert find(fields, "a", "*", "b") == [(("a", 0, "b"), "one"), (("a", 4, "b"), "two")]
    assert find(fields, "b") == [(("b",), "three")]
    assert find(fields, "b", "*") == find(fields, "*") == find(["x"], "b") == []
    assert find(["x", "y"], "*") == [((0,), "x"), ((1,), "y")]


def test_every_text_is_found_with_its_steps() -> None:
    fields = {"a": [{"b": "one"}, "two", None], "c": "three", "d": {}}
    assert [*texts(fields)] == [(("a", 0, "b"), "one"), (("a", 1), "two"), (("c",), "three")]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Ann Lee", "Ann Lee"),
        ("O'Neil-Fu", "O'Neil-Fu"),
        ("Lee, Ann", '"Lee, Ann"'),
        ("", '""'),
        (' "é"', '" \\"é\\""'),
        ("-a", '"-a"'),
    ],
)
def test_a_value_in_a_list_has_quotes_where_it_needs_them(value: str, written: str) -> None:
    assert in_quotes(value) == written
    assert compose(PATH, f"a: [{in_quotes(value)}, b]", 2)[0].plain() == {"a": [value, "b"]}


def test_fields_are_written_in_their_order_on_a_line_each_as_every_reader_reads_them() -> None:
    long = "word " * 100 + "é"
    assert dump({"b": long, "a": "no"}) == f"b: {long}\na: 'no'\n"
    with pytest.raises(ValueError, match="does not survive"):
        dump({"a": float("nan")})
