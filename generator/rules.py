"""Checks over all records together. A rule is a short generator of findings, and its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

from generator import body, urls
from generator.diagnostics import Code, Diagnostic, Location, nearest
from generator.markdown import tokens
from generator.model import Paper, Status
from generator.schema import Reading
from generator.source import Document

Rule = Callable[["Known"], Iterator[Diagnostic]]


class Known:
    """What the rules look things up in: the reading, and the ids that exist even where their record is faulty."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.records = reading.records
        self.papers: Mapping[str, Paper] = {paper.id: paper for paper in reversed(reading.records.papers)}
        self.paper_ids = _stems(reading.lines, "papers")
        self.area_ids = _stems(reading.lines, "areas")
        self.topic_ids = {topic.id for topic in reading.records.topics}

    def document(self, path: str) -> Document:
        """The document that a record came from."""
        return self.reading.documents[path]

    def title(self, paper_id: str) -> str:
        """How a hint tells a paper: its title and year."""
        paper = self.papers.get(paper_id)
        return f"{paper.fields.title}, {paper.fields.year}" if paper else "its record has findings too"


def check(reading: Reading) -> tuple[Diagnostic, ...]:
    """The findings of every rule."""
    known = Known(reading)
    return tuple(finding for rule in RULES for finding in rule(known))


def ids_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No two papers have the same id."""
    first: dict[str, str] = {}
    for paper in known.records.papers:
        if paper.id in first:
            message = f"the id `{paper.id}` stands twice; first in {first[paper.id]}"
            yield Diagnostic(
                Code.DUPLICATE_ID, Location(paper.source), message, "rename one file, or join the two records"
            )
        first.setdefault(paper.id, paper.source)


def ids_match_files(known: Known) -> Iterator[Diagnostic]:
    """A paper's `id`, where it is given, is the name of its file."""
    for paper in known.records.papers:
        if paper.fields.id is not None and paper.fields.id != paper.id:
            message = f"the id is `{paper.fields.id}`, but the file is `{paper.id}.md`"
            yield _at(known, paper, ("id",), Code.ID_MISMATCH, message, "take the line out; the file's name is the id")


def folders_match_years(known: Known) -> Iterator[Diagnostic]:
    """A paper lies in the folder of its year."""
    for paper in known.records.papers:
        folder = PurePosixPath(paper.source).parts[1]
        if folder != str(paper.fields.year):
            message = f"the year is {paper.fields.year}, but the file lies in `papers/{folder}/`"
            yield _at(
                known,
                paper,
                ("year",),
                Code.YEAR_FOLDER,
                message,
                f"move it to `papers/{paper.fields.year}/`, or mend the year",
            )


def titles_and_identifiers_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No title, alias, arXiv identifier or DOI stands on two papers."""
    first: dict[str, Paper] = {}
    for paper in known.records.papers:
        for steps, what, key in _identities(paper):
            other = first.setdefault(key, paper)
            if other is not paper:
                message = f"this {what} stands in the record of `{other.id}` too"
                yield _at(
                    known,
                    paper,
                    steps,
                    Code.DUPLICATE_PAPER,
                    message,
                    f"if they are one paper, join the two into {other.source}",
                )


def areas_exist(known: Known) -> Iterator[Diagnostic]:
    """A listing names an area that has a record, and each area once."""
    for paper in known.records.papers:
        named = [(("listings", i, "area"), listing.area) for i, listing in enumerate(paper.fields.listings)]
        tiers = [(steps, f"{area}/{paper.fields.listings[i].tier}") for i, (steps, area) in enumerate(named)]
        yield from _unknown(known, paper, named, known.area_ids, Code.UNKNOWN_AREA, "area")
        yield from _twice(known, paper, tiers)


def topics_exist(known: Known) -> Iterator[Diagnostic]:
    """A paper's topics stand in `topics.yml`, and each is named once."""
    for paper in known.records.papers:
        named = [(("topics", i), topic) for i, topic in enumerate(paper.fields.topics)]
        yield from _unknown(known, paper, named, known.topic_ids, Code.UNKNOWN_TOPIC, "topic")
        yield from _twice(known, paper, named)


