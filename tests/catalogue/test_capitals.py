"""Which capitals of a title belong to a word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.catalogue.capitals import parts_of_title, proper_names
from generator.records.fields import PaperFields
from generator.records.model import Body, Paper, Section
from generator.records.text import Part

PROPER = frozenset(("Gaussian", "Monte", "Carlo"))


def paper(
    title: str = "T", name: str | None = None, tldr: str | None = None, changes: Sequence[str] = (), lead: str = ""
) -> Paper:
    fields = PaperFields.model_validate({
        "title": title,
        "name": name,
        "year": "2020",
        "listings": [{"area": "nlp", "tier": "selected"}],
        "summary": {"status": "wanted"},
        "tldr": tldr,
        "builds_on": [{"paper": "earlier", "relation": "extends", "change": change} for change in changes],
    })  # fmt: skip
    return Paper("id", "papers/2020/id.md", fields, Body(Part(lead), 1, ()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It draws a Gaussian. They add a Gaussian.", ["Gaussian"]),
        ("It quotes a Dream.", []),
        ("Words are read. Words are kept. Then words go.", []),
        ("Layers, Gaussian ones; Gaussian ones.", ["Gaussian"]),
        ("The pre-Gaussian one and a Poisson/Gaussian one.", ["Gaussian"]),
        ("No Transformer, a Transformer, the Transformer or one Transformer, but a transformer.", ["Transformer"]),
        ("No Transformer, a Transformer or the Transformer, but a transformer.", []),
        ("Adam is on " + "Adam, " * 8 + "and twice it is adam or adam.", ["Adam"]),
        ("Adam is on " + "Adam, " * 7 + "and twice it is adam or adam.", []),
        ("All of the Adam. And of an Adam; it is adamant.", ["Adam"]),
        ("It is on an iPod and an iPod.", []),
        ("By Erdős, or Erdős, and Östlund or Östlund.", ["Erdős", "Östlund"]),
    ],
)
def test_a_name_is_what_sentences_write_with_a_capital_nearly_wherever_it_stands(text: str, names: list[str]) -> None:
    assert sorted(proper_names([paper(lead=text)])) == names


def test_names_are_looked_for_in_all_that_the_records_say() -> None:
    gain, change, lead = "It is a Bayesian one.", "It has a Hessian.", "Of the Bayesian and of the Hessian."
    assert proper_names([paper(tldr=gain, changes=["It is new.", change])]) == frozenset()
    assert proper_names([paper(tldr=gain, changes=["It is new.", change]), paper(lead=lead)]) == {"Bayesian", "Hessian"}
    section = Section("Method", Part(lead), 3)
    whole = Paper("other", "papers/2020/other.md", paper().fields, Body(Part(lead), 1, (section,)))
    assert proper_names([whole]) == {"Bayesian", "Hessian"}


@pytest.mark.parametrize(
    ("title", "name", "kept"),
    [
        ("Deep Gaussian Fields", None, ["Gaussian"]),
        ("Playing Chess with Otter", "Otter", ["Otter"]),
        ("Otters Follow Otter", "Otter", ["Otter"]),
        ("Scotter and Otter Apart", "Otter", ["Otter"]),
        ("A Mixture of Experts for Deep Nets", "Mixture of Experts", ["Mixture", "Experts"]),
        ("Faster Otter", "Weasel", []),
        ("Dreams (Deep) Kept", "Dreams (Deep)", ["Dreams", "Deep"]),
        ("Scores: Looking at Ranks", None, []),
        ("Go Far! Looking at Ranks", None, ["Looking"]),
        ("Go Far. Looking at Ranks", None, ["Looking"]),
        ("Learning Chess by self play", None, ["Chess"]),
        ("Games: Learning Chess by self play", None, ["Chess"]),
        ("Learning Chess by Self play", None, []),
        ("All You Can Do", None, []),
        ("“Go Far” with Deep Nets!", None, []),
        ("A Deep CNN in 3D", None, ["CNN", "3D"]),
        ("Training for the Best and the Deep", None, []),
        ("A Vitamin C for a Deep Net", None, ["C"]),
        ("An iPod for Deep Nets in 3d", None, ["iPod"]),
        ("Deep \u03a9 Fields and Deep \u03c9 Ones", None, ["\u03a9"]),
        ("Top-5 Errors of H2O and GPT4", None, ["H2O", "GPT4"]),
    ],
)
def test_a_style_that_writes_titles_small_keeps_names_acronyms_and_symbols(
    title: str, name: str | None, kept: list[str]
) -> None:
    parts = list(parts_of_title(paper(title, name), PROPER))
    assert [part for part, is_kept in parts if is_kept] == kept
    assert "".join(part for part, _ in parts) == title
