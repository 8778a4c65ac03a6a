"""Where the parts of a network have their frames, and where in them its nodes stand, apart from each other and from lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi

from xblocks.drawing.boxes import Box, Point
from xblocks.drawing.frame import WIDTH
from xblocks.drawing.stress import Links, places, turned

_SIDE, _TOP = 64, 36  # from the edge of a frame to the nearest node, for names
_LEAST = 0.3  # how far from an edge, as a share of the frame, one's own house stands at least
_LONG = 190.0  # the longest a link becomes by itself
_ACROSS, _DOWN, _LINE = 74.0, 52.0, 27.0  # how far apart nodes stand, and how far from a line of others
_ROUNDS = 14
_CROWD, _EVEN = 25, 0.7  # nodes from which on a network is spread more evenly, and how much so
_FEW = 4  # nodes that stand one below the other in a part of its own
_GAP, _EDGE = 12.0, 1.0  # between frames, and at the edge of the picture for half a stroke
_KEPT = 256  # layouts kept: numbers alone, so that a network of which only words change need not be laid out anew
_LEANS = (0.0, 0.5, -0.5, 0.25, -0.25)  # by how much a network may be turned so that names find room


@dataclass(frozen=True)
class Part:
    """Nodes that hang together: the frame around them, and where each stands."""

    nodes: Sequence[int]
    frame: Box
    middles: Sequence[Point]


def first(nodes: Sequence[int], links: Links, own: int | None, top: float) -> Iterator[Part]:
    """The largest part, over the whole width, in several ways that it may lie; its `own` node is as near to the middle as
    the others let it."""
    room = Box(0, top, WIDTH, top + min(230 + 17 * len(nodes), 1000))
    inside = Box(room.left + _SIDE, room.top + _TOP, room.right - _SIDE, room.bottom - _TOP)
    for middles in _spread(nodes, links, own, inside):
        up, down = min(y for _, y in middles), max(y for _, y in middles)
        shift = up - top - _TOP - 8
        yield Part(nodes, Box(0, top, WIDTH, down - shift + _TOP + 8), [(x, y - shift) for x, y in middles])


def rest(parts: Sequence[Sequence[int]], links: Links, owns: Sequence[int | None], top: float) -> list[Part]:
    """The other parts below, in rows of frames that are as large as they need."""
    found: list[Part] = []
    x, row = _EDGE, 0.0
    for nodes, own in zip(parts, owns, strict=True):
        wide, high = _size(len(nodes))
        if x + wide > WIDTH:
            x, top, row = _EDGE, top + row + _GAP, 0
        frame = Box(x, top, x + wide, top + high)
        found.append(Part(nodes, frame, next(_spread(nodes, links, own, *_inside(frame, len(nodes))))))
        x, row = x + wide + _GAP, max(row, high)
    return found


def _size(many: int) -> tuple[float, float]:
    room = WIDTH - 2 * _EDGE
    if many == 1:
        return (room - 2 * _GAP) / 3 - 0.01, 60
    if many <= _FEW:
        return (room - _GAP) / 2 - 0.01, 44 + 52 * (many - 1)
    return room, min(170 + 17 * many, 1000)


def _inside(frame: Box, many: int) -> tuple[Box, float]:
    """Where in a frame its nodes stand, and how they lean: a few upright at the left, for names have most room then."""
    if many <= _FEW:
        return Box(frame.left + 26, frame.top + 28, frame.left + 26 + 40 * (many > 2), frame.bottom - 28), pi / 2
    return Box(frame.left + _SIDE, frame.top + _TOP, frame.right - _SIDE, frame.bottom - _TOP), 0.0


def _spread(
    nodes: Sequence[int], links: Links, own: int | None, inside: Box, upright: float = 0.0
) -> Iterator[Sequence[Point]]:
    """Where the nodes stand inside their frame, lying one way or another; the first has its longest stretch level."""
    place = {node: at for at, node in enumerate(nodes)}
    inner = tuple((place[a], place[b]) for a, b in links if a in place)
    fixed = None if own is None else place[own]
    for lean in _LEANS:
        yield _lying(len(nodes), inner, fixed, inside, upright, lean)


@lru_cache(maxsize=_KEPT)
def _lying(
    count: int, links: tuple[tuple[int, int], ...], fixed: int | None, inside: Box, upright: float, lean: float
) -> Sequence[Point]:
    """Where the nodes of a part stand that lies in one way."""
    spots, centre = _unturned(count, links, fixed)
    around = fixed is not None and not upright
    return _apart(_fitted(turned(spots, centre, upright + lean), inside, around), links, inside, fixed)


@lru_cache(maxsize=_KEPT)
def _unturned(count: int, links: tuple[tuple[int, int], ...], fixed: int | None) -> tuple[Sequence[Point], Point]:
    """The nodes of a part around the fixed one, else around that with most links; and what they are turned about."""
    busy = [0] * count
    for a, b in links:
        busy[a], busy[b] = busy[a] + 1, busy[b] + 1
    middle = max(range(count), key=busy.__getitem__) if fixed is None else fixed
    spots = places(count, links, middle)
    if fixed is not None:
        return spots, spots[middle]
    return spots, (sum(x for x, _ in spots) / count, sum(y for _, y in spots) / count)


def _fitted(spots: Sequence[Point], frame: Box, around: bool) -> list[Point]:
    """The same in a frame, `around` the origin if asked; links do not become longer than is good."""
    across, down = [x for x, _ in spots], [y for _, y in spots]
    if len(spots) > _CROWD:
        across, down = _evened(across), _evened(down)
    xs = _scaled(across, frame.left, frame.right, around, _LONG)
    ys = _scaled(down, frame.top, frame.bottom, around, _LONG)
    return [*zip(xs, ys, strict=True)]


def _evened(values: Sequence[float]) -> list[float]:
    """The same in the same order, on either side of nought spread more evenly: a crowd gets the room of those far out."""
    found = [*values]
    for side in (1, -1):
        order = sorted(
            (place for place, value in enumerate(values) if value * side > 0), key=lambda at: abs(values[at])
        )
        most = abs(values[order[-1]]) if order else 0
        for rank, place in enumerate(order, 1):
            even = side * most * rank / len(order)
            found[place] = _EVEN * even + (1 - _EVEN) * values[place]
    return found


def _scaled(values: Sequence[float], low: float, high: float, around: bool, longest: float) -> list[float]:
    below, above = -min(values), max(values)
    if below + above < 1e-6:
        return [(low + high) / 2] * len(values)
    share = below / (below + above)
    if around:
        share = min(max(share, _LEAST), 1 - _LEAST)
    zero = low + share * (high - low)
    ends = [(room / reach if reach > 1e-6 else longest) for room, reach in ((zero - low, below), (high - zero, above))]
    scales = [min(scale, longest) for scale in ends]
    found = [zero + value * scales[value > 0] for value in values]
    shift = 0 if around else (low + high - min(found) - max(found)) / 2
    return [value + shift for value in found]


def _apart(spots: Sequence[Point], links: Links, frame: Box, fixed: int | None) -> list[Point]:
    """The same, a little moved: no two nodes so near that their names would meet, none on a line of others."""
    found = [*spots]

    def move(node: int, right: float, down: float) -> None:
        if node != fixed:
            x, y = found[node]
            found[node] = min(max(x + right, frame.left), frame.right), min(max(y + down, frame.top), frame.bottom)

    for _ in range(_ROUNDS):
        still = True
        for one in range(len(found)):
            for two in range(one):
                right, down = found[one][0] - found[two][0], found[one][1] - found[two][1]
                if abs(right) < _ACROSS and abs(down) < _DOWN:
                    near = hypot(right / _ACROSS, down / _DOWN)
                    if near < 1:
                        still = False
                        push = (1 - near) / 2 / (near or 1)
                        right, down = (right, down) if near else (_ACROSS, _DOWN)
                        move(one, right * push, down * push)
                        move(two, -right * push, -down * push)
        for a, b in links:
            reach = _around(found[a], found[b]).grown(_LINE)
            for node, (x, y) in enumerate(found):
                if reach.left < x < reach.right and reach.top < y < reach.bottom and node not in (a, b):
                    off = _off((x, y), found[a], found[b])
                    if off:
                        still = False
                        move(node, *off)
        if still:
            break
    return found


def _around(one: Point, two: Point) -> Box:
    """The box that a line between two points fills."""
    return Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def _off(point: Point, start: Point, end: Point) -> Point | None:
    """How a point has to move away from a line that it is too near to; None for one that is not."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    wide, high = x2 - x1, y2 - y1
    length = wide * wide + high * high or 1
    along = ((x - x1) * wide + (y - y1) * high) / length
    if not 0 < along < 1:
        return None
    right, down = x - x1 - along * wide, y - y1 - along * high
    far = hypot(right, down)
    if far >= _LINE:
        return None
    if far < 1e-6:
        right, down, far = -high, wide, length**0.5
        return right / far * _LINE / 2, down / far * _LINE / 2
    push = (_LINE - far) / 2 / far
    return right * push, down * push
