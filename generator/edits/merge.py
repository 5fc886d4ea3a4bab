"""Two records become one: everything that names the one names the other."""

from __future__ import annotations

from collections.abc import Sequence

from generator import addresses
from generator.edits import front
from generator.edits.plan import NotPossibleError, Plan, Work
from generator.edits.texts import cite
from generator.records.fields import Status
from generator.records.front_matter import Steps
from generator.records.kinds import KINDS
from generator.records.model import Kind, Paper
from generator.records.reading import Reading

MERGED = (Kind.PAPERS, Kind.TOPICS)
# What a record without it takes over from the one that goes.
TAKEN_OVER = ("name", "authors", "affiliations", "venue", "topics", "tldr", "builds_on", "results")


def merge(reading: Reading, kind: Kind, kept: str, gone: str) -> Plan:
    """Let one record stand for two. Raises NotPossibleError if one is missing or the text would be lost."""
    work, row = Work(reading), KINDS[kind]
    if kind not in MERGED:
        raise NotPossibleError(f"Papers and topics can be merged; a {row.word} is written anew, and the other removed.")
    if kept == gone:
        raise NotPossibleError(f"`{kept}` is one {row.word} already.")
    path, other = work.file_of(kind, kept), work.file_of(kind, gone)
    said: list[str] = []
    if kind is Kind.PAPERS:
        said += _take_over(work, path, other, kept, gone)
    _name_once(work, kind, kept, gone)
    former = former_ids(work, other, work.steps_to(other, gone))
    if row.ids:
        work.put(other, front.without_record(other, work.text(other), work.steps_to(other, gone)))
    else:
        said += [f"goes: {one}" for one in (other, *work.delete(other))]
    text = front.with_names(path, work.text(path), work.steps_to(path, kept), "formerly", [gone, *former], row.fields)
    work.put(path, text)
    if row.address:
        said.append(f"{row.address(gone)} will lead to {row.address(kept)}")
    told = [one for one in work.told() if not one.endswith(f" {other}") or row.ids]
    return Plan(f"merge the {row.word} `{gone}` into `{kept}`", work.texts, {}, (*said, *told))


def _name_once(work: Work, kind: Kind, kept: str, gone: str) -> None:
    """Let everything that names the one name the other, once in each list."""
    for path, steps in list(work.naming(kind, gone)):
        entry = entry_of(steps)
        there = {entry_of(other) for _, other in work.naming(kind, kept, path)}
        is_own = work.reading.documents[path].id == kept and kind is Kind.PAPERS
        work.named[path] += 1
        if is_own or any(other[:-1] == entry[:-1] for other in there):
            work.put(path, front.without(path, work.text(path), entry))
        else:
            work.put(path, front.with_value(path, work.text(path), steps, kept))
    if kind is Kind.PAPERS:
        work.reword(
            lambda ids, is_mention: (
                cite([kept if one == gone else one for one in ids], is_mention) if gone in ids else None
            )
        )


def entry_of(steps: Steps) -> Steps:
    """The steps to the entry of a list in which a field stands, or to a field that stands in none."""
    last = max((number for number, step in enumerate(steps) if isinstance(step, int)), default=len(steps))
    return steps[: last + 1]


def former_ids(work: Work, path: str, steps: Steps) -> Sequence[str]:
    try:
        return front.values_at(path, work.text(path), (*steps, "formerly"))
    except LookupError:
        return ()


def _take_over(work: Work, path: str, other: str, kept: str, gone: str) -> list[str]:
    """Give the paper that stays what it lacks and the other has; what is lost all the same, in words."""
    papers = {paper.source: paper for paper in work.reading.records.papers}
    if path not in papers or other not in papers:
        raise NotPossibleError("One of the two records is faulty: mend it first (`make check`).")
    stays, goes = papers[path], papers[other]
    if stays.fields.summary.status is Status.WANTED and goes.fields.summary.status is not Status.WANTED:
        raise NotPossibleError(
            f"`{gone}` has a text and `{kept}` has none. Merge the other way round: `{kept}` into it."
        )
    order = KINDS[Kind.PAPERS].fields
    text = work.text(path)
    for name in TAKEN_OVER:
        if getattr(goes.fields, name) and not getattr(stays.fields, name):
            text = front.with_lines(path, text, name, front.lines_of(other, work.text(other), name), order)
    titles = [goes.fields.title, *goes.fields.aliases]
    known = {addresses.plain(title) for title in (stays.fields.title, *stays.fields.aliases)}
    new = [title for title in titles if addresses.plain(title) not in known]
    text = front.with_names(path, text, (), "aliases", new, order)
    text = _with_links(path, text, stays, goes)
    work.put(path, text)
    lost = ["its text"] if goes.body.words else []
    lost += [f"its `{name}`" for name in TAKEN_OVER if getattr(goes.fields, name) and getattr(stays.fields, name)]
    lost += [f"its translation {one}" for one in work.translations_of(other)]
    return [f"lost of `{gone}`: {', '.join(lost)} (look whether something of it is missing)"] if lost else []


def _with_links(path: str, text: str, stays: Paper, goes: Paper) -> str:
    own, links = stays.fields.links.model_dump(exclude_none=True), goes.fields.links.model_dump(exclude_none=True)
    new = {name: link for name, link in links.items() if name not in own}
    if not own and new:
        written = ", ".join(f"{name}: {front.scalar(link)}" for name, link in new.items())
        return front.with_field(path, text, (), "links", f"{{{written}}}", KINDS[Kind.PAPERS].fields)
    for name, link in new.items():
        text = front.with_field(path, text, ("links",), name, front.scalar(link), list(links | own | {name: link}))
    return text
