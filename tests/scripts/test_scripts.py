"""The site's own scripts without a page: what each needs and gives, and what their pure parts answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from py_mini_racer import MiniRacer

from generator.exports.scripts import CITATIONS, SHARDS

ASSETS = Path("overrides/assets")
SCRIPTS = (
    "cite.js", "files.js", "kept.js", "reading.js", "tables.js", "ticks.js", "tray.js", "tree.js", "walks.js",
    "ways/compare.js", "ways/graph.js", "ways/papers.js", "ways/pick.js", "ways/way.js",
)  # those that use or give a part of `stemma`, but for the search's  # fmt: skip
HEAD = re.compile(r"/\*.+?Needs: (?P<needs>.+?)\.\s+Gives: (?P<gives>.+?)\. \*/\n", re.S)
USE = re.compile(r"\bstemma\.(\w+)")
TAKEN_OUT = re.compile(r"const \{ ([\w, ]+) \} = stemma;")


@dataclass(frozen=True)
class Head:
    """What a script says at its head: the names that it uses of each other script, and those that it gives."""

    needs: Mapping[str, Sequence[str]]
    gives: Sequence[str]


def head_of(script: str) -> Head:
    said = HEAD.match((ASSETS / script).read_text("utf-8"))
    assert said, f"{script} says at its head what it needs and gives: `Needs: files.js (stemma.download). Gives: …`"
    needs = re.findall(r"([\w/-]+\.js) \((.*?)\)", said["needs"], re.S)
    return Head({other: USE.findall(names) for other, names in needs}, USE.findall(said["gives"]))


def used(text: str) -> set[str]:
    """The parts of `stemma` that a script uses, by name or taken out of it."""
    return {*USE.findall(text), *(name for names in TAKEN_OUT.findall(text) for name in names.split(", "))}


@cache
def engine() -> MiniRacer:
    """A JavaScript engine that has the scripts with pure parts, and no page."""
    racer = MiniRacer()
    for script in ("cite.js", "files.js", "kept.js", "tables.js", "tree.js", "walks.js"):
        racer.eval((ASSETS / script).read_text("utf-8"))
    return racer


def answer(expression: str) -> object:
    """What an expression gives there."""
    return json.loads(str(engine().eval(f"JSON.stringify({expression}) ?? 'null'")))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_uses_only_what_it_gives_or_says_that_it_needs(script: str) -> None:
    head, text = head_of(script), HEAD.sub("", (ASSETS / script).read_text("utf-8"))
    needed = {name for names in head.needs.values() for name in names}
    assert used(text) == needed | set(head.gives)
    assert set(re.findall(r"^ *stemma\.(\w+) = ", text, re.M)) == set(head.gives)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_script_needs_is_there(script: str) -> None:
    for other, names in head_of(script).needs.items():
        given = (ASSETS / other).read_text("utf-8")
        assert [name for name in names if not re.search(rf"\bstemma\.{name} = |^    {name}[:(]", given, re.M)] == []


def test_every_script_is_asked_for_once_and_after_those_that_it_needs() -> None:
    every = Path("overrides/partials/scripts.html").read_text("utf-8")
    theme = Path("overrides/main.html").read_text("utf-8").replace('{% include "partials/scripts.html" %}', every)
    asked = re.findall(r"'assets/([\w/]+)\.js'|\"([\w/]+)\"(?=[,)])", theme)
    order = [f"{first or second}.js" for first, second in asked]
    assert "assets/" not in Path("mkdocs.yml").read_text("utf-8").split("extra_css")[1].replace("assets/stemma.css", "")
    for script in SCRIPTS:
        assert order.count(script) == 1
        assert [other for other in head_of(script).needs if other not in order[: order.index(script)]] == []


def test_scripts_and_generator_agree_on_formats_and_on_where_a_papers_citations_are() -> None:
    assert answer("Object.keys(stemma.citing.FORMATS)") == list(CITATIONS)
    assert answer("stemma.citing.SHARDS") == SHARDS
    for paper in ("lora", "gpt-3", "a-paper-with-a-rather-long-name-2"):
        assert answer(f"stemma.citing.shard({json.dumps(paper)})") == sum(map(ord, paper)) % SHARDS


def test_papers_taken_along_stand_once_each_in_the_order_of_the_page() -> None:
    engine().eval('stemma.cited.b = ["B", "", "{2}"]; stemma.cited.a = ["A", "", "{1}"];')
    assert answer('stemma.citing.whole(["b", "a", "b"], "BibTeX")') == "B\nA"
    assert answer('stemma.citing.whole(["b", "a"], "CSL-JSON")') == "[\n{2},\n{1}\n]\n"


def test_a_paper_for_zotero_keeps_its_type_names_venue_and_both_identifiers() -> None:
    """`make clients` asks Zotero itself what it takes of this."""
    item = {
        "type": "paper-conference",
        "title": "A & B",
        "author": [{"family": "de Íon", "given": "Ana", "suffix": "Jr."}, {"literal": "Gemini Team"}],
        "issued": {"date-parts": [[2022]]},
        "container-title": "ICLR",
        "DOI": "10.1/a_b",
        "URL": "https://doi.org/10.1/a_b",
        "note": "arXiv: 2106.09685",
    }
    told = parse_qsl(str(answer(f"stemma.citing.coins({json.dumps(item)})")))
    assert told[1:] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "proceeding"),
        ("rft.atitle", "A & B"),
        ("rft.btitle", "ICLR"),
        ("rft.au", "de Íon, Ana Jr."),
        ("rft.au", "Gemini Team, "),
        ("rft.date", "2022"),
        ("rft_id", "info:doi/10.1/a_b"),
        ("rft_id", "https://arxiv.org/abs/2106.09685"),
    ]
    assert "rft.type=preprint" in str(answer(f"stemma.citing.coins({json.dumps(item | {'type': 'article'})})"))


@pytest.mark.parametrize(
    ("path", "paper"),
    [
        ("/papers/lora.html", "lora"),
        ("/stemma/pt-BR/papers/bert.html", "bert"),
        ("/papers/index/lora.html", None),
        ("/wallpapers/lora.html", None),
        ("/authors/lora.html", None),
    ],
)
def test_a_paper_is_known_by_its_pages_address(path: str, paper: str | None) -> None:
    assert answer(f"stemma.citing.idAt({json.dumps(path)})") == paper


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('["lora", "bert"]', {"read": ["lora", "bert"]}),
        ('{"stemma": 1, "tray": ["lora"], "notes": {"lora": "mine"}}', {"tray": ["lora"], "notes": {"lora": "mine"}}),
        ('{"stemma": 1, "tray": ["../x"]}', None),
        ('{"stemma": 1, "notes": {"lora": 1}}', None),
        ('{"stemma": 1, "notes": ["lora"]}', None),
        ('{"stemma": 1, "other": 1}', {}),
        ('{"tray": ["lora"]}', None),
        ("[]", {"read": []}),
        ("[1]", None),
        ("null", None),
        ("", None),
        ("<html>", None),
    ],
)
def test_only_a_file_of_ours_is_taken_in(text: str, kept: object) -> None:
    assert answer(f"stemma.kept.parseFile({json.dumps(text)})") == kept


@pytest.mark.parametrize(
    ("words", "values", "fits"),
    [
        ("", ["", "", ""], True),
        ("CACHE eclair", ["", "", ""], True),
        ("cache missing", ["", "", ""], False),
        ("", ["", "2023", "brief"], True),
        ("", ["", "2024", ""], False),
    ],
)
def test_a_row_fits_if_it_has_every_word_and_every_chosen_value(words: str, values: list[str], fits: bool) -> None:
    row = ["A cache named Éclair", "2023", "brief"]
    assert answer(f"stemma.tables.fits({json.dumps(row)}, {json.dumps(words)}, {json.dumps(values)})") is fits


def test_what_is_kept_comes_back_from_its_file_and_joins_what_is_here() -> None:
    engine().eval(
        'stemma.kept.write("read", ["bert"]); stemma.kept.put("tray", "lora", true);'
        'stemma.kept.write("notes", { lora: "mine", bert: "old" }); var file = stemma.kept.file();'
        'stemma.kept.write("read", ["gpt-3"]); stemma.kept.write("tray", ["vit"]);'
        'stemma.kept.write("notes", { bert: "new", vit: "kept" });'
    )
    assert answer("stemma.kept.takeIn(file)") is True
    assert answer('stemma.kept.read("read")') == ["bert", "gpt-3"]
    assert answer('stemma.kept.read("tray")') == ["vit", "lora"]
    assert answer('stemma.kept.read("notes")') == {"bert": "old", "lora": "mine", "vit": "kept"}
    assert answer('stemma.kept.takeIn("[1]")') is False


def test_rows_become_csv_that_a_spreadsheet_takes_for_texts() -> None:
    rows = [["", 'LoRA, "low"'], ["a\nb", "=1+1"], ["-3.5", "-x"]]
    assert answer(f"stemma.csv({json.dumps(rows)})") == (',"LoRA, ""low"""\r\n"a\nb",\'=1+1\r\n-3.5,\'-x\r\n')


