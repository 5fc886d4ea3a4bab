"""What stands near a page's papers, as links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.near import SHOWN_NEAR, near
from generator.pages.links import called
from generator.pages.page import Link
from generator.records.kinds import KINDS
from generator.records.model import Kind

HEADINGS = {
    Kind.LINEAGES: "Lineages",
    Kind.LISTS: "Reading lists",
    Kind.REPORTS: "Reports",
    Kind.DATASETS: "Datasets",
    Kind.TOPICS: "Topics",
}


@dataclass(frozen=True)
class Neighbours:
    """Records of one kind that stand near."""

    heading: str
    links: Sequence[Link]


def neighbours(
    catalogue: Catalogue, papers: Collection[str], page: str, kinds: Collection[Kind] = tuple(SHOWN_NEAR)
) -> Sequence[Neighbours]:
    """The records of these kinds that stand near the papers, but for the page's own."""
    found = [(kind, _links(catalogue, papers, kind, page)) for kind in SHOWN_NEAR if kind in kinds]
    return [Neighbours(catalogue.locale.say(HEADINGS[kind]), links) for kind, links in found if links]


def _links(catalogue: Catalogue, papers: Collection[str], kind: Kind, page: str) -> Sequence[Link]:
    address, records = KINDS[kind].address or addresses.dataset, catalogue.of(kind)
    others = [key for key in near(catalogue, papers, kind) if address(key) != page]
    return [Link(called(records[key]), catalogue.href(address(key), page)) for key in others[: SHOWN_NEAR[kind]]]
