"""Checks over all records together. A rule is a short generator of findings, and its docstring is the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from generator import body, urls
from generator.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean, nearest
from generator.markdown import tokens
from generator.model import BuildsOn, Paper, Status
from generator.phrases import BRACES, PHRASES
from generator.schema import Reading
from generator.source import Document, stem
from generator.translation import Translatable, fingerprint

FEWEST_WORDS = 4
# What to do about the name of something that there is not, where nothing has a name like it.
NOTHING_NEAR = {
    "paper": "begin its record first with `make new`, or take it out",
    "topic": "choose one from `topics.yml`, or add it there",
    "area": "the areas are {ids}",
}
Rule = Callable[["Known"], Iterator[Diagnostic]]


@dataclass(frozen=True)
class Reference:
    """Fields of one kind of record that name others. `unique`: each record may be named once."""

    folder: str
    pattern: tuple[str, ...]
    named: str
    code: Code
    unique: bool = True


REFERENCES = (
    Reference("papers", ("listings", "*", "area"), "area", Code.UNKNOWN_AREA, unique=False),
    Reference("papers", ("topics", "*"), "topic", Code.UNKNOWN_TOPIC),
    Reference("papers", ("builds_on", "*", "paper"), "paper", Code.UNKNOWN_PAPER),
    Reference("lists", ("papers", "*", "paper"), "paper", Code.UNKNOWN_PAPER),
    Reference("lineages", ("papers", "*"), "paper", Code.UNKNOWN_PAPER),
    Reference("lineages", ("roots", "*"), "paper", Code.UNKNOWN_PAPER),
    Reference("reports", ("topics", "*"), "topic", Code.UNKNOWN_TOPIC),
    Reference("reports", ("table", "*", "paper"), "paper", Code.UNKNOWN_PAPER),
)


class Known:
    """What rules look things up in. An id exists even where its record is faulty."""

    def __init__(self, reading: Reading) -> None:
        self._of: dict[str, list[Document]] = defaultdict(list)
        for document in reading.documents.values():
            self._of[document.folder].append(document)
        self.records = reading.records
        self.documents = reading.documents
        self.papers: Mapping[str, Paper] = {paper.id: paper for paper in reversed(reading.records.papers)}
        self.ids: Mapping[str, set[str]] = {
            "paper": _named(reading.texts, "papers"),
            "area": _named(reading.texts, "areas"),
            "topic": {topic.id for topic in reading.records.topics},
        }

    def of(self, folder: str) -> Sequence[Document]:
        """The documents of one kind of record."""
        return self._of.get(folder, ())

    def at(self, paper: Paper, *steps: str | int) -> Location:
        """Where a field of a paper stands."""
        return self.documents[paper.source].locate(*steps)


def check(reading: Reading) -> tuple[Diagnostic, ...]:
    """The findings of every rule."""
    known = Known(reading)
    return tuple(finding for rule in RULES for finding in rule(known))


def ids_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No two papers have the same id."""
    first: dict[str, str] = {}
    for document in known.of("papers"):
        if first.setdefault(document.id, document.path) != document.path:
            message = f"the id `{document.id}` stands twice; first in {first[document.id]}"
            hint = "rename one file, or join the two records"
            yield Diagnostic(Code.DUPLICATE_ID, Location(document.path), message, hint)


def ids_match_files(known: Known) -> Iterator[Diagnostic]:
    """A paper's `id`, where it is given, is the name of its file."""
    for document in known.of("papers"):
        for steps, written in document.find("id"):
            if written != document.id:
                message = f"the id is `{written}`, but the file is `{document.id}.md`"
                hint = "take the line out; the file's name is the id"
                yield Diagnostic(Code.ID_MISMATCH, document.locate(*steps), message, hint)


def folders_match_years(known: Known) -> Iterator[Diagnostic]:
    """A paper lies in the folder of its year."""
    for paper in known.records.papers:
        folder = paper.source.split("/")[1]
        if folder != str(paper.fields.year):
            message = f"the year is {paper.fields.year}, but the file lies in `papers/{folder}/`"
            hint = f"move it to `papers/{paper.fields.year}/`, or mend the year"
            yield Diagnostic(Code.YEAR_FOLDER, known.at(paper, "year"), message, hint)


