"""How a grid is laid out around its quadrants: their names, their areas, and the names of the marks within them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from xblocks.drawing.boxes import Box
from xblocks.drawing.cells import SCALE, Cell, Plan, Wish, plan, widths
from xblocks.drawing.labels import Anchor, Label, labels
from xblocks.drawing.lettering import lines, width

Corner = Literal["top_left", "top_right", "bottom_left", "bottom_right"]

_NAME, _LINE = 15, 19  # the letters of a quadrant's name, and from line to line
_PAD = 10


class Split(NamedTuple):
    """From where on a value is high, on each axis."""

    x: float
    y: float


class Line(NamedTuple):
    """A line of a quadrant's name: its words, which end of it keeps to the edge, and what it covers."""

    words: str
    anchor: Anchor
    box: Box


@dataclass(frozen=True)
class Layout:
    """A grid: its cells and marks, its quadrants, their names, and the names at the marks as far as there is room."""

    plan: Plan
    areas: Mapping[Corner, Box]
    titles: Sequence[Line]
    labels: Sequence[Label | None]


def corner(x: int, y: int, high: Split) -> Corner:
    """The quadrant of a place."""
    if y >= high.y:
        return "top_right" if x >= high.x else "top_left"
    return "bottom_right" if x >= high.x else "bottom_left"


def layout(
    places: Sequence[Cell],
    names: Sequence[str],
    quadrants: Mapping[Corner, str],
    *,
    high: Split,
    square: Box,
    language: str,
) -> Layout:
    """The grid in a square that grows where it must. Cells are of one size; if names find no room then, the halves where
    more stand get more of it, provided that it helps.

    `names` stand at `places`, in the same order; `quadrants` names the four.
    """
    layouts = []
    for wish in (Wish(), _leaning(places, high)):
        found = _layout(places, names, quadrants, wish, high, square, language)
        if all(found.labels):
            return found
        layouts.append(found)
    return max(layouts, key=lambda found: sum(map(bool, found.labels)))


def _layout(
    places: Sequence[Cell],
    names: Sequence[str],
    quadrants: Mapping[Corner, str],
    wish: Wish,
    high: Split,
    square: Box,
    language: str,
) -> Layout:
    columns = widths(places, square, wish)
    titles = {
        place: lines(quadrants[place], _room(columns, place, high), _NAME, 5, language=language)
        for place in _corners(high)
    }
    above, below = (
        max((_LINE * len(title) + _PAD for place, title in titles.items() if place.startswith(edge)), default=0)
        for edge in ("top", "bottom")
    )
    found = plan(places, square, above, below, wish)
    areas = {place: _area(found, place, high) for place in titles}
    lettered = [line for place, title in titles.items() for line in _lettered(place, title, areas[place])]
    bounds = [areas[corner(*place, high)].grown(-4) for place in places]  # no name stands in another's quadrant
    taken = [line.box for line in lettered]
    return Layout(found, areas, lettered, labels(names, found.middles, bounds, taken, language))


def _leaning(places: Sequence[Cell], high: Split) -> Wish:
    """The halves of both axes where more stand."""
    return Wish(*(_busier([place[axis] for place in places], high[axis]) for axis in (0, 1)))


def _busier(values: Sequence[int], high: float) -> list[int]:
    low, upper = _sides(high)
    return upper if 2 * sum(value >= high for value in values) > len(values) else low


def _sides(high: float) -> tuple[list[int], list[int]]:
    """The values that are low, and those that are high."""
    return [n for n in SCALE if n < high], [n for n in SCALE if n >= high]


def _corners(high: Split) -> list[Corner]:
    """The quadrants that have cells, from the upper left one on."""
    return list(dict.fromkeys(corner(x, y, high) for y in reversed(SCALE) for x in SCALE))


def _columns(place: Corner, high: Split) -> list[int]:
    return _sides(high.x)[place.endswith("right")]


def _area(found: Plan, place: Corner, high: Split) -> Box:
    columns, rows = _columns(place, high), _sides(high.y)[place.startswith("top")]
    upper, lower = found.cells[columns[0], rows[-1]], found.cells[columns[-1], rows[0]]
    top = found.square.top if rows[-1] == SCALE[-1] else upper.top
    bottom = found.square.bottom if rows[0] == SCALE[0] else lower.bottom
    return Box(upper.left, top, lower.right, bottom)


def _room(columns: Sequence[float], place: Corner, high: Split) -> float:
    """How long the lines of a quadrant's name may be."""
    return sum(columns[step - 1] for step in _columns(place, high)) - 2 * _PAD


def _lettered(place: Corner, name: Sequence[str], area: Box) -> Iterator[Line]:
    """The lines of a quadrant's name in its outer corner."""
    top = area.top + 4 if place.startswith("top") else area.bottom - 4 - _LINE * len(name)
    for number, words in enumerate(name):
        wide, y = width(words, _NAME), top + _LINE * number
        if place.endswith("right"):
            yield Line(words, "end", Box(area.right - _PAD - wide, y, area.right - _PAD, y + _LINE))
        else:
            yield Line(words, "start", Box(area.left + _PAD, y, area.left + _PAD + wide, y + _LINE))
