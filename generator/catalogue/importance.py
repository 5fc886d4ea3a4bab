"""How much a paper matters among the records: the one order by weight that pages, trees and the search share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.addresses import plain
from generator.records.fields import Tier
from generator.records.model import Paper

if TYPE_CHECKING:
    from generator.catalogue.catalogue import Catalogue

GENERATIONS = 3  # descendants further off count nothing, so that the work grows as the records do
NEARER = 0.5  # a generation counts this much of the one before it
ON_A_LIST = 2.0
IN_A_LINEAGE = 1.0
NEED_TO_KNOW = 1.5
HELD_AGAINST = 0.5


def importance(catalogue: Catalogue) -> Mapping[str, float]:
    """Every paper's importance by id, a number that means something only beside another paper's.

    Added up, all from the records and none by judgement of the paper itself:

    - each distinct descendant: 1 for a child, 1/2 for a grandchild, 1/4 for the generation after that;
    - 2 for each reading list that it stands on, since somebody chose it for beginners;
    - 1 for each lineage that it belongs to;
    - 1.5 where the papers list has it as need to know, in any area;
    - 1/2 for each paper that holds its figures against it (the `baseline` of a result).

    Records and edges are each looked at a bounded number of times.
    """
    total: defaultdict[str, float] = defaultdict(float)
    named = _by_name(catalogue)
    for paper in catalogue.papers.values():
        for ancestor, away in catalogue.ancestors(paper.id, GENERATIONS).items():
            total[ancestor] += NEARER ** (away - 1)
        for rival in _held_against(paper, named):
            total[rival] += HELD_AGAINST
        total[paper.id] += ON_A_LIST * len(catalogue.on_lists.get(paper.id, ()))
        total[paper.id] += IN_A_LINEAGE * len(catalogue.in_lineages.get(paper.id, ()))
        total[paper.id] += NEED_TO_KNOW * any(x.tier is Tier.SEMINAL for x in paper.fields.listings)
    return {paper_id: total[paper_id] for paper_id in catalogue.papers}


def _by_name(catalogue: Catalogue) -> Mapping[str, str]:
    """The papers by what a baseline may call them."""
    papers = catalogue.papers.values()
    return {plain(name): paper.id for paper in papers for name in (paper.short, *paper.fields.aliases)}


def _held_against(paper: Paper, named: Mapping[str, str]) -> Iterator[str]:
    """The other papers that this one compares itself with, each once: `PaLM 540B` is PaLM."""
    rivals = {_rival(result.baseline.name, named) for result in paper.fields.results if result.baseline}
    yield from sorted(rival for rival in rivals if rival and rival != paper.id)


def _rival(baseline: str, named: Mapping[str, str]) -> str | None:
    """The paper whose name is all of a baseline's, or the most of its beginning that is a name."""
    ends = [found.start() for found in re.finditer(r"[\s-]|$", baseline)]
    return next((named[name] for end in reversed(ends) if (name := plain(baseline[:end])) in named), None)
