"""Authors: which forms of a name are one person's, and what that person is called; and the venues of papers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.people import FEWEST_OF_A_PAGE, Person, people
from generator.records.fields import AuthorFields, PaperFields, VenueFields
from generator.records.model import Author, Body, Paper, Records, Venue
from generator.records.text import Part
from tests.real import catalogue

NOTHING = Body(Part("", 0), 1, ())


def paper(paper_id: str, *authors: str, **more: Any) -> Paper:
    written = {"title": paper_id, "year": "2020", "listings": [{"area": "nlp", "tier": "selected"}]}
    fields = PaperFields.model_validate({**written, "summary": {"status": "wanted"}, **more})
    fields = fields.model_copy(update={"authors": tuple(map(str.strip, authors))})  # of any form, as an index must bear
    return Paper(paper_id, f"papers/2020/{paper_id}.md", fields, NOTHING)


def told(name: str, *aliases: str) -> Author:
    written: dict[str, object] = {"aliases": aliases} if aliases else {"several": True}
    return Author(addresses.slug(name), "authors.yml", AuthorFields.model_validate({"name": name, **written}))


def names(found: list[Person]) -> dict[str, list[str]]:
    return {person.name: [paper.id for paper in person.papers] for person in found}


def test_case_accents_dots_and_hyphens_make_no_other_person_and_the_usual_form_is_shown() -> None:
    papers = [paper("a", "Rémi Munos", "Quoc V Le"), paper("b", "Remi Munos", "Quoc V. Le"), paper("c", "Rémi Munos")]
    assert names(list(people(papers, []))) == {"Quoc V. Le": ["a", "b"], "Rémi Munos": ["a", "b", "c"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Smith", "John Smith"),
        ("Geoffrey Hinton", "Geoffrey E. Hinton"),
        ("Wei Li", "Li Wei"),
        ("Xi Chen", "Xin Chen"),
    ],
)
def test_nobody_is_joined_by_guess(one: str, other: str) -> None:
    assert len(people([paper("a", one), paper("b", other)], [])) == 2


def test_other_forms_are_joined_where_it_is_told_under_the_name_that_is_told() -> None:
    written = ["Geoffrey E. Hinton", "Geoffrey Hinton", "G. E. Hinton", "Geoffrey HINTON", "geoffrey hinton"]
    papers = [paper(str(at), name) for at, name in enumerate(written)]
    (joined,) = people(papers, [told("Geoffrey Hinton", "Geoffrey E Hinton", "G.E. Hinton")])
    assert (joined.name, joined.papers) == ("Geoffrey Hinton", papers)
    assert joined.forms == [form for form in written if form != joined.name]


def test_a_name_of_several_persons_has_no_page_and_is_listed_under_its_letter() -> None:
    papers = [paper(str(number), "Hao Zhang", "Song Han") for number in range(FEWEST_OF_A_PAGE)]
    han, zhang = people(papers, [told("Hao Zhang")])
    assert (han.has_page, han.address) == (True, "authors/song-han.html")
    assert (zhang.has_page, zhang.address) == (False, "authors/letter-z.html#hao-zhang")


def test_a_page_wants_five_papers_as_the_index_says() -> None:
    papers = [paper(str(number), "Song Han") for number in range(4)]
    assert not people(papers, [])[0].has_page
    assert people([*papers, paper("one-more", "Song Han")], [])[0].has_page


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Rémi Munos; Remi Munos; Remi Munos", "Remi Munos"),
        ("Quoc V Le; Quoc V Le; Quoc V. Le", "Quoc V Le"),
        ("Quoc V Le; Quoc V. Le", "Quoc V. Le"),
        ("Remi Munos; Rémi Munos", "Rémi Munos"),
    ],
)
def test_the_form_on_most_papers_is_shown_and_of_equal_ones_that_which_says_most(written: str, shown: str) -> None:
    for forms in (written.split("; "), written.split("; ")[::-1]):
        (person,) = people([paper(str(at), form) for at, form in enumerate(forms)], [])
        assert person.name == shown


def test_who_stands_twice_on_a_paper_has_written_it_once() -> None:
    assert names(list(people([paper("a", "Song Han", "Song Han")], []))) == {"Song Han": ["a"]}


def test_an_index_goes_by_the_family_name() -> None:
    written = ["Aäron van den Oord", "Łukasz Kaiser", "Ada Lovelace", "李飞飞", "Weinan E", "Diarmuid Ó Séaghdha"]
    assert [(one.name, one.letter, one.beginning) for one in people([paper("a", *written)], [])] == [
        ("李飞飞", "#", "#"),
        ("Weinan E", "E", "E"),
        ("Łukasz Kaiser", "K", "Ka"),
        ("Ada Lovelace", "L", "Lo"),
        ("Diarmuid Ó Séaghdha", "O", "Os"),
        ("Aäron van den Oord", "V", "Va"),
    ]


@given(st.lists(st.lists(st.text(st.sampled_from("aAáb.- 李"), min_size=1, max_size=4), max_size=3), max_size=6))
def test_ids_are_unique_and_nobody_is_lost(rows: list[list[str]]) -> None:
    papers = [paper(f"p{number}", *[name for name in row if name.strip()]) for number, row in enumerate(rows)]
    found = people(papers, [])
    assert len({person.id for person in found}) == len(found)
    written = {(one.id, addresses.plain(name)) for one in papers for name in one.fields.authors}
    assert written == {(one.id, addresses.plain(person.name)) for person in found for one in person.papers}


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        ("NeurIPS 2017", "neurips"),
        ("nips 2013", "neurips"),
        ("NeurIPS 2014 Workshop (Deep Learning)", "neurips"),
        ("NeurIPS", "neurips"),
        ("Findings of EMNLP 2020", "findings"),
        ("NeurIPSy 2017", None),
        ("2017", None),
        (None, None),
    ],
)
def test_a_venue_is_known_by_what_stands_before_its_year(written: str | None, venue: str | None) -> None:
    entries = [
        {"id": "neurips", "name": "NeurIPS", "kind": "conference", "aliases": ["NIPS"]},
        {"id": "findings", "name": "Findings of ACL", "kind": "conference", "aliases": ["Findings of EMNLP"]},
    ]
    venues = [Venue(str(one["id"]), "venues.yml", VenueFields.model_validate(one)) for one in entries]
    found = Catalogue(Records(venues=venues)).venue_of(paper("a", venue=written))
    assert (found.id if found else None) == venue


def test_every_author_of_five_papers_has_one_page_and_every_venue_of_a_record_is_known() -> None:
    real = catalogue()
    pages = [person for person in real.people if person.has_page]
    assert len(pages) > 200
    assert len({addresses.plain(form) for person in pages for form in (person.name, *person.forms)}) >= len(pages)
    assert [one.id for one in real.papers.values() if one.fields.venue and not real.venue_of(one)] == []
