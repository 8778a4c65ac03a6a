"""Where everybody stands in the power/interest grid. Cells grow with the people in them, so that nobody is covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from xblocks.drawing.lettering import lines
from xblocks.modules.participation.model import Quadrant, quadrant

SCALE = range(1, 6)
LEFT, TOP, BOTTOM = 24, 24, 40  # px for the numbers of the axes and their names
STEP = 40  # px between the middles of two marks
LINE = 15
_MARGIN = 4
_DEEP, _ACROSS = 3, 4  # marks under one another before a column grows broader, and how broad it gets

Cell = tuple[int, int]  # power, interest


@dataclass(frozen=True)
class Area:
    """A quadrant: its place in px, and the lines of its name."""

    x: int
    y: int
    width: int
    height: int
    name: list[str]
    high: bool  # whether both ratings are high here


@dataclass(frozen=True)
class Plan:
    """The left and right edge of each interest's column, the upper and lower of each power's row, in px."""

    columns: dict[int, tuple[int, int]]
    rows: dict[int, tuple[int, int]]
    areas: list[Area]
    middles: list[tuple[int, int]]  # of the marks, in the order of the people

    @property
    def right(self) -> int:
        return self.columns[SCALE[-1]][1]

    @property
    def bottom(self) -> int:
        return self.rows[SCALE[0]][1]


def plan(people: Sequence[Cell], quadrants: Mapping[Quadrant, str], high: float) -> Plan:
    """The grid for these ratings. `quadrants` names the four; `high` is where a rating begins to be high."""
    counts = {cell: people.count(cell) for cell in set(people)}
    across = {interest: _across(counts, interest) for interest in SCALE}
    columns, x = {}, LEFT
    for interest in SCALE:
        columns[interest] = (x, x := x + STEP * across[interest] + 2 * _MARGIN)
    groups = [group for group in ([n for n in SCALE if n < high], [n for n in SCALE if n >= high]) if group]
    rows: dict[int, tuple[int, int]] = {}
    areas: list[Area] = []
    y = TOP
    for powers in reversed(groups):
        top = y
        names = [_name(quadrants[quadrant(powers[0], interests[0], high)], columns, interests) for interests in groups]
        y += LINE * max(len(name) for name in names) + 8
        for power in reversed(powers):
            deep = max(ceil(counts.get((power, interest), 0) / across[interest]) for interest in SCALE)
            rows[power] = (y, y := y + STEP * max(deep, 1) + 2 * _MARGIN)
        for interests, name in zip(groups, names, strict=True):
            left, right = columns[interests[0]][0], columns[interests[-1]][1]
            both = powers[0] >= high and interests[0] >= high
            areas.append(Area(left, top, right - left, y - top, name, both))
    return Plan(columns, rows, areas, _middles(people, across, columns, rows))


def _across(counts: Mapping[Cell, int], interest: int) -> int:
    """How many marks stand side by side in a column."""
    most = max(counts.get((power, interest), 0) for power in SCALE)
    return max(1, min(ceil(most / _DEEP), _ACROSS))


def _name(words: str, columns: Mapping[int, tuple[int, int]], interests: Sequence[int]) -> list[str]:
    return lines(words, columns[interests[-1]][1] - columns[interests[0]][0] - 12, 12, 5)


def _middles(
    people: Sequence[Cell],
    across: Mapping[int, int],
    columns: Mapping[int, tuple[int, int]],
    rows: Mapping[int, tuple[int, int]],
) -> list[tuple[int, int]]:
    taken: dict[Cell, int] = {}
    found = []
    for power, interest in people:
        place = taken.get((power, interest), 0)
        taken[power, interest] = place + 1
        down, right = divmod(place, across[interest])
        x = columns[interest][0] + _MARGIN + STEP * right + STEP // 2
        found.append((x, rows[power][0] + _MARGIN + STEP * down + STEP // 2))
    return found
