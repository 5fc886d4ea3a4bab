"""Beginning a record from what arXiv, Crossref or a BibTeX entry say: with recorded answers, never over the network."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.error import URLError

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.new.lookup import LookupFailedError, look_up
from generator.new.record import Bibliography

ANSWERS = Path(__file__).parent / "answers"
ARXIV, CROSSREF = "https://export.arxiv.org/api/query?", "https://api.crossref.org/works"
RECORDED = {
    f"{ARXIV}id_list=2106.09685": "arxiv-2106.09685.xml",
    f"{ARXIV}id_list=9999.99999": "arxiv-nothing.xml",
    f"{CROSSREF}/10.1038/s41586-021-03819-2": "crossref-alphafold.json",
    f"{ARXIV}search_query=ti%3A%22Deep%20Examples%22&max_results=5": "arxiv-nothing.xml",
    f"{CROSSREF}?rows=5&query.bibliographic=Deep%20Examples": "crossref-search.json",
    f"{ARXIV}search_query=ti%3A%22No%20Such%20Title%22&max_results=5": "arxiv-2106.09685.xml",
    f"{CROSSREF}?rows=5&query.bibliographic=No%20Such%20Title": "crossref-search.json",
}
LORA = Bibliography(
    "LoRA: Low-Rank Adaptation of Large Language Models",
    ("Edward J. Hu", "Yelong Shen", "Zeyuan Allen-Zhu"),
    2021,
    arxiv="2106.09685",
)


def recorded(address: str) -> bytes:
    return (ANSWERS / RECORDED[address]).read_bytes()


def new(content: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, ["new", *words, "--content", str(content)])


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    monkeypatch.setattr("generator.commands.new.fetch", recorded)
    return tmp_path / "content"


@pytest.mark.parametrize("query", ["2106.09685", "arXiv:2106.09685v2", "https://arxiv.org/abs/2106.09685"])
def test_an_arxiv_identifier_brings_title_authors_and_year(query: str) -> None:
    assert look_up(query, recorded) == LORA


def test_a_doi_brings_the_venue_too_and_loses_no_accent() -> None:
    paper = look_up("https://doi.org/10.1038/s41586-021-03819-2", recorded)
    assert paper.title == "Highly accurate protein structure prediction with AlphaFold"
    assert paper.authors == ("John Jumper", "Augustin Žídek", "The AlphaFold Team")
    assert (paper.venue, paper.year, paper.doi) == ("Nature 2021", 2021, "10.1038/s41586-021-03819-2")


def test_a_bibtex_entry_is_enough_without_any_network() -> None:
    entry = """@inproceedings{x, title={{LoRA}: Low-Rank Adaptation of Large Language Models},
      author={Hu, Edward J. and van den Oord, A{\\"a}ron}, year={2022}, booktitle={ICLR}, eprint={2106.09685}}"""
    paper = look_up(entry, recorded)
    assert paper.title == LORA.title
    assert paper.authors == ("Edward J. Hu", "Aäron van den Oord")
    assert (paper.year, paper.venue, paper.arxiv) == (2022, "ICLR", "2106.09685")


def test_a_title_finds_exactly_its_paper_or_else_stands_alone() -> None:
    assert look_up("Deep examples".title(), recorded).doi == "10.1000/deep"
    assert look_up("No Such Title", recorded) == Bibliography("No Such Title")


def test_an_unknown_identifier_is_said_in_plain_words() -> None:
    with pytest.raises(LookupFailedError, match="arXiv knows no paper"):
        look_up("9999.99999", recorded)


@pytest.mark.parametrize("query", ["@", "@article{", "@article{x, author={{{}"])
def test_a_broken_bibtex_entry_is_said_in_plain_words(query: str) -> None:
    with pytest.raises(LookupFailedError, match="cannot be read"):
        look_up(query, recorded)


def test_the_new_record_holds_what_was_found_and_passes_the_check(content: Path) -> None:
    assert new(content, "2106.09685", "--area", "nlp", "--id", "lora").exit_code == 0
    text = (content / "papers/2021/lora.md").read_text("utf-8")
    assert 'authors: ["Edward J. Hu", "Yelong Shen", "Zeyuan Allen-Zhu"]' in text
    assert 'links: {"arxiv": "2106.09685"}' in text
    assert CliRunner().invoke(cli.main, ["check", "--content", str(content)]).exit_code == 0


def test_a_paper_that_is_there_is_refused_with_the_way_to_its_record(content: Path) -> None:
    new(content, "2106.09685", "--area", "nlp", "--id", "lora")
    again = new(content, "https://arxiv.org/pdf/2106.09685v1.pdf", "--area", "nlp")
    assert again.exit_code == 1
    assert "papers/2021/lora.md" in again.output
    by_title = new(content, "Transformers: Attention is all you need!", "--offline", "--area", "nlp")
    assert "papers/2017/transformer.md" in by_title.output


def test_without_a_network_it_says_what_to_do(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(_: str) -> bytes:
        raise URLError("no route")

    monkeypatch.setattr("generator.commands.new.fetch", unreachable)
    result = new(content, "2106.09685", "--area", "nlp")
    assert result.exit_code == 1
    assert "cannot be reached" in result.output
    assert "--offline" in result.output