def titles_and_identifiers_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No title, alias, arXiv identifier or DOI stands on two papers."""
    first: dict[str, Paper] = {}
    for paper in known.records.papers:
        for steps, what, key in _identities(paper):
            other = first.setdefault(key, paper)
            if other is not paper:
                message = f"this {what} stands in the record of `{other.id}` too"
                hint = f"if they are one paper, join the two into {other.source}"
                yield Diagnostic(Code.DUPLICATE_PAPER, known.at(paper, *steps), message, hint)


def references_resolve(known: Known) -> Iterator[Diagnostic]:
    """Areas, topics and papers that a record names exist, and topics and papers are named once."""
    for reference in REFERENCES:
        for document in known.of(reference.folder):
            seen: set[str] = set()
            for steps, named in document.find(*reference.pattern):
                if named not in known.ids[reference.named]:
                    yield _unknown(known, reference.code, document.locate(*steps), reference.named, named)
                elif named in seen and reference.unique:
                    where = document.locate(*steps)
                    yield Diagnostic(Code.NAMED_TWICE, where, f"`{named}` is named twice", "keep one of the two")
                seen.add(named)


def citations_exist(known: Known) -> Iterator[Diagnostic]:
    """A citation in a text names a paper that has a record."""
    for document in (one for one in known.documents.values() if "@" in one.body):
        for token in tokens(document.body):
            for cited in token.cited:
                if cited not in known.ids["paper"]:
                    start = token.start + token.text.index(f"@{cited}")
                    where = body.place(document, start, len(cited) + 1)
                    yield _unknown(known, Code.UNKNOWN_PAPER, where, "paper", cited)


def listings_are_unique(known: Known) -> Iterator[Diagnostic]:
    """A paper stands once in each tier of an area."""
    for paper in known.records.papers:
        seen: set[tuple[str, str]] = set()
        for i, listing in enumerate(paper.fields.listings):
            if (listing.area, listing.tier) in seen:
                message = f"the listing `{listing.area}`, `{listing.tier}` is named twice"
                yield Diagnostic(Code.NAMED_TWICE, known.at(paper, "listings", i), message, "keep one of the two")
            seen.add((listing.area, listing.tier))


def topic_ids_are_unique(known: Known) -> Iterator[Diagnostic]:
    """No two topics have the same id."""
    seen: set[str] = set()
    for topic in known.records.topics:
        if topic.id in seen:
            message = f"the topic `{topic.id}` stands twice"
            yield Diagnostic(Code.DUPLICATE_ID, Location(topic.source), message, "keep one of the two")
        seen.add(topic.id)


def papers_do_not_build_on_themselves(known: Known) -> Iterator[Diagnostic]:
    """`builds_on` never names the paper itself."""
    for document in known.of("papers"):
        for steps, earlier in document.find("builds_on", "*", "paper"):
            if earlier == document.id:
                where = document.locate(*steps)
                yield Diagnostic(Code.BUILDS_ON_ITSELF, where, "the paper builds on itself", "name the earlier paper")


def ancestors_are_no_younger(known: Known) -> Iterator[Diagnostic]:
    """No paper builds on one of a later year."""
    for paper in known.records.papers:
        for i, edge in enumerate(paper.fields.builds_on):
            earlier = known.papers.get(edge.paper)
            if earlier and earlier.fields.year > paper.fields.year:
                message = f"`{edge.paper}` is of {earlier.fields.year}, later than this paper's {paper.fields.year}"
                hint = "turn the edge round, or mend one of the years"
                yield Diagnostic(Code.YOUNGER_ANCESTOR, known.at(paper, "builds_on", i, "paper"), message, hint)


def changes_are_sentences_of_their_own(known: Known) -> Iterator[Diagnostic]:
    """A `change` is a whole sentence, and no two edges share one."""
    first: dict[str, tuple[BuildsOn, str]] = {}
    for paper in known.records.papers:
        for i, edge in enumerate(paper.fields.builds_on):
            earlier, other = first.setdefault(urls.plain(edge.change), (edge, paper.id))
            if len(edge.change.split()) < FEWEST_WORDS or edge.change[-1] not in ".!?":
                message = "this change is no sentence"
                hint = f"say in a sentence what is new against `{edge.paper}`, with a full stop"
            elif earlier is not edge:
                message = f"the same change stands in the record of `{other}`"
                hint = f"say what is new against `{edge.paper}` and against nothing else"
            else:
                continue
            yield Diagnostic(Code.CHANGE, known.at(paper, "builds_on", i, "change"), message, hint)


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
        where = known.at(paper, "builds_on", step, "paper")
        yield Diagnostic(Code.CYCLE, where, way, "take out the edge that runs against time")


def summaries_hold_what_they_promise(known: Known) -> Iterator[Diagnostic]:
    """A record that is written has a `tldr` and a lead and says what was read and when it was checked.

    A `complete` one has Approach or Key insights as well.
    """
    for paper in known.records.papers:
        if paper.fields.summary.status is not Status.WANTED:
            for code, message, hint in _broken_promises(paper):
                yield Diagnostic(code, known.at(paper, "summary", "status"), message, hint)


def _broken_promises(paper: Paper) -> Iterator[tuple[Code, str, str]]:
    fields, status = paper.fields, paper.fields.summary.status
    promised = {"tldr": fields.tldr, "read": fields.summary.read, "checked": fields.summary.checked}
    for name in (name for name, value in promised.items() if value is None):
        hint = f"add `{name}`, or make the status `wanted`"
        yield Code.MISSING_FIELD, f"a `{status}` record needs `{name}`", hint
    if not paper.body.lead:
        hint = "write what the paper did, below the front matter"
        yield Code.MISSING_SECTION, f"a `{status}` record needs a lead", hint
    if status is Status.COMPLETE and not any(map(paper.body.section, ("Approach", "Key insights"))):
        message = "a `complete` record needs `## Approach` or `## Key insights`"
        yield Code.MISSING_SECTION, message, "add one of the two, or make the status `brief`"


def what_a_report_lists_it_cites(known: Known) -> Iterator[Diagnostic]:
    """Every paper of a report's table is cited in its text, so that it stands among the references."""
    for report in known.records.reports:
        document = known.documents[report.source]
        cited = {paper for token in tokens(document.body) for paper in token.cited}
        for i, row in enumerate(report.fields.table):
            if row.paper not in cited and row.paper in known.ids["paper"]:
                message = f"the table lists `{row.paper}`, and the text never cites it"
                hint = f"cite it where it belongs, as `[@{row.paper}]`, or take the line out"
                yield Diagnostic(Code.UNCITED_PAPER, document.locate("table", i, "paper"), message, hint)


