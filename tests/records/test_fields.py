"""What a field's value says."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.records.fields import Result


def test_a_figure_keeps_its_digits() -> None:
    assert str(Result.model_validate({"task": "T", "metric": "m", "value": "28.40"}).value) == "28.40"


@pytest.mark.parametrize("written", ["60x", "90%", "1e9", ""])
def test_a_figure_is_a_number_and_nothing_else(written: str) -> None:
    with pytest.raises(ValidationError):
        Result.model_validate({"task": "T", "metric": "m", "value": written})
