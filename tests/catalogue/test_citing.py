"""How texts cite papers."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.catalogue.citing import cited_as, is_body, name_parts, person, reference, team
from generator.records.fields import PaperFields
from generator.records.model import Body, Paper
from generator.records.text import Part
from tests.tables import rows

NAMES = rows(Path(__file__).parent / "names.tsv")


def paper(*authors: object, affiliations: Sequence[str] = ()) -> Paper:
    listings = [{"area": "nlp", "tier": "seminal"}]
    fields = {
        "title": "Title",
        "year": "2021",
        "listings": listings,
        "summary": {"status": "wanted"},
        "authors": authors,
        "affiliations": affiliations,
    }
    return Paper("id", "papers/2021/id.md", PaperFields.model_validate(fields), Body(Part(), 1, ()))


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        ((), "Title, 2021"),
        (("Edward J. Hu",), "Hu, 2021"),
        (("Diederik P. Kingma", "Jimmy Ba"), "Kingma and Ba, 2021"),
        (("Aäron van den Oord", "Yazhe Li", "Oriol Vinyals"), "van den Oord et al., 2021"),
        (("Gemini Team",), "Gemini Team, 2021"),
        (("NLLB Team", "Marta R. Costa-jussà", "James Cross"), "NLLB Team et al., 2021"),
    ],
)
def test_a_paper_is_cited_by_its_authors_or_else_its_name(authors: tuple[str, ...], cited: str) -> None:
    assert cited_as(paper(*authors)) == cited


@pytest.mark.parametrize(
    ("name", "family"), [("Plato", "Plato"), ("Ludwig van Beethoven", "van Beethoven"), ("De Xu", "Xu")]
)
def test_a_surname_has_its_particles(name: str, family: str) -> None:
    assert person(name)[0] == family


def test_a_reference_names_authors_title_and_venue() -> None:
    assert reference(paper("Ada Lovelace", "Alan Turing")) == "Ada Lovelace, Alan Turing (2021). Title."
    assert reference(paper()) == "Title (2021)."
    eight = "A0 B, A1 B, A2 B, A3 B, A4 B, A5 B, A6 B, A7 B"
    assert reference(paper(*eight.split(", "))) == f"{eight} (2021). Title."
    assert reference(paper(*(f"A{n} B" for n in range(9)))) == f"{eight} et al. (2021). Title."


def test_a_team_is_the_first_author_with_the_others_counted() -> None:
    assert team(paper("Ada Lovelace")) == "Ada Lovelace"
    assert team(paper("Ada Lovelace", "Alan Turing")) == "Ada Lovelace and Alan Turing"
    assert team(paper("Ada Lovelace", "Alan Turing", "Kurt Gödel")) == "Ada Lovelace and 2 others"
    assert team(paper()) == "—"


def test_a_team_has_the_first_two_places_where_it_worked() -> None:
    assert team(paper("Ada Lovelace", affiliations=["One"])) == "Ada Lovelace, One"
    assert team(paper("Ada Lovelace", affiliations=["One", "Two", "Three"])) == "Ada Lovelace, One, Two"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sammy Davis Jr.", ("Davis", "Sammy", "Jr.")),
        ("Sammy Davis, Jr.", ("Davis", "Sammy", "Jr.")),
        ("Hal Example III", ("Example", "Hal", "III")),
        ("Plato II", ("Plato", "", "II")),
        ("III", ("III", "", "")),
        ("Ana Souza Neto", ("Souza Neto", "Ana", "")),
        ("Ana Sá Filho", ("Sá Filho", "Ana", "")),
        ("Ana S. Filho", ("Filho", "Ana S.", "")),
        ("Ana Maria da Silva Neto", ("da Silva Neto", "Ana Maria", "")),
        ("Ana Neto", ("Neto", "Ana", "")),
        ("Neto", ("Neto", "", "")),
        ("San", ("San", "", "")),
        ("van den Berg", ("van den Berg", "", "")),
        ("Hwee Bin Ng", ("Ng", "Hwee Bin", "")),
        ("Hwee Bin Omar", ("Bin Omar", "Hwee", "")),
        ("Oskar dos Santos", ("dos Santos", "Oskar", "")),
        ("Diego de las Casas", ("de las Casas", "Diego", "")),
        ("Elad Ben Zaken", ("Ben Zaken", "Elad", "")),
        ("Sheer El Showk", ("El Showk", "Sheer", "")),
        ("Cyprien de Masson d'Autume", ("de Masson d'Autume", "Cyprien", "")),
        ("Blaise Agüera y Arcas", ("Agüera y Arcas", "Blaise", "")),
        ("Ben Poole", ("Poole", "Ben", "")),
        ("Mausam", ("Mausam", "", "")),
    ],
)
def test_a_name_is_parted_with_its_particles_and_suffix(name: str, parts: tuple[str, str, str]) -> None:
    assert name_parts(name) == parts


def test_names_that_were_looked_at_blind_are_parted_as_they_should_be_but_for_those_that_are_marked() -> None:
    marked = {written for written, *_, by_rule in NAMES if by_rule == "no"}
    assert {written for written, *parts, _ in NAMES if list(name_parts(written)) != parts} == marked
    assert len(marked) < len(NAMES) / 10


@pytest.mark.parametrize(
    ("name", "family", "parts"),
    [
        ("Mao Zedong", "Mao", ("Mao", "Zedong", "")),
        ("Mao Ming Mao", "Mao", ("Mao", "Ming Mao", "")),
        ("Lincoln Lin", "Lin", ("Lin", "Lincoln", "")),
        ("Ludwig van Beethoven", "Beethoven", ("Beethoven", "Ludwig van", "")),
        ("毛泽东", "毛", ("毛", "泽东", "")),
        ("Mausam", "Mausam", ("Mausam", "", "")),
    ],
)
def test_a_family_name_can_be_told(name: str, family: str, parts: tuple[str, str, str]) -> None:
    (author,) = paper({"name": name, "family": family}).fields.authors
    assert author == name
    assert name_parts(author) == parts
    assert name_parts(pickle.loads(pickle.dumps(author))) == parts
    assert not is_body(author)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Google Research", True),
        ("Team GLM", True),
        ("Gemini Team", True),
        ("Nexusflow.ai team", True),
        ("OpenAI", True),
        ("Jimmy Ba", False),
    ],
)
def test_bodies_are_told_from_persons(name: str, body: bool) -> None:
    assert is_body(name) is body
    assert (person(name) == (name, "", "")) is body
