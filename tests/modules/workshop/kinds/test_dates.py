"""Days and quarters: as people write them."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks.kit.i18n import LANGUAGES, catalogue
from xblocks.modules.workshop.kinds import Day, Quarter


@given(st.dates())
def test_every_day_of_the_calendar(day):
    kind = Day()
    assert read(kind, day.isoformat()) == day.isoformat()
    assert kind.fits(day.isoformat())
    assert read(kind, kind.typed("it", day.isoformat(), told())) == day.isoformat()
    assert kind.said(day.isoformat(), told()) == day.isoformat()


@pytest.mark.parametrize(
    "typed",
    [
        *("26.03.2027", "26.3.2027", "26.03.27", "26-03-2027", "26-03-27", "26/03/2027", "03/26/2027", "26. März 2027"),
        *("26 Mar 2027", "Freitag, 26. März 2027", "26. marts 2027", "26 march 2027"),
    ],
)
def test_a_day_may_be_written_as_spreadsheets_show_it(typed):
    assert read(Day(), typed) == "2027-03-26"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["{:%d.%m.%Y}", "{:%d.%m.%y}", "{:%d-%m-%Y}"]))
def test_every_day_of_the_century_with_the_day_first(day, form):
    assert read(Day(), form.format(day)) == day.isoformat()


def test_a_day_is_a_day_in_a_table():
    assert Day().plain("2027-01-11", told()) == date(2027, 1, 11)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-02-29",
        "tomorrow",
        "20270430",
        "30.02.2027",
        "03/04/2027",
        "4 Foo 2027",
        "2027-W01-1",
        "2027-4-3",
        "0000-05-05",
        "2027-13-01",
    ],
)
def test_what_is_no_day_is_refused(typed):
    assert refusal(Day(), typed)
    assert not Day().fits(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *["Q1 2027", "q1/2027", "Q1-2027", "Q1, 2027", "Q 1 2027", "Q12027", "K1 2027", "k1 2027", "1. Quartal 2027"],
        *["1 Quartal 2027", "1.Q. 2027", "1Q2027", "1. kvartal 2027", "Quartal 1 2027", "1 quarter 2027", "I/2027"],
        *["i 2027", "2027-Q1", "2027Q1", "2027 Q1", "2027/Q1", "2027 Quartal 1", "2027-q1"],
    ],
)
def test_quarters_as_people_write_them(typed):
    assert read(Quarter(), typed) == "2027-Q1"


@pytest.mark.parametrize(("typed", "value"), [("II/2027", "2027-Q2"), ("iii 2027", "2027-Q3"), ("IV/2099", "2099-Q4")])
def test_quarters_in_roman_numerals(typed, value):
    assert read(Quarter(), typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        *["1/2027", "2027-1", "01/2027", "Q0 2027", "Q5 2027", "V/2027", "IIII/2027", "Q1", "2027", "Q1 27", "Q1 1999"],
        *["Q1 2100", "Q1 20270", "spring 2027", "2027-Q1-Q2", "Q1 2027 or so"],
    ],
)
def test_what_is_no_quarter_is_refused(typed):
    """1/2027 could be January."""
    assert refusal(Quarter(), typed)


_QUARTERS = st.builds("{}-Q{}".format, st.integers(2000, 2099), st.integers(1, 4))


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=_QUARTERS)
def test_quarters_come_back_from_the_form_in_every_language(language, value):
    reader = replace(told(), gettext=catalogue(language).gettext)
    assert Quarter().fits(value)
    assert read(Quarter(), Quarter().typed("it", value, reader)) == value


def test_what_is_no_text_is_neither_day_nor_quarter():
    for kind in (Day(), Quarter()):
        assert not any(map(kind.fits, (None, 20270101, ["2027-01-01"], ["2027-Q1"], {}, True)))
    assert Quarter().fits("2027-Q4") and not any(map(Quarter().fits, ("2027-Q5", "1999-Q1", "Q1 2027", "2027-Q1 ")))


def test_a_quarter_is_said_in_words_or_where_room_is_short_in_few_letters():
    german = replace(told(), gettext=catalogue("de").gettext)
    assert Quarter().said("2027-Q2", german) == "2. Quartal 2027"
    assert Quarter().said("2027-Q2", replace(german, short=True)) == "Q2 2027"


def test_the_next_quarters_are_offered():
    field = Quarter().field("it", {"it": "Q1 2027"}, told())
    assert (field["value"], field["longest"]) == ("Q1 2027", 30)
    offered = field["suggestions"]
    assert offered == [
        f"Q{n} {year}" for year, n in [*((2027, n) for n in (2, 3, 4)), *((2028, n) for n in (1, 2, 3, 4)), (2029, 1)]
    ]


def test_today_belongs_to_the_quarter_that_is_offered_first():
    for month, quarter in ((1, "Q1 2028"), (3, "Q1 2028"), (4, "Q2 2028"), (12, "Q4 2028")):
        reader = replace(told(), today=partial(date, 2028, month, 28))
        assert Quarter().field("it", {}, reader)["suggestions"][0] == quarter
