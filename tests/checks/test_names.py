"""What a misspelt name of a dataset or a metric is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from generator.checks.known import Known
from generator.checks.references import references_resolve
from generator.records.model import Kind
from generator.records.reading import Reading, read
from tests.tables import rows


@cache
def content() -> Reading:
    return read(Path("content"))


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


def test_no_dataset_and_no_metric_is_written_in_two_ways() -> None:
    known = Known(content())
    for kind, field in ((Kind.DATASETS, "dataset"), (Kind.METRICS, "metric")):
        named = {text for document in known.of(Kind.PAPERS) for _, text in document.find("results", "*", field)}
        assert named <= known.ids[kind]
