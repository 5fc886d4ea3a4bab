"""What became of records that stood here a commit ago, and that something still names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator import addresses
from generator.checks.check import Checked
from generator.findings.finding import Finding
from generator.records.files import RefusedError, parse_document, stem
from generator.records.kinds import RecordKind, kind_of


def with_gone(checked: Checked, gone: Mapping[str, str]) -> Checked:
    """The same findings, those of a missing record with what became of it since the last commit.

    `gone` has the files that were there then and are not now, below the content folder, with their texts.
    """
    records = checked.reading.records
    told = {
        f"{row.word} {stem(path)}": _became(row, path, text, records.of(row.kind))
        for path, text in gone.items()
        if (row := kind_of(path))
    }
    return replace(checked, findings=_told(checked.findings, told))


def _told(findings: Sequence[Finding], told: Mapping[str, str]) -> Sequence[Finding]:
    return [replace(one, hint=told[one.missing]) if one.missing in told else one for one in findings]


def _became(row: RecordKind, path: str, text: str, records: Sequence[Any]) -> str:
    """What to do about a record that is gone: it has another name now, or it was deleted."""
    titled = _titled(path, text)
    now = next((one for one in records if _title(one.fields) == titled), None)
    named = f"KIND='{row.word}' FROM={stem(path)}"
    if now:
        return (
            f"its file is called `{stem(now.source)}` since the last commit; name it so here too, or give it back"
            f" its old name and run `make rename {named} TO={now.id}`, which mends every place"
        )
    return (
        f"its file was deleted since the last commit: `git restore` brings it back, and then `make remove {named}`"
        " takes it away with every place that names it"
    )


def _titled(path: str, text: str) -> str:
    """The title that a text gives its record, to compare by; nothing where it cannot be read."""
    try:
        fields = parse_document(path, text)[0].fields
    except RefusedError:
        return ""
    told = (fields.get("title") or fields.get("name") or "") if isinstance(fields, dict) else ""
    return addresses.plain(told) if isinstance(told, str) else ""


def _title(fields: object) -> str:
    return addresses.plain(getattr(fields, "title", None) or getattr(fields, "name", None) or "?")
