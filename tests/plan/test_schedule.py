"""Dates follow from the first day; the platform gets full UTC timestamps of local midnights."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_export.errors import Problems
from course_export.plan.schedule import Schedule, plan
from course_export.programme.load import read_structure
from course_export.programme.model import Moment, Structure
from course_export.programme.order import Order, WrongOrder
from course_export.programme.words import DE, EN
from tests.course_export.making import IP_BASIC


@cache
def structure() -> Structure:
    found, _written = read_structure(IP_BASIC, Problems())
    assert found
    return found


def scheduled(**options: object) -> Schedule:
    usual: dict[str, Any] = {"language": "de", "org": "H", "run": "r", "start": date(2027, 1, 11)}
    return plan(structure(), Order(**{**usual, **options}))


def test_the_grundprogramm_follows_its_defaults() -> None:
    assert scheduled().days == {
        "start": date(2027, 1, 11),
        "briefing": date(2026, 12, 28),
        "day_1": date(2027, 1, 11),
        "day_2": date(2027, 1, 25),
        "check_in_1": date(2027, 2, 22),
        "check_in_2": date(2027, 3, 22),
        "retrospective": date(2027, 4, 26),
        "file": date(2026, 10, 19),
        "joint_meeting": date(2026, 10, 26),
        "invitation": date(2026, 11, 16),
        "selection": date(2026, 11, 30),
        "mandate_draft": date(2026, 12, 14),
        "go": date(2026, 12, 21),
    }


def test_a_later_second_day_moves_the_retrospective() -> None:
    days = scheduled(days={"day_2": date(2027, 1, 18)}).days
    assert days["retrospective"] == date(2027, 4, 19)


def test_a_deadline_moves_with_the_start_and_by_itself() -> None:
    assert scheduled(start=date(2027, 2, 15)).days["go"] == date(2027, 1, 25)
    moved = scheduled(days={"go": date(2026, 12, 18)})
    assert moved.days["go"] == date(2026, 12, 18) and moved.days["selection"] == date(2026, 11, 30)


def test_the_course_opens_with_its_first_deadline_at_local_midnight() -> None:
    assert scheduled().start() == "2026-10-18T22:00:00Z"
    assert scheduled(timezone="America/New_York").start() == "2026-10-19T04:00:00Z"


def test_a_part_opens_relative_to_its_event_in_summer_time_too() -> None:
    assert scheduled().opening(Moment(event="retrospective", offset_days=-14)) == "2027-04-11T22:00:00Z"
    assert scheduled().opening(Moment(event="retrospective")) == "2027-04-25T22:00:00Z"
    assert scheduled().opening(None) is None


def test_the_course_ends_after_its_last_day() -> None:
    assert scheduled().end() == "2027-05-24T22:00:00Z"
    assert scheduled(end=date(2027, 6, 30)).end() == "2027-06-30T22:00:00Z"
    assert scheduled(end=date(2027, 4, 26)).end() == "2027-04-26T22:00:00Z", "an event may be its last day"
    assert scheduled(self_paced=True).end() == "2029-01-10T23:00:00Z", "people begin for two years"


def test_a_self_paced_course_has_weeks_and_no_dates() -> None:
    schedule = scheduled(self_paced=True)
    assert schedule.start() == "2027-01-10T23:00:00Z"
    assert schedule.opening(Moment(event="retrospective")) is None
    assert schedule.in_words("file", DE) == "10. Woche vor dem Beginn"
    assert schedule.in_words("go", EN) == "week 1 before the start"
    assert schedule.in_words("briefing", DE) == "Woche 1"
    assert schedule.in_words("day_1", DE) == "Woche 3"
    assert schedule.in_words("retrospective", EN) == "week 18"
    assert schedule.due_week(Moment(event="day_2")) == 5
    assert schedule.due_week(Moment(event="file")) == 1
    assert schedule.due_week(None) is None
    assert scheduled().due_week(Moment(event="day_2")) is None


def test_an_event_begins_by_the_clock_of_the_programme() -> None:
    day_2 = next(event for event in structure().events if event.key == "day_2")
    assert scheduled().begins(day_2).isoformat() == f"2027-01-25T{day_2.at}+01:00"


def test_readers_see_dates_written_out() -> None:
    assert scheduled().in_words("retrospective", DE) == "26. April 2027"
    assert scheduled().in_words("retrospective", EN) == "26 April 2027"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"days": {"day_2": date(2027, 1, 11)}}, "would not come after day_1"),
        (
            {"days": {"day_3": date(2027, 1, 13)}},
            "allowed: briefing, day_1, day_2, check_in_1, check_in_2, retrospective, file",
        ),
        ({"timezone": "Haselbrück"}, "write it like Europe/Berlin"),
        ({"timezone": "../etc/passwd"}, "write it like Europe/Berlin"),
        ({"end": date(2027, 4, 1)}, "before its last day"),
        ({"start": date(9999, 12, 1)}, "leaves the calendar"),
        ({"start": date(1, 1, 2)}, "leaves the calendar"),
        ({"end": date(9999, 12, 31)}, "the end on 9999-12-31: days of a course lie between 2000-01-01 and 2099-12-31"),
        ({"start": date(1999, 12, 31)}, "start on 1999-12-31: days of a course lie between"),
        ({"start": date(2099, 12, 1)}, "check_in_1 on 2100-0"),
    ],
)
def test_impossible_dates_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(WrongOrder, match=message.replace("[", r"\[")):
        scheduled(**options)


def test_where_there_is_no_event_none_can_be_moved() -> None:
    given = Order("de", "H", "r", date(2027, 1, 11), days={"day_1": date(2027, 1, 12)})
    with pytest.raises(WrongOrder, match="there is no event “day_1” to move; allowed: none"):
        plan(structure().model_copy(update={"events": [], "deadlines": []}), given)


@settings(deadline=None)
@given(start=st.dates(date(2000, 4, 1), date(2090, 1, 1)), pause=st.integers(1, 60), self_paced=st.booleans())
def test_order_is_kept_whatever_the_start(start: date, pause: int, self_paced: bool) -> None:
    schedule = scheduled(start=start, days={"day_2": start + timedelta(days=pause)}, self_paced=self_paced)
    days = schedule.days
    assert days["briefing"] < days["day_1"] < days["day_2"] < days["retrospective"]
    assert days["retrospective"] - days["day_2"] == timedelta(days=91)
    assert schedule.start() < schedule.end()
    assert schedule.start().endswith(":00:00Z")
