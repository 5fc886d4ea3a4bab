"""A language of the site: which records it has texts of, which of these are behind, and what pages there are of it."""

from __future__ import annotations

import pytest

from generator.catalogue.edition import INDEXES, Edition
from generator.languages.fingerprint import fingerprint
from generator.records.fields import LanguageFields, TranslationFields
from generator.records.model import Body, Kind, Language, Records, Translation
from generator.records.text import Part
from tests.catalogue.test_catalogue import made

ENGLISH = Records(
    papers=[made(Kind.PAPERS, paper, {"year": year}) for paper, year in (("b", "2020"), ("c", "2019"), ("a", "2020"))],
    areas=[made(Kind.AREAS, "nlp", {})],
    topics=[made(Kind.TOPICS, "t", {"name": "T", "group": "G"})],
    reports=[made(Kind.REPORTS, "r", {"title": "R", "created": "2026-11-27", "table": [
        {"area": "A", "paper": "a", "contribution": "C."}]})],
)  # fmt: skip
PORTUGUESE = Language("pt-BR", "languages/pt-BR.yml", LanguageFields(name="Português", words={"Areas": "Áreas"}))


def translation(kind: Kind, record_id: str, source_hash: str, language: str = "pt-BR") -> Translation:
    fields = TranslationFields(title=f"O {record_id}", tldr="Uma frase.", source_hash=source_hash)
    folder = f"{kind}/{record_id}"
    body = Body(Part("Texto."), 6, ())
    return Translation(kind, record_id, language, f"{folder}.{language}.md", f"{folder}.md", fields, body)


@pytest.fixture
def edition() -> Edition:
    papers = {paper.id: paper for paper in ENGLISH.papers}
    translations = [
        translation(Kind.TOPICS, "t", fingerprint(ENGLISH.topics[0])),
        translation(Kind.PAPERS, "b", "000000000000"),
        translation(Kind.PAPERS, "a", fingerprint(papers["a"])),
        translation(Kind.PAPERS, "c", fingerprint(papers["c"]), "zh"),
        translation(Kind.PAPERS, "c", fingerprint(papers["c"]), "es"),
        translation(Kind.AREAS, "nlp", "ffffffffffff"),
    ]
    records = {**vars(ENGLISH), "languages": [PORTUGUESE], "translations": translations}
    return Edition(Records(**records), PORTUGUESE)


def test_a_language_has_its_own_translations_in_order(edition: Edition) -> None:
    assert list(edition.translations) == [
        (Kind.AREAS, "nlp"), (Kind.PAPERS, "a"), (Kind.PAPERS, "b"), (Kind.TOPICS, "t"),
    ]  # fmt: skip
    assert edition.translated(Kind.PAPERS) == ["a", "b"]
    assert edition.translated(Kind.LISTS) == []


def test_what_is_behind_is_what_was_made_of_another_text(edition: Edition) -> None:
    assert edition.behind == {(Kind.PAPERS, "b"), (Kind.AREAS, "nlp")}


def test_a_record_has_its_text_in_the_language_and_all_else_of_its_own(edition: Edition) -> None:
    there = edition.catalogue
    english = {paper.id: paper for paper in ENGLISH.papers}
    assert there.papers["c"] is english["c"]
    translated = there.papers["b"]
    assert (translated.source, translated.fields.title, translated.fields.tldr) == (
        "papers/b.pt-BR.md", "O b", "Uma frase."
    )  # fmt: skip
    assert translated.body.lead.source == "Texto."
    assert (translated.fields.year, translated.fields.aliases) == (2020, ("b",))
    assert there.topics["t"].fields.name == "O t"
    assert there.reports["r"] is ENGLISH.reports[0]
    assert (there.locale.code, there.locale.name, there.locale.say("Areas")) == ("pt-BR", "Português", "Áreas")


def test_a_language_has_the_pages_that_need_no_translation_and_those_of_what_is_translated(edition: Edition) -> None:
    own = {"areas/nlp.html", "years/2019.html", "years/2020.html", "papers/a.html", "papers/b.html"}
    assert edition.catalogue.here == {*INDEXES, *own, "topics/index.html", "topics/t.html"}


def test_a_report_can_be_read_in_english_alone(edition: Edition) -> None:
    assert {kind for kind, _ in edition.originals} == {Kind.PAPERS, Kind.AREAS, Kind.TOPICS}
