"""Properties that hold for all records, tried on many."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.addresses import is_slug, relative, slug
from generator.catalogue.catalogue import Catalogue
from generator.checks.check import check
from generator.gate import clean
from generator.publish import output
from generator.publish.site import Site, drawings, site_of, source
from generator.records import reading
from generator.records.model import Records
from generator.records.text import Heading, parse
from tests.laws.strategies import ids, lines

TOY = Path("tests/sites/toy/content")
TRANSFORMER = (TOY / "papers/2017/transformer.md").read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all records, each in the place of the last: to make and delete it takes longer than a check."""
    content = tmp_path_factory.mktemp("content")
    (content / "papers/2021").mkdir(parents=True)
    return content


def write_record(content: Path, raw: bytes) -> Path:
    (content / "papers/2021/example.md").write_bytes(raw)
    return content


@given(st.binary(max_size=2000))
@settings(deadline=None, max_examples=300)
def test_any_bytes_as_a_record_give_findings_and_never_a_traceback(folder: Path, raw: bytes) -> None:
    assert check(write_record(folder, raw)).findings


@given(st.integers(0, len(TRANSFORMER) - 1), st.sampled_from(["delete", "double", "change"]), st.integers(0, 255))
@example(TRANSFORMER.rindex(b"- {task"), "change", ord("?"))  # a mapping as the key of another
@settings(deadline=None, max_examples=15 * settings().max_examples)
def test_a_record_with_one_byte_wrong_never_gives_a_traceback(folder: Path, place: int, act: str, byte: int) -> None:
    middle = {"delete": b"", "double": TRANSFORMER[place : place + 1] * 2, "change": bytes([byte])}[act]
    checked = check(write_record(folder, TRANSFORMER[:place] + middle + TRANSFORMER[place + 1 :]))
    assert all(finding.location.line >= 1 and finding.location.column >= 1 for finding in checked.findings)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=20)
def test_the_order_of_files_does_not_matter(shuffler: random.Random) -> None:
    records, made = in_order()
    shuffled = {kind: tuple(shuffler.sample(of_kind, len(of_kind))) for kind, of_kind in vars(records).items()}
    assert source_of(Records(**shuffled)) == made


@cache
def in_order() -> tuple[Records, Mapping[str, str]]:
    """The toy records in the order of their files, and what they give."""
    records = reading.read(TOY).records
    return records, source_of(records)


def source_of(records: Records) -> Mapping[str, str]:
    site = Site(Catalogue(records))
    return source(site, drawings(site))


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    site = site_of(check(TOY))
    tree = source(site, drawings(site))
    assert output.write(tree, tmp_path).written == len(tree)
    assert output.write(tree, tmp_path) == output.Changes(0, len(tree), 0)


@given(st.dictionaries(ids, st.text(max_size=5), max_size=6), st.dictionaries(ids, st.text(max_size=5), max_size=6))
@settings(deadline=None)
def test_output_holds_the_last_tree_and_leaves_strange_files_alone(
    first: dict[str, str], second: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "STRANGE").write_text("not ours")
        output.write({f"a/{key}": text for key, text in first.items()}, root)
        output.write({f"a/{key}": text for key, text in second.items()}, root)
        there = {path.name for path in root.rglob("*") if path.is_file()}
        assert there == {*second, "STRANGE", output.MANIFEST}


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_without_a_traceback_and_what_it_shows_passes_the_gate(text: str) -> None:
    read = parse(text)
    for pieces in (*(part.pieces for part in (read.lead, *(one.part for one in read.sections))), read.notes):
        shown = "".join(
            piece if isinstance(piece, str) else f"<h{piece.level}>" if isinstance(piece, Heading) else ""
            for piece in pieces
        )
        assert clean(shown) is not None


@given(lines)
@settings(deadline=None)
def test_any_title_is_shown_as_it_stands(folder: Path, title: str) -> None:
    rest = "year: 2021\nlistings: [{area: nlp, tier: seminal}]\nsummary: {status: wanted}\n"
    content = write_record(folder, f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{rest}---\n".encode())
    papers = reading.read(content).records.papers
    assert [paper.fields.title for paper in papers] == [" ".join(title.split())]


@given(lines)
def test_a_slug_is_an_id_or_empty_and_stays_itself(text: str) -> None:
    made = slug(text)
    assert made == "" or is_slug(made)
    assert slug(made) == made


@given(st.lists(ids, min_size=1, max_size=3), st.lists(ids, min_size=1, max_size=3))
def test_a_relative_link_leads_from_page_to_page(target: list[str], page: list[str]) -> None:
    base = Path("/site")
    link = relative("/".join(target), "/".join(page))
    assert (base / "/".join(page)).parent.joinpath(link).resolve() == base / "/".join(target)
