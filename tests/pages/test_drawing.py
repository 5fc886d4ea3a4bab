"""Family trees as SVG."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from generator.pages.drawing import svg
from generator.pages.drawing.order import Room, across, layers_of
from generator.pages.drawing.picture import Arrow, Form, PaperNode, Picture, Stroke
from generator.pages.drawing.rows import rows_of
from generator.pages.drawing.sizes import MEASURES, label_lines
from tests.drawn import drawing

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
def test_nothing_overlaps_and_years_run_downwards(form: Form) -> None:
    shown = drawing(svg.svg(picture(form)))
    assert len(shown.boxes) == 24
    assert shown.overlaps() == []
    boxes = list(shown.boxes.values())
    for earlier, later in zip(boxes[:-4], boxes[4:], strict=True):
        assert earlier[3] <= later[1] + 1


@pytest.mark.parametrize("form", [Form.LINEAGE, Form.FAMILY])
def test_a_crowded_picture_is_no_wider_than_its_form(form: Form) -> None:
    """Thirty papers of a year, each built on all that its index divides, need several lines and many trunks."""
    crowded = replace(picture(form, 30), nodes=[replace(node, year=2020) for node in picture(form, 30).nodes])
    arrows = [Arrow(f"p{n}", f"p{n // 3}", Stroke.STUDIES, "crowded") for n in range(1, 30)]
    shown = drawing(svg.svg(replace(crowded, arrows=arrows)))
    assert shown.overlaps() == []
    assert shown.width == MEASURES[form].width


def test_an_edge_ends_at_its_later_paper_even_where_that_came_out_in_an_earlier_year() -> None:
    shown = replace(picture(Form.LINEAGE, 8), arrows=[Arrow("p1", "p6", Stroke.CARRIES_ON, "ran ahead")])
    drawn = drawing(svg.svg(shown))
    (path,), later = drawn.edges.values(), drawn.boxes["p1"]
    assert drawn.overlaps() == []
    assert later[0] < path[0][0] < later[2]
    assert later[3] < path[0][1] < drawn.boxes["p6"][1]


def test_edges_run_straight_where_nothing_is_in_their_way() -> None:
    chain = replace(picture(Form.LINEAGE, 20), arrows=[Arrow("p16", "p0", Stroke.CARRIES_ON, "far")])
    alone = replace(chain, nodes=[node for node in chain.nodes if node.id in ("p0", "p16")])
    (path,) = drawing(svg.svg(alone)).edges.values()
    assert max(x for x, _ in path) - min(x for x, _ in path) < 1


def test_few_edges_cross_where_none_need_cross() -> None:
    """Two families whose papers come in turns stand apart, and no edge of one crosses an edge of the other."""
    nodes = [PaperNode(f"p{n}", f"P{n}", "", 2010 + n // 4, False, "") for n in range(16)]
    arrows = [Arrow(f"p{n}", f"p{n - 4 - (n // 2) % 2 * 2}", Stroke.CARRIES_ON, "") for n in range(6, 16)]
    shown = Picture(Form.LINEAGE, "", nodes, arrows)
    rows = [row.nodes for row in rows_of(shown, dict.fromkeys((node.id for node in nodes), 50.0))]
    layers = layers_of(rows, [(arrow.earlier, arrow.later) for arrow in arrows])
    at = across(layers, Room(0, 1000, {place: 50.0 for row in layers.rows for place in row}, 10, 5))
    steps = [[(at[up], at[down]) for down in row for up in layers.above.get(down, ())] for row in layers.rows]
    assert not [1 for row in steps for a, b in combinations(row, 2) if (a[0] - b[0]) * (a[1] - b[1]) < 0]


def test_every_paper_is_a_link_and_every_edge_says_what_it_is() -> None:
    root = ElementTree.fromstring(svg.svg(picture(Form.LINEAGE)))
    assert [link.get("href") for link in root.iter("a")] == [f"p{n}.html" for n in range(24)]
    edges = [group for group in root.iter("g") if "st-tree__edge" in (group.get("class") or "")]
    assert edges[0].findtext("title") == '"8" & more'
    assert (edges[0].get("data-later"), edges[0].get("data-earlier")) == ("p8", "p4")
    assert len(edges) == len(picture(Form.LINEAGE).arrows)


def test_relations_are_told_apart_by_the_sign_at_their_end() -> None:
    def sign(line: Stroke) -> str:
        shown = replace(picture(Form.LINEAGE, 8), arrows=[Arrow("p4", "p0", line, "")])
        (drawn,) = (path for path in ElementTree.fromstring(svg.svg(shown)).iter("path") if "sign" in str(path.attrib))
        return drawn.attrib["d"]

    assert len({sign(line) for line in Stroke}) == len(Stroke)


def test_pictures_that_differ_are_told_apart() -> None:
    shown, other = picture(Form.FAMILY, 4), picture(Form.LINEAGE, 4)
    assert svg.draw([shown, other]) == {shown.key: svg.svg(shown), other.key: svg.svg(other)}
    assert shown.key != other.key


def test_a_long_compound_is_broken_at_a_hyphen_and_other_words_are_not() -> None:
    node = PaperNode("fid", "Fusion-in-Decoder", "", 2020, False, "")
    assert label_lines(node, Form.FAMILY) == ["Fusion-in-", "Decoder", "2020"]
    named = replace(node, name="An Analysis of GPT-3", year=2021)
    assert label_lines(named, Form.FAMILY) == ["An Analysis of", "GPT-3", "2021"]
