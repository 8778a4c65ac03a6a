"""A scale of quarters: which there are, and where each stands from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FEW = 4  # quarters that a scale has at least
_INSET = 6  # between the edge of a quarter and a bar, where there is room


def place(quarter: str) -> int:
    """The place of a quarter such as "2027-Q1" among all quarters. ValueError for what is none."""
    year, _, number = quarter.partition("-Q")
    if number not in ("1", "2", "3", "4"):
        raise ValueError(quarter)
    return int(year) * 4 + int(number) - 1


@dataclass(frozen=True)
class Scale:
    """Quarters side by side, from the place `first` on, each `column` wide."""

    first: int
    count: int
    left: float
    column: float

    @property
    def right(self) -> float:
        return self.left + self.count * self.column

    def bar(self, start: int, end: int) -> tuple[float, float]:
        """The left and the right edge of what runs from one quarter to the end of another."""
        inset = min(_INSET, self.column / 5)
        begin = self.left + (start - self.first) * self.column
        return begin + inset, begin + (end - start + 1) * self.column - inset

    def quarters(self) -> Iterator[tuple[int, float]]:
        """Of each quarter its number in the year and its left edge."""
        for step in range(self.count):
            yield (self.first + step) % 4 + 1, self.left + step * self.column

    def years(self) -> Iterator[tuple[int, float]]:
        """Of each year its number and the left edge of what the scale shows of it."""
        for year in range(self.first // 4, (self.first + self.count - 1) // 4 + 1):
            yield year, self.left + (max(year * 4, self.first) - self.first) * self.column


def scale(places: Iterable[int], left: float, right: float) -> Scale:
    """The scale that shows all these quarters between two edges."""
    shown = sorted(places)
    count = max(shown[-1] - shown[0] + 1, _FEW)
    return Scale(shown[0], count, left, (right - left) / count)
