"""The signs of the media: a sheet, a screen, a telephone, a person; 18 px wide and 16 px high."""

from __future__ import annotations

import svg


def sign(medium: str, x: float, y: float) -> svg.Element:
    """The sign of a medium (`paper`, `digital`, `phone`, `person`) with its upper left corner at x, y."""
    return svg.Path(d=_SIGNS[medium], transform=[svg.Translate(x, y)], class_=["sign"])


_SIGNS: dict[str, list[svg.PathData]] = {
    # A sheet with a folded corner and two lines of writing.
    "paper": [
        *(svg.M(2, 0), svg.h(8), svg.l(4, 4), svg.v(12), svg.h(-12), svg.Z()),
        *(svg.m(8, 0), svg.v(4), svg.h(4)),
        *(svg.m(-9, 4), svg.h(6), svg.m(-6, 4), svg.h(6)),
    ],
    # A screen on its foot.
    "digital": [
        svg.M(0, 0),
        svg.h(18),
        svg.v(11),
        svg.h(-18),
        svg.Z(),
        svg.m(9, 11),
        svg.v(4),
        svg.m(-5, 0),
        svg.h(10),
    ],
    # A handset, seen from the side.
    "phone": [
        *(svg.M(2, 1), svg.h(4), svg.l(1, 4), svg.l(-2, 2), svg.q(2, 3, 5, 4), svg.l(2, -2), svg.l(4, 1), svg.v(4)),
        *(svg.q(-13, 0, -14, -13), svg.Z()),
    ],
    # Head and shoulders.
    "person": [
        *(svg.M(5, 4), svg.a(4, 4, 0, True, True, 8, 0), svg.a(4, 4, 0, True, True, -8, 0), svg.Z()),
        *(svg.m(-4, 12), svg.q(0, -6, 8, -6), svg.q(8, 0, 8, 6), svg.Z()),
    ],
}
