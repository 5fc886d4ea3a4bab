"""Beginning a record from what others say of a paper: with recorded answers, never over the network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.error import URLError

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.commands.begin import BusyError
from generator.new.bibliography import Bibliography
from generator.new.links import Named, named
from generator.new.lookup import Lookup, NothingThereError, from_crossref
from generator.new.outside import LookupFailedError, person_name
from generator.new.venues import house_style

HERE = Path(__file__).parent
ANSWERS = HERE / "answers"
ARXIV, CROSSREF = "https://export.arxiv.org/api/query?", "https://api.crossref.org/works"
RECORDED = {
    f"{ARXIV}id_list=2106.09685": "arxiv-2106.09685.xml",
    f"{ARXIV}id_list=2106.99999": "arxiv-nothing.xml",
    f"{ARXIV}id_list=2101.00001": "arxiv-hostile.xml",
    f"{CROSSREF}/10.1038/s41586-021-03819-2": "crossref-alphafold.json",
    f"{CROSSREF}/10.1000/untrusted": "crossref-untrusted.json",
    f"{ARXIV}search_query=ti%3A%22Deep%20Examples%22&max_results=5": "arxiv-nothing.xml",
    f"{CROSSREF}?rows=5&query.bibliographic=Deep%20Examples": "crossref-search.json",
    f"{ARXIV}search_query=ti%3A%22No%20Such%20Title%22&max_results=5": "arxiv-2106.09685.xml",
    f"{CROSSREF}?rows=5&query.bibliographic=No%20Such%20Title": "crossref-search.json",
    "https://aclanthology.org/2021.emnlp-main.9999.bib": "acl.bib",
    "https://openreview.net/forum?id=nZeVKeeFYf9": "openreview.html",
    "https://proceedings.mlr.press/v139/example21a.html": "pmlr.html",
}
LORA = Bibliography(
    "LoRA: Low-Rank Adaptation of Large Language Models",
    ("Edward J. Hu", "Yelong Shen", "Zeyuan Allen-Zhu"),
    2021,
    links={"arxiv": "2106.09685"},
)


def recorded(address: str) -> bytes:
    if address not in RECORDED:
        raise NothingThereError(address)
    return (ANSWERS / RECORDED[address]).read_bytes()


LOOKUP = Lookup(recorded, 2027)


def cases(name: str) -> list[tuple[str, ...]]:
    """The rows of a table of cases, below its heading."""
    return [tuple(row.split("\t")) for row in (HERE / name).read_text("utf-8").splitlines()[1:]]


def new(content: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, ["new", *words, "--content", str(content)])


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree("tests/sites/toy/content", tmp_path / "content")
    monkeypatch.setattr("generator.commands.begin.fetch", recorded)
    return tmp_path / "content"


@pytest.fixture
def cut_off(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def unreachable(_: str) -> bytes:
        raise URLError("no route")

    monkeypatch.setattr("generator.commands.begin.fetch", unreachable)
    return content


def test_every_form_in_which_people_paste_a_paper_is_understood_or_refused() -> None:
    def understood(given: str) -> str:
        try:
            one = named(given)
        except LookupFailedError:
            return "refused"
        return f"{one.source} {one.name}"

    rows = cases("addresses.tsv")
    assert [(given, understood(given)) for given, _ in rows] == rows


def test_a_name_from_outside_is_written_in_its_usual_order_or_is_none() -> None:
    rows = cases("people.tsv")
    assert [(written, person_name(written)) for written, _ in rows] == rows


def test_a_venue_is_written_as_the_field_does() -> None:
    rows = cases("venues.tsv")
    assert [(written, year, house_style(written, int(year))) for written, year, _ in rows] == rows


def test_a_venue_that_is_too_long_for_a_record_is_left_out() -> None:
    assert house_style("International " * 6 + "Gathering", 2021) is None


@pytest.mark.parametrize("given", ["2106.09685", "arXiv:2106.09685v2", "https://arxiv.org/abs/2106.09685"])
def test_an_arxiv_identifier_brings_title_authors_and_year(given: str) -> None:
    assert LOOKUP.of(named(given)) == LORA


def test_a_doi_brings_the_venue_too_and_loses_no_accent() -> None:
    paper = LOOKUP.of(named("https://doi.org/10.1038/s41586-021-03819-2"))
    assert paper.title == "Highly accurate protein structure prediction with AlphaFold"
    assert paper.authors == ("John Jumper", "Augustin Žídek", "The AlphaFold Team")
    assert (paper.venue, paper.year, paper.links) == ("Nature 2021", 2021, {"doi": "10.1038/s41586-021-03819-2"})


def test_what_crossref_says_is_not_trusted() -> None:
    paper = LOOKUP.of(named("10.1000/untrusted"))
    assert paper.title == "Samples & Examples of H2O"
    assert paper.authors == ("Ada Example Jr.", "Sample", "The Example Team")
    assert (paper.venue, paper.year) == ("Journal of Examples", None)


@pytest.mark.parametrize(
    "answer", ["[]", "{}", '{"message": []}', '{"message": {"title": null}}', "[" * 5000, "<html>"]
)
def test_an_answer_without_sense_is_refused_in_plain_words(answer: str) -> None:
    lookup = Lookup(lambda _: answer.encode(), 2027)
    with pytest.raises(LookupFailedError, match=r"has no title|cannot be read"):
        lookup.of(named("10.1000/any"))


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [None], {"date-parts": [[None]]}, {"date-parts": [["x"]]}])
def test_any_shape_of_a_crossref_work_is_read_without_a_traceback(value: object) -> None:
    names = ("title", "author", "issued", "container-title", "DOI", "subtitle")
    for name in names:
        from_crossref({"title": ["Sound"], name: value}, 2027)


def test_an_answer_that_defines_entities_of_its_own_is_refused() -> None:
    with pytest.raises(LookupFailedError, match="cannot be read"):
        LOOKUP.of(named("2101.00001"))


def test_the_acl_anthology_is_asked_for_its_bibtex() -> None:
    paper = LOOKUP.of(named("https://aclanthology.org/2021.emnlp-main.9999/"))
    assert (paper.title, paper.authors, paper.venue) == ("Things Known", ("Jane Doe", "Jörg Müller"), "EMNLP 2021")
    assert paper.links["acl"] == "https://aclanthology.org/2021.emnlp-main.9999/"


def test_a_page_of_openreview_is_read_by_its_citation_tags() -> None:
    paper = LOOKUP.of(named("https://openreview.net/pdf?id=nZeVKeeFYf9"))
    assert (paper.title, paper.authors, paper.year) == ("Small & Fast Adapters", ("Ann Hu", "Bo Shen"), 2022)
    assert paper.links == {"openreview": "https://openreview.net/forum?id=nZeVKeeFYf9"}


def test_a_page_without_an_identifier_is_kept_by_its_pdf() -> None:
    paper = LOOKUP.of(named("https://proceedings.mlr.press/v139/example21a/example21a.pdf"))
    assert (paper.venue, paper.links) == (
        "ICML 2021",
        {"pdf": "https://proceedings.mlr.press/v139/example21a/example21a.pdf"},
    )


def test_a_title_brings_exactly_its_paper_or_else_stands_alone() -> None:
    assert LOOKUP.by_title("Deep Examples").links == {"doi": "10.1000/deep"}
    assert LOOKUP.by_title("No Such Title") == Bibliography("No Such Title")


@pytest.mark.parametrize(("given", "who"), [("2106.99999", "arXiv"), ("10.1000/nothing", "Crossref")])
def test_an_unknown_identifier_is_said_in_plain_words(given: str, who: str) -> None:
    with pytest.raises(LookupFailedError, match=f"{who} knows nothing"):
        LOOKUP.of(named(given))


def test_the_new_record_holds_what_is_known_and_passes_the_check(content: Path) -> None:
    said = new(content, "2106.09685", "--area", "nlp", "--id", "lora")
    assert said.exit_code == 0
    assert "Fill in venue, topics, tldr, the text" in said.output
    text = (content / "papers/2021/lora.md").read_text("utf-8")
    assert 'authors: ["Edward J. Hu", "Yelong Shen", "Zeyuan Allen-Zhu"]' in text
    assert 'links: {"arxiv": "2106.09685"}' in text
    assert CliRunner().invoke(cli.main, ["check", "--content", str(content)]).exit_code == 0


def test_a_new_record_is_in_the_order_that_fix_would_give_it(content: Path) -> None:
    new(content, "2106.09685", "--area", "nlp")
    assert "fixed" not in CliRunner().invoke(cli.main, ["check", "--fix", "--content", str(content)]).output


def test_a_paper_that_is_there_is_named_with_the_way_to_its_record(content: Path) -> None:
    new(content, "2106.09685", "--area", "nlp", "--id", "lora")
    again = new(content, "https://arxiv.org/pdf/2106.09685v1.pdf", "--area", "nlp")
    assert again.exit_code == 1
    assert "papers/2021/lora.md (“LoRA: Low-Rank Adaptation of Large Language Models”, 2021)" in again.output
    by_title = new(content, "--title", "Transformers: Attention is all you need!", "--offline", "--area", "nlp")
    assert "papers/2017/transformer.md" in by_title.output


def test_a_name_that_another_paper_has_is_told_from_a_paper_that_is_there(content: Path) -> None:
    taken = new(content, "2106.09685", "--area", "nlp", "--id", "bert")
    assert taken.exit_code == 1
    assert "`bert` is that of another paper, “BERT: Pre-training" in taken.output
    assert "such as `lora-low-rank-adaptation-of-large-language-models`" in taken.output


def test_what_is_not_understood_is_never_a_title(content: Path) -> None:
    for given in (
        "https://example.org/not-a-paper",
        "Attention is all you need",
        "refs.bib",
        "@article{",
        "TY  - JOUR",
    ):
        result = new(content, given, "--area", "nlp", "--offline")
        assert result.exit_code == 1, given
        assert "Traceback" not in result.output
    assert len(list(content.rglob("papers/*/*.md"))) == 3


def test_a_whole_file_is_read_and_one_with_several_entries_is_an_import(content: Path) -> None:
    assert new(content, "tests/new/entries/jabref.bib", "--area", "nlp").exit_code == 0
    assert (content / "papers/2021/from-jabref.md").exists()
    several = new(content, "tests/new/entries/two.bib", "--area", "nlp")
    assert "2 entries; all are taken by `make import" in several.output


def test_an_entry_that_leaves_authors_out_is_refused_with_the_count(content: Path) -> None:
    result = new(content, "tests/new/entries/acl.bib", "--area", "nlp", "--offline")
    assert result.exit_code == 1
    assert "names 6 authors and leaves the others out" in result.output


def test_an_address_that_ends_like_a_file_is_an_address(content: Path) -> None:
    assert new(content, "https://aclanthology.org/2021.emnlp-main.9999.bib", "--area", "nlp").exit_code == 0
    assert (content / "papers/2021/things-known.md").exists()


def test_authors_whom_an_entry_leaves_out_are_asked_for_by_its_number(content: Path) -> None:
    entry = "@misc{x, title={LoRA}, author={Hu, Edward J. and others}, eprint={2106.09685}}"
    assert new(content, entry, "--area", "nlp").exit_code == 0
    assert '"Zeyuan Allen-Zhu"]' in (content / "papers/2021/lora.md").read_text("utf-8")


def test_a_record_that_cannot_pass_the_check_is_not_written(content: Path) -> None:
    result = new(content, "--title", "x" * 2000, "--offline", "--area", "nlp")
    assert (result.exit_code, "would not pass the check" in result.output) == (1, True)
    assert len(list(content.rglob("papers/*/*.md"))) == 3


def test_a_mistake_in_another_record_does_not_keep_a_new_one_from_being_begun(content: Path) -> None:
    (content / "papers/2018/bert.md").write_text("---\ntitle: Broken\n---\n")
    assert new(content, "2106.09685", "--area", "nlp").exit_code == 0


def test_without_a_network_the_record_is_begun_from_what_was_given(cut_off: Path) -> None:
    result = new(cut_off, "2106.09685", "--area", "nlp", "--title", "LoRA: Low-Rank", "--id", "lora")
    assert result.exit_code == 0
    assert "Nobody can be reached" in result.output
    assert "Fill in authors, venue, topics" in result.output
    text = (cut_off / "papers/2021/lora.md").read_text("utf-8")
    assert 'title: "LoRA: Low-Rank"\n' in text
    assert 'links: {"arxiv": "2106.09685"}' in text


def test_by_a_number_alone_a_record_begun_offline_says_that_its_title_is_to_be_written(content: Path) -> None:
    result = CliRunner(env={"OFFLINE": "1"}).invoke(
        cli.main, ["new", "1706.99999", "--area", "nlp", "--content", str(content)]
    )
    assert "Fill in title, authors, venue" in result.output
    text = (content / "papers/2017/arxiv-1706-99999.md").read_text("utf-8")
    assert "# The title is not known yet: write it in full.\n" in text


def test_a_busy_service_is_said_and_nothing_is_begun(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: str) -> bytes:
        raise BusyError("arXiv does not answer now. Try again in some minutes.")

    monkeypatch.setattr("generator.commands.begin.fetch", busy)
    result = new(content, "2106.09685", "--area", "nlp")
    assert (result.exit_code, result.output) == (1, "arXiv does not answer now. Try again in some minutes.\n")


def test_nothing_given_and_no_area_are_said_plainly(content: Path) -> None:
    assert "Name a paper" in new(content, "--area", "nlp").output
    assert "the areas are core-ml, nlp" in new(content, "2106.09685").output.replace("nlp, core-ml", "core-ml, nlp")


def test_a_list_is_imported_with_what_came_of_each_line_and_can_be_run_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.import_.PAUSE", 0.0)
    (tmp_path / "list.txt").write_text(
        "# papers to read\nhttps://arxiv.org/abs/2106.09685v2\n10.1038/s41586-021-03819-2\n1706.03762\nnonsense\n2106.99999\n"
    )
    words = ["import", str(tmp_path / "list.txt"), "--area", "nlp", "--content", str(content)]
    first = CliRunner().invoke(cli.main, words)
    assert first.exit_code == 1
    assert first.output.endswith("5 entries: 2 begun, 1 there already, 2 left out\n")
    assert "arXiv knows nothing" in first.output
    again = CliRunner().invoke(cli.main, words)
    assert again.output.endswith("5 entries: 0 begun, 3 there already, 2 left out\n")


def test_an_import_that_is_stopped_says_how_to_go_on(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.import_.PAUSE", 0.0)
    asked: list[str] = []

    def stopped(address: str) -> bytes:
        asked.append(address)
        if len(asked) > 1:
            raise KeyboardInterrupt
        return recorded(address)

    monkeypatch.setattr("generator.commands.begin.fetch", stopped)
    (tmp_path / "list.txt").write_text("2106.09685\n10.1038/s41586-021-03819-2\n10.1000/deep\n")
    result = CliRunner().invoke(
        cli.main, ["import", str(tmp_path / "list.txt"), "--area", "nlp", "--content", str(content)]
    )
    assert result.exit_code == 130
    assert "3 entries: 1 begun" in result.output
    assert "Run the same again to go on" in result.output


def test_arxiv_is_asked_no_more_often_than_it_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.commands.import_ import Patiently

    slept: list[float] = []
    monkeypatch.setattr("generator.commands.import_.time.sleep", slept.append)
    monkeypatch.setattr("generator.commands.begin.fetch", lambda _: b"")
    patiently = Patiently()
    patiently.fetch("https://example.org/1")
    patiently.fetch("https://example.org/2")
    assert slept[0] == 0
    assert 2 < slept[1] <= 3


def test_a_number_is_kept_as_a_link_and_a_page_is_not() -> None:
    assert Named(named("N19-1423").source, "x").links == {"acl": "x"}
    assert named("https://proceedings.mlr.press/v1/a.html").links == {}


def test_what_is_pasted_is_recorded_as_json_would_read_it(content: Path) -> None:
    new(content, "--title", 'A "Quoted": Title \\ with # signs', "--offline", "--area", "nlp", "--year", "2020")
    (record,) = (content / "papers/2020").glob("*.md")
    title = next(row for row in record.read_text("utf-8").split("\n") if row.startswith("title: "))
    assert json.loads(title.removeprefix("title: ")) == 'A "Quoted": Title \\ with # signs'
