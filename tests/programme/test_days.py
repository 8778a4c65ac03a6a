"""Days for chosen modules: how many share one, where breaks lie, when each stretch begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.programme.days import Days, clock

WORD = {"en": "Word"}
DAYS = {
    "key": "day",
    "after": "begin",
    "title": "Day {n}",
    "plan": "Plan {n}",
    "page": "day",
    "mode": "in_person",
    "at": "09:00",
    "every": 14,
    "modules": 3,
    "module_minutes": 90,
    "begins": {"minutes": 30, "title": WORD, "text": WORD},
    "ends": {"minutes": 30, "title": WORD, "text": WORD},
}


def days(**changes: object) -> Days:
    return Days.model_validate({**DAYS, **changes})


def plan(of: Days, *modules: str) -> list[str]:
    """The plan of a day as people read it."""
    return [
        f"{begins:%H:%M}–{ends:%H:%M} {slot.module or slot.rest or '-'}"
        for begins, ends, slot in clock(of.at, of.slots(modules))
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [1]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2]), (9, [3, 3, 3])],
)
def test_modules_are_spread_evenly_over_as_few_days_as_hold_them(count: int, expected: list[int]) -> None:
    assert days().shares(count) == expected


@given(st.integers(1, 60), st.integers(1, 6))
def test_no_module_is_lost_and_no_day_is_overfull(count: int, at_most: int) -> None:
    shares = days(modules=at_most).shares(count)
    assert sum(shares) == count
    assert min(shares) >= 1 and max(shares) <= at_most and max(shares) - min(shares) <= 1


def test_a_pause_lies_between_two_modules_and_lunch_after_noon() -> None:
    assert plan(days(), "a", "b", "c") == [
        "09:00–09:30 -",
        "09:30–11:00 a",
        "11:00–11:15 pause",
        "11:15–12:45 b",
        "12:45–13:30 lunch",
        "13:30–15:00 c",
        "15:00–15:30 -",
    ]


def test_one_module_has_no_break_and_lunch_comes_once() -> None:
    assert plan(days(), "a") == ["09:00–09:30 -", "09:30–11:00 a", "11:00–11:30 -"]
    rests = [slot.rest for slot in days(modules=6, module_minutes=60).slots("abcdef") if slot.rest]
    assert rests == ["pause", "pause", "lunch", "pause", "pause"]


def test_who_begins_after_noon_has_had_lunch() -> None:
    assert [slot.rest for slot in days(at="13:00").slots("abc") if slot.rest] == ["pause", "pause"]


@given(st.integers(1, 6), st.integers(15, 240), st.integers(1, 60))
def test_a_day_takes_whole_half_hours(count: int, minutes: int, end: int) -> None:
    slots = days(module_minutes=minutes, ends={**DAYS["ends"], "minutes": end}).slots("abcdef"[:count])  # type: ignore[dict-item]
    assert sum(slot.minutes for slot in slots) % 30 == 0
    assert 0 <= slots[-1].minutes - end < 30
    assert [slot.module for slot in slots if slot.module] == list("abcdef"[:count])
