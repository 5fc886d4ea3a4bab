"""A catalogue that notes what it is asked, so that it is known which pages an edit can have changed.

What a page's maker asks a catalogue is all that it knows of the records. It asks for an entry of a part, such as the
edges of one paper, or for a part as a whole; and it asks a record for its text, which most pages that name a record do
not. As long as the answers are as they were, so is the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from generator.catalogue.catalogue import Catalogue
from generator.records.model import Records

Question = tuple[str, str, str | int | None]  # a language, a part of its catalogue, and the key, or None for all of it
BODY = "body"  # stands for a part that holds the text of each record by the path of its file
PARTS = frozenset(("records", *(name for name, of in vars(Catalogue).items() if isinstance(of, cached_property))))


@dataclass(frozen=True)
class Watched(Catalogue):
    """The same as another catalogue; what is asked of it is noted."""

    asked: set[Question] = field(default_factory=set)


def noting(catalogue: Catalogue, asked: set[Question]) -> Catalogue:
    """The same as a catalogue, with everything found out; its records note in `asked` who asks for their texts."""
    kinds: dict[type, type] = {}

    def noted(record: Any) -> Any:
        kind = type(record)
        if kind not in kinds:
            kinds[kind] = type(kind.__name__, (kind,), {BODY: _body(catalogue.locale.code, asked)})
        copy: Any = object.__new__(kinds[kind])
        vars(copy).update(vars(record))
        return copy

    records = Records(
        **{
            kind: tuple(noted(record) if hasattr(record, BODY) else record for record in of_kind)
            for kind, of_kind in vars(catalogue.records).items()
        }
    )
    made = Catalogue(records, catalogue.locale, catalogue.here)
    made.prepare()
    return made


def watched(catalogue: Catalogue, asked: set[Question]) -> Watched:
    """The same as a catalogue whose records note; all else that is asked of it goes to `asked` too."""
    made = Watched(catalogue.records, catalogue.locale, catalogue.here, asked)
    for name in PARTS:
        found = vars(catalogue)[name]
        noting_part = _Part if isinstance(found, Mapping) else _Whole
        vars(made)[name] = noting_part(found, (catalogue.locale.code, name), asked)
    return made


def _body(language: str, asked: set[Question]) -> property:
    """A record's text, which notes that it is asked for."""

    def body(record: Any) -> object:
        asked.add((language, BODY, record.source))
        return vars(record)[BODY]

    return property(body)


class _Part(Mapping[Any, Any]):
    """A part of a catalogue that notes which of its entries are asked for."""

    __slots__ = ("_asked", "_found", "_part")

    def __init__(self, found: Mapping[Any, Any], part: tuple[str, str], asked: set[Question]) -> None:
        self._found, self._part, self._asked = found, part, asked

    def __getitem__(self, key: Any) -> Any:
        self._asked.add((*self._part, key))
        return self._found[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._asked.add((*self._part, key))
        return self._found.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._asked.add((*self._part, key))  # type: ignore[arg-type]
        return key in self._found

    def __iter__(self) -> Iterator[Any]:
        self._asked.add((*self._part, None))
        return iter(self._found)

    def __len__(self) -> int:
        self._asked.add((*self._part, None))
        return len(self._found)


class _Whole(Sequence[Any]):
    """A part of a catalogue that is no mapping, and is noted as a whole whatever of it is asked for."""

    def __init__(self, found: Any, part: tuple[str, str], asked: set[Question]) -> None:
        self._found, self._question, self._asked = found, (*part, None), asked

    def __getitem__(self, number: Any) -> Any:
        return self._all()[number]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._all(), name)

    def _all(self) -> Any:
        self._asked.add(self._question)
        return self._found


class Answers:
    """Fingerprints of what a catalogue answers. They are the same in every process and on every machine."""

    def __init__(self, catalogue: Catalogue, fingerprints: Fingerprints) -> None:
        self._catalogue, self._fingerprints = catalogue, fingerprints
        records = (record for of_kind in vars(catalogue.records).values() for record in of_kind)
        self._bodies = {record.source: vars(record)[BODY] for record in records if hasattr(record, BODY)}

    def to(self, part: str, key: str | int | None) -> str:
        """The answer to who asks for an entry of a part, or for all of it."""
        found = self._bodies if part == BODY else getattr(self._catalogue, part)
        return self._fingerprints.of(found if key is None else (key in found, found.get(key)))


class Fingerprints:
    """Fingerprints of values; that of each is found once, and that of a record without its text."""

    def __init__(self) -> None:
        # With the value itself, so that none other is ever found at its place.
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """The fingerprint of a value."""
        return _short(self._told(value))

    def _told(self, value: object) -> str:
        if isinstance(value, str | int | float | None):
            return repr(value)
        if id(value) not in self._known:
            self._known[id(value)] = value, self._parts(value)
        return self._known[id(value)][1]

    def _parts(self, value: object) -> str:
        if is_dataclass(value) and hasattr(value, "source"):  # a record
            return _short(repr([getattr(value, name) for name in value.__dataclass_fields__ if name != BODY]))
        if isinstance(value, Mapping):
            return _short(",".join(f"{self._told(key)}:{self._told(of)}" for key, of in value.items()))
        if isinstance(value, Set):
            return _short(",".join(sorted(map(self._told, value))))
        if isinstance(value, Sequence):
            return f"[{','.join(map(self._told, value))}]"
        if is_dataclass(value):
            told = ",".join(self._told(getattr(value, one.name)) for one in fields(value))
            return _short(f"{type(value).__name__}({told})")
        return repr(value)


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
