"""Every phrase of the interface, in English, and how to say one in another language.

A language is a file of `content/languages/` with each phrase and what it is there; `{…}` stands for what is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings.unfinished import UnfinishedError
from generator.records.fields import SearchFields

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Phrases that scripts and the theme say; they go with every page that is not English.
SCRIPTS = (
    "Search",
    "Menu",
    "Edit this record",
    "Suggest a correction",
    "Switch to dark mode",
    "Switch to light mode",
    "Paper, author, dataset …",
    "Sort by",
    "Relevance",
    "Newest first",
    "Oldest first",
    "Name",
    "Papers found",
    "Filters",
    "Area",
    "Tier",
    "Year",
    "Topic",
    "Venue",
    "Summary",
    "Type a name, an author or a few words.",
    "Searching …",
    "The search could not be started. The listings by area and year hold every paper.",
    "Nothing found for “{words}”.",
    "No paper has all of this.",
    "1 paper",
    "{count} papers",
    "Fewer",
    "All {count}",
    "Propose it",
    "Clear all",
    "All results with filters",
    "Without the filter {value}",
    "1 result",
    "{count} results",
    "“{words}” is not in the collection.",
    "“{words}” is not in the collection; 1 paper mentions it.",
    "“{words}” is not in the collection; {count} papers mention it.",
    "Shown instead: “{words}”.",
    "{met} of {all} words; without: {words}",
    "from",
    "to",
    "From year",
    "To year",
    "Paper",
    "Lineage",
    "Reading list",
    "Report",
    "Dataset",
    "Author",
    "Page",
    "Kind",
    "landmark",
    "need to know",
    "good to know",
    "complete summary",
    "brief summary",
    "no summary yet",
    "in English",
    "Close the search",
    "Figures are as the papers report them. Summaries are in our own words, and each says what it was written from.",
    "Every record as data:",
    "Read",
    "{count} of {all} read",
    "Copied.",
    "That cannot be had from here.",
    "Words",
    "landmark",
    "All",
    "Show all {count}",
    "{count} of {all} papers",
    "Keep my ticks, tray and notes as a file",
    "Take in such a file",
    "Taken in.",
    "This is no file of what Stemma keeps.",
    "They stay in this browser and are sent nowhere.",
)
PHRASES = frozenset((
    *MONTHS,
    *SCRIPTS,
    "seminal",
    "selected",
    "{day} {month} {year}",
    "Home",
    "Explore",
    "Areas",
    "Years",
    "Reading lists",
    "All papers",
    "Translations",
    "Breadcrumb",
    "On this page",
    "Index",
    "complete",
    "brief",
    "wanted",
    "How papers are ordered and marked",
    "Papers of one rank stand by importance, which is counted from the records alone: the papers that descend from "
    "one, the nearer the more; the reading lists and lineages that hold it; the papers that compare themselves with "
    "it; and whether the papers list has it as seminal.",
    "A landmark is among the first tenth of its area by importance. Seminal and selected are the words of the papers "
    "list.",
    "Landmarks",
    "Narrow these papers down in Explore",
    "{minutes} min read",
    "first posted {year}",
    "{count} more",
    "papers",
    "No papers yet.",
    "{decade}s",
    "What each paper says, and what it grew out of",
    "Stemma is a reading guide to {papers} machine-learning papers: what each one did, how good the evidence is, and "
    "which papers it descends from. Every summary says what it was written from.",
    "A reading guide to machine-learning papers: what each says, how good the evidence is, and what it grew out of.",
    "Search papers, authors, datasets",
    "Lineages",
    "A map of the whole field",
    "Learn a field",
    "Each area and topic has its story, what to begin with and what grew out of what.",
    "Look a paper up",
    "By name, author, venue or dataset, or narrowed down step by step.",
    "See what is new",
    "The years, each told with its landmarks, and reports on what happened in a field.",
    "A family tree",
    "Every paper has such a tree: above it what it grew out of, below it what it led to. Press a paper to read it.",
    "The newest papers",
    "Newly written",
    "Topics",
    "Take part",
    "{written} of {papers} papers have a summary so far. A summary is one Markdown file.",
    "How to write or correct one",
    "What is still to be written",
    "All {papers} papers, narrowed by words, area, tier, year, topic, venue and state of the summary.",
    "Every paper, narrowed by words, area, tier, year, topic, venue and state of the summary.",
    "Searching and filtering need scripts. Without them, every paper is listed by area, by year and from A to Z.",
    "The fields of machine learning, each with its papers by weight and year.",
    "The papers year by year.",
    "Papers in an order that makes sense, each with a word on why it is there.",
    "The machine-learning papers of {year} that are worth knowing, by area.",
    "Every paper by the name that the field uses, or by its title.",
    "Every paper of Stemma from A to Z.",
    "Also known as {names}",
    "Nobody has written this summary yet.",
    "If you know the paper, write it: one Markdown file, a few sentences to begin with.",
    "{title} ({year}): its place in machine learning. The summary is still to be written.",
    "Problem",
    "Approach",
    "Key insights",
    "Results",
    "Authors",
    "Venues",
    "Datasets",
    "Near this",
    "Begin with these",
    "Parts of this topic",
    "Papers",
    "Browse",
    "Lists",
    "Evidence",
    "Measured on",
    "Compared with",
    "What is admitted",
    "No figure is recorded.",
    "No baseline is recorded.",
    "No limits are recorded.",
    "Questioned by",
    "Confirmed by",
    "Examined by",
    "Tested by",
    "Replaced by",
    "No later paper here questions, examines, tests or replaces it.",
    "The year's landmarks",
    "Limitations",
    "In plain words",
    "Why it matters",
    "Takeaways",
    "Open questions",
    "Conclusion",
    "Reported figures",
    "Task",
    "Metric",
    "Value",
    "Model and setting",
    "Baseline",
    "Source",
    "{figure} better",
    "{figure} worse",
    "{figure} less",
    "{figure} of the baseline",
    "Authors' post",
    "Code",
    "Project",
    "Talk",
    "About this paper",
    "Family tree",
    "Two generations before and after {name}",
    "Family tree of the lineage {name}",
    "carries on",
    "replaces",
    "studies",
    "{count} further relatives within two generations are not drawn.",
    "The same in words",
    "Grew out of",
    "Led to",
    "Read these first",
    "Next and previous by lineage",
    "Previous",
    "Next",
    "Where this summary comes from",
    "Written from the paper.",
    "Written from a review of the paper.",
    "Written from the paper's abstract.",
    "A language model helped.",
    "Read at:",
    "Last checked on {day}.",
    "Still to be written.",
    "extends",
    "combines",
    "applies",
    "scales",
    "distils",
    "analyses",
    "questions",
    "confirms",
    "benchmarks",
    "The papers",
    "{minutes} min for all summaries: {words} words at {speed} a minute",
    "Translated from the English, which has changed since: this page may be behind.",
    "The English page",
    "How much of Stemma there is in this language, and whether it is up to date.",
    "{count} of {all} papers are translated.",
    "{count} of {all} phrases of the interface are translated; the others are in English.",
    "up to date",
    "behind",
    "Cite as",
    "plain text",
    "Copy",
    "Download",
    "Feed",
    "State",
    "Year by year",
    "Reports",
    "Stands at a beginning of this lineage; its summary is still to be written.",
    "Created {day}",
    "Updated {day}",
    "What the report covers",
    "Research area",
    "Contribution",
    "Team",
    "References",
    "Its page here",
    "Families of papers: which grew out of which, and what changed on the way.",
    "This page has moved.",
    "Removed on {day}.",
    "What happened in a field, told from its papers, with every reference.",
    "The way there",
))  # fmt: skip
BRACES = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Locale:
    """A language of the interface: its code, such as `pt-BR`, its own name and its words by English phrase.

    `search` says how words are searched for in it; None is as in English.
    """

    code: str
    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    search: SearchFields | None = None

    @property
    def coverage(self) -> int:
        """How many phrases of the interface it has words of its own for."""
        return len(self.words.keys() & PHRASES)

    def say(self, phrase: str, **values: object) -> str:
        """The phrase in this language, or in English as long as nobody has translated it, filled in.

        Raises UnfinishedError for a phrase that is not in the list.
        """
        if phrase not in PHRASES:
            place = "PHRASES in generator/languages/phrases.py"
            raise UnfinishedError(f"the phrase “{phrase}” is not known; add it to {place}")
        said = self.words.get(phrase, phrase)
        return BRACES.sub(lambda place: str(values[place[0][1:-1]]), said)


def said(words: Mapping[str, str | None]) -> Mapping[str, str]:
    """The phrases of a language's file that are translated."""
    return {phrase: own for phrase, own in words.items() if own is not None}


ENGLISH = Locale("en", "English")
