"""The readable list of every page of the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.views.contribute import contribute_page
from generator.views.home import explore_page, home_page
from generator.views.indexes import areas_index, lineages_index, lists_index, topics_index, years_index
from generator.views.lineage import lineage_page
from generator.views.listings import area_page, papers_page, topic_page, year_page
from generator.views.map import map_page
from generator.views.paper import paper_page
from generator.views.parts import Page
from generator.views.reading_list import reading_list_page
from generator.views.wanted import wanted_page


def plan(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of the site, each drawn when it is asked for."""
    yield home_page(catalogue)
    yield explore_page(catalogue)
    yield papers_page(catalogue)
    yield from (paper_page(catalogue, paper) for paper in catalogue.papers.values())
    yield areas_index(catalogue)
    yield from (area_page(catalogue, area) for area in catalogue.areas.values())
    yield years_index(catalogue)
    yield from (year_page(catalogue, year) for year in catalogue.by_year)
    yield topics_index(catalogue)
    yield from (topic_page(catalogue, topic) for topic in catalogue.topics)
    yield lineages_index(catalogue)
    yield map_page(catalogue)
    yield from (lineage_page(catalogue, found) for found in catalogue.lineages.values())
    yield lists_index(catalogue)
    yield from (reading_list_page(catalogue, found) for found in catalogue.lists.values())
    yield contribute_page(catalogue)
    yield wanted_page(catalogue)
