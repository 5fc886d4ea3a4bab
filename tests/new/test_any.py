"""Whatever comes from outside, the record that is begun from it passes the check, or nothing is written."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checks.check import check
from generator.commands.begin import Beginning, entries_of
from generator.findings.finding import Code
from generator.new.bibliography import Bibliography, bibliography
from generator.new.links import links_of, named, pdf_of
from generator.new.lookup import from_crossref, from_page
from generator.new.outside import LookupFailedError, line, person_name
from generator.new.tex import from_tex
from generator.records.characters import INVISIBLE
from generator.records.reading import Cache

TODAY = date(2026, 11, 27)
CACHE: Cache = {}
SIGNS = st.sampled_from([*"\\{}$%&<>\"'#:,;@[]()|*_`~^-—é̈ \t\n\r\0​ﬁ漢", "&amp;", "{\\'e}", "null", "et al.", " and "])
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.one_of(SIGNS, st.text(max_size=5)), max_size=20).map("".join))
LINKS = st.one_of(
    TEXTS,
    st.from_regex(r"(arXiv:)?\d{4}\.\d{4,5}(v\d)?", fullmatch=True),
    st.from_regex(r"10\.\d{4,9}/[^ ]{1,20}", fullmatch=True),
    st.from_regex(r"https?://(openreview\.net/forum\?id=|aclanthology\.org/|arxiv\.org/)[^ ]{1,20}", fullmatch=True),
)
BIBLIOGRAPHIES = st.builds(
    lambda title, authors, year, venue, links, pdf: bibliography(
        title, authors, year, venue, links_of(links) or pdf_of([pdf])
    ),
    TEXTS,
    st.lists(TEXTS, max_size=4),
    st.one_of(st.none(), st.integers(1900, 2027)),
    TEXTS,
    st.lists(LINKS, max_size=3),
    TEXTS.map(lambda text: f"https://example.org/{text}.pdf"),
)


@given(BIBLIOGRAPHIES)
@example(bibliography("Con", ["#: -"], 2021, "no", links_of(["10.1234/\u2028x"])))
@example(bibliography("Attention Is All You Need", [], None, None, {}))
@settings(deadline=None, max_examples=300)
def test_every_record_that_is_begun_passes_the_check_or_is_not_written(
    tmp_path_factory: pytest.TempPathFactory, known: Bibliography
) -> None:
    content = tmp_path_factory.getbasetemp() / "begun"
    if not content.is_dir():
        shutil.copytree("tests/sites/toy/content", content)
    before = sorted(content.rglob("*.*"))
    try:
        begun = Beginning(content, "nlp", TODAY, CACHE).begin(known)
    except LookupFailedError:
        assert sorted(content.rglob("*.*")) == before
    else:
        assert (content / begun.path).is_file()
        assert {finding.code for finding in check(content, CACHE).findings} <= {Code.UNKNOWN_VENUE}
        (content / begun.path).unlink()


@given(TEXTS)
@settings(deadline=None, max_examples=500)
def test_what_is_pasted_is_understood_or_refused_and_never_a_traceback(text: str) -> None:
    with suppress(LookupFailedError):
        assert named(text).name


@given(TEXTS, st.sampled_from([".bib", ".ris", ""]))
@settings(deadline=None, max_examples=500)
def test_any_text_as_a_file_of_a_reference_manager_gives_papers_or_refusals(text: str, ending: str) -> None:
    for told in entries_of(text, ending, 2027) or ():
        assert isinstance(told, (Bibliography, LookupFailedError))


@given(TEXTS, TEXTS, TEXTS)
@example("\\textcolor", "", "")
@example("\\href", "\\textcolor{red}", "\\inputencoding")
@example("", "\n}", "@:{")
@settings(deadline=None, max_examples=300)
def test_any_values_in_a_bibtex_entry_give_a_paper_or_a_refusal(title: str, author: str, year: str) -> None:
    for told in entries_of(f"@misc{{x, title={{{title}}}, author={{{author}}}, year={{{year}}}}}", ".bib", 2027) or ():
        assert isinstance(told, (Bibliography, LookupFailedError))


@given(TEXTS)
@settings(deadline=None, max_examples=500)
def test_what_comes_from_outside_is_one_line_that_shows(text: str) -> None:
    for said in (line(text), person_name(text), from_tex(text)):
        assert INVISIBLE.search(said) is None
        assert said == " ".join(said.split())


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["given", "name", "date-parts"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "container-title", "DOI", "subtitle"]), JSON))
@settings(deadline=None, max_examples=300)
def test_any_answer_of_crossref_is_read_without_a_traceback(work: dict[str, object]) -> None:
    assert isinstance(from_crossref(work, 2027), Bibliography)


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=200)
def test_any_page_is_read_or_refused(page: bytes) -> None:
    with suppress(LookupFailedError):
        assert from_page(b'<meta name="citation_title" content="' + page, "https://example.org/", 2027).title
