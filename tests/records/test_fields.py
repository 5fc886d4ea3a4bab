"""What a field's value says."""

from __future__ import annotations

import pytest

from generator.records.fields import Result


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ({"value": "91.7", "unit": "%"}, "91.7 %"),
        ({"value": "28.40"}, "28.40"),
        ({"value": "60x"}, "60×"),
        ({"value": "3", "unit": "x"}, "3×"),
    ],
)
def test_a_figure_is_written_with_its_unit(written: dict[str, str], figure: str) -> None:
    assert Result.model_validate({"task": "T", "metric": "M", **written}).figure == figure
