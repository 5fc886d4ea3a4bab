"""Rules on languages and translations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Location, Severity, did_you_mean
from generator.languages.fingerprint import fingerprint
from generator.languages.phrases import BRACES, PHRASES, said
from generator.records.files import stem
from generator.records.kinds import KINDS, kind_of
from generator.records.model import TextRecord, Translation

PHRASES_TOLD = 3  # of those that are missing


def languages_say_every_phrase(known: Known) -> Iterator[Finding]:
    """A language says every phrase of the interface and no other, and keeps what stands in braces.

    What it does not say stands in English, so that a change of the interface asks nobody for a language.
    """
    for language in known.records.languages:
        front, words = known.documents[language.source].front, said(language.fields.words)
        if missing := sorted(PHRASES - words.keys()):
            message = f"{len(missing)} of {len(PHRASES)} phrases have no words in this language and stand in English"
            first = ", ".join(f"“{phrase}”" for phrase in missing[:PHRASES_TOLD])
            hint = f"`make language CODE={language.id}` adds a line for each; the first are {first}"
            where = front.locate_key("words")
            yield Finding(Code.MISSING_FIELD, where, message, hint, Severity.WARNING)
        for phrase in sorted(language.fields.words.keys() - PHRASES):
            hint = did_you_mean(phrase, sorted(PHRASES), "take the line out")
            where, message = front.locate_key("words", phrase), f"the interface has no phrase `{phrase}` any more"
            yield Finding(Code.UNKNOWN_FIELD, where, message, hint, Severity.WARNING)
        for phrase, own in words.items():
            if phrase in PHRASES and sorted(BRACES.findall(phrase)) != sorted(BRACES.findall(own)):
                hint = f"keep {', '.join(BRACES.findall(phrase)) or 'it without braces'}"
                where = front.locate("words", phrase)
                yield Finding(Code.WRONG_VALUE, where, "what stands in braces differs from the English", hint)


def translations_have_a_record_and_a_language(known: Known) -> Iterator[Finding]:
    """A translation stands beside the record of its id, in a language that has its file of interface words."""
    languages = {language.id for language in known.records.languages}
    there = ", ".join(sorted(languages)) or "none yet"
    for translation in known.records.translations:
        code, where = translation.language, Location(translation.source)
        if code not in languages:
            hint = did_you_mean(code, sorted(languages), f"`make language CODE={code}` begins it; there is {there}")
            yield Finding(Code.UNKNOWN_LANGUAGE, where, f"there is no language `{code}`", hint)
        if translation.original not in known.paths:
            message = f"there is no record {translation.original} for it"
            hint = "move it beside its record, or take it away"
            row = kind_of(translation.original)
            missing = f"{row.word} {stem(translation.original)}" if row else ""
            yield Finding(Code.LOST_TRANSLATION, where, message, hint, missing=missing)


def translations_follow_their_records(known: Known) -> Iterator[Finding]:
    """A translation carries the hash of the English text that it was made from; when that changes, it is behind."""
    for translation, original in _translated(known):
        if fingerprint(original) != translation.fields.source_hash:
            message = f"the English text of {original.source} has changed since this was translated"
            own = f"`source_hash: {fingerprint(original)}`"
            hint = (
                f"who does not read the language need do nothing; who does brings the changes over, then writes {own}"
            )
            where = known.documents[translation.source].locate("source_hash")
            yield Finding(Code.OUTDATED_TRANSLATION, where, message, hint, Severity.WARNING)


def translations_keep_their_papers(known: Known) -> Iterator[Finding]:
    """A translation has a note or a reason for each paper that its record has one for, in the record's order."""
    for translation, original in _translated(known):
        texts = KINDS[original.kind].texts
        for field in ("notes", "begin_with"):
            own = texts.names.get(field) if texts else None
            wanted = [entry.paper for entry in getattr(original.fields, own)] if own else []
            if [entry.paper for entry in getattr(translation.fields, field)] != wanted:
                where = known.documents[translation.source].locate(field)
                message = f"the papers of `{field}` are not those of {original.source}, one each, in its order"
                hint = f"the order is {', '.join(wanted)}" if wanted else "take the field out"
                yield Finding(Code.WRONG_VALUE, where, message, hint)


def _translated(known: Known) -> Iterator[tuple[Translation, TextRecord[Any]]]:
    """Every translation with its record, where that is sound."""
    kinds = [row.kind for row in KINDS.values() if row.translatable]
    records = {record.source: record for kind in kinds for record in known.records.of(kind)}
    for translation in known.records.translations:
        if translation.original in records:
            yield translation, records[translation.original]
