"""Rectangles and lines: what touches what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.drawing.boxes import Box, crossing

UNIT = Box(0, 0, 10, 10)
NUMBER = st.integers(-30, 30)


@pytest.mark.parametrize(
    "other, meets",
    [
        (Box(9, 9, 20, 20), True),
        (Box(2, 2, 3, 3), True),
        (Box(-5, 4, 30, 5), True),
        (Box(10, 0, 20, 10), False),
        (Box(0, 10, 10, 20), False),
        (Box(11, 11, 12, 12), False),
    ],
)
def test_meets(other, meets):
    assert UNIT.meets(other) is meets and other.meets(UNIT) is meets


@pytest.mark.parametrize(
    "other, holds",
    [
        *((UNIT, True), (Box(1, 1, 9, 9), True), (Box(1, 1, 9, 11), False)),
        *((Box(-1, 1, 9, 9), False), (Box(1, -1, 9, 9), False), (Box(1, 1, 11, 9), False)),
    ],
)
def test_holds(other, holds):
    assert UNIT.holds(other) is holds


def test_middle_and_grown():
    assert Box(0, 0, 10, 20).middle == (5, 10)
    assert UNIT.grown(2) == Box(-2, -2, 12, 12)


@pytest.mark.parametrize("point, nearest", [((20, 5), (10, 5)), ((-1, -1), (0, 0)), ((3, 4), (3, 4))])
def test_nearest(point, nearest):
    assert UNIT.nearest(point) == nearest


@pytest.mark.parametrize(
    "start, end, crossed",
    [
        ((-5, 5), (15, 5), True),
        ((5, -5), (5, 15), True),
        ((-1, 3), (3, -1), True),
        ((5, 5), (6, 6), True),
        ((-5, 5), (-1, 5), False),
        ((-5, -1), (15, -1), False),
        ((0, -5), (0, 15), False),
        ((-6, 3), (3, -6), False),
    ],
)
def test_crossed(start, end, crossed):
    assert UNIT.crossed(start, end) is crossed and UNIT.crossed(end, start) is crossed


@given(NUMBER, NUMBER, st.integers(1, 9), st.integers(1, 9))
def test_a_line_with_a_point_inside_crosses(a, b, x, y):
    assert UNIT.crossed((x, y), (a, b))


@pytest.mark.parametrize(
    "one, two, found",
    [
        (((0, 0), (10, 10)), ((0, 10), (10, 0)), True),
        (((0, 0), (1, 1)), ((0, 1), (1, 0)), True),
        (((0, 0), (10, 10)), ((0, 1), (10, 11)), False),
        (((0, 0), (4, 4)), ((0, 10), (10, 0)), False),
        (((0, 0), (10, 10)), ((0, 0), (10, 0)), False),
        (((0, 0), (10, 10)), ((5, 5), (10, 0)), False),
    ],
)
def test_crossing(one, two, found):
    assert crossing(one, two) is found and crossing(two, one) is found
