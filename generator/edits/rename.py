"""A record gets another id, and everything that names it follows."""

from __future__ import annotations

from generator import addresses
from generator.edits import front
from generator.edits.plan import NotPossibleError, Plan, Work
from generator.edits.texts import cite
from generator.records.kinds import KINDS
from generator.records.model import Kind
from generator.records.reading import Reading


def rename(reading: Reading, kind: Kind, old: str, new: str) -> Plan:
    """Give a record another id. Raises NotPossibleError if there is no such record or the new id is taken."""
    work, row = Work(reading), KINDS[kind]
    path = work.file_of(kind, old)
    if not addresses.is_slug(new):
        raise NotPossibleError(
            f"`{new}` cannot be an id: it has lower-case letters, digits and single hyphens, at most 60."
        )
    if new in work.ids(kind):
        raise NotPossibleError(f"There is a {row.word} `{new}` already. If they are one, merge them.")
    work.rename_fields(kind, old, new)
    if kind is Kind.PAPERS:
        work.reword(
            lambda ids, is_mention: (
                cite([new if one == old else one for one in ids], is_mention) if old in ids else None
            )
        )
    steps = work.steps_to(path, old)
    text = work.text(path)
    if steps or reading.documents[path].front.at("id"):
        text = front.with_value(path, text, (*steps, "id"), new)
    text = _with_former(path, text, kind, (*steps,), old, new)
    work.put(path, text)
    moved: dict[str, str] = {}
    if not steps:
        for one in (path, *work.translations_of(path)):
            folder, _, name = one.rpartition("/")
            moved[f"{folder}/{new}{name.removeprefix(old)}"] = one
        for target, source in moved.items():
            work.move(source, target)
    said = [f"{source} becomes {target}" for target, source in moved.items()]
    if row.address:
        said.append(f"{row.address(old)} will lead to {row.address(new)}")
    told = [one for one in work.told() if one.removeprefix("changed: ") not in moved.values()]
    return Plan(f"rename the {row.word} `{old}` to `{new}`", work.texts, moved, (*said, *told))


def _with_former(path: str, text: str, kind: Kind, steps: tuple[str | int, ...], old: str, new: str) -> str:
    """The text with the old id among the former ones; one that comes back is no former one any more."""
    text = front.with_names(path, text, steps, "formerly", [old], KINDS[kind].fields)
    formerly = front.values_at(path, text, (*steps, "formerly"))
    return front.without(path, text, (*steps, "formerly", formerly.index(new))) if new in formerly else text
