"""A record is taken away: nothing names it any more, and its address says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.catalogue.citing import cited_as
from generator.edits import front
from generator.edits.merge import entry_of, former_ids
from generator.edits.plan import NotPossibleError, Plan, Work
from generator.edits.texts import cite, escaped
from generator.records.kinds import KINDS, RETIRED
from generator.records.model import Kind, Paper
from generator.records.reading import Reading


def remove(reading: Reading, kind: Kind, record_id: str, reason: str, today: date) -> Plan:
    """Take a record away. Raises NotPossibleError if there is none."""
    work, row = Work(reading), KINDS[kind]
    path = work.file_of(kind, record_id)
    record = next((one for one in reading.records.of(kind) if one.id == record_id), None)
    if not record:
        raise NotPossibleError(f"The record of `{record_id}` is faulty: mend it first (`make check`).")
    for at, steps in list(work.naming(kind, record_id)):
        work.named[at] += 1
        work.put(at, front.without(at, work.text(at), entry_of(steps)))
    if isinstance(record, Paper):
        paper = record
        work.reword(lambda ids, is_mention: _in_words(paper, ids, is_mention))
    steps = work.steps_to(path, record_id)
    entry = {
        "kind": next(word.value for word, of in RETIRED.items() if of is kind),
        "id": record_id,
        "formerly": former_ids(work, path, steps),
        "title": getattr(record.fields, "title", None) or record.fields.name,
        "reason": reason,
        "removed": today.isoformat(),
    }
    if row.ids:
        work.put(path, front.without_record(path, work.text(path), steps))
        gone = [path]
    else:
        gone = [path, *work.delete(path)]
    _note(work, entry)
    said = [f"goes: {one}" for one in gone if not row.ids]
    if row.address:
        said.append(f"{row.address(record_id)} will say that it was removed")
    told = [one for one in work.told() if one.removeprefix("changed: ") not in gone or row.ids]
    return Plan(f"remove the {row.word} `{record_id}`", work.texts, {}, (*said, *told))


def _in_words(paper: Paper, ids: Sequence[str], is_mention: bool) -> str | None:
    """A citation of the paper in words without a link; those beside it are still cited."""
    if paper.id not in ids:
        return None
    words = f"({escaped(cited_as(paper))})"
    if is_mention:
        return f"{escaped(paper.short)} {words}"
    rest = [one for one in ids if one != paper.id]
    return f"{cite(rest, False)} {words}" if rest else words


def _note(work: Work, entry: dict[str, object]) -> None:
    """Add an entry to the file of what was removed."""
    path = KINDS[Kind.REMOVED].lies
    written = [f"{name}: {_written(value)}\n" for name, value in entry.items() if value]
    before = work.reading.texts.get(path, "")
    ended = before if not before or before.endswith("\n") else f"{before}\n"
    work.texts[path] = ended + "- " + "  ".join(written)


def _written(value: object) -> str:
    return f"[{', '.join(map(front.scalar, value))}]" if isinstance(value, (list, tuple)) else front.scalar(str(value))
