"""Renaming, merging and removing: every reference follows, what is beside it stays, and the old address leads on."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.checks.check import check
from generator.edits import front
from generator.edits.merge import merge
from generator.edits.plan import NotPossibleError
from generator.edits.remove import remove
from generator.edits.rename import rename
from generator.findings.finding import Code
from generator.languages.fingerprint import fingerprint
from generator.publish import output
from generator.publish.site import drawings, site_of, source
from generator.records.model import Kind
from generator.records.reading import read

RECORDS = {
    "papers/2019/heir.md": """---
title: An Heir of Both  # a comment that stays
year: 2019
authors: [Ada Example, Ben Sample]
listings: [{area: nlp, tier: selected}]
topics:
  # about what
  - attention   # first
  - translation
builds_on:
  - paper: bert
    relation: extends
    # why
    change: Keeps the halves that it needs.
  - {paper: transformer, relation: applies, change: Takes the whole of it as it is.}
summary: {status: brief, read: abstract, checked: 2026-11-20}
tldr: It inherits.
---
It grew out of @bert, of both [@bert; @transformer], and of `@bert` in code. Somebody@bert.org is no paper.

| as | said |
| --- | --- |
| [@bert] | [@bert] |

A note[^1] and \\@bert.

[^1]: As in [@bert].
""",
    "papers/2019/heir.pt-BR.md": """---
title: Um herdeiro
tldr: Ele herda.
source_hash: "{heir}"
---
Ele vem de @bert e de [@transformer; @bert].
""",
    "lists/pair.md": """---
title: A pair
description: Two papers.
papers:
  - {paper: bert, note: The first of two.}
  - paper: transformer
    note: The second of two.
---
Read @bert first.
""",
    "lists/pair.pt-BR.md": """---
title: Um par
tldr: Dois artigos.
notes:
  - {paper: bert, note: O primeiro.}
  - {paper: transformer, note: O segundo.}
source_hash: {pair}
---
Leia @bert primeiro.
""",
    "lineages/roots.md": """---
title: Roots
description: What began with one paper.
roots: [bert]
---
It began with @bert.
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree("tests/sites/toy/content", folder)
    shutil.copytree("content/languages", folder / "languages")
    for path, text in RECORDS.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    records = {record.source: record for kind in (Kind.PAPERS, Kind.LISTS) for record in read(folder).records.of(kind)}
    for name, path in {"heir": "papers/2019/heir.md", "pair": "lists/pair.md"}.items():
        beside = folder / path.replace(".md", ".pt-BR.md")
        beside.write_text(beside.read_text("utf-8").replace(f"{{{name}}}", fingerprint(records[path])), "utf-8")
    assert not check(folder).findings
    return folder


def run(content: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, [*words, "--content", str(content)])


def texts(content: Path) -> Mapping[str, str]:
    return {file.relative_to(content).as_posix(): file.read_text("utf-8") for file in content.rglob("*.*")}


def pages(content: Path) -> Mapping[str, str]:
    site = site_of(check(content))
    return source(site, drawings(site))


def test_a_change_is_shown_before_it_is_made(content: Path) -> None:
    before = texts(content)
    said = run(content, "rename", "paper", "bert", "bert-2018")
    assert said.exit_code == 0
    assert "papers/2018/bert.md becomes papers/2018/bert-2018.md" in said.output
    assert "papers/bert.html will lead to papers/bert-2018.html" in said.output
    assert "Nothing is written yet" in said.output
    assert texts(content) == before


def test_a_renamed_paper_is_followed_by_everything_that_names_it(content: Path) -> None:
    before = texts(content)
    assert run(content, "rename", "paper", "bert", "bert-2018", "--yes").exit_code == 0
    assert not check(content).findings
    after = texts(content)
    heir, translated = "papers/2019/heir.md", "papers/2019/heir.pt-BR.md"
    kept = {"`@bert`": "`@0`", "Somebody@bert": "Somebody@1", "\\@bert": "\\@2"}  # what names no paper
    expected = before[heir]
    for written, held in kept.items():
        expected = expected.replace(written, held)
    expected = re.sub(r"(@|paper: )bert", r"\1bert-2018", expected)
    for written, held in kept.items():
        expected = expected.replace(held, written)
    assert after[heir] == expected
    assert "Ele vem de @bert-2018 e de [@transformer; @bert-2018]." in after[translated]
    assert "roots: [bert-2018]" in after["lineages/roots.md"]
    assert "{paper: bert-2018, note: O primeiro.}" in after["lists/pair.pt-BR.md"]
    assert "name: BERT\nformerly: [bert]\n" in after["papers/2018/bert-2018.md"]
    assert "papers/2018/bert.md" not in after


