"""What people type comes back as values of the sheet, or as a message beside the field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.modules.participation.content import PEOPLE
from xblocks.modules.participation.content import SPEC as PARTICIPATION
from xblocks.modules.process_design.content import SPEC
from xblocks.modules.workshop import cells
from xblocks.modules.workshop.spec import Column, Table

STEP = SPEC.table("as_is")
MONEY = Table("x", (Column("sum", "amount"),))
GROUP = PARTICIPATION.table(PEOPLE)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *[("0", 0), ("007", 7), (" 15 ", 15), ("1440", 1440), ("1.440", 1440), ("1,440", 1440), ("1 440", 1440)],
        *[("1\u202f440", 1440), ("1'440", 1440), ("1.234.567", 1234567), ("1000000000", 10**9)],
    ],
)
def test_whole_numbers_as_people_write_them(typed, value):
    assert cells.read(STEP, {"touch_min": typed}) == ({"touch_min": value}, {})


@pytest.mark.parametrize(
    "typed",
    ["ten", "-1", "1.5", "1,44", "14.40", "1.44.0", "1.440,000", "1000000001", "9" * 5000, "٣", "1e3", "+1", "½"],
)
def test_what_is_no_whole_number_is_refused(typed):
    values, wrong = cells.read(STEP, {"touch_min": typed, "name": "kept"})
    assert (values, set(wrong)) == ({"name": "kept"}, {"touch_min"})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("50", 50),
        ("49,50", 49.5),
        ("49.5", 49.5),
        ("1.500", 1500),
        ("1.500,25", 1500.25),
        ("1,500.25", 1500.25),
        ("0,05", 0.05),
    ],
)
def test_money_with_comma_or_point(typed, value):
    assert cells.read(MONEY, {"sum": typed}) == ({"sum": value}, {})


@pytest.mark.parametrize("typed", ["a", "1,2,3", "1.50.00", ",", "-3", "12,345.6789", "inf", "nan"])
def test_what_is_no_money_is_refused(typed):
    assert cells.read(MONEY, {"sum": typed})[1]


@given(st.dates(date(1, 1, 1)))
def test_every_day_of_the_calendar(day):
    assert cells.read(GROUP, {"feedback_date": day.isoformat()})[0] == {"feedback_date": day.isoformat()}


@pytest.mark.parametrize("typed", ["2027-02-29", "tomorrow", "20270430", "30.04.2027", "2027-W01-1", "2027-4-3"])
def test_what_is_no_day_is_refused(typed):
    assert "feedback_date" in cells.read(GROUP, {"feedback_date": typed})[1]


def test_choices_flags_and_several_at_once():
    typed = {"power": "5", "attitude": "-2", "methods.survey": True, "methods.ballot": False, "staff_body": True}
    assert cells.read(GROUP, typed) == ({"power": 5, "attitude": -2, "methods": ["survey"], "staff_body": True}, {})
    assert set(cells.read(GROUP, {"power": "6", "level": "x"})[1]) == {"power", "level"}
    assert cells.read(GROUP, {"staff_body": "yes", "methods.survey": "on"}) == ({}, {})


def test_texts_are_one_line_and_have_a_longest():
    assert cells.read(STEP, {"name": "  to \n sign\t it "})[0] == {"name": "to sign it"}
    assert cells.read(GROUP, {"reason": "one\r\ntwo"})[0] == {"reason": "one\ntwo"}
    assert "name" in cells.read(STEP, {"name": "x" * 201})[1]
    assert "name" in cells.read(STEP, {"name": True})[1]


def test_what_is_empty_is_missing_and_named_if_needed():
    values, wrong = cells.read(STEP, {"name": " ", "role": "clerk", "touch_min": "0"})
    assert (values, wrong) == ({"role": "clerk", "touch_min": 0}, {})
    assert [column.name for column in cells.lacking(STEP, values)] == ["name", "medium", "wait_min", "value"]


_STORED = st.dictionaries(
    st.sampled_from([column.name for column in GROUP.columns] + ["gone"]),
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-9, 9),
        st.floats(),
        st.text(max_size=5),
        st.just(["survey", 3]),
        st.just(["survey"]),
    ),
)


@given(_STORED)
def test_what_another_version_stored_fits_or_is_left_out(stored):
    kept = cells.fitting(GROUP, stored)
    assert kept.items() <= stored.items()
    for name, value in kept.items():
        column = GROUP.column(name)
        if column.kind == "choice":
            assert type(value) is int and str(value) in column.options
        if column.kind == "choices":
            assert set(value) <= set(column.options)