def languages_say_every_phrase(known: Known) -> Iterator[Diagnostic]:
    """A language says every phrase of the interface and no other, and keeps what stands in braces."""
    for language in known.records.languages:
        front, words = known.documents[language.source].front, language.fields.words
        for phrase in sorted(PHRASES - words.keys()):
            hint = f'add it: `"{phrase}": …`'
            yield Diagnostic(Code.MISSING_FIELD, front.locate_key("words"), f"the phrase `{phrase}` is missing", hint)
        for phrase, said in words.items():
            if phrase not in PHRASES:
                hint = did_you_mean(phrase, sorted(PHRASES), "take the line out")
                where = front.locate_key("words", phrase)
                yield Diagnostic(Code.UNKNOWN_FIELD, where, f"the interface has no phrase `{phrase}`", hint)
            elif sorted(BRACES.findall(phrase)) != sorted(BRACES.findall(said)):
                hint = f"keep {', '.join(BRACES.findall(phrase)) or 'it without braces'}"
                where = front.locate("words", phrase)
                yield Diagnostic(Code.WRONG_VALUE, where, "what stands in braces differs from the English", hint)


def translations_have_a_record_and_a_language(known: Known) -> Iterator[Diagnostic]:
    """A translation stands beside the record of its id, in a language that has its file of interface words."""
    languages = {language.id for language in known.records.languages}
    for found in known.records.translations:
        if found.language not in languages:
            message = f"there is no language `{found.language}`"
            hint = did_you_mean(found.language, sorted(languages), "begin `languages/<language>.yml` first")
            yield Diagnostic(Code.UNKNOWN_LANGUAGE, Location(found.source), message, hint)
        original = found.source.replace(f".{found.language}.md", ".md")
        if original not in known.documents:
            hint = "move it beside its record, or take it away"
            yield Diagnostic(
                Code.LOST_TRANSLATION, Location(found.source), f"there is no record {original} for it", hint
            )