def test_what_was_behind_before_a_change_is_behind_after_it(content: Path) -> None:
    beside = content / "papers/2019/heir.pt-BR.md"
    beside.write_text(re.sub(r'source_hash: "\w+"', 'source_hash: "000000000000"', beside.read_text("utf-8")), "utf-8")
    assert run(content, "rename", "paper", "bert", "bert-2018", "--yes").exit_code == 0
    assert 'source_hash: "000000000000"' in beside.read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "old", "new"),
    [
        ("paper", "transformer", "attention-is-all"),
        ("topic", "attention", "looking"),
        ("area", "nlp", "language"),
        ("list", "pair", "two"),
        ("lineage", "attention", "seeing"),
        ("report", "two-years", "years"),
    ],
)
def test_every_kind_of_record_can_be_renamed_and_back_again(content: Path, word: str, old: str, new: str) -> None:
    before = texts(content)
    assert run(content, "rename", word, old, new, "--yes").exit_code == 0
    assert not check(content).findings
    assert run(content, "rename", word, new, old, "--yes").exit_code == 0
    assert not check(content).findings
    after = texts(content)
    formerly = re.compile(rf"^ *formerly: \[{new}\]\n", re.M)
    assert {path: formerly.sub("", text) for path, text in after.items()} == before
    assert len(formerly.findall("".join(after.values()))) == 1


def test_an_old_address_leads_to_the_new_one_in_every_language_and_in_the_catalogue(content: Path) -> None:
    run(content, "rename", "paper", "heir", "heirs", "--yes")
    run(content, "rename", "topic", "attention", "looking", "--yes")
    made = pages(content)
    assert "leads_to: heirs.html\n" in made["papers/heir.md"]
    assert '<a href="heirs.html">An Heir of Both</a>' in made["papers/heir.md"]
    assert "leads_to: heirs.html\n" in made["pt-BR/papers/heir.md"]
    assert "Esta página mudou de endereço." in made["pt-BR/papers/heir.md"]
    catalog = json.loads(made["catalog.json"])
    assert catalog["moved"] == {"papers/heir.html": "papers/heirs.html", "topics/attention.html": "topics/looking.html"}
    assert next(paper["formerly"] for paper in catalog["papers"] if paper["id"] == "heirs") == ["heir"]


def test_two_papers_become_one_that_is_named_once_everywhere(content: Path) -> None:
    assert run(content, "merge", "paper", "transformer", "bert", "--yes").exit_code == 1  # bert grew out of it
    twin = content / "papers/2018/twin.md"
    twin.write_text(
        "---\ntitle: BERT again\nyear: 2018\nvenue: arXiv 2018\nlistings: [{area: nlp, tier: selected}]\n"
        'links: {code: "https://example.org/code"}\nformerly: [twins]\nsummary: {status: wanted}\n---\n'
    )
    list_ = content / "lists/pair.md"
    list_.write_text(
        list_.read_text().replace(
            "  - paper: transformer\n", "  - {paper: twin, note: Once more.}\n  - paper: transformer\n"
        )
        + "And [@twin; @bert; @transformer].\n"
    )
    (content / "lists/pair.pt-BR.md").unlink()
    said = run(content, "merge", "paper", "bert", "twin", "--yes")
    assert said.exit_code == 0, said.output
    assert not check(content).findings
    after = texts(content)
    assert 'aliases: ["BERT again"]\nformerly: [twin, twins]\n' in after["papers/2018/bert.md"]
    assert 'links: {arxiv: "1810.04805", code: "https://example.org/code"}' in after["papers/2018/bert.md"]
    assert "And [@bert; @transformer]." in after["lists/pair.md"]
    assert "Once more" not in after["lists/pair.md"]
    assert "leads_to: bert.html" in pages(content)["papers/twins.md"]


def test_a_text_is_not_lost_to_a_record_that_has_none(content: Path) -> None:
    said = run(content, "merge", "paper", "wanted-paper", "bert", "--yes")
    assert (said.exit_code, "Merge the other way round" in said.output) == (1, True)


def test_two_topics_become_one(content: Path) -> None:
    assert run(content, "merge", "topic", "attention", "translation", "--yes").exit_code == 0
    assert not check(content).findings
    after = texts(content)
    assert "topics:\n  # about what\n  - attention   # first\nbuilds_on:" in after["papers/2019/heir.md"]
    assert "formerly: [translation]\n" in after["topics/attention.md"]
    assert "topics/translation.md" not in after


