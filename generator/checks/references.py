"""Rules on records that name others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.checks.known import Known
from generator.findings.finding import Code, Finding, Location, Severity, nearest, resembling
from generator.records import body
from generator.records.kinds import KINDS
from generator.records.model import Kind
from generator.records.text import Place

# What stands before a paper's number in its address.
ADDRESS_OF_NUMBER = re.compile(r"(?:https?://)?(?:www\.)?(?:arxiv\.org/\w+/|(?:dx\.)?doi\.org/)|arxiv:|v\d+$", re.I)
# What to do about the name of something that there is not, where nothing has a name like it.
NOTHING_NEAR = {
    Kind.PAPERS: "begin its record first with `make new`, or take it out",
    Kind.TOPICS: "choose one from `content/topics/`, or begin it there",
    Kind.AREAS: "the areas are {ids}",
    Kind.DATASETS: "add it to `datasets.yml`, or leave it out if it is no dataset that others report on",
    Kind.METRICS: "add it to `metrics.yml`, or name a general metric and tell the rest in `note`",
}


@dataclass(frozen=True)
class NamingField:
    """Fields of one kind of record that name others. `unique`: each record may be named once."""

    kind: Kind
    pattern: tuple[str, ...]
    named: Kind
    code: Code
    unique: bool = True


NAMING_FIELDS = (
    NamingField(Kind.PAPERS, ("listings", "*", "area"), Kind.AREAS, Code.UNKNOWN_AREA, unique=False),
    NamingField(Kind.PAPERS, ("topics", "*"), Kind.TOPICS, Code.UNKNOWN_TOPIC),
    NamingField(Kind.PAPERS, ("builds_on", "*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.PAPERS, ("results", "*", "dataset"), Kind.DATASETS, Code.UNKNOWN_DATASET, unique=False),
    NamingField(Kind.PAPERS, ("results", "*", "metric"), Kind.METRICS, Code.UNKNOWN_METRIC, unique=False),
    NamingField(Kind.AREAS, ("begin_with", "*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.TOPICS, ("parent",), Kind.TOPICS, Code.UNKNOWN_TOPIC),
    NamingField(Kind.TOPICS, ("begin_with", "*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.DATASETS, ("*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER, unique=False),
    NamingField(Kind.LISTS, ("papers", "*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.LINEAGES, ("papers", "*"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.LINEAGES, ("roots", "*"), Kind.PAPERS, Code.UNKNOWN_PAPER),
    NamingField(Kind.REPORTS, ("topics", "*"), Kind.TOPICS, Code.UNKNOWN_TOPIC),
    NamingField(Kind.REPORTS, ("table", "*", "paper"), Kind.PAPERS, Code.UNKNOWN_PAPER),
)


def references_resolve(known: Known) -> Iterator[Finding]:
    """Areas, topics, papers, datasets and metrics that a record names exist, and topics and papers are named once."""
    for field in (field for field in NAMING_FIELDS if not known.unread(field.named)):
        for document in known.of(field.kind):
            seen: set[str] = set()
            for steps, named in document.find(*field.pattern):
                if named not in known.ids[field.named]:
                    yield unknown(known, field.code, document.locate(*steps), field.named, named)
                elif named in seen and field.unique:
                    where = document.locate(*steps)
                    yield Finding(Code.NAMED_TWICE, where, f"`{named}` is named twice", "keep one of the two")
                seen.add(named)


def citations_exist(known: Known) -> Iterator[Finding]:
    """A citation in a text names a paper that has a record."""
    for path, written in known.bodies.items():
        for cited in written.citations:
            for paper in cited.citation.ids:
                if paper not in known.ids[Kind.PAPERS]:
                    document, written_as = known.documents[path], f"@{paper}"
                    at = document.body.index(written_as, cited.place.start)
                    where = body.location(document, Place(at, len(written_as)))
                    yield unknown(known, Code.UNKNOWN_PAPER, where, Kind.PAPERS, paper)


def listings_are_unique(known: Known) -> Iterator[Finding]:
    """A paper stands once in each tier of an area."""
    for paper in known.records.papers:
        seen: set[tuple[str, str]] = set()
        for i, listing in enumerate(paper.fields.listings):
            if (listing.area, listing.tier) in seen:
                message = f"the listing `{listing.area}`, `{listing.tier}` is named twice"
                yield Finding(Code.NAMED_TWICE, known.at(paper, "listings", i), message, "keep one of the two")
            seen.add((listing.area, listing.tier))


def topics_nest_once(known: Known) -> Iterator[Finding]:
    """A topic that others are part of is itself part of none."""
    parents = {topic.id: topic.fields.parent for topic in known.records.topics}
    for topic in known.records.topics:
        above = topic.fields.parent
        if above and parents.get(above):
            message = f"`{above}` is a part of `{parents[above]}`, and topics nest one level deep"
            hint = f"name `{parents[above]}` as the parent" if above != topic.id else "give it a `group` in its place"
            yield Finding(Code.WRONG_VALUE, known.at(topic, "parent"), message, hint)


def topics_have_papers(known: Known) -> Iterator[Finding]:
    """Some paper stands under each topic, or under one that is part of it."""
    used = {topic for document in known.of(Kind.PAPERS) for _, topic in document.find("topics", "*")}
    if not known.all_read(Kind.PAPERS):
        return
    used |= {topic.fields.parent for topic in known.records.topics if topic.id in used and topic.fields.parent}
    for topic in known.records.topics:
        if topic.id not in used:
            message = f"no paper stands under `{topic.id}`"
            hint = f"write it into the `topics` of five papers or more, or `make remove KIND=topic FROM={topic.id}`"
            yield Finding(Code.UNUSED_TOPIC, known.at(topic, "name"), message, hint, Severity.WARNING)


def areas_have_a_place_each(known: Known) -> Iterator[Finding]:
    """No two areas stand at the same place."""
    first: dict[int, str] = {}
    for area in known.records.areas:
        other = first.setdefault(area.fields.position, area.id)
        if other != area.id:
            free = max(each.fields.position for each in known.records.areas) + 1
            message = f"the area `{other}` stands at place {area.fields.position} too"
            hint = f"give one of the two a place of its own, such as `position: {free}`"
            yield Finding(Code.WRONG_VALUE, known.at(area, "position"), message, hint)


def synonyms_are_other_words(known: Known) -> Iterator[Finding]:
    """A list of synonyms says each of its words once, however written, and no list begins as another one does."""
    first: set[str] = set()
    for i, synonym in enumerate(known.records.synonyms):
        own: set[str] = set()
        for j, words in enumerate(synonym.fields.words):
            if addresses.plain(words) in own or (j == 0 and addresses.plain(words) in first):
                where = known.documents[synonym.source].locate(i, "words", j)
                yield Finding(Code.NAMED_TWICE, where, f"`{words}` is named twice", "keep one of the two")
            own.add(addresses.plain(words))
        first.add(addresses.plain(synonym.fields.words[0]))


def what_a_report_lists_it_cites(known: Known) -> Iterator[Finding]:
    """Every paper of a report's table is cited in its text, so that it stands among the references."""
    for report in known.records.reports:
        document = known.documents[report.source]
        cited = {paper for one in report.body.citations for paper in one.citation.ids}
        for i, row in enumerate(report.fields.table):
            if row.paper not in cited and row.paper in known.ids[Kind.PAPERS]:
                message = f"the table lists `{row.paper}`, and the text never cites it"
                hint = f"cite it where it belongs, as `[@{row.paper}]`, or take the line out"
                yield Finding(Code.UNCITED_PAPER, document.locate("table", i, "paper"), message, hint)


