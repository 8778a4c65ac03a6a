"""Emblems: seven outlines that are told apart by their shape alone, each with room for a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

import svg

from xblocks.drawing.lettering import text

Outline = Literal["circle", "square", "hexagon", "diamond", "house", "triangle", "shield"]
OUTLINES: tuple[Outline, ...] = get_args(Outline)

REACH = 17  # from the middle of an emblem to its rim, at most

_POINTS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-12, -12), (12, -12), (12, 12), (-12, 12)),
    "hexagon": ((-8, -13), (8, -13), (16, 0), (8, 13), (-8, 13), (-16, 0)),
    "diamond": ((0, -17), (17, 0), (0, 17), (-17, 0)),
    "house": ((0, -17), (13, -5), (13, 12), (-13, 12), (-13, -5)),
    "triangle": ((0, -17), (17, 12), (-17, 12)),
    "shield": ((-13, -12), (13, -12), (13, 5), (0, 17), (-13, 5)),
}
_LOWER = {"house": 1, "triangle": 4, "shield": -2}  # how far below the middle the number stands


def emblem(
    outline: Outline, x: float, y: float, number: int | None = None, *names: str, size: float = 1
) -> Iterator[svg.Element]:
    """The outline around x, y with class names of its own, and the number if there is one; `size` makes it smaller."""
    if outline == "circle":
        yield svg.Circle(cx=x, cy=y, r=14 * size, class_=["emblem", *names])
    else:
        corners = [(x + right * size, y + down * size) for right, down in _POINTS[outline]]
        way: list[svg.PathData] = [svg.M(*corners[0]), *(svg.L(*corner) for corner in corners[1:]), svg.Z()]
        yield svg.Path(d=way, class_=["emblem", *names])
    if number is not None:
        long = ["long"] if number > 99 else []
        yield text(x, y + 4 + _LOWER.get(outline, 0), str(number), "order", *names, *long)