def test_a_removed_paper_is_named_no_more_and_its_address_says_why(content: Path) -> None:
    said = run(content, "remove", "paper", "bert", "--reason", "It was: withdrawn.", "--yes")
    assert said.exit_code == 1  # a lineage would be left without a root
    assert "lineages/roots.md" in said.output
    (content / "lineages/roots.md").unlink()
    said = run(content, "remove", "paper", "bert", "--reason", "It was: withdrawn.", "--yes")
    assert said.exit_code == 0, said.output
    assert [found.code for found in check(content).findings] == [Code.UNUSED_TOPIC]  # it alone stood there
    heir = (content / "papers/2019/heir.md").read_text("utf-8")
    assert "builds_on:\n  - {paper: transformer," in heir
    assert "It grew out of BERT (Devlin and Chang, 2018), of both [@transformer] (Devlin and Chang, 2018)," in heir
    assert "| (Devlin and Chang, 2018) | (Devlin and Chang, 2018) |" in heir
    made = pages(content)
    assert "It was: withdrawn." in made["papers/bert.md"]
    assert "Removed on" in made["papers/bert.md"]
    assert "Retirado em" in made["pt-BR/papers/bert.md"]
    (gone,) = json.loads(made["catalog.json"])["removed"]
    assert (gone["id"], gone["reason"], gone["url"]) == ("bert", "It was: withdrawn.", "papers/bert.html")


def test_what_cannot_be_done_is_said_in_plain_words(content: Path) -> None:
    reading = read(content)
    acts: list[tuple[Callable[[], object], str]] = [
        (lambda: rename(reading, Kind.PAPERS, "brt", "x"), "Did you mean `bert`"),
        (lambda: rename(reading, Kind.PAPERS, "bert", "transformer"), "already"),
        (lambda: rename(reading, Kind.PAPERS, "bert", "No Id"), "cannot be an id"),
        (lambda: merge(reading, Kind.PAPERS, "bert", "bert"), "one paper already"),
        (lambda: merge(reading, Kind.AREAS, "nlp", "core-ml"), "Papers and topics can be merged"),
        (lambda: remove(reading, Kind.TOPICS, "nothing", "x", date(2026, 1, 1)), "There is no topic `nothing`"),
    ]
    for act, why in acts:
        with pytest.raises(NotPossibleError, match=why):
            act()
    assert run(content, "rename", "nonsense", "a", "b").exit_code == 2


def test_with_findings_in_the_records_nothing_is_changed(content: Path) -> None:
    (content / "papers/2018/wanted-paper.md").write_text("---\ntitle: x\n---\n")
    said = run(content, "rename", "paper", "bert", "bert-2018", "--yes")
    assert (said.exit_code, "Mend what is wrong first" in said.output) == (1, True)
    assert (content / "papers/2018/bert.md").exists()


def test_a_changed_file_keeps_its_line_ends(content: Path) -> None:
    for name in ("lists/pair.md", "papers/2018/bert.md"):
        (content / name).write_bytes((content / name).read_bytes().replace(b"\n", b"\r\n"))
    run(content, "rename", "paper", "bert", "bert-2018", "--yes")
    for name in ("lists/pair.md", "papers/2018/bert-2018.md"):
        raw = (content / name).read_bytes()
        assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_a_file_holds_the_old_text_or_the_new_one_and_nothing_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no space")))
    with pytest.raises(OSError, match="no space"):
        output.change({"a.md": "new", "b.md": None}, {}, tmp_path)
    assert file.read_text() == "old"


FLOW = """---
a: [one, two, three]
b: {x: [1], y: 2}
c:
- p: one
  q: 1
-
  p: two

# of three
- p: three
d: |
  long
---
"""


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("a", 0), "a: [two, three]"),
        (("a", 1), "a: [one, three]"),
        (("a", 2), "a: [one, two]"),
        (("b", "x"), "b: {y: 2}"),
        (("b", "y"), "b: {x: [1]}"),
        (("b", "x", 0), "b: {y: 2}"),
        (("c", 0), "c:\n-\n  p: two\n"),
        (("c", 1), "c:\n- p: one\n  q: 1\n\n# of three"),
        (("c", 2), "  p: two\n\n# of three\nd:"),
        (("c", 0, "q"), "- p: one\n-\n"),
        (("d",), "- p: three\n---"),
    ],
)
def test_a_value_is_taken_out_and_all_round_it_stays(steps: tuple[str | int, ...], line: str) -> None:
    assert f"\n{line}" in front.without("papers/2020/x.md", FLOW, steps)


@pytest.mark.parametrize(
    ("value", "written"), [("lora", "lora"), ("null", '"null"'), ("a: b", '"a: b"'), ("2021", "2021"), ("", '""')]
)
def test_a_value_is_quoted_where_it_would_be_read_as_something_else(value: str, written: str) -> None:
    assert front.scalar(value) == written
    assert front.with_value("x.md", '---\na: "old"\n---\n', ("a",), value) == f"---\na: {json.dumps(value)}\n---\n"
