"""In what order papers stand in their rows, and how far to the right: few crossings, short and straight edges.

The layered drawing of Sugiyama, Tagawa and Toda (1981): rows are swept down and up, each ordered by where the
neighbours of its places stand, and the best of all sweeps is kept. Within a row everything stands as near to its
neighbours as distances allow, which is isotonic regression. All edges from one paper to further rows share one line
through the rows between, its *trunk*.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

SWEEPS, STRAIGHTENINGS = 12, 12
STRAIGHT = 4.0  # how much more it counts that a trunk is straight than that an edge is

# A paper and a row: the paper itself, or its trunk where that passes a further row.
Spot = tuple[str, int]


@dataclass(frozen=True)
class Layers:
    """All places row by row, and those that each is joined to in the rows above and below."""

    rows: Sequence[Sequence[Spot]]
    above: Mapping[Spot, Sequence[Spot]]
    below: Mapping[Spot, Sequence[Spot]]


@dataclass(frozen=True)
class Room:
    """The ends of rows, how wide papers are, how far they keep apart and from trunks, and which stand rightmost."""

    left: float
    right: float
    widths: Mapping[Spot, float]
    between: float
    beside: float
    rightmost: Collection[str] = ()


def layers_of(rows: Sequence[Collection[str]], joined: Iterable[tuple[str, str]]) -> Layers:
    """The papers in their rows, with the trunks that pass them. Those joined are the upper and the lower paper."""
    home = {paper: number for number, row in enumerate(rows) for paper in row}
    steps = set[tuple[Spot, Spot]]()
    for upper, lower in joined:
        trunk = [(upper, row) for row in range(home[upper], home[lower])]
        steps.update(pairwise([*trunk, (lower, home[lower])]))
    above, below = defaultdict[Spot, list[Spot]](list), defaultdict[Spot, list[Spot]](list)
    for up, down in sorted(steps):
        above[down].append(up)
        below[up].append(down)
    places = sorted({*home.items(), *above, *below})
    return Layers([[place for place in places if place[1] == row] for row in range(len(rows))], above, below)


def across(layers: Layers, room: Room) -> Mapping[Spot, float]:
    """How far to the right the middle of each place stands, in pixels."""
    at = {place: (room.left + room.right) / 2 for row in layers.rows for place in row}
    best, least = dict(at), (len(at) ** 2, 0.0)
    for sweep in range(SWEEPS):
        rows, near = (layers.rows[::-1], layers.below) if sweep % 2 else (layers.rows, layers.above)
        for row in rows:
            wished = {place: _middle(at, place, [(near.get(place, ()), 1)]) for place in row}
            ordered = sorted(row, key=lambda place: (place[0] in room.rightmost, wished[place], at[place], place))
            at.update(_placed(ordered, wished, room))
        if (tangle := _tangle(layers, at)) < least:
            best, least = dict(at), tangle
    return _straightened(layers, best, room)


def _straightened(layers: Layers, at: dict[Spot, float], room: Room) -> Mapping[Spot, float]:
    """The same order, with everything as near as it can be to what it is joined to above and below."""
    rows = [sorted(row, key=lambda place: at[place]) for row in layers.rows]
    for turn in range(STRAIGHTENINGS):
        for row in rows[::-1] if turn % 2 else rows:
            wished = {
                place: _middle(at, place, [(near.get(place, ()), STRAIGHT) for near in (layers.above, layers.below)])
                for place in row
            }
            at.update(_placed(row, wished, room))
    return at


def _middle(at: Mapping[Spot, float], place: Spot, near: Iterable[tuple[Sequence[Spot], float]]) -> float:
    """Where a place would stand for its neighbours' sake; a step of one trunk weighs so much more than others."""
    total = weight = 0.0
    for others, straight in near:
        for other in others:
            heavy = straight if other[0] == place[0] else 1.0
            total, weight = total + heavy * at[other], weight + heavy
    return total / weight if weight else at[place]


def _placed(row: Sequence[Spot], wished: Mapping[Spot, float], room: Room) -> Mapping[Spot, float]:
    """The places in this order, as near to where they wish to stand as their distances allow (least squares)."""
    if not row:
        return {}
    offsets = list(accumulate((_apart(*pair, room) for pair in pairwise(row)), initial=0.0))
    blocks: list[tuple[float, int]] = []  # the sum of wishes, without offsets, and of how many places
    for place, offset in zip(row, offsets, strict=True):
        total, count = wished[place] - offset, 1
        while blocks and blocks[-1][0] * count > total * blocks[-1][1]:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    least = room.left + room.widths.get(row[0], 0.0) / 2
    most = max(least, room.right - room.widths.get(row[-1], 0.0) / 2 - offsets[-1])
    starts = [min(max(total / count, least), most) for total, count in blocks for _ in range(count)]
    return {place: start + offset for place, start, offset in zip(row, starts, offsets, strict=True)}


def _apart(left: Spot, right: Spot, room: Room) -> float:
    """How far the middles of two neighbours are from each other at the least."""
    sides = [room.widths.get(place) for place in (left, right)]
    gap = room.beside if None in sides else room.between
    return gap + sum(side or 0.0 for side in sides) / 2


def _tangle(layers: Layers, at: Mapping[Spot, float]) -> tuple[int, float]:
    """How many edges cross, and how far they lead sideways."""
    crossings, sideways = 0, 0.0
    for row in layers.rows:
        steps = sorted((at[upper], at[lower]) for lower in row for upper in layers.above.get(lower, ()))
        ends: list[float] = []
        for upper, lower in steps:
            crossings += len(ends) - bisect_right(ends, lower)
            insort(ends, lower)
            sideways += abs(upper - lower)
    return crossings, sideways