def unknown(known: Known, code: Code, where: Location, kind: Kind, named: str) -> Finding:
    """The finding that there is no record of this kind and name, with what may have been meant."""
    word = KINDS[kind].word
    hint = _meant(known, kind, named) or NOTHING_NEAR[kind].format(ids=", ".join(sorted(known.ids[kind])))
    return Finding(code, where, f"there is no {word} `{named}`", hint, missing=f"{word} {named}")


def _meant(known: Known, kind: Kind, named: str) -> str:
    """What somebody may have meant by a name, as a hint: one thing that is called so, or the nearest three."""
    names = known.names(kind)
    called = {_plain(name): one for name, one in names.items()}
    forms = [named, ADDRESS_OF_NUMBER.sub("", named), *known.others_of(named.replace("-", " "))]
    sure = next((called[_plain(form)] for form in forms if _plain(form) in called), None)
    close = nearest(named, names)
    if one := sure or (names[close] if close else None):
        return f"did you mean {_shown(known, kind, one)}?"
    if kind is Kind.AREAS:
        return ""
    told = [one for form in forms for one in known.told_in(kind, frozenset(re.findall(r"\w+", form.casefold())))]
    spelt = [names[name] for name in resembling(named, names)]
    nearby = list(dict.fromkeys([*told, *spelt]))[:3]
    listed = ", ".join(_shown(known, kind, one) for one in nearby)
    return f"{NOTHING_NEAR[kind]}; the nearest there: {listed}" if nearby else ""


def _plain(name: str) -> str:
    """A name to compare by; a `+` tells two apart."""
    return addresses.plain(name.replace("+", " plus "))


def _shown(known: Known, kind: Kind, one: str) -> str:
    """An id, and what it is the id of where that tells more."""
    record = next((record for record in known.records.of(kind) if record.id == one), None)
    title = getattr(record.fields, "title", None) or getattr(record.fields, "name", "") if record else ""
    year = f", {record.fields.year}" if record and kind is Kind.PAPERS else ""
    told = f" ({title}{year})" if title and addresses.plain(title) != addresses.plain(one) else ""
    return f"`{one}`{told}"
