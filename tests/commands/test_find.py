"""Papers picked out by what they are, what their records lack, and when they were checked."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.lookout import Asked, lacking_in, picked
from generator.checks.check import check
from generator.cli import main
from generator.pages.render import draw_page
from generator.pages.upkeep import UpkeepView, upkeep_page
from generator.records.fields import Status
from generator.records.model import Records
from tests.catalogue.test_people import paper

TOY = Path("tests/sites/toy/content")
CATALOGUE = Catalogue(check(TOY).reading.records)


def run(*words: str, content: Path = TOY) -> Result:
    return CliRunner().invoke(main, ["find", *words, "--content", str(content)])


def ids(*words: str) -> list[str]:
    return [one["id"] for one in json.loads(run(*words, "--format", "json").output)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["wanted-paper", "bert", "transformer"]),
        (["attention is all you need"], ["transformer"]),
        (["VASWANI"], ["transformer"]),
        (["Łukasz", "attention"], ["transformer"]),
        (["1706.03762"], ["transformer"]),
        (["naacl"], ["bert"]),
        (["nothing like it"], []),
        (["--topic", "translation"], ["transformer"]),
        (["--area", "core-ml"], ["transformer"]),
        (["--year", "2018"], ["wanted-paper", "bert"]),
        (["--year", "2016-2017"], ["transformer"]),
        (["--year", "2017-2019"], ["wanted-paper", "bert", "transformer"]),
        (["--status", "wanted"], ["wanted-paper"]),
        (["--lacking", "edges"], ["wanted-paper"]),
        (["--lacking", "authors", "--lacking", "results"], ["wanted-paper"]),
        (["--lacking", "links"], ["wanted-paper"]),
        (["--topic", "attention", "--year", "2018"], ["bert"]),
    ],
)
def test_papers_are_picked_by_all_that_is_asked_of_them(words: list[str], expected: list[str]) -> None:
    assert ids(*words) == expected


def test_a_record_is_old_by_the_day_of_its_check_and_one_without_is_oldest() -> None:
    asked = Asked(checked_before=date(2026, 11, 21))
    assert [one.id for one in picked(CATALOGUE, asked)] == ["wanted-paper", "bert"]
    far_back = (date.today() - date(2026, 11, 1) + timedelta(days=30)).days
    assert ids("--older-than", str(far_back)) == ["wanted-paper"]


def test_what_words_name_comes_before_what_only_holds_them(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "content")
    (tmp_path / "content/papers/2019").mkdir()
    (tmp_path / "content/papers/2019/later.md").write_text(
        "---\ntitle: After BERT\nyear: 2019\nlistings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n---\n"
    )
    rows = run("bert", content=tmp_path / "content").output.splitlines()
    assert [row.split()[-1].rpartition("/")[2] for row in rows[:2]] == ["bert.md", "later.md"]
    assert rows[-1] == "2 of 4 papers"


def test_the_newest_comes_first_and_of_one_year_the_first_by_name() -> None:
    named = {"zebra": ("2019", "Zebra"), "ant": ("2017", "Ant"), "bee": ("2019", None), "cat": ("2018", "cat")}
    papers = [paper(paper_id, year=year, name=name) for paper_id, (year, name) in named.items()]
    found = picked(Catalogue(Records(papers=papers)), Asked())
    assert [one.id for one in found] == ["bee", "zebra", "cat", "ant"]


def test_json_says_what_each_record_lacks() -> None:
    (found,) = json.loads(run("wanted", "--format", "json").output)
    assert found["lacking"] == ["authors", "edges", "links", "results", "text", "tldr", "topics", "venue"]
    assert (found["checked"], found["path"]) == (None, "tests/sites/toy/content/papers/2018/wanted-paper.md")
    assert lacking_in(CATALOGUE, CATALOGUE.papers["transformer"]) == []


@pytest.mark.parametrize("words", [["--topic", "atention"], ["--area", "npl"], ["--year", "now"], ["--status", "done"]])
def test_what_there_is_not_is_wrong_use(words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_the_page_of_upkeep_counts_each_paper_once_and_names_what_stands_alone() -> None:
    page = upkeep_page(CATALOGUE)
    view = page.view
    assert isinstance(view, UpkeepView)
    (nlp,) = [row for row in view.areas if row.of.href == "../areas/nlp.html"]
    assert (nlp.papers, nlp.complete, nlp.brief, nlp.wanted) == (3, 1, 1, 1)
    assert [one.paper.text for one in view.oldest] == ["BERT", "Transformer"]
    assert [link.href for link in view.alone] == ["../papers/wanted-paper.html"]
    assert ("results", 1) in view.lacking
    assert "20 November 2026" in draw_page(page, {}).text
    assert sum(row.papers for row in view.areas) >= len(Status)
