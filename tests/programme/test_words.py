"""The exporter's own words: the same in every language, filled without a rest."""

from dataclasses import asdict
from datetime import date
from string import Formatter

import pytest

from course_export.programme.words import (
    DA,
    DE,
    EN,
    LANGUAGES,
    Words,
    day_in_words,
    hours_in_figures,
    month_in_figures,
    time_in_words,
)


def holes(words: Words) -> dict[str, set[str | None]]:
    return {
        name: {field for _text, field, _spec, _conversion in Formatter().parse(text) if field is not None}
        for name, text in asdict(words).items()
        if isinstance(text, str)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_fills_the_same_holes(language: str) -> None:
    assert holes(LANGUAGES[language]) == holes(DE)
    assert LANGUAGES[language].kinds.keys() == DE.kinds.keys()
    assert len(set(LANGUAGES[language].months)) == 12


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
