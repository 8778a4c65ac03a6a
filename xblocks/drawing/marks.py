"""Marks that stand for one thing each: told apart by their shape, repeated by colour, with a number in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import svg

from xblocks.drawing.lettering import text

#: A square and a hexagon stand for what they are; in the colours of a warning and of approval they are against, and in
#: favour.
Shape = Literal["plain", "square", "hexagon", "against", "favour"]
RADIUS = 12  # from the middle of a mark to its rim, at most


def mark(shape: Shape, x: float, y: float, number: int | None = None) -> Iterator[svg.Element]:
    """A circle, a square or a hexagon around x, y, with the number if there is one."""
    yield _outline(shape, x, y)
    if number is not None:
        yield text(x, y + 4, str(number), "order", *(["long"] if number > 99 else []))


def _outline(shape: Shape, x: float, y: float) -> svg.Element:
    if shape in ("square", "against"):
        half = RADIUS - 1
        return svg.Rect(x=x - half, y=y - half, width=2 * half, height=2 * half, class_=["mark", shape])
    if shape in ("hexagon", "favour"):
        slope, side = RADIUS // 2, RADIUS
        turns = (
            svg.l(slope, RADIUS),
            svg.l(-slope, RADIUS),
            svg.h(-side),
            svg.l(-slope, -RADIUS),
            svg.l(slope, -RADIUS),
        )
        return svg.Path(d=[svg.M(x + slope, y - RADIUS), *turns, svg.Z()], class_=["mark", shape])
    return svg.Circle(cx=x, cy=y, r=RADIUS, class_=["mark", shape])