def translations_follow_their_records(known: Known) -> Iterator[Diagnostic]:
    """A translation carries the hash of the English text that it was made from; when that changes, it is behind."""
    found_records: Sequence[Translatable] = (*known.records.papers, *known.records.areas, *known.records.lists)
    records = {record.source: record for record in found_records}
    for found in known.records.translations:
        original = records.get(found.source.replace(f".{found.language}.md", ".md"))
        if original and fingerprint(original) != found.fields.source_hash:
            message = f"the English text of {original.source} has changed since this was translated"
            hint = f"bring the changes over, then write `source_hash: {fingerprint(original)}`"
            where = known.documents[found.source].locate("source_hash")
            yield Diagnostic(Code.OUTDATED_TRANSLATION, where, message, hint, Severity.WARNING)


def translated_lists_keep_their_papers(known: Known) -> Iterator[Diagnostic]:
    """The translation of a reading list has a note for each of its papers, in the list's order."""
    lists = {found.id: found for found in known.records.lists}
    for found in known.records.translations:
        original = lists.get(found.id) if found.kind == "lists" else None
        wanted = [entry.paper for entry in original.fields.papers] if original else []
        if original and [entry.paper for entry in found.fields.notes] != wanted:
            where = known.documents[found.source].locate("notes")
            message = "the notes are not those of the list's papers, one each, in its order"
            yield Diagnostic(Code.WRONG_VALUE, where, message, f"the order is {', '.join(wanted)}")


RULES: Sequence[Rule] = (
    ids_are_unique,
    ids_match_files,
    folders_match_years,
    titles_and_identifiers_are_unique,
    references_resolve,
    citations_exist,
    listings_are_unique,
    topic_ids_are_unique,
    papers_do_not_build_on_themselves,
    ancestors_are_no_younger,
    changes_are_sentences_of_their_own,
    lineage_has_no_cycle,
    summaries_hold_what_they_promise,
    what_a_report_lists_it_cites,
    languages_say_every_phrase,
    translations_have_a_record_and_a_language,
    translations_follow_their_records,
    translated_lists_keep_their_papers,
)

Steps = tuple[str | int, ...]


def _named(paths: Iterable[str], folder: str) -> set[str]:
    """The ids of the files in a folder, but for translations."""
    found = (stem(path) for path in paths if path.startswith(f"{folder}/"))
    return {name for name in found if "." not in name}


def _unknown(known: Known, code: Code, where: Location, what: str, named: str) -> Diagnostic:
    close = nearest(named, known.ids[what])
    paper = known.papers.get(close or "") if what == "paper" else None
    if close:
        hint = f"did you mean `{close}`" + (f" ({paper.fields.title}, {paper.fields.year})?" if paper else "?")
    else:
        hint = NOTHING_NEAR[what].format(ids=", ".join(sorted(known.ids[what])))
    return Diagnostic(code, where, f"there is no {what} `{named}`", hint)


def _identities(paper: Paper) -> Iterator[tuple[Steps, str, str]]:
    """What no other paper may have: the place in the record, the name of the thing, and a key to compare by."""
    fields = paper.fields
    yield ("title",), "title", urls.plain(fields.title)
    for i, alias in enumerate(fields.aliases):
        yield ("aliases", i), "title", urls.plain(alias)
    for name in ("arxiv", "doi"):
        if identifier := getattr(fields.links, name):
            yield ("links", name), name, f"{name}:{identifier.lower()}"
