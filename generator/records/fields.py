"""The fields of every kind of record, each with its meaning, an example and its limits: the one list of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from generator.addresses import is_slug


class Tier(StrEnum):
    """How much a listing weighs."""

    SEMINAL = "seminal"
    SELECTED = "selected"


class Relation(StrEnum):
    """How the later paper stands to the earlier one."""

    EXTENDS = "extends"
    REPLACES = "replaces"
    COMBINES = "combines"
    APPLIES = "applies"
    SCALES = "scales"
    DISTILS = "distils"
    ANALYSES = "analyses"
    QUESTIONS = "questions"
    CONFIRMS = "confirms"
    BENCHMARKS = "benchmarks"


class Comparison(StrEnum):
    """How a figure that is no absolute one stands to its baseline."""

    GAIN = "gain"
    RATIO = "ratio"
    SHARE = "share"


class Better(StrEnum):
    """Which figures of a metric are the better ones."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class Status(StrEnum):
    """How much of the summary has been written."""

    COMPLETE = "complete"
    BRIEF = "brief"
    WANTED = "wanted"


class Read(StrEnum):
    """What the summary's writer had before them."""

    PAPER = "paper"
    REVIEW = "review"
    ABSTRACT = "abstract"


def _refuse(message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_value", "{message}", {"message": message, "hint": hint})


def _flag(text: object) -> object:
    """Booleans are `true` and `false`, so that `no` and `on` stay words."""
    if isinstance(text, str) and text not in ("true", "false"):
        raise PydanticCustomError("bool_parsing", "")
    return text


def _digits(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"[0-9]+", text):
        raise PydanticCustomError("int_parsing", "")
    return text


def _figure(text: object) -> object:
    """A figure is written in digits, not as `1e9`, and with no more of them than anybody measures."""
    if isinstance(text, str) and not re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", text):
        raise PydanticCustomError("decimal_parsing", "")
    return text


def _day(text: object) -> object:
    """Days are written in full; a bare number would be taken for seconds since 1970."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise PydanticCustomError("date_parsing", "")
    return text


def _month(text: str) -> str:
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", text):
        raise _refuse(f"`{text}` is not a month", "write the year and the month, such as `2012-09`")
    return text


def _slug(text: str) -> str:
    if not is_slug(text):
        raise _refuse(
            f"`{text}` cannot be an id", "an id has lower-case letters, digits and single hyphens, at most 60"
        )
    return text


def _bounded(text: str) -> str:
    """A text is as long as `LONGEST` at most. (As a limit of the type it would hide a field's own from the schemas.)"""
    if len(text) > LONGEST:
        raise PydanticKnownError("string_too_long", {"max_length": LONGEST})
    return text


def _one_line(text: str) -> str:
    words = _bounded(text).split()
    if not words:
        raise _refuse("it is empty", "write it, or take the line out")
    return " ".join(words)


def _person(name: str) -> str:
    """One person or group, named as people say it: the given name first, and nobody in the place of others."""
    if NOT_NAMED.search(name):
        raise _refuse(f"`{name}` leaves authors out", "name every author; the paper's own page has them all")
    if "," in name and not AFTER_NAME.fullmatch(name.partition(",")[2].strip()):
        turned = turned_round(name)
        hint = f"such as `{turned}` (`make fix` does)" if turned else "one by one, with commas between"
        raise _refuse(f"`{name}` has its last name first", f"write the given name first, {hint}")
    if SEVERAL.search(name):
        raise _refuse(f"`{name}` names more than one person", "write each as an entry of its own: `[One, Two]`")
    return name


def turned_round(name: str) -> str | None:
    """A name that is written as `Last, First`, the given name first; None for any other.

    >>> turned_round("Hu, Edward J."), turned_round("Ernest Davis, Jr."), turned_round("Luo, Ann, Fu, Bo")
    ('Edward J. Hu', None, None)
    """
    last, _, given = map(str.strip, name.partition(","))
    is_turned = last and given and "," not in given and not AFTER_NAME.fullmatch(given) and not NOT_NAMED.search(name)
    return f"{given} {last}" if is_turned and not SEVERAL.search(name) else None


def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """A list in which `Hu, Edward J.` has become two entries has a lone name before one that ends with an initial."""
    for last, given in pairwise(names):
        if " " not in last and INITIAL.search(given):
            hint = f"write the given name first, in one entry: `{given} {last}`; a comma begins another author"
            raise _refuse(f"`{last}, {given}` has its last name first", hint)
    return names


def _arxiv(text: object) -> object:
    """An arXiv identifier is of a month in which arXiv gave such numbers."""
    if not isinstance(text, str):
        return text
    match = ARXIV_NUMBER.fullmatch(text)
    if not match:
        inside = ARXIV_NUMBER.search(text)
        is_one = inside and arxiv_gave(inside["month"] or inside["old"], len(inside["number"] or ""))
        number = f"`{inside[0]}`" if inside and is_one else "as in `2106.09685` or `hep-th/9901001`"
        hint = f"write the number alone, {number}: no address and no version"
        raise _refuse(f"`{text}` is no arXiv identifier", hint)
    if not arxiv_gave(match["month"] or match["old"], len(match["number"] or "")):
        message = f"arXiv gave no number `{text}`; it begins with the year and the month, two digits each"
        raise _refuse(message, "compare it with the address of the paper's page")
    return text


def arxiv_gave(month: str, digits: int) -> bool:
    """Whether arXiv gave numbers in a month, such as `0704`: with their archive until March 2007, and since then with a
    dot and four digits, five since 2015. `digits` is 0 for one with its archive."""
    since = int(month) if month < "91" else int(month) - 10_000  # 9107 lies before 0001
    is_old = ARXIV_FIRST <= since <= ARXIV_LAST_OLD
    is_known = is_old if not digits else since > ARXIV_LAST_OLD and digits == (5 if since >= ARXIV_FIVE_DIGITS else 4)
    return 1 <= int(month[2:]) <= 12 and is_known


def _web(text: str) -> str:
    if not WEB.fullmatch(text):
        raise _refuse(f"`{text}` is not a web address", "a link begins with `https://` and has no spaces or quotes")
    return text


class ToldName(str):
    """An author's name of which the record tells the family name, since no rule could find it."""

    __slots__ = ("family",)
    family: str

    def __new__(cls, name: str, family: str) -> ToldName:
        """Take the whole name in its usual order, and the family name that stands in it."""
        told = super().__new__(cls, name)
        told.family = family
        return told

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.family


WEB = re.compile(r"https?://[^\s<>\"'`\\]*")
NOT_NAMED = re.compile(r"\bet\.? al\b|^(and )?others$|^and \d+ others$|\.\.\.$|…$", re.I)
AFTER_NAME = re.compile(r"[JS]r\.?|I{1,3}|IV|V", re.I)
SEVERAL = re.compile(r";|\w (and|&) \w(?!.*\b(team|group|community|collaboration|consortium|institute|lab)s?\b)", re.I)
INITIAL = re.compile(r"(^|[\s.-])\w\.$")
ARXIV_NUMBER = re.compile(r"(?P<month>\d{4})\.(?P<number>\d{4,5})|[a-z-]+(\.[A-Z]{2})?/(?P<old>\d{4})\d{3}")
# July 1991 as years and months before 2000, March 2007, and January 2015.
ARXIV_FIRST, ARXIV_LAST_OLD, ARXIV_FIVE_DIGITS = 9107 - 10_000, 703, 1501
LAST_POSITION = 9_999
LONGEST = 1_000  # signs of a field that has no limit of its own
Line = Annotated[str, AfterValidator(_one_line)]
Id = Annotated[str, AfterValidator(_slug)]
RecordName = Line  # the id of another record: that there is one is a rule's to say, and what it is called
WebAddress = Annotated[str, AfterValidator(_bounded), AfterValidator(_web)]
PersonName = Annotated[Line, AfterValidator(_person)]
# The pattern is what editors go by; which months there were is said in words.
ARXIV_FORM = r"^(\d\d(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d\d(0[1-9]|1[0-2])\d{3})$"
ArxivNumber = Annotated[str, Field(pattern=ARXIV_FORM), BeforeValidator(_arxiv)]
Figure = Annotated[Decimal, BeforeValidator(_figure)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Number = Annotated[int, BeforeValidator(_digits)]
Day = Annotated[date, BeforeValidator(_day)]
Year = Annotated[int, Field(ge=1900, le=2100), BeforeValidator(_digits)]
Month = Annotated[str, AfterValidator(_month)]


def _field(meaning: str, example: str, default: Any = ..., **limits: Any) -> Any:
    """A field with its one-sentence meaning and an example in YAML."""
    return Field(default, description=meaning, examples=[example], **limits)


def _formerly() -> Any:
    """The field for names that a record had; their addresses lead to it."""
    return _field("Ids that it had before; their addresses lead here.", "[low-rank-adapters]", ())


def _begin_with() -> Any:
    """The field for the papers with which a subject begins."""
    return _field("Three papers to begin with, in reading order.", "[{paper: lora, reason: …}]", (), max_length=3)


class Fields(BaseModel):
    """A group of front-matter fields: frozen, and closed to names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class AuthorName(Fields):
    """An author's name with the family name, where that is not the last word with its particles."""

    name: Line = _field("The whole name in its usual order.", "Mao Zedong")
    family: Line = _field("The family name; that of a person with one name is the whole of it.", "Mao")

    @model_validator(mode="after")
    def _family_stands_in_the_name(self) -> AuthorName:
        if self.family not in self.name:
            raise _refuse(f"`{self.family}` does not stand in `{self.name}`", "write the family name as in `name`")
        return self


def _author(written: object, line: ValidatorFunctionWrapHandler) -> object:
    """A name as it is, or one that is told in two parts."""
    if not isinstance(written, Mapping):
        return line(written)
    told = AuthorName.model_validate(written)
    return ToldName(told.name, told.family)


@dataclass(frozen=True)
class Or:
    """Said of a type: that a group of fields can stand in its place."""

    group: type[Fields]


AnyAuthor = Annotated[
    PersonName,
    WrapValidator(_author),
    WithJsonSchema({"anyOf": [{"type": "string"}, AuthorName.model_json_schema()]}),
    Or(AuthorName),
]


class Listing(Fields):
    """An area in which a paper stands, and how much it weighs there."""

    area: RecordName = _field("The area's id, the name of its file in `content/areas/`.", "nlp")
    tier: Tier = _field("`seminal` is need to know, `selected` is good to know.", "seminal")


class Links(Fields):
    """Where the paper and what belongs to it can be found."""

    arxiv: ArxivNumber | None = _field("The arXiv identifier, in quotes, without its version.", '"2106.09685"', None)
    doi: str | None = _field(
        "The DOI, without its web address.", "10.1038/s41586-021-03819-2", None, pattern=r"^10\.\d{4,9}/\S+$"
    )
    openreview: WebAddress | None = _field(
        "Its page on OpenReview.", "https://openreview.net/forum?id=nZeVKeeFYf9", None
    )
    acl: WebAddress | None = _field("Its page in the ACL Anthology.", "https://aclanthology.org/N19-1423/", None)
    pdf: WebAddress | None = _field(
        "The paper itself, where no identifier above leads to it.", "https://example.org/paper.pdf", None
    )
    code: WebAddress | None = _field("The authors' code.", "https://github.com/microsoft/LoRA", None)
    project: WebAddress | None = _field(
        "The authors' page about the paper.", "https://www.matthewtancik.com/nerf", None
    )
    blog: WebAddress | None = _field("The authors' own post about it.", "https://openai.com/index/clip/", None)
    video: WebAddress | None = _field("A talk by the authors.", "https://example.org/talk", None)


class BuildsOn(Fields):
    """One edge of the family tree: an earlier paper and what changed."""

    paper: RecordName = _field("The id of the earlier paper's record.", "adapters")
    relation: Relation = _field(
        "How this paper stands to the earlier one; what each word means stands on the page of the lineages.", "replaces"
    )
    known_since: Month | None = _field(
        "When what it builds on was public, where that was before the earlier paper itself.", "2021-05", None
    )
    change: Line = _field(
        "One sentence on what is new against it.",
        "Swaps serial bottleneck layers for updates that merge into the weights.",
        max_length=300,
    )


class Baseline(Fields):
    """What a result is to be held against."""

    name: Line = _field("The earlier method or model.", "full fine-tuning")
    value: Figure = _field("Its figure, in the same metric and unit.", "89.5")


class Result(Fields):
    """One figure as the paper reports it."""

    task: Line = _field("What was to be done.", "Machine translation")
    dataset: Line | None = _field(
        "On what it was measured: the id of an entry of `content/datasets.yml`.", "wmt-2014-english-german", None
    )
    metric: Line = _field("In what it was measured: the id of an entry of `content/metrics.yml`.", "bleu")
    value: Figure = _field("The figure, a number.", "28.4")
    unit: Line | None = _field("Its unit, where it is not that of the metric.", "points", None)
    relative: Comparison | None = _field(
        "That the figure is no absolute one but a `gain` over a baseline, a `ratio` to it or a `share` of it.",
        "gain",
        None,
    )
    model: Line | None = _field("Which of the paper's models reached it.", "GPT-3 175B", None)
    weights: WebAddress | None = _field(
        "Where anyone can get the weights of that model, or a page that says so; none for a closed model, and none"
        " where no source tells.",
        "https://github.com/deepseek-ai/DeepSeek-V2",
        None,
    )
    split: Line | None = _field("On which part of the dataset, where that is told and matters.", "test-clean", None)
    setting: Line | None = _field(
        "What makes figures incomparable, said the same way everywhere.", "5-shot", None, max_length=60
    )
    note: Line | None = _field("Any other condition.", "ensemble of 7", None)
    baseline: Baseline | None = _field("What it is compared with.", "{name: best earlier ensemble, value: 26.4}", None)
    source: WebAddress | None = _field(
        "Where it was read, if not in the summary's sources.", "https://aclanthology.org/N19-1423/", None
    )


class Summary(Fields):
    """Where a summary comes from and how far it goes."""

    status: Status = _field(
        "`complete`, `brief` (a paragraph or two) or `wanted` (nobody has written it yet).", "complete"
    )
    read: Read | None = _field(
        "What its writer had before them: the paper, a review of it, or its abstract.", "paper", None
    )
    sources: tuple[WebAddress, ...] = _field(
        "The addresses of the pages that were read, first-hand ones: arXiv, proceedings, OpenReview, the authors' own.",
        "[https://arxiv.org/abs/1412.6980]",
        (),
    )
    ai_assisted: Flag = _field("Whether a language model helped to write it.", "true", False)
    checked: Day | None = _field("When it was last checked against what was read.", "2026-11-21", None)


class PaperFields(Fields):
    """The front matter of a paper's record."""

    id: Id | None = _field("The paper's id; it can be left out, and must be the file's name.", "lora", None)
    title: Line = _field("The full title as the paper has it.", '"LoRA: Low-Rank Adaptation of Large Language Models"')
    name: Line | None = _field("What the field calls it, where there is such a name.", "LoRA", None, max_length=60)
    aliases: tuple[Line, ...] = _field("Other names and titles by which it is known.", "[Low-rank adapters]", ())
    formerly: tuple[Id, ...] = _formerly()
    year: Year = _field(
        "The year in which it first appeared in public: that of its arXiv identifier or of its venue, "
        "whichever is earlier.",
        "2021",
    )
    first_posted: Month | None = _field(
        "The month in which it first appeared in public, where its arXiv identifier does not tell.", "2012-09", None
    )
    authors: Annotated[tuple[AnyAuthor, ...], AfterValidator(_in_order)] = _field(
        "All authors, in order, with their names in full; `{name: Mao Zedong, family: Mao}` where the family name is "
        "not the last word with its particles.",
        "[Edward J. Hu, Yelong Shen]",
        (),
    )
    affiliations: tuple[Line, ...] = _field("Where the authors worked, each once.", "[Microsoft]", ())
    venue: Line | None = _field("Where it was published, as the field writes it.", "ICLR 2022", None, max_length=80)
    listings: tuple[Listing, ...] = _field(
        "The areas in which it stands.", "[{area: nlp, tier: seminal}]", min_length=1
    )
    topics: tuple[RecordName, ...] = _field(
        "Two to four topics of `content/topics/`, five at the most.",
        "[parameter-efficient-fine-tuning]",
        (),
        max_length=5,
    )
    links: Links = _field("Where to find it.", '{arxiv: "2106.09685"}', Links())
    tldr: Line | None = _field(
        "One sentence that names the thing and the gain, at most 200 characters.",
        "Freeze the model and learn a small low-rank update beside each weight matrix.",
        None,
        max_length=200,
    )
    builds_on: tuple[BuildsOn, ...] = _field("The papers that this one grew out of.", "[{paper: adapters, …}]", ())
    results: tuple[Result, ...] = _field(
        "The paper's main figures.", "[{task: …, dataset: …, metric: …, value: 28.4}]", ()
    )
    added: Day | None = _field("On which day its record came.", "2026-11-21", None)
    summary: Summary = _field("Where the summary comes from.", "{status: complete, read: paper, checked: 2026-11-21}")


class StartingPoint(Fields):
    """A paper to begin with."""

    paper: RecordName = _field("The id of the paper's record.", "lora")
    reason: Line = _field(
        "Why one begins with it, in a sentence.", "It is short, and all that came later starts from it.", max_length=300
    )


class AreaFields(Fields):
    """The front matter of an area's record."""

    name: Line = _field("The area's name.", "Natural language processing", max_length=60)
    description: Line = _field(
        "What the area is about, in a sentence.", "Machines that read and write.", max_length=200
    )
    position: Number = _field("Its place among the areas, from 1.", "2")
    begin_with: tuple[StartingPoint, ...] = _begin_with()
    formerly: tuple[Id, ...] = _formerly()


class TopicFields(Fields):
    """The front matter of a topic; its text says what the topic is and why it matters, with citations."""

    formerly: tuple[Id, ...] = _formerly()
    name: Line = _field("The topic's name.", "Retrieval-augmented generation", max_length=60)
    aliases: tuple[Line, ...] = _field("Other names under which it is looked for.", "[RAG]", ())
    description: Line = _field("What the topic is, in a sentence.", "Looking facts up before writing.", max_length=200)
    group: Line | None = _field(
        "The heading under which it stands, unless it has a `parent`.", "Knowledge and retrieval", None, max_length=60
    )
    parent: RecordName | None = _field("The id of the topic that it is a part of.", "efficient-attention", None)
    position: Number = _field(
        "Its place among the topics; those without one stand last, by name.", "120", LAST_POSITION
    )
    begin_with: tuple[StartingPoint, ...] = _begin_with()

    @model_validator(mode="after")
    def _group_or_parent(self) -> TopicFields:
        if (self.group is None) == (self.parent is None):
            raise _refuse("a topic has either a `group` or a `parent`", "give the heading, or the topic it is part of")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return self.name, *self.aliases


class Retired(StrEnum):
    """What was taken away."""

    PAPER = "paper"
    AREA = "area"
    TOPIC = "topic"
    LIST = "list"
    LINEAGE = "lineage"
    REPORT = "report"


class RemovedFields(Fields):
    """What is left of a record that was taken away, one entry of `removed.yml`: its address still says so."""

    kind: Retired = _field("What it was.", "paper")
    id: Id = _field("The id that it had.", "lora")
    formerly: tuple[Id, ...] = _formerly()
    title: Line = _field("Its title or name.", '"LoRA: Low-Rank Adaptation"', max_length=300)
    reason: Line = _field(
        "Why it was taken away, in a sentence.", "The paper was withdrawn by its authors.", max_length=300
    )
    removed: Day = _field("On which day.", "2026-11-27")


class ListEntry(Fields):
    """One paper of a reading list."""

    paper: RecordName = _field("The id of the paper's record.", "lora")
    note: Line = _field(
        "Why it stands here and what it gives the reader.", "Shows how little of a model must move.", max_length=500
    )


class ListFields(Fields):
    """The front matter of a reading list."""

    title: Line = _field("The list's title.", "Essential papers for GenAI developers", max_length=100)
    formerly: tuple[Id, ...] = _formerly()
    description: Line = _field(
        "What the list is, in a sentence.", "Fifteen papers behind today's tools.", max_length=200
    )
    audience: Line | None = _field(
        "For whom it is.", "Developers who are new to research papers.", None, max_length=200
    )
    papers: tuple[ListEntry, ...] = _field("The papers, in reading order.", "[{paper: lora, note: …}]", min_length=1)


class YearFields(Fields):
    """The front matter of what is told of a year; its text says what happened, with citations."""

    description: Line = _field("The year in a sentence.", "Attention alone is enough.", max_length=120)


class LineageFields(Fields):
    """The front matter of a lineage."""

    title: Line = _field("The lineage's title.", "Parameter-efficient fine-tuning", max_length=100)
    formerly: tuple[Id, ...] = _formerly()
    description: Line = _field("What was handed down, in a sentence.", "How less and less was trained.", max_length=200)
    papers: tuple[RecordName, ...] = _field("The ids of its papers, in any order.", "[adapters, lora]", ())
    roots: tuple[RecordName, ...] = _field(
        "In place of `papers`: the ids of the papers that it began with. All their descendants belong to it.",
        "[adapters]",
        (),
    )

    @model_validator(mode="after")
    def _papers_or_roots(self) -> LineageFields:
        if bool(self.papers) == bool(self.roots):
            raise _refuse("a lineage has either `papers` or `roots`", "name its papers, or those that it began with")
        return self


class ReportRow(Fields):
    """A line of a report's table; its team comes from the paper's record."""

    area: Line = _field("The area of research.", "Efficiency", max_length=60)
    paper: RecordName = _field("The id of the paper's record.", "lora")
    contribution: Line = _field(
        "What it contributed, in a few words.", "Low-rank updates beside frozen weights", max_length=120
    )


class ReportFields(Fields):
    """The front matter of a report."""

    title: Line = _field("The report's title.", "Generative models in 2023", max_length=100)
    formerly: tuple[Id, ...] = _formerly()
    description: Line = _field("What it reports on, in a sentence.", "Cheaper tuning and its limits.", max_length=200)
    created: Day = _field("When it was first written.", "2026-11-26")
    updated: Day = _field("When it was last changed.", "2026-11-26")
    authors: tuple[Line, ...] = _field("Who wrote it.", "[The editors of Stemma]", min_length=1)
    topics: tuple[RecordName, ...] = _field(
        "What it is about: topics of `content/topics/`.", "[quantization]", min_length=1
    )
    table: tuple[ReportRow, ...] = _field(
        "Research area, contribution and paper, line by line.", "[{area: …, paper: …, contribution: …}]", min_length=1
    )


class TranslationFields(Fields):
    """The front matter of a translation, `<id>.<language>.md` beside a record; all else comes from the record.

    The headings of a paper's sections stay as they are: the page shows them in its language.
    """

    title: Line = _field(
        "The title, or an area's or a topic's name, in the language.", '"LoRA: adaptação de baixo posto"'
    )
    tldr: Line = _field("The `tldr`, or else the `description`, in the language.", "Congela o modelo …", max_length=220)
    audience: Line | None = _field("A reading list's `audience`.", "Quem programa …", None, max_length=220)
    notes: tuple[ListEntry, ...] = _field("A reading list's `papers` with their notes.", "[{paper: lora, note: …}]", ())
    group: Line | None = _field("A topic's `group`.", "Treinamento", None, max_length=60)
    begin_with: tuple[StartingPoint, ...] = _field(
        "The `begin_with` of an area or a topic with its reasons.", "[{paper: lora, reason: …}]", ()
    )
    source_hash: str = _field(
        "Which English text was translated: `make check` names the hash.", "4f0c2a9be1d7", pattern="^[0-9a-f]{12}$"
    )


class DatasetFields(Fields):
    """A dataset or benchmark by which figures are reported, one entry of `datasets.yml`."""

    id: Id = _field("Its id, by which results name it.", "humaneval-plus")
    name: Line = _field("What the field calls it.", "HumanEval+", max_length=80)
    aliases: tuple[Line, ...] = _field("Other names and spellings of it.", "[HumanEval Plus]", ())
    measures: Line = _field(
        "In a sentence, what it holds or measures.", "Programs that must pass tests.", max_length=200
    )
    task: Line | None = _field("What is done on it.", "Code generation", None)
    split: Line | None = _field("Which part of it is usually reported on.", "validation", None)
    paper: RecordName | None = _field("The id of the record of the paper that introduced it.", "codex", None)
    formerly: tuple[Id, ...] = _field("Ids that its page had before.", "[human-eval]", ())

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return self.name, *self.aliases


class MetricFields(Fields):
    """What figures are measured in, one entry of `metrics.yml`."""

    id: Id = _field("Its id, by which results name it.", "word-error-rate")
    name: Line = _field("What the field calls it.", "Word error rate", max_length=80)
    aliases: tuple[Line, ...] = _field("Other names and spellings of it.", "[WER]", ())
    unit: Line | None = _field("Its unit, where it has one.", '"%"', None, max_length=20)
    better: Better = _field("Whether `more` or `less` is better, or `neither`.", "less")
    measures: Line = _field("In a sentence, what it says.", "Share of words that are wrong.", max_length=200)
    cost: Flag = _field("That it says what a method takes or saves: data, time, memory, money.", "true", False)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return self.name, *self.aliases


class AuthorFields(Fields):
    """An author of whom the names on papers do not tell enough, one entry of `authors.yml`.

    Names that differ in case, accents, dots and hyphens alone are one person's without it.
    """

    name: Line = _field("The name as the site shows it.", "Geoffrey Hinton", max_length=100)
    aliases: tuple[Line, ...] = _field("Other forms of this person's name on papers.", "[Geoffrey E. Hinton]", ())
    several: Flag = _field("That several persons have this name; none of them gets a page.", "true", False)

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name."""
        return self.name, *self.aliases

    @model_validator(mode="after")
    def _aliases_or_several(self) -> AuthorFields:
        if bool(self.aliases) == self.several:
            raise _refuse("an author has either `aliases` or `several`", "give the other forms, or say `several: true`")
        return self


class VenueKind(StrEnum):
    """What kind of place a paper came out in."""

    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    JOURNAL = "journal"
    ARCHIVE = "archive"
    REPORT = "report"


class VenueFields(Fields):
    """A series of conferences, a journal or another place where papers come out, one entry of `venues.yml`."""

    id: Id = _field("Its id, which its page's address ends with.", "neurips")
    name: Line = _field("What papers' records call it, without a year.", "NeurIPS", max_length=60)
    title: Line | None = _field("Its name in full.", "Neural Information Processing Systems", None, max_length=160)
    kind: VenueKind = _field(
        "`conference`, `workshop`, `journal`, `archive` (of preprints) or `report` (what firms and labs publish).",
        "conference",
    )
    aliases: tuple[Line, ...] = _field("Other names of it in records, parts of it included.", "[NIPS]", ())

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return (self.name, *self.aliases)


class SynonymFields(Fields):
    """Words that mean the same to somebody who searches, one entry of `synonyms.yml`."""

    words: tuple[Line, ...] = _field(
        "Two or more forms of one thing, the short one first.", "[CoT, chain of thought]", min_length=2
    )


class Stemmer(StrEnum):
    """A language whose words the search takes to their stems: the site needs Snowball's script for each."""

    ENGLISH = "english"
    PORTUGUESE = "portuguese"


class SearchFields(Fields):
    """What the search knows of a language."""

    stemmer: Stemmer | None = _field("Snowball's name of its stemmer, where there is one.", "portuguese", None)
    weightless: tuple[Line, ...] = _field(
        "Words that say nothing about what is looked for, such as articles.", "[o, a, que, como]", ()
    )
    between: tuple[Line, ...] = _field("Words that stand between two things to compare.", "[vs, contra]", ())


class LanguageFields(Fields):
    """A language besides English, one file of `content/languages/`."""

    name: Line = _field("What the language calls itself.", "Português (Brasil)", max_length=40)
    words: dict[str, Line | None] = _field(
        "What each phrase of the interface is in the language, nothing while English stands in; `{…}` stays as it is.",
        "{Areas: Áreas}",
    )
    search: SearchFields = _field(
        "How words are searched for in the language.", "{stemmer: portuguese}", SearchFields()
    )
