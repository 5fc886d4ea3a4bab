"""What rules look things up in: which ids there are, what they are called, and which records came first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.checks.known import Known
from generator.records.model import Kind
from generator.records.reading import Reading, read

BASE = Path("tests/findings/base")
REST = "listings: [{area: nlp, tier: selected}]\nsummary: {status: wanted}\n"
TEXTS = {
    "papers/2021/lora-two.md": f"---\ntitle: Two\nyear: 2021\n{REST}---\n",
    "papers/2021/lora.md": f"---\ntitle: Low-Rank Adaptation\nname: LoRA\naliases: [Low rank]\nformerly: [low]\n"
    f'year: 2021\nlinks: {{arxiv: "2106.09685", doi: 10.1000/lora}}\n{REST}---\nAfter @cited.\n',
    "papers/2022/cited.md": f"---\ntitle: Cited\nyear: 2022\n{REST}---\n",
    "papers/2022/base.md": f"---\ntitle: Base\nyear: 2022\n{REST}---\n",
    "papers/2022/chosen.md": f"---\ntitle: Chosen\nyear: 2022\n{REST}---\n",
    "papers/2023/heir.md": "---\ntitle: Heir\nyear: 2023\n"
    f"builds_on: [{{paper: base, relation: extends, change: Adds more.}}]\n{REST}---\n",
    "papers/2023/faulty.md": "---\ntitle: Faulty\n---\n",
    "papers/2023/empty.md": "",
    "papers/2023/lora.md": f"---\ntitle: The same id\nyear: 2023\n{REST}---\n",
    "lists/l.md": "---\ntitle: L\ndescription: D.\npapers: [{paper: chosen, note: N.}]\n---\n",
    "metrics.yml": "- {id: bleu, name: BLEU, better: more, measures: How much is right.}\n- {id: wer}\n",
    "topics/adapters.md": "---\nname: Small modules\ndescription: What is put between layers.\ngroup: G\n---\n",
    "synonyms.yml": "- {words: [CoT, chain of thought]}\n- {words: [chain-of-thought, thinking aloud]}\n",
    "notes.txt": "No record.",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(BASE, instead=TEXTS)


@pytest.fixture
def known(reading: Reading) -> Known:
    return Known(reading)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        (Kind.PAPERS, {"adapters", "base", "chosen", "cited", "empty", "faulty", "heir", "lora", "lora-two"}),
        (Kind.METRICS, {"bleu", "wer"}),
        (Kind.DATASETS, {"humaneval", "humaneval-plus", "imagenet"}),
        (Kind.TOPICS, {"adapters", "attention"}),
        (Kind.SYNONYMS, {"cot", "chain-of-thought"}),
        (Kind.VENUES, set()),
    ],
)
def test_an_id_is_there_even_where_its_record_is_faulty_or_empty(kind: Kind, ids: set[str], known: Known) -> None:
    assert known.ids[kind] == ids


def test_files_are_known_by_their_kind(known: Known) -> None:
    assert "papers/2023/empty.md" in known.paths
    assert "notes.txt" not in known.paths
    assert (known.kind("metrics.yml"), known.kind("notes.txt")) == (Kind.METRICS, None)
    paths = sorted(path for path in known.paths if path.startswith("papers/") and path != "papers/2023/empty.md")
    assert [document.path for document in known.of(Kind.PAPERS)] == paths


def test_of_two_papers_of_one_id_the_first_is_meant(known: Known) -> None:
    assert known.papers["lora"].fields.year == 2021


def test_papers_that_others_name_come_before_those_that_nobody_names_yet(known: Known) -> None:
    assert [paper.id for paper in known.eldest_first] == [
        "base", "chosen", "cited", "adapters", "lora", "lora-two", "heir", "lora",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "unread", "all_read"),
    [({}, False, True), ({"metrics.yml": ""}, True, False), ({"metrics.yml": None}, False, True)],
)  # fmt: skip
def test_a_file_of_many_records_is_unread_where_it_stands_and_cannot_be_understood(
    texts: dict[str, str | None], unread: bool, all_read: bool
) -> None:
    known = Known(read(BASE, instead=texts))
    assert (known.unread(Kind.METRICS), known.all_read(Kind.METRICS)) == (unread, all_read)
    assert not known.unread(Kind.PAPERS)


def test_of_files_with_a_record_each_none_is_unread_as_a_whole() -> None:
    known = Known(read(BASE, instead={"papers/2019/adapters.md": "", "papers/2019/other.md": ""}))
    assert (known.unread(Kind.PAPERS), known.all_read(Kind.PAPERS)) == (False, False)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("lora", "lora"), ("LoRA", "lora"), ("Low-Rank Adaptation", "lora"), ("Low rank", "lora"), ("low", "lora"),
        ("2106.09685", "lora"), ("10.1000/lora", "lora"), ("faulty", "faulty"), ("Faulty", None), ("nobody", None),
    ],
)  # fmt: skip
def test_a_record_is_known_by_all_that_it_is_or_was_called(name: str, meant: str | None, known: Known) -> None:
    assert known.names(Kind.PAPERS).get(name) == meant


def test_an_id_is_its_own_record_s_whatever_others_are_called() -> None:
    named = f"---\ntitle: adapters\nyear: 2021\n{REST}---\n"
    assert Known(read(BASE, instead={"papers/2021/z.md": named})).names(Kind.PAPERS)["adapters"] == "adapters"


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (Kind.PAPERS, {"efficient", "nlp"}, ["adapters"]),
        (Kind.PAPERS, {"efficient", "lora"}, []),
        (Kind.PAPERS, {"cited"}, ["cited"]),
        (Kind.TOPICS, {"small"}, ["adapters"]),
        (Kind.TOPICS, {"layers"}, ["adapters"]),
        (Kind.DATASETS, {"programs"}, ["humaneval", "humaneval-plus"]),
        (Kind.DATASETS, {"programs", "plus"}, ["humaneval-plus"]),
        (Kind.AREAS, {"machines"}, ["nlp"]),
    ],
)
def test_a_record_is_told_by_words_of_its_names_and_its_description_the_shortest_first(
    kind: Kind, words: set[str], told: Sequence[str], known: Known
) -> None:
    assert known.told_in(kind, words) == told


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("cot", ["chain of thought"]),
        ("Chain of Thought", ["CoT", "thinking aloud"]),
        ("thinking aloud", ["chain-of-thought"]),
        ("thought", []),
    ],
)
def test_other_words_for_the_same_are_those_of_every_list_that_has_it(
    words: str, others: Sequence[str], known: Known
) -> None:
    assert known.others_of(words) == others
