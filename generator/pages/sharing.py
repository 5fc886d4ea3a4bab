"""What a shared link shows: for the home page, lineages, lists and landmarks a card with a small tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue, oldest_first
from generator.records.model import Paper

MOST_BESIDE = 3  # names on each side of a small tree


@dataclass(frozen=True)
class Shared:
    """What a card shows: a name, a sentence, and the names that a small tree has before and after the middle."""

    name: str
    told: str
    before: Sequence[str] = ()
    after: Sequence[str] = ()


def all_shared(catalogue: Catalogue) -> Mapping[str, Shared]:
    """The card of each page that has one, by the page's address."""
    landmarks = [paper for paper in catalogue.papers.values() if catalogue.is_landmark(paper)]
    home = "What each machine-learning paper says, how good the evidence is, and which papers it grew out of."
    return {
        "index.html": Shared(
            "Stemma", home, *_split(sorted(landmarks, key=catalogue.weightiest_first)[: 2 * MOST_BESIDE])
        ),
        **{addresses.paper(paper.id): _of_paper(catalogue, paper) for paper in landmarks},
        **{
            addresses.lineage(key): Shared(
                one.fields.title, one.fields.description, *_weightiest(catalogue, catalogue.members[key])
            )
            for key, one in catalogue.lineages.items()
        },
        **{
            addresses.reading_list(key): Shared(
                one.fields.title,
                one.fields.description,
                *_weightiest(catalogue, [entry.paper for entry in one.fields.papers]),
            )
            for key, one in catalogue.lists.items()
        },
    }


def _of_paper(catalogue: Catalogue, paper: Paper) -> Shared:
    before = [edge.earlier.short for edge in catalogue.grew_out_of.get(paper.id, ())]
    after = [edge.later.short for edge in catalogue.led_to.get(paper.id, ())]
    return Shared(paper.short, paper.fields.tldr or paper.fields.title, before[:MOST_BESIDE], after[:MOST_BESIDE])


def _weightiest(catalogue: Catalogue, papers: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    chosen = sorted((catalogue.papers[paper] for paper in papers), key=catalogue.weightiest_first)
    return _split(chosen[: 2 * MOST_BESIDE])


def _split(papers: Sequence[Paper]) -> tuple[Sequence[str], Sequence[str]]:
    """The names of the papers, the older half before and the younger after."""
    names = [paper.short for paper in sorted(papers, key=oldest_first)]
    middle = (len(names) + 1) // 2
    return names[:middle], names[middle:]
