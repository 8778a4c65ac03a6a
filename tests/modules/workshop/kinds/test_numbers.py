"""How many, how much, how long: as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import DAY, read, refusal
from xblocks.modules.workshop.kinds import Amount, Count, Duration

WHOLE = [
    *[("0", 0), ("007", 7), (" 15 ", 15), ("1440", 1440), ("1.440", 1440), ("1,440", 1440), ("1 440", 1440)],
    *[("1\u202f440", 1440), ("1\u00a0440", 1440), ("1'440", 1440), ("1.234.567", 1234567), ("1000000000", 10**9)],
    ("0" * 40 + "7", 7),
]
NOT_WHOLE = ["ten", "-1", "1,44", "14.40", "1.44.0", "1.440,000", "1000000001", "9" * 5000, "٣", "1e3", "+1", "½"]


@pytest.mark.parametrize("kind", [Count(), Duration()], ids=["count", "duration"])
@pytest.mark.parametrize(("typed", "value"), WHOLE)
def test_whole_numbers_as_people_write_them(kind, typed, value):
    assert read(kind, typed) == value


def test_too_large_a_number_is_told_how_large_it_may_be():
    for kind, typed in ((Count(), "1000000001"), (Amount(), "1.000.000.001"), (Duration(), "1000000 weeks")):
        assert refusal(kind, typed) == "The number must be at most 1000000000."


@pytest.mark.parametrize("kind", [Count(), Duration()], ids=["count", "duration"])
@pytest.mark.parametrize("typed", [*NOT_WHOLE, "1.5"])
def test_what_is_no_whole_number_is_refused(kind, typed):
    assert "%(" not in refusal(kind, typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *[("50", 50), ("0", 0), ("0,00", 0), ("49,50", 49.5), ("49.5", 49.5), ("1.500", 1500), ("1.500,25", 1500.25)],
        *[("1,500.25", 1500.25), ("0,05", 0.05), ("12'000.50", 12000.5), ("999999999,99", 999999999.99)],
    ],
)
def test_money_with_comma_or_point(typed, value):
    found = read(Amount(), typed)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "typed", ["a", "1,2,3", "1.50.00", ",", "-3", "12,345.6789", "inf", "nan", "5 €", "1000000001"]
)
def test_what_is_no_money_is_refused(typed):
    assert refusal(Amount(), typed)


@given(st.integers(0, 10**11))
def test_money_comes_back_from_the_form_as_it_was(hundredths):
    value = read(Amount(), f"{hundredths // 100}.{hundredths % 100:02}")
    assert Amount().fits(value)
    assert read(Amount(), Amount().typed("it", value, told())) == value


@given(st.integers(0, 10**9))
def test_whole_numbers_come_back_from_the_form_as_they_were(value):
    for kind in (Count(), Duration()):
        assert kind.fits(value)
        assert read(kind, kind.typed("it", value, told())) == value


def test_numbers_are_said_with_separators_and_calculated_with_without():
    for kind in (Count(), Amount(), Duration()):
        assert (kind.said(1440, told()), kind.plain(1440, told())) == ("1,440", 1440)
        assert kind.number and kind.shown(None, told()) == "–" and kind.shown(0, told()) == "0"


def test_a_number_says_which_keyboard_it_wants():
    modes = [kind.field("it", {"it": "7"}, told())["mode"] for kind in (Count(), Amount(), Duration())]
    assert modes == ["numeric", "decimal", "text"]
    for kind in (Count(), Amount(), Duration()):
        field = kind.field("it", {"it": "7"}, told())
        assert (field["value"], field["longest"]) == ("7", 60)


# Durations

HOUR = 60


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *[
            ("90", 90),
            ("0", 0),
            ("1:30", 90),
            ("0:05", 5),
            ("1:30 h", 90),
            ("01:30:00", 90),
            ("12:00 Std.", 720),
            ("90 min", 90),
        ],
        *[("90m", 90), ("45 Minuten", 45), ("1 Minute", 1), ("5 mins", 5), ("5 minutter", 5), ("1 minut", 1)],
        *[("1,5 Std.", 90), ("1.5 h", 90), ("2 Stunden", 120), ("1 Stunde", 60), ("3 Stdn.", 180), ("2 hrs", 120)],
        *[("1 hour", 60), ("2 hours", 120), ("2 timer", 120), ("1 time", 60), ("1,5 t", 90), ("0,25 h", 15)],
        *[("2 Tage", 2 * DAY), ("1 Tag", DAY), ("2 Tagen", 2 * DAY), ("0,5 Tage", 240), ("2 dage", 2 * DAY)],
        *[("1 dag", DAY), ("2 days", 2 * DAY), ("1 day", DAY), ("2d", 2 * DAY), ("3 Arbeitstage", 3 * DAY)],
        *[("3 Arbeitstagen", 3 * DAY), ("3 arbejdsdage", 3 * DAY), ("1 arbejdsdag", DAY), ("2 working days", 2 * DAY)],
        *[("1 Woche", 5 * DAY), ("2 weeks", 10 * DAY), ("2 uger", 10 * DAY), ("1 uge", 5 * DAY), ("1 w", 5 * DAY)],
        *[("1 h 30 min", 90), ("1h30m", 90), ("1 Std. 30 Min.", 90), ("1 Tag und 2 Stunden", DAY + 120)],
        *[("1 dag og 2 timer", DAY + 120), ("2 days, 4 hours and 5 minutes", 2 * DAY + 245), ("2 TAGE", 2 * DAY)],
        *[
            ("1000000000 min", 10**9),
            ("1.440 min", 1440),
            ("1,440 min", 1440),
            ("2\u00a0Tage", 2 * DAY),
            ("0,01 h", 1),
            ("0,03 h", 2),
        ],
    ],
)
def test_durations_as_people_say_them(typed, minutes):
    assert read(Duration(), typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        *["soon", "two days", "1,5", "1:60", ":30", "1:5", "-1 h", "h", "5 fortnights", "2 days 3", "2h30", "1 h foo"],
        *[
            "½ h",
            "1e3 min",
            "5 min!",
            "5 €",
            "1 000 000 001 min",
            "1000000001 min",
            "16666667 h",
            "9999999999 weeks",
            "9" * 50 + " d",
        ],
    ],
)
def test_what_is_no_duration_is_refused(typed):
    assert refusal(Duration(), typed)


@pytest.mark.parametrize(("typed", "minutes"), [("2 Tage", 888), ("0,5 Tage", 222), ("1 Woche", 2220), ("90", 90)])
def test_a_working_day_has_the_minutes_that_the_content_says(typed, minutes):
    assert read(Duration(), typed, 444) == minutes


def test_halves_of_a_minute_are_rounded_up():
    assert read(Duration(), "0,5 Tage", 445) == 223


def test_a_duration_says_how_long_a_day_is():
    assert "480" in Duration().field("it", {}, told())["help"]


def test_numbers_that_nobody_can_type_do_not_fit():
    for kind in (Count(), Amount(), Duration()):
        assert kind.fits(0) and kind.fits(10**9)
        for stored in (-1, 10**9 + 1, 10**400, True, "7", None):
            assert not kind.fits(stored)
    assert Amount().fits(0.5) and not Count().fits(0.5)
    assert not any(Amount().fits(value) for value in (float("inf"), float("nan"), -0.5))
