"""Family trees as SVG."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from generator.pages.drawing import svg
from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture, Stroke

NAMES = (
    "Transformer",
    "A <b> & Title",
    "Deep Unsupervised Learning using Nonequilibrium Thermodynamics",
    "W" * 60,
    "é",
)


def picture(form: Form, count: int = 24) -> Picture:
    """Several papers a year, each built on one of an earlier year and on one of its own."""
    nodes = [
        PaperNode(f"p{n}", f"{NAMES[n % 5]} {n}", f"Title {n}", 2010 + n // 4, n % 3 == 0, f"p{n}.html")
        for n in range(count)
    ]
    older = [Arrow(f"p{n}", f"p{n // 2}", Stroke.CARRIES_ON, f'"{n}" & more') for n in range(8, count)]
    equal = [Arrow(f"p{n}", f"p{n - 1}", Stroke.REPLACES, "same year") for n in range(1, count, 4)]
    return Picture(form, "A <tree>", nodes, [*older, *equal])


@pytest.mark.parametrize("form", list(Form))
def test_a_picture_drawn_twice_is_equal_to_the_byte_and_is_sound_xml(form: Form) -> None:
    drawn = svg.svg(picture(form))
    assert drawn == svg.svg(picture(form))
    assert "\n" not in drawn
    ElementTree.fromstring(drawn)


@pytest.mark.parametrize("form", [Form.LINEAGE, Form.FAMILY])
def test_boxes_do_not_overlap_and_years_run_downwards(form: Form) -> None:
    drawn = svg.svg(picture(form))
    figures = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn)
    boxes = [(x, y, x + w, y + h) for x, y, w, h in ([float(one) for one in box] for box in figures)]
    assert len(boxes) == 24
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for earlier, later in zip(boxes[:-4], boxes[4:], strict=True):
        assert earlier[3] <= later[1] + 1


def test_every_paper_is_a_link_and_every_edge_says_what_it_is() -> None:
    root = ElementTree.fromstring(svg.svg(picture(Form.LINEAGE)))
    assert [link.get("href") for link in root.iter("a")] == [f"p{n}.html" for n in range(24)]
    edges = [group for group in root.iter("g") if "st-tree__edge" in (group.get("class") or "")]
    assert edges[0].findtext("title") == '"8" & more'
    assert len(edges) == len(picture(Form.LINEAGE).arrows)


def test_a_picture_that_is_kept_is_not_drawn_again() -> None:
    shown = picture(Form.FAMILY, 4)
    assert svg.draw([shown], {shown.key: "kept"}) == {shown.key: "kept"}
    assert svg.draw([shown], {"another": "kept"}) == {shown.key: svg.svg(shown)}
    assert picture(Form.LINEAGE, 4).key != shown.key
