"""A grid of two scales from 1 to 5 with four quadrants: who or what stands where, by name.

A mark's shape says of which kind it is, its number leads to the list below the picture. Nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import svg

from xblocks.drawing.boxes import Box
from xblocks.drawing.cells import SCALE, Plan
from xblocks.drawing.frame import WIDTH, heading, legend, picture
from xblocks.drawing.labels import Label, draw
from xblocks.drawing.lettering import lines, text
from xblocks.drawing.marks import Shape, mark
from xblocks.drawing.quadrants import Corner, Line, Split, corner, layout

_LEFT = 30  # for the numbers of the upright axis
_AXIS = 15  # the letters of an axis's name


@dataclass(frozen=True)
class Mark:
    """One thing in the grid: `x` and `y` from 1 to 5."""

    number: int
    x: int
    y: int
    name: str
    shape: Shape = "plain"


@dataclass(frozen=True)
class GridWords:
    """The reader's words. `shapes` is the legend, in its order; `accent` the quadrant that stands out."""

    title: str
    x: str
    y: str
    quadrants: Mapping[Corner, str]
    shapes: Mapping[Shape, str] = field(default_factory=dict)
    subtitle: str = ""
    description: str = ""
    accent: Corner = "top_right"


def said(marks: Sequence[Mark], words: GridWords, high: Split) -> list[tuple[str, str]]:
    """The same in words: of every mark its name, and where it stands."""
    return [
        (
            one.name,
            ", ".join(
                [
                    f"{words.y} {one.y}",
                    f"{words.x} {one.x}",
                    words.quadrants[corner(one.x, one.y, high)],
                    *([words.shapes[one.shape]] if one.shape in words.shapes else []),
                ]
            ),
        )
        for one in marks
    ]


def grid(marks: Sequence[Mark], words: GridWords, *, high: Split, uid: str, language: str, wide: float = WIDTH) -> str:
    """The grid as SVG, as `wide` unless it has to grow; without marks it is one to fill in by hand. `uid` begins the ids,
    empty there are none."""
    head = heading(words.title, words.subtitle, language, wide)
    top, side = head.bottom + 38, wide - _LEFT - 2
    found = layout(
        [(one.x, one.y) for one in marks],
        [one.name for one in marks],
        words.quadrants,
        high=high,
        square=Box(_LEFT, top, _LEFT + side, top + side),
        language=language,
    )
    square, middles = found.plan.square, found.plan.middles
    signs = [(partial(mark, shape), meaning) for shape, meaning in words.shapes.items()]
    below = legend(signs, square.bottom + 52, wide)
    return picture(
        [
            *head.elements,
            *_draw_areas(found.areas, words.accent),
            *_draw_cells(found.plan),
            *(_rect(box, "border") for box in _borders(found.areas)),
            *(text(_end(line), line.box.bottom - 5, line.words, "quadrant", line.anchor) for line in found.titles),
            *_draw_axes(found.plan, words, language),
            *_draw_leaders(found.labels),
            *(part for one, at in zip(marks, middles, strict=True) for part in mark(one.shape, *at, one.number)),
            *(part for label in found.labels if label for part in draw(label)),
            *below.elements,
        ],
        kind="grid",
        height=below.bottom + 4,
        wide=square.right + 2,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def _borders(areas: Mapping[Corner, Box]) -> list[Box]:
    """The lines between the quadrants, as boxes 2 wide."""
    edges = {area.left for area in areas.values()}, {area.top for area in areas.values()}
    left, right = min(edges[0]), max(area.right for area in areas.values())
    top, bottom = min(edges[1]), max(area.bottom for area in areas.values())
    return [
        *(Box(x - 1, top, x + 1, bottom) for x in edges[0] - {left}),
        *(Box(left, y - 1, right, y + 1) for y in edges[1] - {top}),
    ]


def _end(line: Line) -> float:
    return line.box.right if line.anchor == "end" else line.box.left


def _draw_areas(areas: Mapping[Corner, Box], accent: Corner) -> Iterator[svg.Element]:
    for place, area in areas.items():
        yield _rect(area, "area", *(["accent"] if place == accent else []))


def _rect(box: Box, *names: str) -> svg.Rect:
    return svg.Rect(x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top, class_=list(names))


def _draw_cells(found: Plan) -> Iterator[svg.Element]:
    square = found.square
    for step in SCALE[:-1]:
        cell = found.cells[step, step]
        yield svg.Line(x1=cell.right, x2=cell.right, y1=square.top, y2=square.bottom, class_=["scale"])
        yield svg.Line(x1=square.left, x2=square.right, y1=cell.top, y2=cell.top, class_=["scale"])


def _draw_axes(found: Plan, words: GridWords, language: str) -> Iterator[svg.Element]:
    square = found.square
    for step in SCALE:
        cell = found.cells[step, step]
        x, y = cell.middle
        if cell.bottom - cell.top >= _AXIS:  # beside a row that a crowd elsewhere leaves no room it would cover another
            yield text(_LEFT - 14, y + 5, str(step), "number")
        yield text(x, square.bottom + 20, str(step), "number")
    names = (f"↑ {words.y}", f"{words.x} →")
    (up,), (right,) = (lines(name, square.right - 2 * _LEFT, _AXIS, 1, language=language) for name in names)
    yield text(_LEFT - 18, square.top - 10, up, "axis")
    yield text(square.right, square.bottom + 42, right, "axis", "end")


def _draw_leaders(named: Sequence[Label | None]) -> Iterator[svg.Element]:
    for start, end in (label.leader for label in named if label and label.leader):
        yield svg.Line(x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=["leader"])
