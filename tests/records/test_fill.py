"""What is wrong with a field is shown where it stands, and said with a value that it may have."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings.finding import Code, Finding
from generator.records.fields import DatasetFields, MetricFields, PaperFields, SynonymFields
from generator.records.files import parse_document
from generator.records.fill import fill

METRIC = "id: a, name: A, better: less, measures: M"
SOUND = "title: A\nyear: 2021\nlistings: [{area: nlp, tier: seminal}]\nsummary: {status: wanted}\n"
RESULT = "results: [{{task: T, metric: m, value: 1, {}}}]"


def wrong(text: str, shape: Any = PaperFields) -> tuple[Finding, ...]:
    """What is wrong with fields that a file lists from its first line on."""
    document, findings = parse_document("a.yml", text)
    assert not findings
    return fill(document, shape)[1]


@pytest.mark.parametrize(
    ("line", "code", "place", "message", "hint"),
    [
        ("venue: [x]", Code.WRONG_TYPE, (8, 1), "`venue` is not text", "such as `venue: ICLR 2022`"),
        ("authors: Ann Lee", Code.WRONG_TYPE, (10, 7), "`authors` is not a list", "such as `authors: [Edward J. Hu, "),
        ("authors: [~]", Code.WRONG_TYPE, (11, 1), "`authors` has no value", "write it, or take the line out"),
        ("authors: [[x]]", Code.WRONG_TYPE, (11, 1), "`authors` is not text", "such as `authors: …`"),
        ("authors:", Code.WRONG_TYPE, (9, 1), "`authors` has no value", "write it, or take the line out"),
        ("links: x", Code.WRONG_TYPE, (8, 1), "`links` is not fields", "such as `links: {arxiv: "),
        ("added: soon", Code.WRONG_TYPE, (8, 4), "`added` is not a date", "such as `added: 2026-11-21`"),
        ("added: [x]", Code.WRONG_TYPE, (8, 1), "`added` is not a date", "such as `added: 2026-11-21`"),
        ("added: 2026-02-30", Code.WRONG_TYPE, (8, 10), "there is no day `2026-02-30`", "such as `added: 2026-11-21`"),
        (RESULT.format("relative: [x]"), Code.WRONG_TYPE, (52, 1), "`relative` is not one word", "`relative: gain`"),
        (RESULT.format("relative: x"), Code.WRONG_VALUE, (52, 1), "no relative `x`", "it is one of gain, ratio, share"),
        (RESULT.format("relative: gian"), Code.WRONG_VALUE, (52, 4), "no relative `gian`", "did you mean `gain`?"),
        (RESULT.format("bseline: x"), Code.UNKNOWN_FIELD, (42, 7), "no field `bseline`", "did you mean `baseline`?"),
        (RESULT.format("baseline: x"), Code.WRONG_TYPE, (52, 1), "`baseline` needs `name` and `value`", "{name: x, "),
        (RESULT.format("baseline: {name: x}"), Code.MISSING_FIELD, (52, 1), "`value` is missing", "`value: 89.5`"),
        ("topics: [a, b, c, d, e, f, g, h, i, j, k, l]", Code.TOO_LONG, (9, 1), "12 entries; 5 is the most", "it by 7"),
        (f"venue: {81 * 'x'}", Code.TOO_LONG, (8, 81), "`venue` has 81 characters; 80 is the most", "shorten it by 1"),
        ("links: {doi: x}", Code.WRONG_VALUE, (14, 1), "`x` cannot be the value of `doi`", "such as `doi: 10.1038"),
        ("links: {arxiv: x}", Code.WRONG_VALUE, (16, 1), "`x` is no arXiv identifier", "write the number alone"),
        ("formerly: [A]", Code.WRONG_VALUE, (12, 1), "`A` cannot be an id", "lower-case letters, digits"),
        ("authors: [{name: A B}]", Code.MISSING_FIELD, (11, 1), "`family` is missing", "such as `family: Mao`"),
        (
            "{}: 1".format("x" * 30),
            Code.UNKNOWN_FIELD,
            (1, 30),
            "there is no field `xxx",
            "the fields here are added, ",
        ),
        ("b c: 1", Code.UNKNOWN_FIELD, (1, 3), "there is no field `b c`", "the fields here are added, "),
        ("4: 1", Code.UNKNOWN_FIELD, (1, 1), "there is no field `4`", "the fields here are added, "),
        ("venu:", Code.UNKNOWN_FIELD, (1, 4), "there is no field `venu`", "did you mean `venue`?"),
        ("builds_on: [{a: 1, b c}]", Code.UNKNOWN_FIELD, (20, 3), "there is no field `b c`", "a comma begins a new"),
        (RESULT.format("baseline: {name: x, value: 28,4}"), Code.UNKNOWN_FIELD, (72, 1), "`4`", "as `28.4`"),
    ],
)
def test_a_fault_is_shown_where_it_stands_with_a_remedy(
    line: str, code: Code, place: tuple[int, int], message: str, hint: str
) -> None:
    found = [one for one in wrong(f"{SOUND}{line}\n") if one.location[1:] == (5, *place)]
    assert [one.code for one in found] == [code]
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "message", "hint"),
    [
        ("2021", "next", Code.WRONG_TYPE, (2, 7, 4), "`year` is not a whole number", "such as `year: 2021`"),
        ("2021", "1899", Code.WRONG_VALUE, (2, 7, 4), "`1899` cannot be the value of `year`", "such as `year: 2021`"),
        ("year: 2021\n", "", Code.MISSING_FIELD, (1, 1, 3), "the field `year` is missing", "add it, such as `year: "),
        ("seminal", "semnal", Code.UNKNOWN_TIER, (3, 30, 6), "there is no tier `semnal`", "did you mean `seminal`?"),
        ("seminal", "~", Code.WRONG_TYPE, (3, 30, 1), "`tier` has no value", "write it, or take the line out"),
        ("seminal", "x", Code.UNKNOWN_TIER, (3, 30, 1), "there is no tier `x`", "it is one of seminal, selected"),
        (", tier: seminal", "", Code.MISSING_FIELD, (3, 12, 1), "`tier` is missing", "such as `tier: seminal`"),
        ("wanted", "x", Code.WRONG_VALUE, (4, 19, 1), "no status `x`", "it is one of complete, brief, wanted"),
        ("{status: wanted}", "wanted", Code.WRONG_TYPE, (4, 10, 6), "`summary` needs `status`", "`{status: wanted}`"),
        (
            "{area: nlp, tier: seminal}", "nlp", Code.WRONG_TYPE, (3, 12, 3),
            "an entry of `listings` needs `area` and `tier`", "write it as `- {area: nlp, tier: seminal}`",
        ),
        (
            "{area: nlp, tier: seminal}", "[nlp]", Code.WRONG_TYPE, (3, 12, 1),
            "an entry of `listings` needs `area` and `tier`", "write it as `- {area: …, tier: seminal}`",
        ),
    ],
)  # fmt: skip
def test_a_fault_of_what_each_record_needs_is_alone_and_shown_where_it_stands(
    old: str, new: str, code: Code, place: tuple[int, int, int], message: str, hint: str
) -> None:
    [finding] = wrong(SOUND.replace(old, new))
    assert (finding.code, finding.location[1:]) == (code, place)
    assert message in finding.message
    assert hint in finding.hint


def test_what_a_record_lacks_is_shown_at_the_line_above_its_fields() -> None:
    document, _ = parse_document("papers/2021/a.md", "---\n\n# a remark\n" + SOUND.replace("title: A\n", "") + "---\n")
    [finding] = fill(document, PaperFields)[1]
    assert finding.location == ("papers/2021/a.md", 1, 1, 3)


@pytest.mark.parametrize(("length", "shown"), [(59, "x" * 59), (60, "…"), (61, "…")])
def test_a_word_in_the_place_of_a_group_is_shown_in_it_unless_it_is_long(length: int, shown: str) -> None:
    [finding] = wrong(f"{SOUND}builds_on: [{'x' * length}]\n")
    assert finding.message == "an entry of `builds_on` needs `paper`, `relation` and `change`"
    assert finding.hint == f"write it as `- {{paper: {shown}, relation: replaces, change: …}}`"


def test_a_list_in_the_place_of_fields_and_fields_in_the_place_of_a_list_are_told() -> None:
    [listed] = wrong("- a\n")
    assert listed.message == "`the record` needs `title`, `year`, `listings` and `summary`"
    [one] = wrong("id: a\n", tuple[DatasetFields, ...])
    assert one.message == "`the record` is not a list, such as `[one, two]`"
    [empty] = wrong("# nothing yet\n", tuple[DatasetFields, ...])
    assert empty.message == "`the record` has no value"


def test_a_figure_with_its_unit_is_told_where_the_unit_belongs() -> None:
    [with_unit] = wrong(SOUND + RESULT.format("model: x").replace("1", "60x"))
    [a_list] = wrong(SOUND + RESULT.format("model: x").replace("1", "[1]"))
    assert "its unit is that of the metric" in with_unit.hint
    assert a_list.hint == "such as `value: 28.4`"
    [a_day] = wrong(f"{SOUND}added: soon\n")
    [a_flag] = wrong(f"- {{{METRIC}, cost: yes}}\n", tuple[MetricFields, ...])
    assert (a_day.hint, a_flag.hint) == ("such as `added: 2026-11-21`", "such as `cost: true`")


@pytest.mark.parametrize(("number", "told"), [(60, 60), (61, 60), (63, 60)])
def test_of_very_many_faults_the_first_sixty_are_told_and_each_is_counted(number: int, told: int) -> None:
    findings = wrong(f"{SOUND}authors: [{', '.join(number * ['[]'])}]\n")
    assert len({*findings}) == number
    assert [one.code for one in findings] == told * [Code.WRONG_TYPE] + (number - told) * [Code.TOO_MANY]
    assert [*findings] == sorted(findings, key=lambda one: one.location)


def test_a_list_that_is_too_short_is_told_once() -> None:
    assert [one.code for one in wrong(SOUND.replace("{area: nlp, tier: seminal}", "nlp"))] == [Code.WRONG_TYPE]
    others = "authors: [[]]\ntopics: [[]]\n"
    [author, empty, topic] = wrong(SOUND.replace("{area: nlp, tier: seminal}", "") + others)
    assert [author.code, empty.code, topic.code] == [Code.WRONG_TYPE, Code.WRONG_VALUE, Code.WRONG_TYPE]
    assert empty.message == "`listings` has no entries; 1 is the least"
    [one] = wrong("- words: [a]\n", tuple[SynonymFields, ...])
    assert one.message == "`words` has 1 entry; 2 is the least"


def test_fields_that_cannot_be_read_are_no_record_and_nothing_more_is_said() -> None:
    assert fill(parse_document("a.yml", "a: [\n")[0], PaperFields) == (None, ())


def test_sound_fields_are_a_record() -> None:
    paper, findings = fill(parse_document("a.yml", SOUND)[0], PaperFields)
    assert paper == PaperFields.model_validate(parse_document("a.yml", SOUND)[0].fields)
    assert not findings
