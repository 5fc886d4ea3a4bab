"""Each rule has a case that shows it: taken out, something is no longer said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from generator.checks import references, rules
from generator.checks.references import NAMING_FIELDS, NamingField
from generator.checks.rules import RULES, Rule
from generator.findings.finding import Finding, in_order
from generator.records.reading import Reading, read
from tests.findings.test_findings import CASES, TODAY, content_of

# What is wrong with a language is shown on the real one, whose lines move with every phrase: no text is compared.
PHRASES = {
    "a phrase that is missing": ('  "Areas": "Áreas"\n', ""),
    "a phrase that there is not": ('  "Areas":', '  "Arias":'),
    "braces that differ": ('"mais {count}"', '"mais {conta}"'),
}
Said = Mapping[str, Sequence[Finding]]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reading]:
    """What is read of every case."""
    folders = {case: content_of(case, tmp_path_factory.mktemp("case")) for case in CASES}
    for case, (old, new) in PHRASES.items():
        folders[case] = content_of("tab", tmp_path_factory.mktemp("case"))
        language = folders[case] / "languages/pt-BR.yml"
        text = language.read_text("utf-8")
        assert old in text
        language.write_text(text.replace(old, new), "utf-8")
    return {case: read(folder) for case, folder in folders.items()}


def said(readings: Mapping[str, Reading]) -> Said:
    """What the rules say of every case."""
    return {case: in_order([*reading.findings, *rules.of_all(reading, TODAY)]) for case, reading in readings.items()}


@pytest.fixture(scope="module")
def whole(readings: Mapping[str, Reading]) -> Said:
    return said(readings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_without_a_rule_some_case_says_less(
    rule: Rule, readings: Mapping[str, Reading], whole: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "RULES", [other for other in RULES if other is not rule])
    assert said(readings) != whole


@pytest.mark.parametrize("field", NAMING_FIELDS, ids=lambda field: f"{field.kind}-{field.pattern[0]}")
def test_without_a_field_that_names_records_some_case_says_less(
    field: NamingField, readings: Mapping[str, Reading], whole: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "NAMING_FIELDS", [other for other in NAMING_FIELDS if other is not field])
    assert said(readings) != whole