def topic_ids_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No two topics have the same id."""
    seen: set[str] = set()
    for topic in known.records.topics:
        if topic.id in seen:
            message = f"the topic `{topic.id}` stands twice"
            yield Diagnostic(Code.DUPLICATE_ID, Location(topic.source), message, "keep one of the two")
        seen.add(topic.id)


def ancestors_exist(known: Known) -> Iterator[Diagnostic]:
    """`builds_on` names papers that have a record, each once, and never the paper itself."""
    for paper in known.records.papers:
        named = [(("builds_on", i, "paper"), edge.paper) for i, edge in enumerate(paper.fields.builds_on)]
        yield from _unknown_papers(known, paper.source, named, "builds_on")
        yield from _twice(known, paper, named)
        for steps, earlier in named:
            if earlier == paper.id:
                yield _at(
                    known, paper, steps, Code.BUILDS_ON_ITSELF, "the paper builds on itself", "name the earlier paper"
                )


def ancestors_are_no_younger(known: Known) -> Iterator[Diagnostic]:
    """No paper builds on one of a later year."""
    for paper in known.records.papers:
        for i, edge in enumerate(paper.fields.builds_on):
            earlier = known.papers.get(edge.paper)
            if earlier and earlier.fields.year > paper.fields.year:
                message = f"`{edge.paper}` is of {earlier.fields.year}, later than this paper's {paper.fields.year}"
                hint = "turn the edge round, or mend one of the years"
                yield _at(known, paper, ("builds_on", i, "paper"), Code.YOUNGER_ANCESTOR, message, hint)


def lineage_has_no_cycle(known: Known) -> Iterator[Diagnostic]:
    """Following `builds_on` never leads back to the paper one began with."""
    graph = {
        paper.id: sorted(
            edge.paper for edge in paper.fields.builds_on if edge.paper in known.papers and edge.paper != paper.id
        )
        for paper in known.records.papers
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: Sequence[str] = list(reversed(error.args[1]))
        start = min(range(len(cycle) - 1), key=lambda i: cycle[i])
        turned = [*cycle[start:-1], *cycle[: start + 1]]
        paper = known.papers[turned[0]]
        step = next(i for i, edge in enumerate(paper.fields.builds_on) if edge.paper == turned[1])
        way = " builds on ".join(f"`{paper_id}`" for paper_id in turned)
        yield _at(
            known, paper, ("builds_on", step, "paper"), Code.CYCLE, way, "take out the edge that runs against time"
        )


def citations_exist(known: Known) -> Iterator[Diagnostic]:
    """A citation in a text names a paper that has a record."""
    for document in known.reading.documents.values():
        for token in tokens(document.body):
            for cited in token.cited:
                if cited not in known.paper_ids:
                    where = body.place(document, token.start + token.text.index(f"@{cited}"), len(cited) + 1)
                    yield _no_such_paper(known, where, cited, "the text cites")


def lists_name_papers(known: Known) -> Iterator[Diagnostic]:
    """A reading list names papers that have a record, and each once."""
    for found in known.records.lists:
        named = [(("papers", i, "paper"), entry.paper) for i, entry in enumerate(found.fields.papers)]
        yield from _unknown_papers(known, found.source, named, "the list")
        yield from _repeats(known.document(found.source), named)


def summaries_hold_what_they_promise(known: Known) -> Iterator[Diagnostic]:
    """A record that is written has a `tldr` and a lead and says what was read and when it was checked.

    A `complete` one has Approach or Key insights as well.
    """
    for paper in known.records.papers:
        fields, status = paper.fields, paper.fields.summary.status
        if status is Status.WANTED:
            continue
        wanted = {"tldr": fields.tldr, "read": fields.summary.read, "checked": fields.summary.checked}
        for name in (name for name, value in wanted.items() if value is None):
            yield _at(
                known,
                paper,
                ("summary", "status"),
                Code.MISSING_FIELD,
                f"a `{status}` record needs `{name}`",
                f"add `{name}`, or make the status `wanted`",
            )
        if not paper.body.lead:
            yield _at(
                known,
                paper,
                ("summary", "status"),
                Code.MISSING_SECTION,
                f"a `{status}` record needs a lead",
                "write what the paper did, below the front matter",
            )
        if status is Status.COMPLETE and not any(paper.body.section(title) for title in ("Approach", "Key insights")):
            message = "a `complete` record needs `## Approach` or `## Key insights`"
            yield _at(
                known,
                paper,
                ("summary", "status"),
                Code.MISSING_SECTION,
                message,
                "add one of the two, or make the status `brief`",
            )


RULES: Sequence[Rule] = (
    ids_are_unique,
    ids_match_files,
    folders_match_years,
    titles_and_identifiers_are_unique,
    areas_exist,
    topics_exist,
    topic_ids_are_unique,
    ancestors_exist,
    ancestors_are_no_younger,
    lineage_has_no_cycle,
    citations_exist,
    lists_name_papers,
    summaries_hold_what_they_promise,
)

Steps = tuple[str | int, ...]


def _at(known: Known, paper: Paper, steps: Steps, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, known.document(paper.source).locate(*steps), message, hint)


def _identities(paper: Paper) -> Iterator[tuple[Steps, str, str]]:
    """What no other paper may have: the place in the record, the name of the thing, and a key to compare by."""
    fields = paper.fields
    yield ("title",), "title", urls.plain(fields.title)
    for i, alias in enumerate(fields.aliases):
        yield ("aliases", i), "title", urls.plain(alias)
    for name in ("arxiv", "doi"):
        if identifier := getattr(fields.links, name):
            yield ("links", name), name, f"{name}:{identifier.lower()}"


def _stems(paths: Iterable[str], folder: str) -> set[str]:
    return {PurePosixPath(path).stem for path in paths if path.startswith(f"{folder}/")}


def _unknown(
    known: Known, paper: Paper, named: Sequence[tuple[Steps, str]], valid: set[str], code: Code, what: str
) -> Iterator[Diagnostic]:
    for steps, value in named:
        if value not in valid:
            close = nearest(value, valid)
            hint = (
                f"did you mean `{close}`?"
                if close
                else f"the {what}s are {', '.join(sorted(valid)) or 'still to be written'}"
            )
            yield _at(known, paper, steps, code, f"there is no {what} `{value}`", hint)


def _unknown_papers(known: Known, path: str, named: Sequence[tuple[Steps, str]], who: str) -> Iterator[Diagnostic]:
    for steps, paper_id in named:
        if paper_id not in known.paper_ids:
            yield _no_such_paper(known, known.document(path).locate(*steps), paper_id, f"{who} names")


def _no_such_paper(known: Known, where: Location, paper_id: str, who: str) -> Diagnostic:
    close = nearest(paper_id, known.paper_ids)
    hint = f"did you mean `{close}` ({known.title(close)})?" if close else "add a record for it first, or take this out"
    return Diagnostic(Code.UNKNOWN_PAPER, where, f"{who} `{paper_id}`, which has no record", hint)


def _twice(known: Known, paper: Paper, named: Sequence[tuple[Steps, str]]) -> Iterator[Diagnostic]:
    yield from _repeats(known.document(paper.source), named)


def _repeats(document: Document, named: Sequence[tuple[Steps, str]]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for steps, value in named:
        if value in seen:
            yield Diagnostic(
                Code.NAMED_TWICE, document.locate(*steps), f"`{value}` is named twice", "keep one of the two"
            )
        seen.add(value)
