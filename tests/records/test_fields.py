"""What a field's value says."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.records.fields import (
    ArxivNumber,
    AuthorFields,
    AuthorName,
    Baseline,
    DatasetFields,
    Day,
    Fields,
    Figure,
    Flag,
    Id,
    Line,
    LineageFields,
    MetricFields,
    Month,
    Number,
    PaperFields,
    PersonName,
    Result,
    TopicFields,
    VenueFields,
    WebAddress,
    Year,
    arxiv_gave,
    turned_round,
)


def test_a_figure_keeps_its_digits() -> None:
    assert str(Result.model_validate({"task": "T", "metric": "m", "value": "28.40"}).value) == "28.40"


@pytest.mark.parametrize("written", ["60x", "90%", "1e9", ""])
def test_a_figure_is_a_number_and_nothing_else(written: str) -> None:
    with pytest.raises(ValidationError):
        Result.model_validate({"task": "T", "metric": "m", "value": written})


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Line, "  one\n two ", "one two"),
        (Line, 999 * "x" + "y", 999 * "x" + "y"),
        (Id, "a-1-b", "a-1-b"),
        (Id, 60 * "a", 60 * "a"),
        (WebAddress, "http://example.org/a?b=c#d", "http://example.org/a?b=c#d"),
        (WebAddress, "https://e.org/".ljust(1000, "x"), "https://e.org/".ljust(1000, "x")),
        (PersonName, "Edward J. Hu", "Edward J. Hu"),
        (PersonName, "Ernest Davis, Jr.", "Ernest Davis, Jr."),
        (PersonName, "Henry Gates,III", "Henry Gates,III"),
        (PersonName, "The Alice and Bob Team", "The Alice and Bob Team"),
        (PersonName, "Others Named", "Others Named"),
        (Figure, "-0.5", Decimal("-0.5")),
        (Figure, f"{15 * '9'}.{10 * '1'}", Decimal(f"{15 * '9'}.{10 * '1'}")),
        (Flag, "true", True),
        (Flag, "false", False),
        (Flag, False, False),
        (Number, "007", 7),
        (Number, 7, 7),
        (Day, "2024-02-29", date(2024, 2, 29)),
        (Day, date(2024, 2, 29), date(2024, 2, 29)),
        (Year, "1900", 1900),
        (Year, "2100", 2100),
        (Month, "1900-01", "1900-01"),
        (Month, "2099-12", "2099-12"),
        (ArxivNumber, "2106.09685", "2106.09685"),
        (ArxivNumber, "0704.0001", "0704.0001"),
        (ArxivNumber, "cs/9901001", "cs/9901001"),
        (ArxivNumber, "math.GT/0309136", "math.GT/0309136"),
    ],
)
def test_a_value_is_taken_as_it_is_meant(kind: Any, written: object, value: object) -> None:
    taken = TypeAdapter(kind).validate_python(written)
    assert (taken, type(taken)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        *((Line, written) for written in ("", " \n", 1001 * "x", None, ["x"])),
        *((Id, written) for written in ("A", "a--b", "-a", "a-", "a_b", "", 61 * "a", "é")),
        *(
            (WebAddress, written)
            for written in ("example.org", "ftp://e.org", "https://e.org/a b", 'https://e.org/"', "")
        ),
        (WebAddress, "https://e.org/".ljust(1001, "x")),
        *((PersonName, written) for written in ("Y. Li et al.", "others", "and 12 others", "Ann Lee, …", "Ann Lee...")),
        *(
            (PersonName, written)
            for written in ("Hu, Edward", "Luo, Ann, Fu, Bo", "Ann Lee and Bo Fu", "Ann; Bo", "A, ")
        ),
        *((Figure, written) for written in ("1e9", "+1", ".5", "5.", 16 * "9", f"1.{11 * '1'}", "1,000", "", "NaN")),
        *((Flag, written) for written in ("yes", "True", "maybe", "", ["true"])),
        *((Number, written) for written in ("-1", "1.0", "1_000", " 1", "", ["1"])),
        *((Day, written) for written in ("2026-02-30", "1700000000", "2026-1-1", "2026-11-21T00:00", "")),
        *((Year, written) for written in ("1899", "2101", "MMXX")),
        *((Month, written) for written in ("2021-13", "2021-00", "2021-1", "1899-12", "2100-01", "2021-05-01")),
        *(
            (ArxivNumber, written)
            for written in ("2113.09685", "2106.0968", "2106.09685v2", "arXiv:2106.09685", "x", ["x"])
        ),
    ],
)
def test_what_cannot_be_such_a_value_is_refused(kind: Any, written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written)


def test_a_text_of_a_thousand_signs_is_the_longest_without_a_limit_of_its_own() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Line).validate_python(1001 * "x")
    assert refused.value.errors()[0]["type"] == "string_too_long"
    assert refused.value.errors()[0]["ctx"] == {"max_length": 1000}


@pytest.mark.parametrize(
    ("month", "digits", "gave"),
    [
        ("9106", 0, False), ("9107", 0, True), ("9112", 0, True), ("9113", 0, False), ("9200", 0, False),
        ("9912", 0, True), ("0001", 0, True), ("0703", 0, True), ("0704", 0, False), ("9006", 0, False),
        ("0703", 4, False), ("0704", 4, True), ("0704", 5, False), ("0712", 4, True), ("0713", 4, False),
        ("0800", 4, False), ("0801", 4, True), ("1412", 4, True), ("1412", 5, False), ("1501", 4, False),
        ("1501", 5, True), ("2612", 5, True), ("9107", 4, False), ("9912", 5, False),
    ],
)  # fmt: skip
def test_arxiv_gave_each_form_of_number_in_its_own_months(month: str, digits: int, gave: bool) -> None:
    assert arxiv_gave(month, digits) is gave


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://arxiv.org/abs/2106.09685v2", "`2106.09685`"),
        ("arXiv:hep-th/9901001", "`hep-th/9901001`"),
        ("2106.9685v2", "as in"),
        ("arXiv:hep-th/0801001", "as in"),
        ("none", "as in"),
    ],
)
def test_of_a_longer_text_the_arxiv_identifier_in_it_is_told_if_there_was_such_a_one(written: str, hint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(ArxivNumber).validate_python(written)
    assert refused.value.errors()[0]["ctx"]["hint"].startswith(f"write the number alone, {hint}")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Hu, Edward J.", "Edward J. Hu"),
        ("van Gogh,Vincent", "Vincent van Gogh"),
        ("Edward J. Hu", None),
        ("Davis, Jr.", None),
        ("Hu,", None),
        (", Edward", None),
        ("Hu, others", "others Hu"),
        ("Hu, et al.", None),
        ("Lee and Fu, Bo", None),
        ("Luo, Ann, Fu", None),
    ],
)
def test_a_name_is_turned_round_if_it_is_one_persons(name: str, better: str | None) -> None:
    assert turned_round(name) == better
    if better:
        assert TypeAdapter(PersonName).validate_python(better) == better


SOUND = {
    "title": "A",
    "year": "2021",
    "listings": [{"area": "nlp", "tier": "seminal"}],
    "summary": {"status": "wanted"},
}


@pytest.mark.parametrize(
    ("authors", "is_told"),
    [
        (["Hu", "Edward J."], True),
        (["Ann Lee", "Hu", "E.-J."], True),
        (["Ann Lee", "Edward J."], False),
        (["Edward J.", "Plato"], False),
        (["Plato", "Ann Lee"], False),
        (["Hu", {"name": "Edward J.", "family": "Edward"}], True),
    ],
)
def test_a_name_that_a_comma_cut_in_two_is_told(authors: list[object], is_told: bool) -> None:
    try:
        PaperFields.model_validate({**SOUND, "authors": authors})
    except ValidationError as refused:
        message = refused.errors()[0]["ctx"]["message"]
        assert is_told
        assert message.endswith("has its last name first")
    else:
        assert not is_told


def test_a_name_keeps_the_family_name_that_is_told_of_it_when_it_is_copied() -> None:
    paper = PaperFields.model_validate({**SOUND, "authors": ["Ann Lee", {"name": "Mao Zedong", "family": "Mao"}]})
    copied = pickle.loads(pickle.dumps(paper.authors))
    assert copied == ("Ann Lee", "Mao Zedong")
    assert copied[1].family == "Mao"


TOPIC = {"name": "T", "description": "D"}
LINEAGE = {"title": "T", "description": "D"}


@pytest.mark.parametrize(
    ("shape", "fields", "is_sound"),
    [
        (TopicFields, TOPIC, False),
        (TopicFields, TOPIC | {"group": "G"}, True),
        (TopicFields, TOPIC | {"parent": "p"}, True),
        (TopicFields, TOPIC | {"group": "G", "parent": "p"}, False),
        (LineageFields, LINEAGE, False),
        (LineageFields, LINEAGE | {"papers": ["a"]}, True),
        (LineageFields, LINEAGE | {"roots": ["a", "b"]}, True),
        (LineageFields, LINEAGE | {"papers": ["a"], "roots": ["b"]}, False),
        (AuthorFields, {"name": "N"}, False),
        (AuthorFields, {"name": "N", "aliases": ["M", "O"]}, True),
        (AuthorFields, {"name": "N", "several": "true"}, True),
        (AuthorFields, {"name": "N", "aliases": ["M"], "several": "true"}, False),
        (AuthorName, {"name": "Mao Zedong", "family": "Mao"}, True),
        (AuthorName, {"name": "Mao Zedong", "family": "Zhou"}, False),
        (AuthorName, {"name": "Mao Zedong", "family": "Mao", "given": "Zedong"}, False),
    ],
)
def test_of_two_fields_a_record_has_the_one_or_the_other(
    shape: type[Fields], fields: dict[str, object], is_sound: bool
) -> None:
    try:
        assert shape.model_validate(fields).model_dump(exclude_unset=True).keys() == fields.keys()
        assert is_sound
    except ValidationError:
        assert not is_sound


@pytest.mark.parametrize(
    ("shape", "more"),
    [
        (TopicFields, {"group": "G", "description": "D"}),
        (DatasetFields, {"id": "a", "measures": "M"}),
        (MetricFields, {"id": "a", "measures": "M", "better": "less"}),
        (AuthorFields, {}),
        (VenueFields, {"id": "a", "kind": "journal"}),
    ],
)
def test_all_that_something_is_called_begins_with_its_name(shape: Any, more: dict[str, object]) -> None:
    assert shape.model_validate({"name": "N", "aliases": ["M", "O"], **more}).names == ("N", "M", "O")


def test_what_a_record_does_not_say_is_not_so() -> None:
    metric = MetricFields.model_validate({"id": "a", "name": "N", "better": "more", "measures": "M"})
    author = AuthorFields.model_validate({"name": "N", "aliases": ["M"]})
    assert [PaperFields.model_validate(SOUND).summary.ai_assisted, metric.cost, author.several] == 3 * [False]


def test_fields_once_read_cannot_be_changed() -> None:
    baseline = Baseline.model_validate({"name": "N", "value": "1"})
    with pytest.raises(ValidationError):
        baseline.name = "M"  # type: ignore[misc]
