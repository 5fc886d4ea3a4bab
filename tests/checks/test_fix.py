"""Putting right what needs no judgement: the record says the same afterwards, and a second time changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.check import check
from generator.checks.fix import fixed
from generator.cli import main
from generator.records import files, fill
from generator.records.body import read_body
from generator.records.fields import PaperFields
from generator.records.files import RefusedError, parse_document
from generator.records.model import PAPER_SECTIONS
from tests.findings.test_findings import CASES, content_of

TOY = Path("tests/sites/toy/content")
PATH = "papers/2017/transformer.md"
TRANSFORMER = (TOY / PATH).read_text("utf-8")
HEAD, BODY = TRANSFORMER.split("\n---\n")


def said(text: str) -> tuple[object, ...] | None:
    """What a record says, whatever its order and spacing; None where it is not sound."""
    try:
        document, findings = parse_document(PATH, text)
    except RefusedError:
        return None
    fields, wrong = fill.fill(document, PaperFields)
    body, wrong_text = read_body(document, PAPER_SECTIONS)
    if findings or wrong or wrong_text:
        return None
    return fields, body.lead.source.split(), [(section.title, section.text.source.split()) for section in body.sections]


def test_keys_come_in_the_order_of_the_reference_with_their_comments() -> None:
    messy = "---\nsummary: {status: wanted}\n# as the arXiv has it\nyear: 2021\ntitle: A\nlistings: []\n---\n"
    better, done = fixed(PATH, messy)
    assert better == "---\ntitle: A\n# as the arXiv has it\nyear: 2021\nlistings: []\nsummary: {status: wanted}\n---\n"
    assert done == ["order of keys"]


def test_sections_come_in_their_order() -> None:
    messy = "---\ntitle: A\n---\nLead.\n\n## Results\n\nGood.\n\n## Problem\n\nHard.\n"
    better, done = fixed(PATH, messy)
    assert better == "---\ntitle: A\n---\nLead.\n\n## Problem\n\nHard.\n\n## Results\n\nGood.\n"
    assert done == ["order of sections"]


def test_a_title_with_a_colon_is_quoted() -> None:
    better, done = fixed(PATH, '---\ntitle: On "X": a study  \nyear: 2021\n---\n')
    assert better == '---\ntitle: "On \\"X\\": a study"\nyear: 2021\n---\n'
    assert done == ["whitespace", "quoting"]


def test_whitespace_goes_but_line_breaks_and_code_stay() -> None:
    text = "---\ntitle: A\n---\nOne \nbreak  \n\n\n\nnext `a `\t\n\n```\nx \n\n\n\ny\n```\n\n\n"
    better, _ = fixed(PATH, text)
    assert better == "---\ntitle: A\n---\nOne\nbreak  \n\nnext `a `\n\n```\nx \n\n\n\ny\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no front matter \n",
        "---\nno end \n",
        " ---\ntitle: A \n---\n",
        "---\n---\n",
        "---\n{year: 1,\ntitle: A}\n---\n",
    ],
)
def test_what_cannot_be_understood_comes_back_as_it_is(text: str) -> None:
    assert fixed(PATH, text) == (text, [])


@pytest.mark.parametrize(
    ("head", "mended"),
    [
        ("title: A\ntopics:\n\t- a\t# the first", "title: A\ntopics:\n  - a # the first"),
        ("title: A\ntopics:\n \t- a\n  \t\t# b\tc", "title: A\ntopics:\n   - a\n      # b c"),
        ("title: A  \nyear: 2021\t", "title: A\nyear: 2021"),
        ("title: A: b\nvenue: C\nname: D: e", 'title: "A: b"\nname: "D: e"\nvenue: C'),
        ("year: 2021\nunheard: 1\ntitle: A\nof: 2", "title: A\nyear: 2021\nunheard: 1\nof: 2"),
        (
            "# of all\n# of the year\nyear: 2021\n\n# last\ntitle: A",
            "# last\ntitle: A\n# of all\n# of the year\nyear: 2021\n",
        ),
        ("year: 2021\ntitle: A\nyear: 2022", "year: 2021\ntitle: A\nyear: 2022"),
        ("year: 2021\ntitle: {A", "year: 2021\ntitle: {A"),
        ("{year: 2021,\n# of all\ntitle: A,\n}", "{year: 2021,\n# of all\ntitle: A,\n}"),
        ("{year: 2021, title: A}", "{year: 2021, title: A}"),
        ("  year: 2021\n  title: A", "  title: A\n  year: 2021"),
        (
            'title: A\nauthors: ["Other, Bob", "Example, Ada"]\nyear: {',
            'title: A\nauthors: ["Other, Bob", "Example, Ada"]\nyear: {',
        ),
        ('title: A\nauthors:\n  - "Example,\n    Ada"', 'title: A\nauthors:\n  - "Example,\n    Ada"'),
        ('title: A\nauthors:\n\n  - "Example, Ada"', "title: A\nauthors:\n\n  - Ada Example"),
    ],
)
def test_front_matter_is_put_right_where_its_meaning_is_sure(head: str, mended: str) -> None:
    better, _ = fixed(PATH, f"---\n{head}\n---\n")
    assert better == f"---\n{mended}\n---\n"


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("", ""),
        ("\n\n\n", ""),
        ("\n\n\nA\n\n\nB", "\nA\n\nB\n"),
        ("A  \nB \nC\t\nD  \t\nE   \nF  ", "A  \nB\nC\nD\nE   \nF\n"),
        ("  \n   \nA\n\t\n  \nB\n", "\nA\n\nB\n"),
        ("```  \nx  \n\n\n\n```  \n\n\nA\n", "```\nx  \n\n\n\n```\n\nA\n"),
        ("> ~~~  \n> x  \n> ~~~  \n>   \n> A  \n> B\n", "> ~~~\n> x  \n> ~~~\n>\n> A  \n> B\n"),
        ("A `b  \nc` d  \ne `f`  \n\n\ng\n", "A `b  \nc` d  \ne `f`  \n\ng\n"),
        ("A  \t\n\n\n```\nx  \n", "A  \t\n\n\n```\nx  \n"),
        ("\tA\tb\n", "\tA\tb\n"),
    ],
)
def test_a_body_is_put_right_where_its_meaning_is_sure(body: str, mended: str) -> None:
    better, _ = fixed(PATH, f"---\ntitle: A\n---\n{body}")
    assert better == f"---\ntitle: A\n---\n{mended}"


def test_a_record_without_a_line_end_gets_one() -> None:
    assert fixed(PATH, "---\nyear: 2021\ntitle: A\n---") == (
        "---\ntitle: A\nyear: 2021\n---\n",
        ["whitespace", "order of keys"],
    )


@pytest.mark.parametrize(
    ("titles", "mended"),
    [
        (["Approach", "Problem"], ["Problem", "Approach"]),
        (list(reversed(PAPER_SECTIONS)), list(PAPER_SECTIONS)),
        (["Problem", "Approach", "Results"], ["Problem", "Approach", "Results"]),
        (["Results", "Problem", "Results"], ["Results", "Problem", "Results"]),
        (["Results", "Thoughts", "Problem"], ["Results", "Thoughts", "Problem"]),
    ],
)
def test_sections_are_put_in_order_where_each_is_known_and_stands_once(titles: list[str], mended: list[str]) -> None:
    """What stands below a heading goes with it."""
    body, better = ("".join(f"\n\n## {title}\n\n{title}.\n\n### Below" for title in each) for each in (titles, mended))
    assert fixed(PATH, f"---\ntitle: A\n---\nLead.{body}\n")[0] == f"---\ntitle: A\n---\nLead.{better}\n"


@pytest.mark.parametrize(
    ("path", "written", "mended"),
    [
        ("datasets.yml", "- name: A \n  id: a\n\n", "- name: A\n  id: a\n"),
        ("papers/2017/transformer.pt-BR.md", "---\ntldr: A\ntitle: B\n---\n", "---\ntitle: B\ntldr: A\n---\n"),
        (
            "nowhere.md",
            "---\nyear: 1 \ntitle: A\n---\n## Results\n\n## Problem\n",
            "---\nyear: 1\ntitle: A\n---\n## Results\n\n## Problem\n",
        ),
    ],
)
def test_a_record_of_each_kind_is_put_right_as_its_kind_is(path: str, written: str, mended: str) -> None:
    assert fixed(path, written)[0] == mended


@given(st.randoms(use_true_random=False), st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from([" ", "\t"]))))
@settings(deadline=None, max_examples=200)
def test_a_record_in_any_order_and_spacing_says_the_same_afterwards(
    shuffler: Random, spaces: list[tuple[int, str]]
) -> None:
    keys = [f"{key}\n" for key in HEAD.removeprefix("---\n").replace("\n  ", "\0").split("\n")]
    sections = BODY.split("\n\n## ")
    shuffler.shuffle(keys)
    rest = sections[1:]
    shuffler.shuffle(rest)
    body = "\n\n## ".join([sections[0], *rest])
    lines = f"---\n{''.join(keys)}---\n{body}\n".replace("\0", "\n  ").split("\n")
    for place, space in spaces:
        lines[place % len(lines)] += space
    better, _ = fixed(PATH, "\n".join(lines))
    assert said(better) == said(TRANSFORMER)
    assert fixed(PATH, better) == (better, [])


@given(st.integers(0, len(TRANSFORMER) - 1), st.sampled_from(["", "\t", " ", ":", "\n", "#", "`", '"', "---"]))
@settings(deadline=None, max_examples=1000)
def test_a_record_with_a_slip_says_nothing_else_afterwards(place: int, slip: str) -> None:
    text = TRANSFORMER[:place] + slip + TRANSFORMER[place + 1 :]
    better, _ = fixed(PATH, text)
    assert said(text) in (None, said(better))
    assert fixed(PATH, better) == (better, [])


def test_the_command_mends_says_so_and_then_checks(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOY, content)
    record = content / PATH
    record.write_bytes(TRANSFORMER.replace("\n---\n", "  \n---\n").replace("\n", "\r\n").encode())
    result = CliRunner().invoke(main, ["check", "--fix", "--content", str(content)])
    assert result.exit_code == 0
    assert result.stderr == f"fixed {content.as_posix()}/{PATH}: whitespace\n"
    assert result.stdout == "16 records, no findings\n"
    assert record.read_bytes() == TRANSFORMER.replace("\n", "\r\n").encode()
    assert CliRunner().invoke(main, ["check", "--fix", "--content", str(content)]).stderr == ""


@pytest.mark.parametrize(
    "comment", ["# as the arXiv has it", "# see: the journal", "#", "# https://example.org: a page"]
)
def test_a_comment_stays_one_where_the_value_before_it_is_quoted(comment: str) -> None:
    better, done = fixed(PATH, f"---\ntitle: Deep: Examples {comment}\nyear: 2021\n---\n")
    assert better == f'---\ntitle: "Deep: Examples" {comment}\nyear: 2021\n---\n'
    assert done == ["quoting"]


@pytest.mark.parametrize("value", ['"A\n# b"', "'A\n\n# b'", "A\n  b", ">-\n  A\n  # b", "|\n  A: b\n\n  # c: d"])
def test_a_value_that_holds_what_looks_like_a_comment_keeps_it(value: str) -> None:
    text = f"---\ntldr: {value}\n# of this year\nyear: 2021\ntitle: A\n---\n"
    better, _ = fixed(PATH, text)
    read, _ = parse_document(PATH, text)
    again, findings = parse_document(PATH, better)
    assert not findings
    assert again.fields == read.fields
    assert "# of this year\nyear: 2021" in better


@pytest.mark.parametrize("case", CASES)
def test_a_finding_says_so_if_mending_ends_it_and_only_then(case: str, tmp_path: Path) -> None:
    content = content_of(case, tmp_path)
    before = check(content).findings
    for path in files.files(content):
        try:
            text = files.read_text(content, path)
        except RefusedError:
            continue
        (content / path).write_text(fixed(path, text)[0], "utf-8")
    after = {(one.code, one.location.path, one.message) for one in check(content).findings}
    ended = {one for one in before if (one.code, one.location.path, one.message) not in after}
    said = {one for one in before if "`make fix`" in one.hint}
    assert said <= ended
    assert {one.code for one in ended} <= {one.code for one in said}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('["Example, Ada", Bob Other]', "[Ada Example, Bob Other]"),
        ("['Example, Ada', \"O'Hara, Zoë: M.\"]", '[Ada Example, "Zoë: M. O\'Hara"]'),
        ("\n  - Example, Ada  # the first\n  - Bob Other", "\n  - Ada Example  # the first\n  - Bob Other"),
        ('["Ada Example, Jr."]', '["Ada Example, Jr."]'),
        ('["Example, Ada, Other, Bob"]', '["Example, Ada, Other, Bob"]'),
        ("[Ada Example and Bob Example]", "[Ada Example and Bob Example]"),
    ],
)
def test_a_name_with_its_last_name_first_is_turned_round(written: str, mended: str) -> None:
    better, _ = fixed(PATH, f"---\ntitle: A\nauthors: {written}\n---\n")
    assert better.replace("authors:\n", "authors: \n") == f"---\ntitle: A\nauthors: {mended}\n---\n"
