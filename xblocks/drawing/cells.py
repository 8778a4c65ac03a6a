"""The plan of a 5×5 grid: how large its cells are, so that nobody is covered, and where in them the marks stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from xblocks.drawing.boxes import Box, Point

SCALE = range(1, 6)
UNEVEN = 1.3  # how much larger a column or a row may be than another
STEP = 28  # between the middles of two marks in a crowd
_LOOSE = 44  # and where there is room
_MARGIN = 6
_STACK = 4  # marks that stand in one column, so that their names have room beside them

Cell = tuple[int, int]  # x and y on the scale


@dataclass(frozen=True)
class Plan:
    """A square of cells, and the middle of every mark in the order of the places."""

    square: Box
    cells: Mapping[Cell, Box]
    middles: Sequence[Point]


@dataclass(frozen=True)
class Wish:
    """Which columns and rows are to be larger than the others, by their value."""

    columns: Collection[int] = ()
    rows: Collection[int] = ()


def widths(places: Sequence[Cell], square: Box, wish: Wish) -> list[float]:
    """How wide the columns of a grid are that is at least as wide as the square."""
    needs = _needs(places, 0)
    return _shares(max(square.right - square.left, sum(needs)), needs, wish.columns)


def plan(places: Sequence[Cell], square: Box, above: float, below: float, wish: Wish) -> Plan:
    """The grid for these places. `above` and `below` are kept free at the square's upper and lower edge.

    The cells are of one size unless one is crowded or wished larger, and never of very different ones: distances on the
    scale stay comparable. The square grows to the right and downwards only where it must.
    """
    across, down = _needs(places, 0), _needs(places, 1)
    side = max(square.right - square.left, sum(across), sum(down) + above + below)
    columns = _edges(square.left, _shares(side, across, wish.columns))
    rows = _edges(square.top + above, _shares(side - above - below, down, wish.rows)[::-1])[::-1]
    cells = {
        (x, y): Box(start, upper, end, lower)
        for x, (start, end) in zip(SCALE, columns, strict=True)
        for y, (upper, lower) in zip(SCALE, rows, strict=True)
    }
    counts = Counter(places)
    slots = {cell: iter(_slots(cells[cell], count, cell[0] == SCALE[-1])) for cell, count in counts.items()}
    whole = Box(square.left, square.top, square.left + side, square.top + side)
    return Plan(whole, cells, [next(slots[place]) for place in places])


def _needs(places: Sequence[Cell], axis: int) -> list[float]:
    """What each column (axis 0) or each row (1) needs at least, from 1 to 5: for its marks, and beside a crowd."""
    crowds = Counter(places).items()
    needs = [
        max((_block(count)[axis] * STEP + 2 * _MARGIN for cell, count in crowds if cell[axis] == step), default=0)
        for step in SCALE
    ]
    return [max(need, max(needs) / UNEVEN) for need in needs]


def _block(count: int) -> tuple[int, int]:
    """How many marks stand side by side and below one another."""
    down = min(count, max(_STACK, ceil(sqrt(count))))
    return ceil(count / down), down


def _shares(total: float, needs: Sequence[float], wished: Collection[int]) -> list[float]:
    """Parts of the total, the wished ones larger than the others, but none smaller than it needs to be."""
    weights = [UNEVEN if step in wished else 1.0 for step in SCALE]
    larger: set[int] = set()
    while True:
        rest = [place for place in range(len(needs)) if place not in larger]
        left = total - sum(needs[place] for place in larger)
        share = left / (sum(weights[place] for place in rest) or 1)
        short = {place for place in rest if needs[place] > share * weights[place]}
        if not short:
            return [needs[place] if place in larger else share * weights[place] for place in range(len(needs))]
        larger |= short


def _edges(start: float, sizes: Sequence[float]) -> list[tuple[float, float]]:
    return [(start + sum(sizes[:place]), start + sum(sizes[: place + 1])) for place in range(len(sizes))]


def _slots(cell: Box, count: int, last: bool) -> list[Point]:
    """The middles of the marks of a cell: at its left edge, in the last column at its right, beside room for names."""
    down = _block(count)[1]
    step = min(_LOOSE, (cell.bottom - cell.top - 2 * _MARGIN) / down)
    top = cell.middle[1] - step * (down - 1) / 2
    start, towards = (cell.right, -1) if last else (cell.left, 1)
    return [
        (start + towards * (_MARGIN + STEP / 2 + STEP * (place // down)), top + step * (place % down))
        for place in range(count)
    ]
