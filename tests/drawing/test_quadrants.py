"""The quadrants of a grid: which one a place belongs to, where each lies, how it is named, and when one grows."""

from itertools import pairwise

import pytest
import svg
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import NAMES, assert_apart, readable
from tests.examples import tried
from xblocks.drawing.boxes import Box
from xblocks.drawing.quadrants import Split, corner, layout

SQUARE = Box(30, 40, 702, 712)
NAMED = {
    "top_left": "zufriedenstellen",
    "top_right": "eng einbinden",
    "bottom_left": "beobachten",
    "bottom_right": "auf dem Laufenden halten, gemeinsam gestalten, Datenschutzfolgenabschätzung",
}
HIGH = Split(4, 4)
PLACES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=14)
LIMITS = st.builds(Split, st.integers(1, 6), st.integers(1, 6))


def laid(*places, names=(), high=HIGH, quadrants=NAMED):
    called = names or [NAMES[n % 6] for n in range(len(places))]
    return layout(places, called, quadrants, high=high, square=SQUARE, language="de")


def shown(found):
    """Areas, names and marks as a picture."""
    labels = [label for label in found.labels if label]
    return svg.SVG(
        class_=["lotse-svg"],
        width=found.plan.square.right + 10,
        height=found.plan.square.bottom + 10,
        elements=[
            *(svg.Rect(x=x, y=y, width=a - x, height=b - y, class_=["area"]) for x, y, a, b in found.areas.values()),
            *(
                svg.Text(x=line.box.left, y=line.box.bottom, text=f"{line.anchor}: {line.words}")
                for line in found.titles
            ),
            *(svg.Circle(cx=x, cy=y, r=12, class_=["mark"]) for x, y in found.plan.middles),
            *(svg.Text(x=label.box.left, y=label.box.bottom, text=" / ".join(label.lines)) for label in labels),
        ],
    ).as_str()


@pytest.mark.parametrize("name, high", [("even", Split(4, 4)), ("uneven", Split(2, 5))])
def test_a_grid_is_laid_out_as_it_was(name, high, golden):
    """Look at what `--snapshot-update` writes."""
    places = [(1 + n % 5, 1 + n * n % 5) for n in range(9)] + [(5, 5), (5, 5), (4, 5)]
    golden(f"drawing/quadrants-{name}.svg", readable(shown(laid(*places, high=high))))


def test_corners():
    places = {(4, 4): "top_right", (3, 4): "top_left", (4, 3): "bottom_right", (3, 3): "bottom_left"}
    assert {place: corner(*place, Split(4, 4)) for place in places} == places
    places = {(3, 4): "top_right", (2, 4): "top_left", (3, 3): "bottom_right", (2, 3): "bottom_left"}
    assert {place: corner(*place, Split(3, 4)) for place in places} == places


def test_quadrants_are_as_large_as_the_values_that_belong_to_them():
    found = laid(high=Split(4, 3), quadrants=dict.fromkeys(NAMED, "Amt"))
    assert {place: tuple(round(edge) for edge in area) for place, area in found.areas.items()} == {
        "top_left": (30, 40, 433, 437),
        "top_right": (433, 40, 702, 437),
        "bottom_left": (30, 437, 433, 712),
        "bottom_right": (433, 437, 702, 712),
    }


@pytest.mark.parametrize(
    "high, there",
    [
        (Split(1, 1), {"top_right"}),
        (Split(6, 6), {"bottom_left"}),
        (Split(1, 4), {"top_right", "bottom_right"}),
        (Split(5, 6), {"bottom_left", "bottom_right"}),
    ],
)
def test_a_quadrant_without_values_is_not_there(high, there):
    found = laid(high=high)
    assert found.areas.keys() == there
    assert {line.words for line in found.titles if line.words in NAMED.values()} <= {NAMED[place] for place in there}


def test_each_name_stands_in_its_outer_corner():
    found = {line.words: line for line in laid(quadrants={place: place for place in NAMED}).titles}
    assert {words: line.anchor for words, line in found.items()} == {
        "top_left": "start",
        "top_right": "end",
        "bottom_left": "start",
        "bottom_right": "end",
    }
    assert (found["top_left"].box.left, found["top_left"].box.top) == (40, 44)
    assert (found["top_right"].box.right, found["top_right"].box.bottom) == (692, 63)
    assert (found["bottom_left"].box.left, found["bottom_left"].box.bottom) == (40, 708)
    assert (found["bottom_right"].box.right, found["bottom_right"].box.top) == (692, 689)


def test_a_long_name_has_several_lines_one_below_the_other():
    lines = [line for line in laid().titles if line.box.left > 433 and line.box.top > 300]
    assert [line.words for line in lines[:2]] == ["auf dem Laufenden halten,", "gemeinsam gestalten,"]
    assert {round(two.box.top - one.box.top) for one, two in pairwise(lines)} == {19}
    assert lines[-1].box.bottom == pytest.approx(708)


def test_a_half_grows_only_where_that_helps_names_to_find_room():
    few, many = (laid(*[(4 + n % 2, 5 - n // 2 % 2) for n in range(count)]) for count in (4, 12))
    assert [round(found.areas["top_right"].right - found.areas["top_right"].left) for found in (few, many)] == [
        round(672 * 0.4),
        round(672 * 2.6 / 5.6),  # two steps of five, each 1.3 times as wide
    ]
    hopeless = laid(*[(5, 5)] * 8, names=["Donaudampfschifffahrtsgesellschaft " * 9] * 8)
    assert round(hopeless.areas["top_right"].right - hopeless.areas["top_right"].left) == round(672 * 0.4)


@tried(0.4)
@given(PLACES, LIMITS)
def test_quadrants_fill_the_square_and_nothing_in_them_meets(places, high):
    found = laid(*places, high=high)
    square = found.plan.square
    assert [*found.areas] == [place for place in NAMED if place in found.areas]
    sizes = [(area.right - area.left) * (area.bottom - area.top) for area in found.areas.values()]
    assert sum(sizes) == pytest.approx((square.right - square.left) ** 2)
    assert_apart([*found.areas.values()])
    assert_apart([*(line.box for line in found.titles), *(label.box for label in found.labels if label)])
    for place, label in zip(places, found.labels, strict=True):
        assert label is None or found.areas[corner(*place, high)].holds(label.box)
    for x, y in found.plan.middles:
        assert not any(line.box.grown(11).holds(Box(x, y, x, y)) for line in found.titles)
