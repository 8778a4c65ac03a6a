"""What stands around every picture: its title above, its legend below, and how it is named to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import svg

from xblocks.drawing.lettering import lines, named, text, width

WIDTH = 704  # of a picture, in its own units: those of a column that is not squeezed are px
BRIEF = 540  # of one that shares a sheet of A4 with texts and figures: its letters have 7 pt there
_TITLE, _SUBTITLE, _LEGEND = 20, 15, 14  # sizes of letters
_SIGN, _GAP, _ROW = 30, 28, 28  # of the legend: room for a sign, between two entries, from row to row

Elements = Sequence[svg.Element]
Sign = Callable[
    [float, float], Iterable[svg.Element]
]  # draws around a middle, at most 24 wide, its strokes not counted


@dataclass(frozen=True)
class Part:
    """Elements, and the y at which they end."""

    elements: Elements
    bottom: float


def heading(title: str, subtitle: str, language: str, room: float = WIDTH) -> Part:
    """The title and, smaller, what it says in a sentence."""
    y = 0.0
    elements = []
    for words, size, step, name in ((title, _TITLE, 26, "title"), (subtitle, _SUBTITLE, 21, "subtitle")):
        for line in lines(words, room, size, 3, language=language):
            elements.append(text(0, (y := y + step) - 6, line, name))
    return Part(elements, y)


def legend(entries: Iterable[tuple[Sign, str]], top: float, room: float = WIDTH) -> Part:
    """Signs with their words, side by side as far as they fit."""
    x, y = 0.0, top + 14
    elements: list[svg.Element] = []
    for draw, words in entries:
        (said,) = lines(words, room - _SIGN, _LEGEND, 1, bold=False)
        needed = _SIGN + width(said, _LEGEND, bold=False)
        if x + needed > room:
            x, y = 0, y + _ROW
        elements += [*draw(x + 13, y), text(x + _SIGN, y + 5, said, "legend")]
        x += needed + _GAP
    return Part(elements, y + 14 if elements else top)


def picture(
    elements: Elements, *, kind: str, height: float, title: str, description: str, uid: str, wide: float = WIDTH
) -> str:
    """The whole `<svg role="img">`, as wide as the column it stands in; without `uid` it has no ids."""
    extra, names = named(uid, title, description)
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, wide, height),
        width=wide,
        height=height,
        class_=["lotse-svg", f"lotse-{kind}"],
        extra=extra,
        elements=[*names, *elements],
    )
    return drawing.as_str()
