"""Reading a content folder: every file to whole records, or to findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.addresses import is_slug, slug
from generator.findings.finding import Code, Finding, Location, Severity, nearest
from generator.processes import ProcessEndedError, alone, spread
from generator.records import body, files
from generator.records.characters import spelt
from generator.records.files import Document, RefusedError
from generator.records.fill import fill
from generator.records.kinds import KINDS, RecordKind, kind_of, sections_at
from generator.records.model import Body, Kind, Records
from generator.records.text import parse

FILES_AT_ONCE = 32  # by one process


@dataclass(frozen=True)
class FileRead:
    """What came of reading one file, whose text has this digest; one that is no record has no kind and no document.

    What is taken from a cache has neither the texts nor the records, which are made again of the file as it stands.
    """

    findings: tuple[Finding, ...]
    text: str = ""
    document: Document | None = None
    body: Body | None = None
    kind: Kind | None = None
    records: Sequence[Any] = ()
    digest: str = ""


@dataclass(frozen=True)
class Reading:
    """What came of reading a content folder: whole records; documents, bodies and texts by path; and the findings."""

    records: Records
    documents: Mapping[str, Document]
    bodies: Mapping[str, Body]
    findings: Sequence[Finding]
    texts: Mapping[str, str] = field(default_factory=dict)
    files: int = 0


Cache = dict[str, FileRead]
Instead = Mapping[str, str | None]  # what files are to hold, by path; None for one that is to go


def read(content: Path, cache: Cache | None = None, instead: Instead | None = None) -> Reading:
    """All records below the content folder, and every finding in any of them.

    `cache` holds what came of each file: one whose text is the same is not parsed again. `instead` holds texts that
    are read as if they stood there already: so a change is looked at before it is made.
    """
    known = {} if cache is None else cache
    texts = instead or {}
    paths = sorted({*files.files(content), *texts} - {path for path, text in texts.items() if text is None})
    reader = partial(_read_file, content, known, texts)
    each = _in_processes if len(paths) - len(known) > FILES_AT_ONCE else map
    outcomes = dict(zip(paths, each(reader, paths), strict=True))
    known.clear()
    known |= outcomes
    kinds: dict[Kind, list[Any]] = {kind: [] for kind in Kind}
    for one in outcomes.values():
        if one.kind:
            kinds[one.kind] += one.records
    return Reading(
        Records(**{kind: tuple(records) for kind, records in kinds.items()}),
        {path: one.document for path, one in outcomes.items() if one.document},
        {path: one.body for path, one in outcomes.items() if one.body},
        (
            *(finding for one in outcomes.values() for finding in one.findings),
            *map(_passed_over, files.left_over(content)),
        ),
        {path: one.text for path, one in outcomes.items() if one.text},
        len(outcomes),
    )


def _passed_over(path: str) -> Finding:
    message = "this file is no record, and is passed over"
    hint = "nothing need be done; what an editor left can be deleted"
    return Finding(Code.PASSED_OVER, Location(path), message, hint, Severity.WARNING)


def _in_processes(reader: Callable[[str], FileRead], paths: Sequence[str]) -> Sequence[FileRead]:
    parse("")  # so that its parser is there before this process is copied
    try:
        return list(spread(reader, paths, FILES_AT_ONCE))
    except ProcessEndedError:  # one of the files ended the process that read it
        return [_in_its_own_process(reader, path) for path in paths]


def _in_its_own_process(reader: Callable[[str], FileRead], path: str) -> FileRead:
    try:
        return alone(reader, path)
    except ProcessEndedError:
        message = "reading this file ended the program that read it"
        hint = "take the file away, and tell those who keep the project of it"
        return FileRead((Finding(Code.UNREADABLE, Location(path), message, hint),))


def _read_file(content: Path, known: Cache, instead: Instead, path: str) -> FileRead:
    row = kind_of(path)
    if not row:
        return FileRead((Finding(Code.MISPLACED_FILE, Location(path), "no record belongs here", _better_place(path)),))
    try:
        given = instead.get(path)
        raw = files.read_bytes(content, path) if given is None else given.encode()
        kept, digest = known.get(path), sha256(raw).hexdigest()
        if kept is None or kept.digest != digest:
            return replace(_parse_file(row, path, files.text_of(path, raw)), digest=digest)
    except RefusedError as refused:
        return FileRead((*_name_findings(path), refused.finding))
    return kept if kept.text else _restored(row, kept, files.sound_text_of(raw))


def _better_place(path: str) -> str:
    """Where a file should lie in place of a path at which no record is read."""
    folder, _, name = path.rpartition("/")
    start = name.partition(".")[0]
    for ending in (".md", ".yml"):
        named = f"{folder}/{start}{ending}".lstrip("/")
        if kind_of(named):
            return f"name it `{spelt(named.rpartition('/')[2])}`"
    folders = {row.lies.split("/")[0]: row.place for row in KINDS.values() if "/" in row.lies}
    near = nearest(path.split("/")[0], folders)
    if near:
        return f"what belongs to `{near}/` lies at `{folders[near]}`"
    return f"records are {', '.join(row.place for row in KINDS.values())}"


def _parse_file(row: RecordKind, path: str, text: str) -> FileRead:
    named = _name_findings(path)
    try:
        document, wrong = files.parse_document(path, text)
    except RefusedError as refused:
        return FileRead((*named, refused.finding), text)
    filled, wrong_fields = fill(document, row.shape)
    written, wrong_text = body.read_body(document, sections_at(path))
    findings = (*named, *wrong, *wrong_fields, *wrong_text)
    records = row.make(row, document, filled, written) if filled is not None else ()
    return FileRead(findings, text, document, written, row.kind, records)


def _restored(row: RecordKind, kept: FileRead, text: str) -> FileRead:
    """What came of a file that was read before, with its text and its records."""
    if not kept.document or not kept.body:
        return replace(kept, text=text)
    document = replace(kept.document, text=text)
    filled, _ = fill(document, row.shape)
    records = row.make(row, document, filled, kept.body) if filled is not None else ()
    return replace(kept, text=text, document=document, records=records)


def _name_findings(path: str) -> Sequence[Finding]:
    name, _, ending = path.rpartition("/")[2].partition(".")
    if not path.endswith(".md") or is_slug(name):
        return ()
    hint = f"rename the file, for instance to `{slug(name) or 'its-title'}.{ending}`"
    return [Finding(Code.BAD_ID, Location(path), f"`{spelt(name)}` cannot be an id", hint)]
