"""The plan of a grid: cells are large enough for their marks, and no mark covers another."""

import pytest
import svg

from tests.drawing.pictures import readable
from xblocks.drawing.boxes import Box
from xblocks.drawing.cells import SCALE, Wish, plan, widths

EVERYWHERE = [(x, y) for y in SCALE for x in SCALE]
SAMPLES = {
    "empty": [],
    "one": [(5, 5)],
    "forty": [*EVERYWHERE, *EVERYWHERE[:15]],
    "forty in a cell": [(5, 5)] * 40,
    "two hundred": EVERYWHERE * 8,
    "two hundred in a cell": [(3, 2)] * 200,
}


def test_a_plan_looks_as_it_did(golden):
    """Look at what `--snapshot-update` writes."""
    places = [*[(1, 1)] * 2, *[(1, 4)] * 2, *[(2, 4)] * 6, *[(3, 2)] * 5, *[(4, 5)] * 4, *[(5, 2)] * 18, (5, 4)]
    found = plan(places, Box(10, 20, 650, 660), 40, 25, Wish([2], [3]))
    elements = [
        svg.Rect(x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top, class_=["area"])
        for box in found.cells.values()
    ]
    elements += [svg.Circle(cx=x, cy=y, r=12, class_=["mark"]) for x, y in found.middles]
    wide, high = found.square.right + 10, found.square.bottom + 10
    golden(
        "drawing/cells.svg",
        readable(svg.SVG(class_=["lotse-svg"], width=wide, height=high, elements=elements).as_str()),
    )


def test_the_square_grows_just_as_far_as_crowds_need():
    places = [(3, 2)] * 400 + [(4, 2)] * 400
    found = plan(places, Box(0, 0, 700, 700), 30, 20, Wish())
    side = 2 * 572 + 3 * 572 / 1.3  # twenty marks and a margin in either column, and what the others are to these
    assert found.square.right == found.square.bottom == pytest.approx(side)
    assert sum(widths(places, Box(0, 0, 700, 700), Wish())) == pytest.approx(side)


@pytest.mark.parametrize("wish", [Wish(), Wish([4, 5], [1, 2])], ids=["even", "leaning"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_marks_stand_in_their_cells_and_apart(sample, wish):
    places = SAMPLES[sample]
    found = plan(places, Box(30, 60, 700, 730), 29, 29, wish)
    spots = [found.cells[place] for place in places]
    for (x, y), cell in zip(found.middles, spots, strict=True):
        assert cell.grown(-12).holds(Box(x, y, x, y))
    for place, (x, y) in enumerate(found.middles):
        assert all(max(abs(x - a), abs(y - b)) > 27.99 for a, b in found.middles[:place])
    assert found.square.right - found.square.left == found.square.bottom - found.square.top >= 670


def test_cells_are_of_one_size_where_there_is_room():
    found = plan(EVERYWHERE, Box(0, 0, 700, 700), 30, 20, Wish())
    assert {round(cell.right - cell.left) for cell in found.cells.values()} == {140}
    assert {round(cell.bottom - cell.top) for cell in found.cells.values()} == {130}


def test_what_is_wished_is_a_third_larger():
    square = Box(0, 0, 728, 728)
    assert widths([], square, Wish([4, 5])) == pytest.approx([130, 130, 130, 169, 169])
    assert widths([], square, Wish([1, 2, 3, 4, 5])) == widths([], square, Wish()) == pytest.approx([145.6] * 5)


@pytest.mark.parametrize("wish", [Wish(), Wish([4, 5], [4, 5]), Wish([1, 2, 3], [4, 5])], ids=["even", "high", "low"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_scale_is_nearly_even_however_many_stand_somewhere(sample, wish):
    cells = plan(SAMPLES[sample], Box(0, 0, 700, 700), 30, 20, wish).cells
    columns = [cells[step, 1].right - cells[step, 1].left for step in SCALE]
    rows = [cells[1, step].bottom - cells[1, step].top for step in SCALE]
    assert max(columns) / min(columns) < 1.301 and max(rows) / min(rows) < 1.301
