"""Marks: a shape for each kind, with a number in it that fits."""

import pytest
import svg

from tests.drawing.pictures import boxes, parsed, readable
from xblocks.drawing.marks import RADIUS, mark

SHAPES = ("plain", "against", "favour", "square", "hexagon")


def draw(*numbers):
    elements = [part for n, number in enumerate(numbers) for part in mark(SHAPES[n % 5], 20 + 40 * n, 20 + n, number)]
    return svg.SVG(class_=["lotse-svg"], width=40 * len(numbers), height=50, elements=elements).as_str()


def test_marks_look_as_they_did(golden):
    """Look at what `--snapshot-update` writes."""
    golden("drawing/marks.svg", readable(draw(7, 10, 99, 100, 888, 999, None)))


@pytest.mark.parametrize("number", [7, 88, 888])
def test_a_number_stands_in_its_mark(number):
    drawing = parsed(draw(number, number, number))
    for shape, order in zip(boxes(drawing, "mark"), boxes(drawing, "order"), strict=True):
        assert shape.holds(order) and shape.right - shape.left <= 2 * RADIUS
