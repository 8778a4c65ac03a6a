"""Each kind of column reads what people type, keeps what fits of what is stored, and says it."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import SPEC, told
from xblocks.core.message import Unfit
from xblocks.kit.i18n import LANGUAGES, catalogue
from xblocks.modules.workshop import kinds
from xblocks.modules.workshop.kinds import (
    Amount,
    Choice,
    Choices,
    Count,
    Day,
    Duration,
    Flag,
    Kind,
    LongText,
    OneRow,
    Quarter,
    Scale,
    SeveralRows,
    SignedScale,
    Text,
)

DAY = 480
WAYS = Choices(("x", "y", "z"))
ROWS = SeveralRows(of="goals")


def read(kind: Kind, typed: Any, day: int = DAY) -> Any:
    """What a kind reads of one field, or of the fields given."""
    return kind.read("it", typed if isinstance(typed, dict) else {"it": typed}, day)


def refusal(kind: Kind, typed: Any) -> str:
    """The message with which a kind refuses a value; it is in the catalogue."""
    with pytest.raises(Unfit) as caught:
        read(kind, typed)
    for language in LANGUAGES:
        assert "%(" not in caught.value.message.said(catalogue(language).gettext)
    return str(caught.value.message)


def test_the_invented_sheet_has_a_column_of_every_kind():
    used = {type(column.kind) for table in SPEC.tables for column in table.columns}
    every = {getattr(kinds, name) for name in kinds.__all__}
    assert used == {kind for kind in every if isinstance(kind, type) and issubclass(kind, Kind)} - {Kind}


# Numbers

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
        assert (kind.said(1440, told()), kind.plain(1440, told())) == ("1,440", "1440")
        assert kind.number and kind.shown(None, told()) == "–" and kind.shown(0, told()) == "0"


def test_a_number_says_which_keyboard_it_wants():
    modes = [kind.field("it", {"it": "7"}, told())["mode"] for kind in (Count(), Amount(), Duration())]
    assert modes == ["numeric", "decimal", "text"]
    assert Count().field("it", {"it": "7"}, told())["value"] == "7"


# Durations

HOUR = 60


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *[("90", 90), ("0", 0), ("1:30", 90), ("0:05", 5), ("1:30 h", 90), ("12:00 Std.", 720), ("90 min", 90)],
        *[("90m", 90), ("45 Minuten", 45), ("1 Minute", 1), ("5 mins", 5), ("5 minutter", 5), ("1 minut", 1)],
        *[("1,5 Std.", 90), ("1.5 h", 90), ("2 Stunden", 120), ("1 Stunde", 60), ("3 Stdn.", 180), ("2 hrs", 120)],
        *[("1 hour", 60), ("2 hours", 120), ("2 timer", 120), ("1 time", 60), ("1,5 t", 90), ("0,25 h", 15)],
        *[("2 Tage", 2 * DAY), ("1 Tag", DAY), ("2 Tagen", 2 * DAY), ("0,5 Tage", 240), ("2 dage", 2 * DAY)],
        *[("1 dag", DAY), ("2 days", 2 * DAY), ("1 day", DAY), ("2d", 2 * DAY), ("3 Arbeitstage", 3 * DAY)],
        *[("3 Arbeitstagen", 3 * DAY), ("3 arbejdsdage", 3 * DAY), ("1 arbejdsdag", DAY), ("2 working days", 2 * DAY)],
        *[("1 Woche", 5 * DAY), ("2 weeks", 10 * DAY), ("2 uger", 10 * DAY), ("1 uge", 5 * DAY), ("1 w", 5 * DAY)],
        *[("1 h 30 min", 90), ("1h30m", 90), ("1 Std. 30 Min.", 90), ("1 Tag und 2 Stunden", DAY + 120)],
        *[("1 dag og 2 timer", DAY + 120), ("2 days, 4 hours and 5 minutes", 2 * DAY + 245), ("2 TAGE", 2 * DAY)],
        *[("1.440 min", 1440), ("1,440 min", 1440), ("2\u00a0Tage", 2 * DAY), ("0,01 h", 1), ("0,03 h", 2)],
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


# Days and quarters


@given(st.dates())
def test_every_day_of_the_calendar(day):
    kind = Day()
    assert read(kind, day.isoformat()) == day.isoformat()
    assert kind.fits(day.isoformat())
    assert read(kind, kind.typed("it", day.isoformat(), told())) == day.isoformat()
    assert kind.said(day.isoformat(), told()) == day.isoformat()


@pytest.mark.parametrize(
    "typed", ["2027-02-29", "tomorrow", "20270430", "30.04.2027", "2027-W01-1", "2027-4-3", "0000-05-05", "2027-13-01"]
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
    from dataclasses import replace

    reader = replace(told(), gettext=catalogue(language).gettext)
    assert Quarter().fits(value)
    assert read(Quarter(), Quarter().typed("it", value, reader)) == value


def test_the_next_quarters_are_offered():
    offered = Quarter().field("it", {}, told())["suggestions"]
    assert offered == [
        f"Q{n} {year}" for year, n in [*((2027, n) for n in (2, 3, 4)), *((2028, n) for n in (1, 2, 3, 4)), (2029, 1)]
    ]


# Texts


def test_texts_are_one_line_and_long_ones_several():
    assert read(Text(), "  to \n sign\t it ") == "to sign it"
    assert read(LongText(), " one\r\ntwo\rthree ") == "one\ntwo\nthree"


@pytest.mark.parametrize(("kind", "longest"), [(Text(), 200), (LongText(), 2000)])
def test_texts_have_a_longest(kind, longest):
    assert read(kind, "x" * longest) == "x" * longest
    assert str(longest) in refusal(kind, "x" * (longest + 1))
    assert kind.field("it", {}, told())["longest"] == longest


@pytest.mark.parametrize("kind", [Text(), LongText(), Count(), Day(), Choice(("a",)), OneRow(of="goals")])
def test_a_ticked_box_is_no_text(kind):
    assert refusal(kind, True)


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(_LINES)
def test_texts_come_back_from_the_form_as_they_were(text):
    for kind in (Text(), LongText()):
        value = read(kind, text)
        if value is not None:
            assert kind.fits(value)
            assert read(kind, kind.typed("it", value, told())) == value
            assert kind.said(value, told()) == kind.plain(value, told()) == value


def test_a_text_offers_what_stands_in_other_rows_if_asked():
    there = told(values=lambda name: ["clerk", "front", "clerk"] if name == "it" else [])
    assert Text(suggest=True).field("it", {}, there)["suggestions"] == ["clerk", "front"]
    assert Text().field("it", {}, there)["suggestions"] == []


@pytest.mark.parametrize("text", ["", " ", "\n\t", None])
def test_what_is_blank_is_nothing(text):
    for kind in (
        Text(),
        LongText(),
        Count(),
        Amount(),
        Duration(),
        Day(),
        Quarter(),
        Choice(("a",)),
        Scale(),
        OneRow(of="x"),
    ):
        assert read(kind, {} if text is None else text) is None


# Choices, scales, flags


def test_one_of_a_few():
    kind = Choice(("a", "b"))
    assert read(kind, "b") == "b"
    assert refusal(kind, "c") == refusal(kind, "A") == "Please choose one of the values offered."
    assert kind.said("b", told(options={"b": "Bee"})) == "Bee" and kind.said("b", told()) == "b"
    shown = kind.field("it", {"it": "b"}, told(options={"a": "Ay", "b": "Bee"}))["options"]
    assert [(option["title"], option["chosen"]) for option in shown] == [("Ay", False), ("Bee", True)]


@pytest.mark.parametrize(
    ("kind", "low", "high"), [(Scale(), 1, 5), (SignedScale(), -2, 2), (Scale(low=0, high=10), 0, 10)]
)
def test_steps_of_a_scale_are_whole_numbers_between_its_ends(kind, low, high):
    for step in range(low, high + 1):
        assert read(kind, str(step)) == step and kind.fits(step)
        assert read(kind, kind.typed("it", step, told())) == step
    for typed in (low - 1, high + 1, f"{low}.0", f"+{high}", "x"):
        assert refusal(kind, str(typed))
    for stored in (low - 1, high + 1, str(low), float(low), True, None, 10**5000):
        assert not kind.fits(stored)
    assert kind.said(high, told(options={str(high): "top"})) == "top"


def test_several_at_once_come_in_the_order_of_the_choices():
    assert read(WAYS, {"it.z": True, "it.x": True, "it.y": False, "it": "x"}) == ["x", "z"]
    assert read(WAYS, {"it.x": "on", "it.q": True}) is None
    assert [name for name in ("it.x", "it.q", "it", "other.x") if WAYS.owns("it", name)] == ["it.x"]
    assert WAYS.said(["x", "q"], told(options={"x": "Ex"})) == "Ex, q"
    assert [option["chosen"] for option in WAYS.field("it", {"it.y": True}, told())["options"]] == [False, True, False]


@given(st.sets(st.sampled_from("xyz"), min_size=1))
def test_several_come_back_from_the_form_as_they_were(chosen):
    value = [key for key in "xyz" if key in chosen]
    assert WAYS.fits(value)
    assert read(WAYS, WAYS.typed("it", value, told())) == read(WAYS, WAYS.spread("it", " ".join(value))) == value


def test_a_flag_is_yes_or_nothing():
    kind = Flag()
    assert read(kind, True) is True
    assert read(kind, False) is read(kind, "yes") is read(kind, "true") is read(kind, {}) is None
    assert read(kind, kind.typed("it", True, told())) is True
    assert (read(kind, kind.spread("it", "true")), read(kind, kind.spread("it", "false"))) == (True, None)
    assert (kind.shown(True, told()), kind.shown(None, told()), kind.shown(None, told(), "")) == ("yes", "no", "no")
    assert kind.field("it", {"it": True}, told()) == {"checked": True}
    assert [stored for stored in (True, False, 1, "true") if kind.fits(stored) and stored is not True] == []


# Rows


def present(table: str) -> dict[str, int]:
    return {"goals": {"g2": 1, "g1": 2, "g3": 3}}.get(table, {})


def test_a_row_is_named_by_its_key_and_vanishes_with_it():
    kind = OneRow(of="goals")
    assert read(kind, "g1") == "g1" and kind.fits("g1")
    assert kind.resolved("g1", present) == "g1"
    assert kind.resolved("gone", present) is None
    assert OneRow(of="other").resolved("g1", present) is None
    for typed in ("a b", "x" * 33, "g-1", "<g>"):
        assert refusal(kind, typed)
    reader = told(row=lambda table, key: f"{table} {key}", rows=lambda table: [("g1", "First"), ("g2", "Second")])
    assert kind.said("g1", reader) == "goals g1"
    assert [option["title"] for option in kind.field("it", {"it": "g2"}, reader)["options"] if option["chosen"]] == [
        "Second"
    ]


def test_several_rows_come_in_the_order_of_their_table_without_those_that_are_gone():
    typed = {"it.g1": True, "it.g2": True, "it.gone": True, "it.g3": False, "it.a b": True, "it": "g3"}
    value = read(ROWS, typed)
    assert set(value) == {"g1", "g2", "gone"} and ROWS.fits(value)
    assert ROWS.resolved(value, present) == ["g2", "g1"]
    assert ROWS.resolved(["gone"], present) is None
    assert ROWS.owns("it", "it.gone") and not ROWS.owns("it", "it.a b") and not ROWS.owns("it", "other.g1")
    assert ROWS.said(["g1", "g2"], told(row=lambda _table, key: key.upper())) == "G1, G2"


_KEYS = st.from_regex(r"[A-Za-z0-9_]{1,32}", fullmatch=True)


@given(st.sets(_KEYS, min_size=1, max_size=5))
def test_rows_come_back_from_the_form_as_they_were(keys):
    value = sorted(keys)
    assert ROWS.fits(value) and all(OneRow(of="goals").fits(key) for key in keys)
    assert read(ROWS, ROWS.typed("it", value, told())) == read(ROWS, ROWS.spread("it", " ".join(value))) == value
    assert read(OneRow(of="goals"), OneRow(of="goals").typed("it", value[0], told())) == value[0]


# Whatever another version stored

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from([10**400, -(10**400), "2027-Q1", "2027-02-30", "x", "g1", ["x", "x"], [["x"]], "\ud800", "\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
_COLUMNS = [column for table in SPEC.tables for column in table.columns]


@given(st.sampled_from(_COLUMNS), _JSON)
def test_whatever_is_stored_fits_and_can_be_said_or_does_not(column, value):
    if column.kind.fits(value):
        for words in (column.kind.said, column.kind.plain, column.kind.shown):
            words(value, told()).encode()
        typed = column.kind.typed(column.name, value, told())
        assert all(column.kind.owns(column.name, name) for name in typed)
        column.kind.field(column.name, typed, told())
        if column.kind.of:
            assert column.kind.resolved(value, lambda _table: {}) is None


def test_numbers_that_nobody_can_type_do_not_fit():
    for kind in (Count(), Amount(), Duration()):
        assert kind.fits(0) and kind.fits(10**9)
        for stored in (-1, 10**9 + 1, 10**400, True, "7", None):
            assert not kind.fits(stored)
    assert Amount().fits(0.5) and not Count().fits(0.5)
    assert not any(Amount().fits(value) for value in (float("inf"), float("nan"), -0.5))


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\x08", " ", ""])
def test_texts_that_no_file_can_carry_do_not_fit(text):
    assert not Text().fits(text) and not LongText().fits(text)


def test_today_belongs_to_the_quarter_that_is_offered_first():
    from dataclasses import replace

    for month, quarter in ((1, "Q1 2028"), (3, "Q1 2028"), (4, "Q2 2028"), (12, "Q4 2028")):
        reader = replace(told(), today=partial(date, 2028, month, 28))
        assert Quarter().field("it", {}, reader)["suggestions"][0] == quarter
