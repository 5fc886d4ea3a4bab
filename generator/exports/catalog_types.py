"""What `catalog.json` holds, as types: its JSON Schema is made from them, and a new version is a new number here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.exports.rights import CITE, LICENCE

VERSION = "2.0"


class Published(BaseModel):
    """A value of `catalog.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CatalogListing(Published):
    """An area in which a paper stands."""

    area: str
    tier: Literal["seminal", "selected"]


class CatalogEdge(Published):
    """An earlier paper that a paper grew out of, and what changed; `known_since` tells of a work public before it."""

    paper: str
    relation: str
    known_since: str | None = None
    change: str


class CatalogBaseline(Published):
    """What a figure is to be held against."""

    name: str
    value: str


class CatalogResult(Published):
    """A figure as the paper reports it; numbers are texts, digit for digit.

    `dataset` and `metric` are ids; the unit is the metric's where none is given. A figure that is `relative` is no
    absolute one but a gain over the baseline, counted in the metric's better direction, a ratio to it or a share of it.
    `weights` is where anyone can get those of the model, or a page that says so; without it they are closed or untold.
    """

    task: str
    dataset: str | None = None
    metric: str
    value: str
    unit: str | None = None
    relative: Literal["gain", "ratio", "share"] | None = None
    model: str | None = None
    weights: str | None = None
    split: str | None = None
    setting: str | None = None
    note: str | None = None
    baseline: CatalogBaseline | None = None
    source: str | None = None


class CatalogSummary(Published):
    """Where a summary comes from."""

    status: Literal["complete", "brief", "wanted"]
    read: Literal["paper", "review", "abstract"] | None = None
    sources: Sequence[str] = ()
    ai_assisted: bool
    checked: str | None = None


class CatalogPaper(Published):
    """A paper. `year` is that of its first appearance in public, `first_posted` its month where no arXiv identifier
    tells it. `venue` is as the record has it, `venue_series` the id of an entry of `venues`. `words` counts the body
    without its headings; `url` is relative to the site's root."""

    id: str
    title: str
    name: str | None
    aliases: Sequence[str]
    formerly: Sequence[str]
    year: int
    first_posted: str | None
    venue: str | None
    venue_series: str | None
    authors: Sequence[str]
    affiliations: Sequence[str]
    listings: Sequence[CatalogListing]
    topics: Sequence[str]
    tldr: str | None
    links: Mapping[str, str]
    builds_on: Sequence[CatalogEdge]
    results: Sequence[CatalogResult]
    added: str | None
    summary: CatalogSummary
    translations: Mapping[str, Literal["current", "outdated"]]
    words: int
    url: str


class CatalogBeginning(Published):
    """A paper to begin with, and why."""

    paper: str
    reason: str


class PaperRecord(CatalogPaper):
    """A paper alone, as the file beside its page has it; `led_to` holds the ids of the papers that grew out of it."""

    schema_: Annotated[str, Field(alias="$schema")] = "../paper.schema.json"
    license: str = LICENCE
    led_to: Sequence[str]


class CatalogTopic(Published):
    """A topic; one that is part of another has its `group`. `papers` are its own and its parts', newest first."""

    id: str
    name: str
    description: str
    group: str
    parent: str | None
    begin_with: Sequence[CatalogBeginning]
    papers: Sequence[str]
    url: str


class CatalogDataset(Published):
    """A dataset; `url` leads to the figures on it where several papers report some."""

    id: str
    name: str
    aliases: Sequence[str]
    measures: str
    task: str | None
    split: str | None
    paper: str | None
    url: str | None


class CatalogMetric(Published):
    """What figures are measured in."""

    id: str
    name: str
    aliases: Sequence[str]
    unit: str | None
    better: Literal["more", "less", "neither"]
    measures: str
    cost: bool


class CatalogAuthor(Published):
    """An author of several papers: the name that is shown, other forms of it on papers, and the papers, newest first.

    `several` says that more than one person has the name; `url` leads to where the papers are listed.
    """

    id: str
    name: str
    forms: Sequence[str]
    several: bool
    papers: Sequence[str]
    url: str


class CatalogVenue(Published):
    """A series of conferences, a journal or another place; `url` leads to its papers where there are some."""

    id: str
    name: str
    title: str | None
    kind: Literal["conference", "workshop", "journal", "archive", "report"]
    aliases: Sequence[str]
    url: str | None


class CatalogCollection(Published):
    """A lineage, a reading list or a report with its papers."""

    id: str
    title: str
    papers: Sequence[str]
    url: str


class CatalogRemoved(Published):
    """A record that was taken away, with why; `url` is an address that it had, and that says so now."""

    kind: Literal["paper", "area", "topic", "list", "lineage", "report"]
    id: str
    title: str
    reason: str
    url: str


class CatalogLanguage(Published):
    """How many papers are translated, and how many of these translations are behind the English text."""

    translated: int
    outdated: int


class Catalog(Published):
    """Every record of Stemma, each kind in id order."""

    schema_: Annotated[str, Field(alias="$schema")] = "catalog.schema.json"
    version: str = VERSION
    license: str = LICENCE
    cite_as: str = CITE
    papers: Sequence[CatalogPaper]
    topics: Sequence[CatalogTopic]
    datasets: Sequence[CatalogDataset]
    metrics: Sequence[CatalogMetric]
    authors: Sequence[CatalogAuthor]
    venues: Sequence[CatalogVenue]
    lineages: Sequence[CatalogCollection]
    lists: Sequence[CatalogCollection]
    reports: Sequence[CatalogCollection]
    moved: Annotated[Mapping[str, str], Field(description="Where each address that a record had before leads.")]
    removed: Sequence[CatalogRemoved]
    languages: Mapping[str, CatalogLanguage]
