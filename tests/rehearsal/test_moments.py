"""Days of the course: counted from its events, never on a weekend."""

from datetime import date

import pytest

from course_export.rehearsal.moments import CannotRehearse, day

EVENTS = {"day_1": date(2027, 1, 11), "market": date(2027, 1, 16)}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("day_1", date(2027, 1, 11)),
        ("day_1 - 4", date(2027, 1, 7)),
        ("day_1 + 2", date(2027, 1, 13)),
        ("day_1 + 5", date(2027, 1, 18)),  # a Saturday
        ("day_1 - 1", date(2027, 1, 11)),  # a Sunday
        ("market", date(2027, 1, 16)),  # the event itself may be on one
    ],
)
def test_a_moment_is_a_day(moment: str, expected: date) -> None:
    assert day(moment, EVENTS) == expected


def test_an_event_that_the_course_does_not_have_is_named() -> None:
    with pytest.raises(CannotRehearse, match="“day_2 [+] 7”: this course has no day for the event day_2"):
        day("day_2 + 7", EVENTS)
