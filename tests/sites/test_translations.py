"""The toy site in a second language: what is translated is there, what is not is linked in English, and age shows."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.check import Checked, check
from generator.findings.finding import Code, Severity
from generator.languages.fingerprint import fingerprint
from generator.publish.site import drawings, site_of, source
from generator.records.kinds import KINDS
from generator.records.model import Kind, Paper
from generator.records.reading import read

TRANSLATION = """---
title: Atenção é tudo de que você precisa
tldr: Um tradutor feito só de atenção.
source_hash: {hash}
---
O Transformer lê a frase inteira de uma vez; veja também @bert.

## Problem
Redes recorrentes leem palavra por palavra.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree("tests/sites/toy/content", folder)
    shutil.copytree("content/languages", folder / "languages")
    translation = TRANSLATION.format(hash=fingerprint(original(folder)))
    (folder / "papers/2017/transformer.pt-BR.md").write_text(translation, encoding="utf-8")
    return folder


def head(page: str) -> dict[str, Any]:
    """The front matter of a page."""
    found: dict[str, Any] = yaml.safe_load(page.split("\n---\n")[0])
    return found


def pages(checked: Checked) -> Mapping[str, str]:
    site = site_of(checked)
    return source(site, drawings(site))


def original(content: Path) -> Paper:
    return next(paper for paper in read(content).records.papers if paper.id == "transformer")


def test_a_translated_paper_has_a_page_in_its_language_and_all_else_of_its_record(content: Path) -> None:
    tree = pages(check(content))
    page = tree["pt-BR/papers/transformer.md"]
    assert "O Transformer lê a frase inteira" in page
    assert "Também conhecido como Attention Is All You Need" in page
    assert '<h2 id="problema">Problema</h2>' in page
    assert "arXiv 1706.03762" in page
    assert "21 de novembro de 2026" in page
    assert head(page)["source"] == "content/papers/2017/transformer.pt-BR.md"
    assert head(page)["language"] == "pt-BR"


@pytest.mark.parametrize(
    "sentence", ["Hide words and guess them from both sides.", "Keeps the encoder alone and trains it to fill gaps."]
)
def test_what_is_still_english_is_told_to_be(content: Path, sentence: str) -> None:
    """So browsers hyphenate it, and speak it, as what it is; only what shows at a pointer cannot tell."""
    tree = pages(check(content))
    shown = {
        path: re.sub(r'="[^"]{9,}"|<title>.*?</title>', "", page.split("\n---\n")[1])
        for path, page in tree.items()
        if path.startswith("pt-BR/") and path.endswith(".md")
    }
    assert any(sentence in page for page in shown.values())
    assert [path for path, page in shown.items() if page.count(sentence) != page.count(f'lang="en">{sentence}<')] == []
    assert 'lang="en">Um tradutor' not in "".join(shown.values())


def test_the_words_of_a_reported_figure_are_told_to_be_english(content: Path) -> None:
    tree = pages(check(content))
    cell = re.compile(r'<td data-label="(?:Task|Tarefa)">(.*?)</td>')
    english, portuguese = (cell.findall(tree[f"{root}papers/transformer.md"]) for root in ("", "pt-BR/"))
    assert english
    assert portuguese == [f'<span lang="en">{words}</span>' for words in english]


def test_a_title_that_is_the_same_in_both_languages_is_no_further_name(content: Path) -> None:
    translation = content / "papers/2017/transformer.pt-BR.md"
    text = translation.read_text("utf-8").replace("Atenção é tudo de que você precisa", "Attention Is All You Need")
    translation.write_text(text, "utf-8")
    page = pages(check(content))["pt-BR/papers/transformer.md"]
    assert re.findall(r"Também conhecido como ([^<]*)<", page) == ["Transformers: Attention is All You Need"]


def test_a_paper_without_a_translation_is_linked_in_english_and_never_copied(content: Path) -> None:
    tree = pages(check(content))
    assert "pt-BR/papers/bert.md" not in tree
    assert '<a href="../../papers/bert.html">BERT</a> <span class="st-abroad"' in tree["pt-BR/areas/nlp.md"]
    assert '<a href="../papers/transformer.html">Transformer</a></h' in tree["pt-BR/areas/nlp.md"]
    assert '<a href="../../papers/bert.html" title="' in tree["pt-BR/papers/transformer.md"]


def test_ways_and_comparisons_are_in_every_language_with_the_texts_that_are_translated(content: Path) -> None:
    tree = pages(check(content))
    for page, title, word in (("way", "O caminho até lá", "I want"), ("compare", "Lado a lado", "Gain")):
        made = tree[f"pt-BR/{page}.md"]
        assert f"<h1>{title}</h1>" in made
        assert 'data-st-translated="transformer"' in made
        assert word in head(made)["words"]
        assert word not in head(tree["pt-BR/index.md"])["words"]
    assert "O Transformer lê a frase inteira" in tree["pt-BR/told/transformer.js"]
    assert "O Transformer lê a frase inteira" not in tree["told/transformer.js"]
    assert "pt-BR/told/bert.js" not in tree


def test_pages_know_their_counterparts(content: Path) -> None:
    tree = pages(check(content))
    portuguese = {"code": "pt-BR", "name": "Português (Brasil)"}
    there = {**portuguese, "href": "../pt-BR/papers/transformer.html", "same": True}
    assert head(tree["papers/transformer.md"])["alternates"] == [there]
    elsewhere = {**portuguese, "href": "../pt-BR/index.html", "same": False}
    assert head(tree["papers/bert.md"])["alternates"] == [elsewhere]
    english = {"code": "en", "name": "English", "href": "../../papers/transformer.html", "same": True}
    assert head(tree["pt-BR/papers/transformer.md"])["alternates"] == [english]


