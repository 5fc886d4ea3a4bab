"""A paper as BibTeX, as its readers take it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.catalogue.catalogue import Catalogue
from generator.exports.bibtex import bibtex
from generator.exports.csl import csl
from generator.exports.ris import ris
from generator.exports.tex import tex
from generator.new.tex import from_tex
from generator.records.fields import PaperFields, VenueFields
from generator.records.model import Body, Paper, Records, Venue
from generator.records.text import Part

AREAS = [{"area": "nlp", "tier": "seminal"}]
PROPER = frozenset(("Monte", "Carlo"))
KINDS = {"ICLR": "conference", "DLRS": "workshop", "IJCV": "journal", "bioRxiv": "archive", "Blog": "report"}
VENUES = [
    Venue(name.lower(), "venues.yml", VenueFields.model_validate({"id": name.lower(), "name": name, "kind": kind}))
    for name, kind in KINDS.items()
]
CATALOGUE = Catalogue(Records(venues=VENUES))


def paper(**fields: object) -> Paper:
    whole = {"title": "Title", "year": "2021", "listings": AREAS, "summary": {"status": "wanted"}, **fields}
    return Paper("id", "papers/2021/id.md", PaperFields.model_validate(whole), Body(Part(), 1, ()))


def written(**fields: object) -> str:
    return bibtex(CATALOGUE, PROPER, paper(**fields))


def entry(**fields: object) -> Mapping[str, str]:
    (read,) = parse_string(written(**fields), "bibtex").entries.values()
    return dict(read.fields)


def test_an_address_and_a_doi_are_written_as_they_are() -> None:
    read = entry(links={"doi": "10.1007/978-3-319_46448#2"})
    assert read["doi"] == "10.1007/978-3-319_46448#2"
    assert read["url"] == "https://doi.org/10.1007/978-3-319_46448#2"


def test_an_arxiv_identifier_is_known_to_bibtex_and_biblatex() -> None:
    read = entry(links={"arxiv": "2106.09685"})
    assert (read["eprint"], read["eprinttype"], read["archiveprefix"]) == ("2106.09685", "arxiv", "arXiv")


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ("doi arxiv openreview acl pdf", "https://doi.org/10.1000/182"),
        ("arxiv openreview acl pdf", "https://arxiv.org/abs/2106.09685"),
        ("openreview acl pdf", "https://example.org/openreview"),
        ("acl pdf", "https://example.org/acl"),
        ("pdf", "https://example.org/pdf"),
        ("code project blog video", None),
    ],
)
def test_an_entry_has_the_address_of_the_paper_itself_from_where_it_lasts_longest(links: str, told: str | None) -> None:
    numbers = {"doi": "10.1000/182", "arxiv": "2106.09685"}
    own = {link: numbers.get(link, f"https://example.org/{link}") for link in links.split()}
    assert entry(links=own).get("url") == told
    assert csl(CATALOGUE, paper(links=own)).get("URL") == told


@pytest.mark.parametrize(("venue", "year"), [("ICLR 2022", 2022), ("ICLR", 2021), (None, 2021)])
def test_a_paper_is_of_the_year_of_its_venue_or_else_of_its_record(venue: str | None, year: int) -> None:
    one = paper(venue=venue, authors=["Edward J. Hu"])
    assert entry(venue=venue)["year"] == str(year)
    assert csl(CATALOGUE, one)["id"] == f"hu{year}id"
    assert f"PY  - {year}\n" in ris(CATALOGUE, one)


def test_a_paper_of_nobody_has_a_key_to_be_sorted_by() -> None:
    assert entry(name="R&D")["key"] == r"R\&D"
    assert "key" not in entry(authors=["Jimmy Ba"])


def test_a_suffix_stands_where_each_format_has_it() -> None:
    one = paper(authors=["Sammy Davis Jr."])
    (author,) = next(iter(parse_string(bibtex(CATALOGUE, PROPER, one), "bibtex").entries.values())).persons["author"]
    assert (author.last_names, author.first_names, author.lineage_names) == (["Davis"], ["Sammy"], ["Jr."])
    assert csl(CATALOGUE, one)["author"] == [{"family": "Davis", "given": "Sammy", "suffix": "Jr."}]
    assert "AU  - Davis, Sammy, Jr.\n" in ris(CATALOGUE, one)


@pytest.mark.parametrize(
    ("venue", "arxiv", "forms"),
    [
        ("ICLR 2021", None, ("@inproceedings", "CPAPER", "paper-conference")),
        ("DLRS 2016", None, ("@inproceedings", "CPAPER", "paper-conference")),
        ("IJCV 2010", "2106.09685", ("@article", "JOUR", "article-journal")),
        ("bioRxiv 2024", None, ("@misc", "MANSCPT", "article")),
        ("Blog 2024", "2106.09685", ("@misc", "RPRT", "report")),
        (None, "2106.09685", ("@misc", "MANSCPT", "article")),
        (None, None, ("@misc", "RPRT", "report")),
    ],
)
def test_how_a_paper_came_out_is_told_by_the_kind_of_its_venue(
    venue: str | None, arxiv: str | None, forms: tuple[str, str, str]
) -> None:
    one = paper(venue=venue, links={"arxiv": arxiv})
    entry_type = bibtex(CATALOGUE, PROPER, one).partition("{")[0]
    assert (entry_type, ris(CATALOGUE, one)[6:].partition("\n")[0], csl(CATALOGUE, one)["type"]) == forms


@pytest.mark.parametrize(("venue", "told"), [(None, "arXiv preprint arXiv:2106.09685"), ("bioRxiv 2024", "bioRxiv")])
def test_styles_that_know_no_eprint_print_where_a_preprint_lies(venue: str | None, told: str) -> None:
    assert entry(venue=venue, links={"arxiv": "2106.09685"})["howpublished"] == told


def test_a_report_names_the_firm_that_it_came_from() -> None:
    report = {"venue": "Blog 2024", "affiliations": ["Barnes & Noble", "OpenAI"], "authors": ["Ada Lovelace"]}
    assert written(**report).startswith("@techreport")
    assert entry(**report)["institution"] == r"Barnes \& Noble and OpenAI"
    assert entry(**report)["type"] == "Blog"


@pytest.mark.parametrize(
    ("title", "name", "kept"),
    [
        ("Low-Rank Pre-Training for All", None, "Low-Rank Pre-Training for All"),
        ("A CNN-Based GAN: ImageNet in 3D", None, "A {CNN}-Based {GAN}: {ImageNet} in {3D}"),
        ("Deep Q-Learning and a Vitamin C", None, "Deep {Q}-Learning and a Vitamin {C}"),
        ("Faster Monte Carlo Search", None, "Faster {Monte} {Carlo} Search"),
        ("Playing Chess with Otter", "Otter", "Playing Chess with {Otter}"),
        (
            "Mastering the game of Hex without human knowledge",
            None,
            "Mastering the game of {Hex} without human knowledge",
        ),
        ("Are Scores Enough? Looking at Ranks", None, "Are Scores Enough? {Looking} at Ranks"),
    ],
)
def test_capitals_are_kept_of_names_and_acronyms_and_nowhere_else(title: str, name: str | None, kept: str) -> None:
    assert f"= {{{kept}}},\n" in written(title=title, name=name)


def test_names_and_signs_are_tex_that_can_be_shortened() -> None:
    one = written(title="∞-former and α", authors=["Łukasz Kaiser", "Rafał Józefowicz", "Akvilė Žemgulytė"])
    assert r"{$\infty$}-former and {$\alpha$}" in one
    assert r"{\v{Z}}emgulyt{\.e}, Akvil{\.e}" in one
    assert r"Kaiser, {\L}ukasz and J{\'o}zefowicz, Rafa{\l}" in one


def test_an_entry_has_the_gain_as_its_abstract() -> None:
    assert entry(tldr="It is 12% faster.")["abstract"] == r"It is 12\% faster."


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40),
    st.text("é{}\\~^&%$#_", max_size=9),
)
def test_any_text_gives_an_entry_of_balanced_braces(text: str, name: str) -> None:
    fields = dict.fromkeys(("title", "name", "venue", "tldr"), f"x {text}")
    one = written(**fields, authors=[f"A {name}B"], links={"doi": f"10.1000/x{text}".split()[0]})
    depths = [one[:end].count("{") - one[:end].count("}") for end in range(len(one) + 1)]
    assert min(depths) == 0 == depths[-1]
    assert depths.index(0, one.index("{") + 1) == len(one) - 1


LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿĆćČčĎďĖėĘęĞğıŁłŃńŒœŐőŘřŚśŠšŤťŮůŹźŻżŽž"


@given(st.text(LETTERS + "{}~^&%$#_ ", max_size=20))
def test_what_is_written_as_tex_is_read_back(text: str) -> None:
    assert from_tex(tex(f"a{text}b")) == " ".join(f"a{text}b".split())
