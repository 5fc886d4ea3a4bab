"""Front matter is read as it is written, and no deeper than any field goes."""

from __future__ import annotations

import pytest

from generator.findings.finding import Code
from generator.records.front_matter import DEEPEST_FIELD, compose


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
