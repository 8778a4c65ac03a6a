"""Nobody is asked to decide on a day on which the house is closed without being told."""

from datetime import date

import pytest

from course_export.plan.closed import reason
from tests.course_export.making import ip_basic, mini


@pytest.mark.parametrize(
    ("day", "language", "why"),
    [
        (date(2027, 3, 26), "de", "a public holiday"),  # Good Friday
        (date(2027, 3, 29), "de", "a public holiday"),
        (date(2027, 5, 6), "de", "a public holiday"),  # Ascension
        (date(2027, 5, 17), "de", "a public holiday"),  # Whit Monday
        (date(2026, 10, 3), "de", "a public holiday"),  # a Saturday, too
        (date(2027, 3, 25), "de", ""),  # Maundy Thursday, a holiday in Denmark
        (date(2027, 3, 25), "da", "a public holiday"),
        (date(2027, 5, 27), "de", ""),  # Corpus Christi, in six Länder only
        (date(2026, 12, 28), "de", "one of the days from 24 December to 1 January"),
        (date(2027, 1, 1), "en", "one of the days from 24 December to 1 January"),
        (date(2026, 12, 23), "de", ""),
        (date(2027, 1, 9), "en", "a Saturday"),
        (date(2027, 1, 11), "de", ""),
    ],
)
def test_why_nobody_is_there(day: date, language: str, why: str) -> None:
    assert reason(day, language) == why


def test_building_names_each_appointment_and_deadline_on_such_a_day() -> None:
    told = [note for note in ip_basic(start=date(2027, 1, 11)).notes if "falls on" in note]
    assert told == ["briefing falls on 2026-12-28: one of the days from 24 December to 1 January (--date briefing=…)"]
    moved = ip_basic(start=date(2027, 1, 18), days={"briefing": date(2027, 1, 6), "go": date(2026, 12, 25)})
    assert [note for note in moved.notes if "falls on" in note] == [
        "check_in_2 falls on 2027-03-29: a public holiday (--date check_in_2=…)",
        "go falls on 2026-12-25: a public holiday (--date go=…)",
    ]


def test_whoever_learns_at_her_own_pace_has_no_appointments() -> None:
    assert not [note for note in mini(start=date(2027, 12, 25), self_paced=True).notes if "falls on" in note]
