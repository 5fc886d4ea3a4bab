"""Names of authors and venues against the lists that tell of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.checks import people
from generator.checks.known import Known
from generator.findings.finding import Code, Severity
from generator.records.reading import read
from tests.checks.test_dates import BASE, EXAMPLE, paper, said

VENUES = "- {id: iclr, name: ICLR, kind: conference, aliases: [Learning Representations]}\n"


@pytest.mark.parametrize(
    ("venue", "known"),
    [("ICLR", True), ("iclr 2021", True), ("Learning Representations 2021 (oral)", True), ("ICRL 2021", False),
     ("Mind", False)],
)  # fmt: skip
def test_a_venue_is_known_by_any_of_its_names_and_without_its_year(venue: str, known: bool) -> None:
    texts = {EXAMPLE: paper("year: 2021", f"venue: {venue}"), "papers/2021/none.md": paper("year: 2021")}
    found = said(people.venues_are_known, {**texts, "venues.yml": VENUES})
    assert found == ([] if known else [(Code.UNKNOWN_VENUE, EXAMPLE, venue)])
    assert said(people.venues_are_known, texts) == []


def test_every_unknown_venue_is_a_warning_with_the_nearest_name() -> None:
    texts = {f"papers/2021/{name}.md": paper("year: 2021", f"venue: {name} 2021") for name in ("ICLRR", "mind")}
    found = list(people.venues_are_known(Known(read(BASE, instead={**texts, "venues.yml": VENUES}))))
    assert [(one.severity, "did you mean `ICLR`" in one.hint) for one in found] == [
        (Severity.WARNING, True), (Severity.WARNING, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("authors", "forms", "marked"),
    [
        ("[Ada Example, Geoffrey Hinton]", "{name: Geoffrey Hinton, aliases: [Geoffrey E. Hinton]}",
         ["Geoffrey E. Hinton"]),
        ("[Geoffrey E. Hinton]", "{name: Geoffrey Hinton, aliases: [Geoffrey E. Hinton]}", ["Geoffrey Hinton"]),
        ("[Geoffrey Hinton, geoffrey e hinton]", "{name: Geoffrey Hinton, aliases: [Geoffrey E. Hinton]}", []),
        ("[Ada Example]", "{name: Geoffrey Hinton, aliases: [Geoffrey E. Hinton]}", []),
        ("[Ada Example]", "{name: Ada Example, aliases: [A. Example, A. B. Example]}",
         ["A. Example", "A. B. Example"]),
        ("[Ada Example, {name: Mao Zedong, family: Mao}]", "{name: Ada Example, aliases: [Mao Zedong]}", []),
        ("[Ada Example]", "{name: Ada Example, several: true}", []),
        ("[Ada Example]", "{name: Nobody, several: true}", []),
    ],
)  # fmt: skip
def test_a_form_of_a_name_stands_on_a_paper_if_any_form_of_it_does(
    authors: str, forms: str, marked: Sequence[str]
) -> None:
    texts = {
        EXAMPLE: f"---\nauthors: {authors}\n---\n",
        "authors.yml": f"- {{name: No One, several: true}}\n- {forms}\n",
    }
    found = said(people.told_authors_have_papers, texts)
    assert found == [(Code.UNKNOWN_AUTHOR, "authors.yml", one) for one in marked]
    told = people.told_authors_have_papers(Known(read(BASE, instead=texts)))
    assert {one.severity for one in told} <= {Severity.WARNING}
