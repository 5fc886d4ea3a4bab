"""What a language and its translations must say and hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from generator.checks import languages
from generator.checks.known import Known
from generator.findings.finding import Code, Severity
from generator.languages.fingerprint import fingerprint
from generator.languages.phrases import BRACES, PHRASES
from generator.records.reading import read
from tests.checks.test_dates import BASE, said

GERMAN = "languages/de.yml"
BRACED = sorted(phrase for phrase in PHRASES if len(BRACES.findall(phrase)) == 2)[0]
FIRST, SECOND = BRACES.findall(BRACED)


def german(**changed: str | None) -> Mapping[str, str]:
    """A language that says everything as in English but for these phrases."""
    words = {**{phrase: phrase for phrase in sorted(PHRASES)}, **changed}
    lines = (f'  "{phrase}": ' + (f'"{own}"' if own else "") for phrase, own in words.items())
    text = "\n".join(("name: Deutsch", "words:", *lines, ""))
    return {GERMAN: text}


def findings(texts: Mapping[str, str]) -> Sequence[tuple[Code, Severity, str, str]]:
    found = languages.languages_say_every_phrase(Known(read(BASE, instead=texts)))
    return [(one.code, one.severity, one.message, one.hint) for one in found]


def test_a_language_that_says_everything_is_sound() -> None:
    assert findings(german()) == []


@pytest.mark.parametrize("count", [1, 3, 4, len(PHRASES)])
def test_what_a_language_does_not_say_yet_is_counted_and_the_first_are_named(count: int) -> None:
    missing = sorted(PHRASES)[:count]
    [(code, severity, message, hint)] = findings(german(**dict.fromkeys(missing)))
    assert (code, severity) == (Code.MISSING_FIELD, Severity.WARNING)
    assert message.startswith(f"{count} of {len(PHRASES)} phrases")
    assert hint.endswith(f"the first are {', '.join(f'“{phrase}”' for phrase in missing[:3])}")


def test_a_phrase_without_a_line_is_missing_like_one_without_words() -> None:
    text = german()[GERMAN].replace('  "Areas": "Areas"\n', "")
    [(code, _, message, _)] = findings({GERMAN: text})
    assert (code, message.split()[0]) == (Code.MISSING_FIELD, "1")


def test_a_phrase_that_the_interface_does_not_have_is_told_and_needs_no_braces() -> None:
    texts = german(Arias="{x}", Nothing=None)
    found = findings(texts)
    assert [(code, severity) for code, severity, *_ in found] == [(Code.UNKNOWN_FIELD, Severity.WARNING)] * 2
    assert ["`Arias`" in found[0][2], "did you mean `Areas`" in found[0][3]] == [True, True]
    assert ["`Nothing`" in found[1][2], "did you mean" in found[1][3]] == [True, False]
    assert [marked for *_, marked in said(languages.languages_say_every_phrase, texts)] == ['"Arias"', '"Nothing"']


@pytest.mark.parametrize(
    ("own", "right"),
    [
        (f"{SECOND} vor {FIRST}", True),
        (f"{FIRST} {SECOND} {FIRST}", False),
        (f"{FIRST} allein", False),
        (f"{FIRST} {SECOND} {{mehr}}", False),
        ("nichts", False),
    ],
)
def test_what_stands_in_braces_stays_in_any_order(own: str, right: bool) -> None:
    found = findings(german(**{BRACED: own}))
    assert [(code, severity) for code, severity, *_ in found] == ([] if right else [(Code.WRONG_VALUE, Severity.ERROR)])
    assert right or found[0][3] == f"keep {FIRST}, {SECOND}"


def test_braces_where_the_english_has_none_go() -> None:
    [(code, _, _, hint)] = findings(german(Areas="{x}"))
    assert (code, hint) == (Code.WRONG_VALUE, "keep it without braces")


PORTUGUESE = {"languages/pt-BR.yml": "name: Português\nwords: {Areas: Áreas}\n"}
TRANSLATION = "---\ntitle: T\ntldr: T.\nsource_hash: '{}'\n---\nText.\n"
LIST = "---\ntitle: L\ndescription: D.\npapers: [{paper: adapters, note: N.}, {paper: other, note: N.}]\n---\nText.\n"
ADAPTERS, TOPIC, LISTED = "papers/2019/adapters", "topics/attention", "lists/l"
BEGINNING = "begin_with:\n  - {paper: adapters, reason: R.}\n  - {paper: other, reason: R.}\n"
TWO = {
    f"{LISTED}.md": LIST,
    "papers/2019/other.md": "---\ntitle: Other\nyear: 2019\nlistings: [{area: nlp, tier: selected}]\n"
    "summary: {status: wanted}\n---\n",
    f"{TOPIC}.md": f"---\nname: Attention\ndescription: D.\ngroup: G\n{BEGINNING}---\n",
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (f"{ADAPTERS}.pt-BR.md", []),
        (f"{ADAPTERS}.pt-PT.md", [(Code.UNKNOWN_LANGUAGE, "", "`make language CODE=pt-PT` begins it; there is pt-BR")]),
        (f"{ADAPTERS}.pt-br.md", [(Code.UNKNOWN_LANGUAGE, "", "did you mean `pt-BR`?")]),
        ("papers/2019/gone.pt-BR.md",
         [(Code.LOST_TRANSLATION, "paper gone", "move it beside its record, or take it away")]),
        ("topics/gone.pt-BR.md", [(Code.LOST_TRANSLATION, "topic gone", "move it beside its record, or take it away")]),
    ],
)  # fmt: skip
def test_a_translation_has_its_record_and_its_language(path: str, found: Sequence[tuple[Code, str, str]]) -> None:
    known = Known(read(BASE, instead={**PORTUGUESE, path: TRANSLATION.format("0" * 12)}))
    told = list(languages.translations_have_a_record_and_a_language(known))
    assert [(one.code, one.missing, one.hint) for one in told] == found
    assert {one.location.path for one in told} <= {path}


def test_a_faulty_record_still_has_its_translation_and_where_no_language_is_told_none_is_there() -> None:
    texts = {f"{ADAPTERS}.md": "---\ntitle: [\n---\n", f"{ADAPTERS}.de.md": TRANSLATION.format("0" * 12)}
    known = Known(read(BASE, instead=texts))
    [found] = languages.translations_have_a_record_and_a_language(known)
    assert (found.code, found.hint) == (Code.UNKNOWN_LANGUAGE, "`make language CODE=de` begins it; there is none yet")
    assert list(languages.translations_follow_their_records(known)) == []


@pytest.mark.parametrize("digit", "0f")
def test_a_translation_is_behind_where_its_hash_is_another(digit: str) -> None:
    path = f"{ADAPTERS}.pt-BR.md"
    original = next(paper for paper in read(BASE).records.papers if paper.id == "adapters")
    own = fingerprint(original)
    assert said(languages.translations_follow_their_records, {path: TRANSLATION.format(own)}) == []
    behind = {path: TRANSLATION.format(digit * 12)}
    marked = [(Code.OUTDATED_TRANSLATION, path, f"'{digit * 12}'")]
    assert said(languages.translations_follow_their_records, behind) == marked
    [found] = languages.translations_follow_their_records(Known(read(BASE, instead=behind)))
    assert (found.severity, f"`source_hash: {own}`" in found.hint) == (Severity.WARNING, True)


BOTH = "notes: [{paper: adapters, note: N.}, {paper: other, note: N.}]"
TURNED = "notes: [{paper: other, note: N.}, {paper: adapters, note: N.}]"
REASONS = BOTH.replace("notes", "begin_with").replace("note:", "reason:")


@pytest.mark.parametrize(
    ("record", "field", "hint"),
    [
        (LISTED, BOTH, None),
        (LISTED, TURNED, "the order is adapters, other"),
        (LISTED, BOTH.replace("other", "adapters"), "the order is adapters, other"),
        (LISTED, "notes: [{paper: adapters, note: N.}]", "the order is adapters, other"),
        (LISTED, "", "the order is adapters, other"),
        (TOPIC, REASONS, None),
        (TOPIC, "", "the order is adapters, other"),
        (ADAPTERS, "", None),
        (ADAPTERS, BOTH, "take the field out"),
        (ADAPTERS, REASONS, "take the field out"),
    ],
)
def test_a_translation_has_a_text_for_each_paper_that_its_record_has_one_for(
    record: str, field: str, hint: str | None
) -> None:
    text = TRANSLATION.format("0" * 12).replace("source_hash", f"{field}\nsource_hash")
    texts = {**TWO, f"{record}.pt-BR.md": text}
    found = list(languages.translations_keep_their_papers(Known(read(BASE, instead=texts))))
    assert [(one.code, one.location.path, one.hint) for one in found] == (
        [(Code.WRONG_VALUE, f"{record}.pt-BR.md", hint)] if hint else []
    )
