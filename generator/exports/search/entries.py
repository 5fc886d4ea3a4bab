"""Everything that can be found, as one sequence of values: papers first, by importance, then all other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.records.kinds import KINDS
from generator.records.model import Body, Kind, Paper

CITED = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its kind, its name, its page's address from the site's root, a line on what it is.

    `weight` says how much it matters among its kind, `text` is what stands on its page, without marks, and `aliases`
    are other names by which it is found.
    """

    kind: str
    name: str
    address: str
    line: str
    weight: float
    text: str = ""
    aliases: Sequence[str] = ()


def entries(catalogue: Catalogue) -> Sequence[Entry]:
    """Everything that can be found but for authors."""
    return [*(_paper(catalogue, paper) for paper in papers(catalogue)), *_records(catalogue), *_pages(catalogue)]


def papers(catalogue: Catalogue) -> Sequence[Paper]:
    """All papers in the order in which they are numbered for the search."""
    return sorted(catalogue.papers.values(), key=lambda paper: (-catalogue.importance[paper.id], paper.id))


def words_of(body: Body, catalogue: Catalogue) -> str:
    """A record's text in a line, as it is read; what it cites is named."""
    sections = (part for section in body.sections for part in (f"{section.title}.", section.text.plain))
    text = " ".join(" ".join([body.lead.plain, *sections]).split())

    def named(cited: re.Match[str]) -> str:
        paper = catalogue.papers.get(cited[1])
        return paper.short if paper else cited[0]

    return re.sub(r" (?=[.,;:])", "", CITED.sub(named, text))


def _paper(catalogue: Catalogue, paper: Paper) -> Entry:
    return Entry(
        "paper",
        paper.short,
        addresses.paper(paper.id),
        paper.fields.tldr or "",
        catalogue.importance[paper.id],
        words_of(paper.body, catalogue),
        paper.fields.aliases,
    )


def _records(catalogue: Catalogue) -> Iterator[Entry]:
    """Topics, lineages, reading lists, reports, areas, datasets and years, in this order."""
    sizes: Mapping[Kind, Mapping[str, int]] = {
        Kind.TOPICS: {key: len(found) for key, found in catalogue.by_topic.items()},
        Kind.LINEAGES: {key: len(found) for key, found in catalogue.members.items()},
        Kind.LISTS: {key: len(found.fields.papers) for key, found in catalogue.lists.items()},
        Kind.REPORTS: {key: len(found.fields.table) for key, found in catalogue.reports.items()},
        Kind.AREAS: {key: len(found) for key, found in catalogue.by_area.items()},
    }
    for kind, counts in sizes.items():
        row = KINDS[kind]
        for record_id, record in catalogue.of(kind).items():
            name = record.fields.title if kind in (Kind.LINEAGES, Kind.LISTS, Kind.REPORTS) else record.fields.name
            text = words_of(record.body, catalogue)
            address = row.address(record_id) if row.address else ""
            aliases = getattr(record.fields, "aliases", ())
            yield Entry(row.word, name, address, record.fields.description, counts[record_id], text, aliases)
    for dataset, measured in catalogue.measured.items():
        known, weight = catalogue.datasets[dataset].fields, len({one.paper.id for one in measured})
        metrics = dict.fromkeys(one.result.metric for one in measured if one.result.metric)
        scales = [name for metric in metrics for name in catalogue.metrics[metric].fields.names]
        text = ". ".join([known.task or "", *scales])
        yield Entry("dataset", known.name, addresses.dataset(dataset), known.measures, weight, text, known.aliases)
    for year, listed in catalogue.by_year.items():
        told = catalogue.years.get(str(year))
        line, text = (told.fields.description, words_of(told.body, catalogue)) if told else ("", "")
        yield Entry("year", str(year), addresses.year(year), line, len({entry.paper.id for entry in listed}), text)


def _pages(catalogue: Catalogue) -> Iterator[Entry]:
    """The fixed pages, each with other words for it."""
    for phrase, address, *aliases in PAGES:
        yield Entry("page", catalogue.locale.say(phrase), address, "", 1, aliases=aliases)


PAGES = (
    ("A map of the whole field", "lineages/map.html", "Map"),
    ("Side by side", "compare.html", "Compare papers", "Comparison", "Tray"),
    ("The way there", "way.html", "Way", "Path between papers", "What to read before a paper"),
    ("Take part", "contribute/index.html", "Contribute", "Contribute a paper", "Add or edit a record", "Correction"),
    ("What is still to be written", "wanted.html", "Wanted"),
    ("For programs", "programs.html", "API", "JSON", "MCP", "Agents", "Licence", "How to cite Stemma"),
    ("In plain words", "plain-words.html"),
    ("All papers", "papers/index.html", "Index from A to Z"),
    ("Explore", "explore.html", "Advanced search", "Filters"),
    ("Areas", "areas/index.html"),
    ("Topics", "topics/index.html"),
    ("Lineages", "lineages/index.html", "Family trees"),
    ("Reading lists", "lists/index.html"),
    ("Reports", "reports/index.html"),
    ("Results", "results/index.html", "Leaderboards", "Datasets"),
    ("Years", "years/index.html"),
    ("Authors", "authors/index.html", "People", "Researchers"),
    ("Venues", "venues/index.html", "Conferences", "Journals"),
)
