"""Lines of positions in a text, fast also for many of them."""

from bisect import bisect_left
from re import finditer


class Lines:
    """Finds the line of a position, counted from 1."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in finditer("\n", text)]

    def at(self, position: int) -> int:
        """Return the line of a position."""
        return bisect_left(self._ends, position) + 1
