"""Quarters on their scale."""

import pytest

from xblocks.drawing.quarters import Scale, place, scale


def test_places_follow_one_another():
    quarters = ["2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2028-Q1"]
    assert [place(quarter) - place("2026-Q4") for quarter in quarters] == list(range(6))


def test_a_year_begins_with_its_first_quarter():
    begin = Scale(place("2027-Q1"), 5, 0, 10)
    assert list(begin.years()) == [(2027, 0), (2028, 40)] and next(begin.quarters()) == (1, 0)


@pytest.mark.parametrize("quarter", ["", "2027", "2027-Q5", "2027-Q0", "2027-Q", "Q1-2027", "x-Q1"])
def test_what_is_no_quarter_is_refused(quarter):
    with pytest.raises(ValueError):
        place(quarter)


def test_a_scale_shows_all_and_fills_its_room():
    assert scale([8, 12, 9], 10, 60) == Scale(8, 5, 10, 10)
    assert scale([8], 0, 80) == Scale(8, 4, 0, 20)


def test_bars_keep_off_the_edges_of_their_quarters():
    assert Scale(8, 5, 10, 100).bar(9, 10) == (116, 304)
    assert Scale(8, 5, 10, 10).bar(8, 8) == (12, 18)


def test_quarters_and_years():
    shown = Scale(6, 7, 0, 10)
    assert list(shown.quarters()) == [(3, 0), (4, 10), (1, 20), (2, 30), (3, 40), (4, 50), (1, 60)]
    assert list(shown.years()) == [(1, 0), (2, 20), (3, 60)]
    assert shown.right == 70
    assert list(Scale(4, 8, 0, 10).years()) == [(1, 0), (2, 40)]
