"""Where the nodes of a network stand: as far from each other as the ways between them are long.

Stress majorization (Gansner, Koren and North 2004) in plain Python, from a start that is worked out: the same network
always looks the same. Networks of some sixty nodes take a few hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from xblocks.drawing.boxes import Point

_SWEEPS = 1500  # nodes that are moved, all in all, within what is sensible for one picture
_FEWEST, _MOST = 25, 80

Links = Sequence[tuple[int, int]]


def places(count: int, links: Links, middle: int = 0) -> list[Point]:
    """A point for each node of a connected network, in lengths of a link, around that in the `middle`."""
    near = neighbours(count, links)
    ways = [_ways(near, node) for node in range(count)]
    spots = _turned(near, ways[middle], middle)
    for _ in range(max(_FEWEST, min(_MOST, _SWEEPS // max(count, 1)))):
        for node in range(count):
            if node != middle:
                spots[node] = _pulled(node, spots, ways[node])
    return spots


def neighbours(count: int, links: Links) -> list[list[int]]:
    """The neighbours of each node, in order."""
    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    return [sorted(others) for others in near]


def parts(count: int, links: Links) -> list[list[int]]:
    """The nodes that hang together, in order; the largest part first."""
    near, seen, found = neighbours(count, links), set[int](), []
    for node in range(count):
        if node not in seen:
            part = sorted(_ways(near, node))
            seen.update(part)
            found.append(part)
    return sorted(found, key=len, reverse=True)


def _ways(near: Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """How many links it takes to each node that can be reached, the nearest first."""
    found, edge = {start: 0}, [start]
    while edge:
        reached = []
        for node in edge:
            for other in near[node]:
                if other not in found:
                    found[other] = found[node] + 1
                    reached.append(other)
        edge = reached
    return found


def _turned(near: Sequence[Sequence[int]], ways: dict[int, int], middle: int) -> list[Point]:
    """The start: rings around the middle; each node has a share of its ring as it leads on to others."""
    parent: dict[int, int] = {}
    for node, way in ways.items():
        for other in near[node]:
            if ways[other] == way + 1:
                parent.setdefault(other, node)
    leaves = dict.fromkeys(ways, 0)
    for node in reversed(ways):
        leaves[node] = max(1, leaves[node])
        if node in parent:
            leaves[parent[node]] += leaves[node]
    begins, spots = {middle: 0.0}, [(0.0, 0.0)] * len(ways)
    for node, ring in ways.items():
        if node != middle:
            begin = begins[parent[node]]
            begins[node], begins[parent[node]] = begin, begin + leaves[node]
            angle = 2 * pi * (begin + leaves[node] / 2) / leaves[middle]
            spots[node] = ring * cos(angle), ring * sin(angle)
    return spots


def _pulled(node: int, spots: Sequence[Point], ways: dict[int, int]) -> Point:
    """Where a node is best, as the others stand: near ones weigh more."""
    x, y = spots[node]
    right = down = weights = 0.0
    for other, way in ways.items():
        if way:
            to_x, to_y = spots[other]
            off = hypot(x - to_x, y - to_y) or 1e-6
            weight = 1 / (way * way)
            right += weight * (to_x + way * (x - to_x) / off)
            down += weight * (to_y + way * (y - to_y) / off)
            weights += weight
    return right / weights, down / weights


def turned(spots: Sequence[Point], middle: Point, lean: float = 0) -> list[Point]:
    """The same around the origin, its longest stretch level, for pictures are wider than high; or leaning, in radians."""
    xx = sum((x - middle[0]) ** 2 for x, _ in spots)
    yy = sum((y - middle[1]) ** 2 for _, y in spots)
    xy = sum((x - middle[0]) * (y - middle[1]) for x, y in spots)
    angle = atan2(2 * xy, xx - yy) / 2 + lean
    c, s = cos(angle), sin(angle)
    return [(c * (x - middle[0]) + s * (y - middle[1]), c * (y - middle[1]) - s * (x - middle[0])) for x, y in spots]
