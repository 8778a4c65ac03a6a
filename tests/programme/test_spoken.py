"""Days, times and titles as readers say them."""

from datetime import date, time

import pytest

from course_export.programme.spoken import (
    clock_in_words,
    day_in_words,
    hours_in_figures,
    listed,
    month_in_figures,
    time_in_words,
)
from course_export.programme.words import DA, DE, EN, Words


@pytest.mark.parametrize(
    ("minutes", "words", "expected"),
    [
        (90, DE, "90 Minuten"),
        (91, DE, "1,5 Stunden"),
        (93, EN, "1.6 hours"),
        (118, DE, "2 Stunden"),
        (1200, DA, "20 timer"),
    ],
)
def test_a_span_is_told_in_minutes_up_to_an_hour_and_a_half(minutes: int, words: Words, expected: str) -> None:
    assert time_in_words(minutes, words) == expected


@pytest.mark.parametrize(("minutes", "expected"), [(0, "0"), (4, "0,1"), (101, "1,7"), (60, "1"), (56, "0,9")])
def test_hours_have_at_most_one_decimal(minutes: int, expected: str) -> None:
    assert hours_in_figures(minutes, DE) == expected


def test_days_and_months_are_written_as_readers_expect() -> None:
    assert [day_in_words(date(2027, 12, 3), words) for words in (DE, EN, DA)] == [
        "3. Dezember 2027",
        "3 December 2027",
        "3. december 2027",
    ]
    assert month_in_figures("2026-11") == "11/2026"


@pytest.mark.parametrize(
    ("titles", "words", "expected"),
    [
        ([], DE, ""),
        (["A"], DE, "„A“"),
        (["A", "B"], DA, "“A” og “B”"),
        (["A", "B", "C"], EN, "“A”, “B” and “C”"),
    ],
)
def test_titles_are_listed_as_in_a_sentence(titles: list[str], words: Words, expected: str) -> None:
    assert listed(titles, words) == expected


def test_a_time_of_day_is_written_as_in_the_language() -> None:
    assert [clock_in_words(time(9, 5), words) for words in (DE, EN, DA)] == ["9.05", "9:05", "9.05"]
