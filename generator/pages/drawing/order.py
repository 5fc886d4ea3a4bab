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

SWEEPS, STRAIGHTENINGS = 12, 12  # at most
VAIN = 3  # sweeps after which nothing better is expected
STILL = 0.1  # pixels; less is not seen
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
    best, least, found = dict(at), (len(at) ** 2, 0.0), 0
    above, below = _pulls(at, layers.above), _pulls(at, layers.below)
    for sweep in range(SWEEPS):
        rows, pulls = (layers.rows[::-1], below) if sweep % 2 else (layers.rows, above)
        for row in rows:
            wished = {place: _middle(at, place, pulls[place]) for place in row}
            ordered = sorted(row, key=lambda place: (place[0] in room.rightmost, wished[place], at[place], place))
            at.update(_placed(ordered, wished, room))
        if (tangle := _tangle(layers, at)) < least:
            best, least, found = dict(at), tangle, sweep
        elif sweep - found == VAIN:
            break
    return _straightened(layers, best, room)


def _straightened(layers: Layers, at: dict[Spot, float], room: Room) -> Mapping[Spot, float]:
    """The same order, with everything as near as it can be to what it is joined to above and below."""
    rows = [sorted(row, key=lambda place: at[place]) for row in layers.rows]
    pulls = _pulls(at, layers.above, layers.below, straight=STRAIGHT)
    for turn in range(STRAIGHTENINGS):
        before = dict(at)
        for row in rows[::-1] if turn % 2 else rows:
            wished = {place: _middle(at, place, pulls[place]) for place in row}
            at.update(_placed(row, wished, room))
        if all(abs(at[place] - x) < STILL for place, x in before.items()):
            break
    return at


def _pulls(
    places: Iterable[Spot], *joined: Mapping[Spot, Sequence[Spot]], straight: float = 1.0
) -> Mapping[Spot, Sequence[tuple[Spot, float]]]:
    """What each place is joined to, with how much that counts: steps of one trunk `straight`, all others one."""
    return {
        place: [(other, straight if other[0] == place[0] else 1.0) for near in joined for other in near.get(place, ())]
        for place in places
    }


def _middle(at: Mapping[Spot, float], place: Spot, pulls: Sequence[tuple[Spot, float]]) -> float:
    """Where a place would stand for its neighbours' sake."""
    total = weight = 0.0
    for other, heavy in pulls:
        total += heavy * at[other]
        weight += heavy
    return total / weight if weight else at[place]


def _placed(row: Sequence[Spot], wished: Mapping[Spot, float], room: Room) -> Mapping[Spot, float]:
    """The places in this order, as near to where they wish to stand as their distances allow (least squares)."""
    if not row:
        return {}
    if len(row) == 1:
        half = room.widths.get(row[0], 0.0) / 2
        return {row[0]: min(max(wished[row[0]], room.left + half), max(room.left + half, room.right - half))}
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
    one, other = room.widths.get(left), room.widths.get(right)
    gap = room.beside if one is None or other is None else room.between
    return gap + ((one or 0.0) + (other or 0.0)) / 2


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
