"""Rectangles and lines that must not touch one another, in the units of a picture."""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its edges; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def nearest(self, point: Point) -> Point:
        """The point of this box that is nearest to another point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line between two points comes into this box."""
        (x1, y1), (x2, y2) = start, end
        if (
            self.right <= min(x1, x2)
            or max(x1, x2) <= self.left
            or self.bottom <= min(y1, y2)
            or max(y1, y2) <= self.top
        ):
            return False  # as most lines of a picture
        low, high = 0.0, 1.0
        for begin, length, least, most in ((x1, x2 - x1, self.left, self.right), (y1, y2 - y1, self.top, self.bottom)):
            if length:
                first, last = (least - begin) / length, (most - begin) / length
                low, high = max(low, min(first, last)), min(high, max(first, last))
        return low < high


def crossing(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    """Whether two straight lines cross."""
    (a, b), (c, d) = one, two
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    """On which side of the line from a to b point c lies: below nought, nought on it, above."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
