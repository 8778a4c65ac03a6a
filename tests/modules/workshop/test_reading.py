"""What every module's rules stand on: strict reading, exact percentages, limits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from xblocks.modules.workshop.reading import (
    Amount,
    Count,
    Day,
    Part,
    Quarter,
    Scale,
    Text,
    finding,
    known,
    missing,
    percent,
    plain,
    thresholds,
    unique,
)


class Row(Part):
    name: Text
    names: list[Text] | None = None
    note: Text | None = None
    count: Count | None = None
    flag: bool = False


@pytest.mark.parametrize("value", [None, "", " ", "\t\n\u00a0", [], {}])
def test_missing_is_whatever_holds_nothing(value):
    assert missing(value)
    assert Row.read({"name": "x", "note": value, "names": value, "count": value, "flag": value}) == Row(name="x")
    with pytest.raises(ValueError, match="name"):
        Row.read({"name": value})


@pytest.mark.parametrize("value", [0, 0.0, False, "0", [0], {"a": None}, " x "])
def test_what_holds_something_is_not_missing(value):
    assert not missing(value)


def test_a_row_is_read_strictly_kept_as_written_and_cannot_change():
    row = Row.read({"name": " x ", "count": 0, "further": object()})
    assert (row.name, row.count, row.flag) == (" x ", 0, False)
    assert not hasattr(row, "further")
    with pytest.raises(ValueError):
        row.name = "y"
    for wrong in ({"name": 7}, {"name": "x", "count": "3"}, {"name": "x", "flag": 1}, {"name": "x", "names": [" "]}):
        with pytest.raises(ValueError):
            Row.read(wrong)
    for wrong in (None, [], "x", [{"name": "x"}]):
        with pytest.raises(ValueError):
            Row.read(wrong)


KINDS = {
    "text": (Text, ["x", " x"], ["", " ", 1, None, b"x"]),
    "day": (
        Day,
        ["2027-01-31", "2028-02-29", "0001-01-01"],
        ["2027-02-29", "2027-1-31", "20270131", "2027-W01-1", "2027-01-31 ", "2027-01-31\n", "٢٠٢٧-01-01", 20270131],
    ),
    "quarter": (
        Quarter,
        ["2027-Q1", "2027-Q4"],
        ["2027-Q0", "2027-Q5", "2027-q1", "2027Q1", "2027-Q10", "x2027-Q1", "2027-Q1\n", "٢٠٢٧-Q1", 2027],
    ),
    "scale": (Scale, [1, 5], [0, 6, True, "3", 3.0, None]),
    "count": (Count, [0, 10**12], [-1, False, "3", 3.0]),
    "amount": (Amount, [0, 0.0, 0.5, 10**12], [-1, -0.1, float("nan"), float("inf"), True, "3"]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_types_of_values(kind):
    type_, right, wrong = KINDS[kind]
    adapter = TypeAdapter(type_)
    for value in right:
        read = adapter.validate_python(value, strict=True)
        assert (type(read), read) == (type(value), value)
    for value in wrong:
        with pytest.raises(ValueError):
            adapter.validate_python(value, strict=True)


def test_values_that_stand_once():
    unique([], "rows")
    unique(iter("abc"), "rows")
    with pytest.raises(ValueError, match="rows: 'b' stands there twice"):
        unique(iter("abcb"), "rows")


def test_values_that_exist():
    known([], [], "rows")
    known(iter("aba"), iter("abc"), "rows")
    with pytest.raises(ValueError, match="rows: 'd' does not exist"):
        known(iter("ad"), iter("abc"), "rows")


def test_a_finding_is_plain():
    assert finding("W1-1", "error") == {"rule": "W1-1", "severity": "error", "items": [], "values": {}}
    assert finding("W1-1", "hint", (key for key in "ab"), rule=1, count=None) == {
        "rule": "W1-1",
        "severity": "hint",
        "items": ["a", "b"],
        "values": {"rule": 1, "count": None},
    }


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (1, 3, 33.3),
        (2, 3, 66.7),
        (1, 8, 12.5),
        (1, 2000, 0.1),  # 0.05 goes up
        (-1, 2000, -0.1),  # and away from zero
        (1, 2001, 0.0),
        (3, 2000, 0.2),  # 0.15: half-up, not to the even digit
        (-3403, 3900, -87.3),
        (5, 5, 100.0),
        (0, 7, 0.0),
        (-1, 3000, 0.0),  # nobody reads "-0.0"
        (Fraction(-1, 10**400), 1, 0.0),
        (7, -2, -350.0),
        (Fraction(1, 3), Fraction(2, 3), 50.0),
        (0.1, 0.3, 33.3),
        (10**18 + 1, 10**18, 100.0),
    ],
)
def test_percentages_are_rounded_half_up(part, whole, expected):
    assert percent(part, whole) == expected
    assert str(percent(part, whole)) == str(expected)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_percentage_is_never_farther_away_than_half_a_tenth(part, whole):
    distance = abs(Fraction(str(percent(part, whole))) - Fraction(100 * part, whole))
    assert distance <= Fraction(1, 20)


def test_exact_numbers_come_out_as_json_has_them():
    assert (plain(Fraction(6, 3)), type(plain(Fraction(6, 3)))) == (2, int)
    assert (plain(Fraction(-3, 2)), plain(Fraction(0)), plain(Fraction(1, 3))) == (-1.5, 0, 1 / 3)


def test_an_author_moves_the_limits_that_exist():
    assert thresholds({"high": 4, "low": 1}, None) == {"high": 4, "low": 1}
    assert thresholds({"high": 4, "low": 1}, {}) == {"high": 4, "low": 1}
    given = {"high": 4.5, "low": None, "other": "x"}
    assert thresholds({"high": 4, "low": 1}, given) == {"high": 4.5, "low": 1}
    assert thresholds({"high": 4}, {"high": float("inf")}) == {"high": float("inf")}
    assert thresholds({"high": 4}, {"high": -1}) == {"high": -1}


@pytest.mark.parametrize("value", ["4", True, False, float("nan"), [4], ""])
def test_a_limit_is_a_number(value):
    with pytest.raises(ValueError, match="high"):
        thresholds({"high": 4}, {"high": value})
