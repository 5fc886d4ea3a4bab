"""What was left over while a record was written: what is taken for it, what is not, and where it is marked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.checks import leavings
from generator.checks.known import Known
from generator.findings.finding import Code, Severity
from generator.records.reading import read
from tests.checks.test_dates import BASE, EXAMPLE, REST, said

LANGUAGE = "languages/de.yml"
MARKS = "'“”„«»"


def record(*, front: str = "", body: str = "") -> str:
    return f"---\ntitle: T\nyear: 2021\n{front}\n{REST}---\n{body}"


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("TODO", ["TODO"]),
        ("to be told (TBD)", ["to be told (TBD)"]),
        ("FIXME later", ["FIXME later"]),
        ("XXX", ["XXX"]),
        ("of LOREM ipsum", ["of LOREM ipsum"]),
        ("dolorem ipsum", []),
        ("really???", ["really???"]),
        ("really??", []),
        ("ToDo lists, FIXMEs and `TODO`", []),
        ("XXXL", []),
        ("...", ["..."]),
        ("Say it … later", []),
        ("All of them", ["All of them"]),
        ("All of them are new", []),
        ("Names in full", ["Names in full"]),
        ("id-of-the-earlier-paper", ["id-of-the-earlier-paper"]),
        ("One sentence on what is new, in words", ["One sentence on what is new, in words"]),
        ("One sentence on what is newer", []),
        ("https://example.org/…", ["https://example.org/…"]),
        (r'"\x54ODO"', [r'"\x54ODO"']),
        (r'"\u0054ODO"', [r'"\u0054ODO"']),
        (r'"\U00000054ODO"', [r'"\U00000054ODO"']),
    ],
)
def test_a_field_that_is_still_to_be_filled_in_is_marked(value: str, marked: Sequence[str]) -> None:
    found = said(leavings.nothing_is_left_to_fill_in, {EXAMPLE: record(front=f"tldr: {value}")})
    assert found == [(Code.PLACEHOLDER, EXAMPLE, one) for one in marked]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("A TODO and a TBD, then lorem Ipsum.\n", ["TODO", "TBD", "lorem Ipsum"]),
        ("Lead.\n\n## Results\n\nGood.\nFIXME: how good???\n", ["FIXME", "???"]),
        ("It takes $XXX$ of [these](https://example.org/TODO/).\n\n## Results\n\nGood, TBD.\n", ["TBD"]),
        ("`TODO` is a word.[^1]\n\n[^1]: `FIXME`\n", []),
        ("It is good.[^1]\n\n[^1]: As [told](https://example.org/TODO/).\n", []),
        ("It is good.[^1]\n\n[^1]: FIXME\n", ["FIXME"]),
        ("One sentence on what is new.\n", []),
    ],
)
def test_a_text_that_is_still_to_be_written_is_marked_where_it_says_so(body: str, marked: Sequence[str]) -> None:
    found = said(leavings.nothing_is_left_to_fill_in, {EXAMPLE: record(body=body)})
    assert found == [(Code.PLACEHOLDER, EXAMPLE, one) for one in marked]


def test_every_file_is_looked_through_and_a_language_may_say_what_it_likes() -> None:
    """What follows a sound file, or a language, is looked through as well."""
    texts = {
        LANGUAGE: 'name: Deutsch\nwords: {"Areas": "TODO"}\n',
        "papers/2021/a.md": record(front="tldr: It is sound."),
        "papers/2021/b.md": record(front="tldr: TBD"),
        "papers/2021/c.md": "---\ntitle: TODO\n---\nXXX\n",
        "datasets.yml": "- {id: x, name: XXX}\n",
    }
    found = said(leavings.nothing_is_left_to_fill_in, texts)
    assert sorted((path, marked) for _, path, marked in found) == [
        ("datasets.yml", "XXX"), ("papers/2021/b.md", "TBD"), ("papers/2021/c.md", "TODO"), ("papers/2021/c.md", "XXX"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "status", "marked"),
    [
        ("arXiv 2106.09685", "brief", True),
        ("ARXIV:2106.09685", "brief", True),
        ("doi 10.1000/x", "complete", True),
        ("arXiv 2106.09685", "wanted", False),
        ("arXiv 2106.09685 and after", "brief", False),
        ("On DOI: 10.1000/x", "brief", False),
    ],
)
def test_a_number_is_no_title_once_the_record_is_written(title: str, status: str, marked: bool) -> None:
    text = record().replace("title: T", f'title: "{title}"').replace("wanted", status)
    found = said(leavings.titles_are_titles, {EXAMPLE: text})
    assert found == ([(Code.PLACEHOLDER, EXAMPLE, f'"{title}"')] if marked else [])


@pytest.mark.parametrize(
    ("value", "marked"),
    [("“Deep”", True), ("„Tief“", True), ("«Profond»", True), ("On “Deep” Examples", False), ("“A” and “B”", False),
     ("'“Deep”'", True), ('"Deep"', False)],
)  # fmt: skip
def test_quotation_marks_around_a_whole_value_are_told(value: str, marked: bool) -> None:
    texts = {EXAMPLE: record(front=f"name: {value}")}
    found = said(leavings.quotation_marks_are_read, texts)
    assert found == ([(Code.WRONG_VALUE, EXAMPLE, value)] if marked else [])
    straight = f'write straight ones: `"{value.strip(MARKS)}"`'
    told = leavings.quotation_marks_are_read(Known(read(BASE, instead=texts)))
    assert [one.hint for one in told] == [straight] * marked


@pytest.mark.parametrize(
    ("address", "weak"),
    [
        ("http://example.org", True),
        ("https://example.org", False),
        ("https://example.org/http://example.org", False),
        ("https://bit.ly/x", True),
        ("https://www.TinyURL.com/x", True),
        ("https://bitxly/x", False),
        ("https://t.co", False),
        ("https://tt.co/x", False),
        ("https://youtu.be/x", False),
    ],
)
def test_a_link_that_may_not_last_is_told_in_fields_and_texts(address: str, weak: bool) -> None:
    front = f'links: {{code: "{address}"}}'
    found = said(leavings.links_last, {EXAMPLE: record(front=front)})
    assert found == ([(Code.WEAK_LINK, EXAMPLE, f'"{address}"')] if weak else [])
    for body in (f"A [link]({address}).\n", f"A note.[^1]\n\n[^1]: At <{address}>.\n", f"## Results\n\n<{address}>\n"):
        found = said(leavings.links_last, {EXAMPLE: record(body=body)})
        assert [(code, path) for code, path, _ in found] == ([(Code.WEAK_LINK, EXAMPLE)] if weak else [])
        assert all(address.startswith(marked) for _, _, marked in found)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (record(front=r'links: {code: "http:\/\/example.org"}'), [r'"http:\/\/example.org"']),
        (record(body="See [it](http&#58;//example.org).\n"), ["See [it"]),
        (record(body="One [a](http://a.org), [b](https://b.org), [c](http://c.org), [a](http://a.org).\n"),
         ["http://", "http://"]),
        (record(body="`http://example.org`\n"), []),
    ],
)  # fmt: skip
def test_each_address_is_told_once_however_it_is_written(text: str, marked: Sequence[str]) -> None:
    assert said(leavings.links_last, {EXAMPLE: text}) == [(Code.WEAK_LINK, EXAMPLE, one) for one in marked]


@pytest.mark.parametrize(("address", "told"), [("http://example.org", "http://"), ("https://www.t.co/x", "t.co")])
def test_a_weak_link_says_what_is_weak_in_it(address: str, told: str) -> None:
    text = record(front=f'links: {{code: "{address}"}}')
    (found,) = leavings.links_last(Known(read(BASE, instead={EXAMPLE: text})))
    assert f"`{told}`" in found.message
    assert found.severity is Severity.WARNING
