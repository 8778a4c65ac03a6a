"""Where the parts of a network stand: in frames that do not meet, with nodes that keep off each other and off lines."""

from itertools import combinations, pairwise
from math import hypot, inf

import pytest
import svg
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import assert_apart, readable
from tests.examples import tried
from xblocks.drawing.boxes import Box
from xblocks.drawing.frame import WIDTH
from xblocks.drawing.plane import first, rest

CHAIN = [(0, 1), (1, 2), (2, 3)]
STAR = [(0, node) for node in range(1, 8)]
WHEEL = [*STAR, *((node, node % 7 + 1) for node in range(1, 8))]
SUN = [(node, 5) for node in range(8) if node != 5]
ALL = [(a, b) for a in range(5) for b in range(a)]
TREE = [(node, (node - 1) // 3) for node in range(1, 30)]


def shown(parts, links):
    """Frames, links and nodes as a picture."""
    middles = {node: spot for part in parts for node, spot in zip(part.nodes, part.middles, strict=True)}
    return svg.SVG(
        class_=["lotse-svg"],
        width=WIDTH,
        height=max(part.frame.bottom for part in parts) + 10,
        elements=[
            *(svg.Rect(x=x, y=y, width=end - x, height=low - y) for x, y, end, low in (part.frame for part in parts)),
            *(
                svg.Line(x1=middles[a][0], y1=middles[a][1], x2=middles[b][0], y2=middles[b][1], class_=["link"])
                for a, b in links
            ),
            *(svg.Circle(cx=x, cy=y, r=12, class_=["mark"]) for x, y in middles.values()),
        ],
    ).as_str()


@pytest.mark.parametrize(
    "name, count, links, own",
    [
        ("wheel", 8, WHEEL, 3),
        ("tree", 30, TREE, None),
        ("sun", 8, SUN, None),
        ("all", 5, ALL, None),
    ],
)
def test_a_network_lies_as_it_did(name, count, links, own, golden):
    """Look at what `--snapshot-update` writes."""
    ways = [*first(range(count), links, own, 10)]
    drawn = "\n".join(shown([part], links) for part in ways)
    assert len(ways) == drawn.count("<svg") == 5
    golden(f"drawing/plane-{name}.html", readable(f"<div>{drawn}</div>"))


def beside(point, start, end):
    """How far a point is from a line that it lies beside."""
    (x, y), (wide, high) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    along = (x * wide + y * high) / (wide * wide + high * high)
    return abs(x * high - y * wide) / hypot(wide, high) if 0 < along < 1 else inf


@pytest.mark.parametrize("links", [ALL, [*ALL, (5, 0), (5, 1)]])
def test_nodes_keep_off_the_lines_of_others(links):
    count = max(map(max, links)) + 1
    for part in first(range(count), links, None, 0):
        spots = part.middles
        others = [(node, a, b) for a, b in links for node in range(count) if node not in (a, b)]
        assert min(beside(spots[node], spots[a], spots[b]) for node, a, b in others) > 20


def test_parts_below_lie_as_they_did(golden):
    """Look at what `--snapshot-update` writes."""
    parts = [[0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11], [12, 13], [14], [15], [16], [17]]
    links = [(0, 1), (0, 2), (0, 3), (0, 4), (5, 6), (6, 7), (6, 8), (9, 10), (10, 11), (12, 13)]
    golden("drawing/plane-rest.svg", readable(shown(rest(parts, links, [2, 6, *[None] * 6], 10), links)))


def test_two_lie_level_around_the_middle_and_no_link_is_longer_than_is_good():
    part = next(first([4, 9], [(4, 9)], None, 100))
    assert part.frame == Box(0, 100, 704, 188) and list(part.nodes) == [4, 9]
    assert part.middles == [pytest.approx((447, 144)), pytest.approx((257, 144))]
    (alone,) = next(first([4], [], None, 100)).middles
    assert alone == (352, 144)


def test_ones_own_house_has_some_room_on_either_side():
    level = [next(first([0, 1, 2, 3], CHAIN, own, 0)).middles for own in (0, 1)]
    assert [round(x) for x, _ in level[0]] == [467, 333, 198, 64], "three tenths of the width between the edges"
    assert [round(x) for x, _ in level[1]] == [638, 448, 258, 68]


@pytest.mark.parametrize(
    "many, wide, high",
    [
        (1, 225.99, 60),
        (2, 344.99, 96),
        (3, 344.99, 148),
        (4, 344.99, 200),
        (5, 702, 255),
        (20, 702, 510),
        (60, 702, 1000),
    ],
)
def test_a_part_has_a_frame_as_large_as_it_needs(many, wide, high):
    nodes = [*range(many)]
    (part,) = rest([nodes], [(node, 0) for node in nodes[1:]], [None], 50)
    assert part.frame == pytest.approx(Box(1, 50, 1 + wide, 50 + high))
    assert all(part.frame.grown(-26).holds(Box(x, y, x, y)) for x, y in part.middles)


def test_frames_stand_side_by_side_as_long_as_there_is_room():
    found = [part.frame for part in rest([[node] for node in range(4)], [], [None] * 4, 50)]
    assert [round(frame.left) for frame in found] == [1, 239, 477, 1]
    assert [frame.top for frame in found] == [50, 50, 50, 122]
    unlike = [part.frame for part in rest([[0, 1], [2, 3, 4], [5]], [(0, 1), (2, 3), (3, 4)], [None] * 3, 50)]
    assert [(frame.top, frame.bottom) for frame in unlike] == [(50, 146), (50, 198), (210, 270)], "below the higher one"


def test_a_few_stand_one_below_the_other_at_the_left_where_their_names_have_room():
    (pair,) = rest([[0, 1]], [(0, 1)], [None], 50)
    assert pair.middles == [pytest.approx((27, 78)), pytest.approx((27, 118))]
    (three,) = rest([[0, 1, 2]], [(0, 1), (1, 2)], [None], 50)
    assert [round(y) for _, y in three.middles] == [78, 122, 170] and {x for x, _ in three.middles} == {47}


def test_from_twenty_six_on_the_crowd_gets_some_room_of_those_far_out():
    def nearest(count):
        links = [(node, 0) for node in range(1, count - 4)] + [(node, node - 1) for node in range(count - 4, count)]
        spots = next(first(range(count), links, 0, 0)).middles
        return sorted(hypot(x - spots[0][0], y - spots[0][1]) for x, y in spots)[count // 2]

    assert nearest(26) > 1.15 * nearest(25)


@st.composite
def networks(draw):
    """A connected network, some top, perhaps a house of one's own."""
    count = draw(st.integers(1, 9))
    links = [(node, draw(st.integers(0, node - 1))) for node in range(1, count)]
    return count, links, draw(st.none() | st.integers(0, count - 1)), draw(st.sampled_from([0, 36, 120]))


@tried(0.3)
@given(networks())
def test_any_small_network_has_its_nodes_apart_and_leaves_room_for_their_names(given_network):
    count, links, own, top = given_network
    for part in first(range(count), links, own, top):
        left, upper, right, lower = part.frame
        assert (left, upper, right) == (0, top, WIDTH) and lower <= top + 230 + 17 * count + 16
        assert {round(min(y for _, y in part.middles) - upper), round(lower - max(y for _, y in part.middles))} == {44}
        assert all(63.99 < x < WIDTH - 63.99 for x, _ in part.middles)
        assert all(hypot((a - c) / 74, (b - d) / 52) > 0.6 for (a, b), (c, d) in combinations(part.middles, 2))


@tried(0.3)
@given(st.lists(st.integers(1, 7), max_size=8), st.sampled_from([0, 120]))
def test_frames_of_any_parts_are_inside_and_apart(sizes, top):
    ends = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    parts = [[*range(begin, end)] for begin, end in pairwise(ends)]
    links = [(node, part[0]) for part in parts for node in part[1:]]
    found = rest(parts, links, [part[0] for part in parts], top)
    assert [part.nodes for part in found] == parts
    assert_apart([part.frame for part in found])
    assert all(Box(1, top, WIDTH, 9999).holds(part.frame) for part in found)
