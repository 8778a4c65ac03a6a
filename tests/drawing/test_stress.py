"""Where the nodes of a network stand: near those that they are linked with, the same every time."""

from itertools import combinations
from math import hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.drawing.stress import neighbours, parts, places, turned


def far(spots, one, two):
    return hypot(spots[one][0] - spots[two][0], spots[one][1] - spots[two][1])


def test_two_stand_as_far_apart_as_a_link_is_long():
    assert far(places(2, [(0, 1)]), 0, 1) == pytest.approx(1)


def test_a_chain_is_as_long_as_its_way():
    spots = places(4, [(0, 1), (1, 2), (2, 3)])
    assert [far(spots, 0, other) for other in (1, 2, 3)] == pytest.approx([1, 2, 3], abs=0.01)


def test_a_ring_of_four_is_a_square():
    spots = places(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    sides = [far(spots, *pair) for pair in ((0, 1), (1, 2), (2, 3), (3, 0))]
    assert max(sides) - min(sides) < 0.05 and far(spots, 0, 2) == pytest.approx(far(spots, 1, 3), abs=0.05)


def test_the_middle_stays_where_it_is():
    star = [(2, node) for node in range(7) if node != 2]
    spots = places(7, star, 2)
    assert spots[2] == (0, 0)
    assert all(far(spots, 2, node) == pytest.approx(1, abs=0.2) for node in range(7) if node != 2)


def test_nodes_and_parts_are_found_in_order():
    links = [(4, 1), (1, 4), (2, 3), (3, 5)]
    assert neighbours(6, links) == [[], [4], [3], [2, 5], [1], [3]]
    assert parts(6, links) == [[2, 3, 5], [1, 4], [0]]
    assert parts(0, []) == []


def test_the_longest_stretch_lies_level():
    standing = [(0.0, -2.0), (0.0, 0.0), (0.0, 2.0)]
    assert all(abs(y) < 1e-9 for _, y in turned(standing, (0, 0)))
    assert turned([(1.0, 1.0)], (1, 1)) == [(0, 0)]
    (first, *_) = turned(standing, (0, 0), pi / 2)
    assert abs(first[0]) < 1e-9 and abs(first[1]) == pytest.approx(2)


@st.composite
def connected(draw):
    """A connected network: a tree and some more links."""
    count = draw(st.integers(1, 14))
    links = [(node, draw(st.integers(0, node - 1))) for node in range(1, count)]
    pairs = [*combinations(range(count), 2)]
    return count, links + (draw(st.lists(st.sampled_from(pairs), max_size=8)) if pairs else [])


@given(connected())
def test_any_network_has_places_and_the_same_ones_every_time(given_network):
    count, links = given_network
    spots = places(count, links)
    assert spots == places(count, [*reversed(links)]) and len(set(spots)) == count