@pytest.mark.parametrize(
    ("query", "walk"),
    [
        ("walk=lists/first-steps", {"key": "lists/first-steps"}),
        ("walk=pt-BR/lists/first-steps&q=x", {"key": "pt-BR/lists/first-steps"}),
        ("walk=own&papers=lora,bert,lora&title=Mine", {"papers": ["lora", "bert"], "title": "Mine"}),
        ("walk=own&papers=", None),
        ("walk=own&papers=../x", None),
        ("walk=https://example.org/lists/x", None),
        ("walk=lists/../../x", None),
        ("walk=papers/lora", None),
        ("", None),
    ],
)
def test_a_walk_is_known_by_the_address(query: str, walk: object) -> None:
    """And nothing but a file of the site's own is asked for."""
    assert answer(f"stemma.walkOf({json.dumps(dict(parse_qsl(query)))})") == walk


def test_the_query_of_a_walk_of_ones_own_is_read_as_it_was_written() -> None:
    query = str(answer('stemma.ownWalk(["lora", "bert"], "Low & high: é?")'))
    found = answer(f"stemma.walkOf({json.dumps(dict(parse_qsl(query.removeprefix('?'))))})")
    assert found == {"papers": ["lora", "bert"], "title": "Low & high: é?"}


@pytest.mark.parametrize(
    ("column", "in_order"),
    [
        (["10", "9", "9.5"], ["9", "9.5", "10"]),
        (["-1", "0", "-10"], ["-10", "-1", "0"]),
        (["beta", "Alpha", "gamma"], ["Alpha", "beta", "gamma"]),
        (["7", "", "3"], ["", "3", "7"]),
        (["1e3", "20"], ["20", "1e3"]),
    ],
)
def test_a_column_sorts_by_number_and_else_by_the_alphabet(column: list[str], in_order: list[str]) -> None:
    assert answer(f"{json.dumps(column)}.sort(stemma.tables.compare)") == in_order


