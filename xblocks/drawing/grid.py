"""A grid of two scales from 1 to 5 with four quadrants: who or what stands where, by name.

A mark's shape says of which kind it is, its number leads to the list below the picture. Nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

import svg

from xblocks.drawing.boxes import Box
from xblocks.drawing.cells import SCALE, Plan, plan, widths
from xblocks.drawing.frame import WIDTH, heading, legend, picture
from xblocks.drawing.labels import Label, draw, labels
from xblocks.drawing.lettering import lines, text, width
from xblocks.drawing.marks import Shape, mark

Corner = Literal["top_left", "top_right", "bottom_left", "bottom_right"]

_LEFT = 30  # for the numbers of the upright axis
_NAME, _NAME_LINE = 15, 19  # the letters of a quadrant's name
_PAD = 10


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


def corner(x: int, y: int, high: float) -> Corner:
    """The quadrant of a place: a value is high from `high` on."""
    if y >= high:
        return "top_right" if x >= high else "top_left"
    return "bottom_right" if x >= high else "bottom_left"


def said(marks: Sequence[Mark], words: GridWords, high: float) -> list[tuple[str, str]]:
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


def grid(marks: Sequence[Mark], words: GridWords, *, high: float, uid: str, language: str) -> str:
    """The grid as SVG; without marks it is one to fill in by hand. `uid` begins the ids, empty there are none."""
    head = heading(words.title, words.subtitle, language)
    places, side = [(one.x, one.y) for one in marks], WIDTH - _LEFT - 2
    columns = widths(places, side)
    names = {
        place: lines(words.quadrants[place], _room(columns, place, high), _NAME, 5, language=language)
        for place in _corners(high)
    }
    above, below = (
        max((_NAME_LINE * len(name) + _PAD for place, name in names.items() if place.startswith(edge)), default=0)
        for edge in ("top", "bottom")
    )
    found = plan(places, _LEFT, head.bottom + 38, side, above, below)
    areas = {place: _area(found, place, high) for place in names}
    lettered = [line for place, name in names.items() for line in _lettered(place, name, areas[place])]
    taken = [box for *_, box in lettered]
    bounds = [areas[corner(*place, high)].grown(-4) for place in places]  # no name stands in another's quadrant
    named = labels([one.name for one in marks], found.middles, bounds, taken, language)
    signs = [(partial(mark, shape), meaning) for shape, meaning in words.shapes.items()]
    below_axis = legend(signs, found.square.bottom + 52)
    return picture(
        [
            *head.elements,
            *_draw_areas(areas, words.accent),
            *_draw_cells(found),
            *(_rect(box, "border") for box in _borders(areas)),
            *(text(x, box.bottom - 5, line, "quadrant", anchor) for line, x, anchor, box in lettered),
            *_draw_axes(found, words, language),
            *_draw_leaders(named),
            *(
                element
                for one, at in zip(marks, found.middles, strict=True)
                for element in mark(one.shape, *at, one.number)
            ),
            *(element for label in named if label for element in draw(label)),
            *below_axis.elements,
        ],
        kind="grid",
        height=below_axis.bottom + 4,
        wide=found.square.right + 2,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def _sides(high: float) -> tuple[list[int], list[int]]:
    """The values that are low, and those that are high."""
    return [n for n in SCALE if n < high], [n for n in SCALE if n >= high]


def _corners(high: float) -> list[Corner]:
    """The quadrants that have cells, from the upper left one on."""
    return list(dict.fromkeys(corner(x, y, high) for y in reversed(SCALE) for x in SCALE))


def _columns(place: Corner, high: float) -> list[int]:
    return _sides(high)[place.endswith("right")]


def _area(found: Plan, place: Corner, high: float) -> Box:
    columns, rows = _columns(place, high), _sides(high)[place.startswith("top")]
    upper, lower = found.cells[columns[0], rows[-1]], found.cells[columns[-1], rows[0]]
    top = found.square.top if rows[-1] == SCALE[-1] else upper.top
    bottom = found.square.bottom if rows[0] == SCALE[0] else lower.bottom
    return Box(upper.left, top, lower.right, bottom)


def _room(columns: Sequence[float], place: Corner, high: float) -> float:
    """How long the lines of a quadrant's name may be."""
    return sum(columns[step - 1] for step in _columns(place, high)) - 2 * _PAD


def _lettered(place: Corner, name: Sequence[str], area: Box) -> Iterator[tuple[str, float, str, Box]]:
    """The lines of a quadrant's name in its outer corner: words, x, which end x is, and what they cover."""
    top = area.top + 4 if place.startswith("top") else area.bottom - 4 - _NAME_LINE * len(name)
    for line, y in ((line, top + _NAME_LINE * number) for number, line in enumerate(name)):
        wide = width(line, _NAME)
        if place.endswith("right"):
            yield line, area.right - _PAD, "end", Box(area.right - _PAD - wide, y, area.right - _PAD, y + _NAME_LINE)
        else:
            yield line, area.left + _PAD, "start", Box(area.left + _PAD, y, area.left + _PAD + wide, y + _NAME_LINE)


def _borders(areas: Mapping[Corner, Box]) -> list[Box]:
    """The lines between the quadrants, as boxes 2 wide."""
    edges = {area.left for area in areas.values()}, {area.top for area in areas.values()}
    left, right = min(edges[0]), max(area.right for area in areas.values())
    top, bottom = min(edges[1]), max(area.bottom for area in areas.values())
    return [
        *(Box(x - 1, top, x + 1, bottom) for x in edges[0] - {left}),
        *(Box(left, y - 1, right, y + 1) for y in edges[1] - {top}),
    ]


def _draw_areas(areas: Mapping[Corner, Box], accent: Corner) -> Iterator[svg.Element]:
    for place, area in areas.items():
        yield _rect(area, "area", *(["accent"] if place == accent else []))


def _rect(box: Box, *names: str) -> svg.Rect:
    return svg.Rect(x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top, class_=list(names))


def _draw_cells(found: Plan) -> Iterator[svg.Element]:
    square = found.square
    for step in SCALE[:-1]:
        right, top = found.cells[step, 1].right, found.cells[1, step].top
        yield svg.Line(x1=right, x2=right, y1=square.top, y2=square.bottom, class_=["scale"])
        yield svg.Line(x1=square.left, x2=square.right, y1=top, y2=top, class_=["scale"])


def _draw_axes(found: Plan, words: GridWords, language: str) -> Iterator[svg.Element]:
    square = found.square
    for step in SCALE:
        yield text(_LEFT - 14, found.cells[1, step].middle[1] + 5, str(step), "number")
        yield text(found.cells[step, 1].middle[0], square.bottom + 20, str(step), "number")
    y, x = (lines(words, WIDTH, _NAME, 1, language=language) for words in (f"↑ {words.y}", f"{words.x} →"))
    yield text(_LEFT - 18, square.top - 10, y[0], "axis")
    yield text(square.right, square.bottom + 42, x[0], "axis", "end")


def _draw_leaders(named: Sequence[Label | None]) -> Iterator[svg.Element]:
    for start, end in (label.leader for label in named if label and label.leader):
        yield svg.Line(x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=["leader"])
