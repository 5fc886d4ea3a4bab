"""The pages of areas, topics and years: what their tables say of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.pages.listings import area_page, year_page
from generator.pages.page import Page
from generator.pages.render import draw_page
from tests import real


def columns(page: Page) -> Sequence[str]:
    """What stands above the columns of a page's table of papers."""
    heads = re.search(r'<table class="[^"]*st-papers.*?</thead>', draw_page(page, {}).html, re.S)
    return re.findall(r'scope="col">(\w+)<', heads[0]) if heads else ()


def test_a_table_gives_the_year_of_a_paper_but_on_that_years_own_page() -> None:
    catalogue = real.catalogue()
    assert columns(area_page(catalogue, catalogue.areas["nlp"])) == ["Paper", "Year", "Summary"]
    assert columns(year_page(catalogue, 2017)) == ["Paper", "Summary"]