def test_what_is_pinned_names_no_host_to_fetch_it_from() -> None:
    for lock in sorted(Path("lock").iterdir()):
        assert not re.search(r'"resolved"|^--(?:extra-)?index-url', lock.read_text("utf-8"), re.M), lock


@pytest.mark.parametrize(
    "file", [*ASSETS.glob("*.js"), *ASSETS.glob("*.css"), Path("generator/serve/live.js")], ids=str
)
def test_no_line_of_a_script_or_a_style_sheet_is_longer_than_120_signs(file: Path) -> None:
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert [number for number, line in lines if len(line) > 120 and 'url("data:' not in line] == []


def test_styles_speak_of_start_and_end_and_not_of_left_and_right() -> None:
    sheet = (ASSETS / "stemma.css").read_text("utf-8")
    assert re.findall(r"^\s*((?:[a-z]+-)?(?:left|right)(?:-[a-z]+)?):", sheet, re.M) == []


def test_styles_use_every_size_and_space_that_they_name_and_no_other() -> None:
    sheet = (ASSETS / "stemma.css").read_text("utf-8")
    named = set(re.findall(r"^\s*(--st-[a-z0-9-]+):", sheet, re.M))
    assert set(re.findall(r"var\((--st-[a-z0-9-]+)\)", sheet)) == named


def test_a_papers_kin_are_what_it_descends_from_and_what_descends_from_it_and_no_siblings() -> None:
    edges = [["a", "b"], ["b", "c"], ["b", "sibling"], ["c", "d"], ["other", "d"]]
    kin = f"stemma.kin({json.dumps(edges)}, 'c').map((papers) => [...papers].sort())"
    assert answer(kin) == [["a", "b", "c"], ["c", "d"]]


def test_arrow_keys_lead_to_the_nearest_paper_that_way_and_nowhere_else() -> None:
    nodes = [{"id": f"{x}{y}", "x": x, "y": y} for y in range(3) for x in (0, 50, 90)]
    edges = [["500", "01"], ["500", "901"], ["501", "02"]]

    def step(key: str) -> object:
        return answer(f"stemma.step({json.dumps(nodes)}, {json.dumps(edges)}, {json.dumps(nodes[1])}, '{key}')?.id")

    assert [step(key) for key in ("ArrowDown", "ArrowLeft", "ArrowRight", "ArrowUp")] == ["901", "00", "900", None]
    assert step("Tab") is None