def test_a_change_of_the_english_text_makes_the_translation_outdated_everywhere(content: Path) -> None:
    before = json.loads(pages(check(content))["catalog.json"])
    assert before["languages"] == {"pt-BR": {"translated": 1, "outdated": 0}}
    record = content / "papers/2017/transformer.md"
    record.write_text(record.read_text("utf-8").replace("Recurrent networks read", "Such networks read"), "utf-8")
    checked = check(content)
    assert [(f.code, f.severity) for f in checked.findings] == [(Code.OUTDATED_TRANSLATION, Severity.WARNING)]
    tree = pages(checked)
    catalog = json.loads(tree["catalog.json"])
    assert catalog["languages"] == {"pt-BR": {"translated": 1, "outdated": 1}}
    assert [paper["translations"] for paper in catalog["papers"] if paper["id"] == "transformer"] == [
        {"pt-BR": "outdated"}
    ]
    assert "esta página pode estar atrasada" in tree["pt-BR/papers/transformer.md"]
    assert '">atrasada</td>' in tree["pt-BR/translations.md"]


def test_a_further_language_is_a_file_and_nothing_in_the_code(content: Path) -> None:
    words = (content / "languages/pt-BR.yml").read_text("utf-8")
    (content / "languages/es.yml").write_text(words.replace("Português (Brasil)", "Español"), "utf-8")
    tree = pages(check(content))
    assert head(tree["es/index.md"])["language"] == "es"
    languages = {other["code"]: other["name"] for other in head(tree["papers/bert.md"])["alternates"]}
    assert languages["es"] == "Español"
    assert "es/papers/transformer.md" not in tree


@pytest.mark.parametrize(
    ("record", "papers"),
    [
        ("lists/first-steps", "notes: [{paper: bert, note: Comece aqui.}]"),
        ("topics/attention", "begin_with: [{paper: bert, reason: Comece aqui.}]"),
        ("topics/attention", ""),
        ("topics/translation", "begin_with: [{paper: bert, reason: Comece aqui.}]"),
    ],
)
def test_papers_are_translated_with_a_text_for_each_that_has_one(content: Path, record: str, papers: str) -> None:
    front = f"title: O título\ntldr: Uma frase.\n{papers}\nsource_hash: 000000000000"
    (content / f"{record}.pt-BR.md").write_text(f"---\n{front}\n---\nTexto.\n", encoding="utf-8")
    assert Code.WRONG_VALUE in {finding.code for finding in check(content).findings}


@pytest.mark.parametrize(
    ("kind", "name", "own", "said"),
    [
        (Kind.LINEAGES, "attention", "", "Ano a ano"),
        (Kind.TOPICS, "attention", "begin_with: [{paper: transformer, reason: É o começo.}]\n", "É o começo."),
        (Kind.REPORTS, "two-years", "", "O que o relatório abrange"),
    ],
)
def test_to_translate_a_further_kind_of_record_is_one_word_in_its_row(
    content: Path, kind: Kind, name: str, own: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = next(record for record in read(content).records.of(kind) if record.id == name)
    translation = content / f"{kind}/{name}.pt-BR.md"
    front = f"---\ntitle: O título\ntldr: Em uma frase.\n{own}source_hash: {fingerprint(record)}\n---\n"
    translation.write_text(front + record.body.lead.source, "utf-8")
    monkeypatch.setitem(KINDS, kind, replace(KINDS[kind], translatable=False))
    assert [finding.code for finding in check(content).findings] == [Code.MISPLACED_FILE]
    monkeypatch.setitem(KINDS, kind, replace(KINDS[kind], translatable=True))
    checked = check(content)
    assert not checked.findings
    tree = pages(checked)
    page = tree[f"pt-BR/{kind}/{name}.md"]
    assert said in page
    assert "Em uma frase." in page
    assert {f"walks/{key}.js" for key in re.findall('data-st-walk="([^"]+)"', page)} <= set(tree)
    assert head(page)["source"] == f"content/{kind}/{name}.pt-BR.md"
    assert "O título" in tree[f"pt-BR/{kind}/index.md"]
    assert "O título" in tree["pt-BR/translations.md"]
    assert "esta página pode estar atrasada" not in page
    translation.write_text(translation.read_text("utf-8").replace(fingerprint(record), "0" * 12), "utf-8")
    assert [finding.code for finding in check(content).findings] == [Code.OUTDATED_TRANSLATION]
    assert "esta página pode estar atrasada" in pages(check(content))[f"pt-BR/{kind}/{name}.md"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('  "Areas": "Áreas"\n', "", Code.MISSING_FIELD),
        ('  "Areas":', '  "Arias":', Code.UNKNOWN_FIELD),
        ('"mais {count}"', '"mais {conta}"', Code.WRONG_VALUE),
    ],
)
def test_a_language_says_every_phrase_with_what_stands_in_braces(content: Path, old: str, new: str, code: Code) -> None:
    words = content / "languages/pt-BR.yml"
    assert old in words.read_text("utf-8")
    words.write_text(words.read_text("utf-8").replace(old, new), "utf-8")
    assert code in {finding.code for finding in check(content).findings}
