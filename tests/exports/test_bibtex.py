"""A paper as BibTeX, as its readers take it."""

from __future__ import annotations

from collections.abc import Mapping

from pybtex.database import parse_string

from generator.exports.bibtex import bibtex
from generator.exports.csl import csl
from generator.exports.ris import ris
from generator.records.fields import PaperFields
from generator.records.model import Body, Paper
from generator.records.text import Part

AREAS = [{"area": "nlp", "tier": "seminal"}]


def paper(**fields: object) -> Paper:
    whole = {"title": "Title", "year": "2021", "listings": AREAS, "summary": {"status": "wanted"}, **fields}
    return Paper("id", "papers/2021/id.md", PaperFields.model_validate(whole), Body(Part(), 1, ()))


def entry(**fields: object) -> Mapping[str, str]:
    (read,) = parse_string(bibtex(paper(**fields)), "bibtex").entries.values()
    return dict(read.fields)


def test_an_address_and_a_doi_are_written_as_they_are() -> None:
    read = entry(links={"doi": "10.1007/978-3-319_46448#2"})
    assert read["doi"] == "10.1007/978-3-319_46448#2"
    assert read["url"] == "https://doi.org/10.1007/978-3-319_46448#2"


def test_an_arxiv_identifier_is_known_to_bibtex_and_biblatex() -> None:
    read = entry(links={"arxiv": "2106.09685"})
    assert (read["eprint"], read["eprinttype"], read["archiveprefix"]) == ("2106.09685", "arxiv", "arXiv")


def test_a_paper_of_nobody_has_a_key_to_be_sorted_by() -> None:
    assert entry(name="R&D")["key"] == r"R\&D"
    assert "key" not in entry(authors=["Jimmy Ba"])


def test_a_suffix_stands_where_each_format_has_it() -> None:
    one = paper(authors=["Sammy Davis Jr."])
    (author,) = next(iter(parse_string(bibtex(one), "bibtex").entries.values())).persons["author"]
    assert (author.last_names, author.first_names, author.lineage_names) == (["Davis"], ["Sammy"], ["Jr."])
    assert csl(one)["author"] == [{"family": "Davis", "given": "Sammy", "suffix": "Jr."}]
    assert "AU  - Davis, Sammy, Jr.\n" in ris(one)
