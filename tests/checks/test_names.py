"""What a misspelt name of a dataset or a metric is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from generator.checks.known import Known
from generator.checks.references import NAMING_FIELDS, references_resolve, unknown
from generator.findings.finding import Code, Location, nearest
from generator.records.model import Kind
from generator.records.reading import read
from tests import real
from tests.tables import rows

MISSPELT: Sequence[Sequence[str]] = rows(Path(__file__).parent / "misspelt.tsv")


@pytest.mark.parametrize(("written", "meant", "kind"), MISSPELT)
def test_a_misspelt_dataset_or_metric_is_found_with_the_id_that_was_meant(
    written: str, meant: str, kind: str, tmp_path: Path
) -> None:
    paper = tmp_path / "papers/2021/example.md"
    paper.parent.mkdir(parents=True)
    for name in ("datasets.yml", "metrics.yml"):
        (tmp_path / name).write_text(Path("content", name).read_text("utf-8"), "utf-8")
    figure = {"dataset": "imagenet", "metric": "accuracy", kind: written}
    result = ", ".join(f"{name}: {value}" for name, value in figure.items())
    listings = "listings: [{area: nlp, tier: seminal}]"
    results = f"results: [{{task: Reading, value: 1, {result}}}]"
    paper.write_text(f"---\ntitle: T\nyear: 2021\n{listings}\n{results}\nsummary: {{status: wanted}}\n---\n", "utf-8")
    findings = [found for found in references_resolve(Known(read(tmp_path))) if found.code == f"unknown-{kind}"]
    assert [f"did you mean `{meant}`" in found.hint for found in findings] == [True]


@pytest.mark.parametrize(("written", "meant", "kind"), rows(Path(__file__).parent / "meant.tsv"))
def test_a_name_is_understood_by_what_a_record_is_called_or_about(written: str, meant: str, kind: str) -> None:
    field = next(field for field in NAMING_FIELDS if field.named == kind and field.kind is Kind.PAPERS)
    where = Location("papers/2021/example.md")
    assert f"`{meant}`" in unknown(Known(real.checked().reading), field.code, where, field.named, written).hint


@pytest.mark.parametrize(("written", "taken_for"), [("linear-attention", "luong-attention"), ("foo", "factool")])
def test_a_name_that_is_spelt_unlike_is_not_taken_for_another(written: str, taken_for: str) -> None:
    hint = unknown(Known(real.checked().reading), Code.UNKNOWN_PAPER, Location("x"), Kind.PAPERS, written).hint
    assert "did you mean" not in hint
    assert nearest("bert", ["bleurt"]) is None
    assert taken_for in {paper.id for paper in real.checked().reading.records.papers}


@pytest.mark.parametrize("seed", range(40))
def test_a_misspelt_author_or_venue_is_found_with_the_name_that_was_meant(seed: int) -> None:
    """Two signs exchanged, one left out or one doubled, in a name of eight signs or more."""
    chance = Random(seed)
    records = real.checked().reading.records
    people = sorted({name for one in records.authors for name in one.fields.names})
    venues = sorted({name for one in records.venues for name in one.fields.names})
    name = chance.choice([name for name in (people, venues)[seed % 2] if len(name) >= 8])
    at = chance.randrange(1, len(name) - 2)
    one, two = name[at], name[at + 1]
    wrong = name[:at] + chance.choice([f"{two}{one}", two, f"{one}{one}{two}"]) + name[at + 2 :]
    assert wrong == name or nearest(wrong, (people, venues)[seed % 2]) is not None


def test_no_dataset_and_no_metric_is_written_in_two_ways() -> None:
    known = Known(real.checked().reading)
    for kind, field in ((Kind.DATASETS, "dataset"), (Kind.METRICS, "metric")):
        named = {text for document in known.of(Kind.PAPERS) for _, text in document.find("results", "*", field)}
        assert named <= known.ids[kind]


def test_of_all_that_tells_of_a_name_three_are_named_those_that_tell_least_else_first(tmp_path: Path) -> None:
    told = {"rain": "Water of clouds.", "fog": "Clouds.", "snow": "Cold white water of clouds.", "hail": "Hard clouds."}
    (tmp_path / "topics").mkdir()
    for name, description in told.items():
        text = f"---\nname: {name}\ndescription: {description}\ngroup: Weather\n---\n"
        (tmp_path / f"topics/{name}.md").write_text(text, "utf-8")
    found = unknown(Known(read(tmp_path)), Code.UNKNOWN_TOPIC, Location("x"), Kind.TOPICS, "clouds")
    assert found.hint.endswith("; the nearest there: `fog`, `hail`, `rain`")
