"""Days, times and titles as the readers of a course say them."""

from collections.abc import Sequence
from datetime import date, time

from course_export.programme.words import Words


def day_in_words(day: date, words: Words) -> str:
    """Write a date out: 2027-01-11 → “11. Januar 2027”."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def month_in_figures(month: str) -> str:
    """Write a month as editors date a source: “2026-11” → “11/2026”."""
    year, number = month.split("-")
    return f"{number}/{year}"


def time_in_words(minutes: int, words: Words) -> str:
    """Write a span as people plan it: minutes up to 90, then hours."""
    if minutes <= 90:
        return words.minutes.format(n=minutes)
    return words.hours.format(n=hours_in_figures(minutes, words))


def hours_in_figures(minutes: int, words: Words) -> str:
    """Write minutes as hours with at most one decimal: 101 → “1,7”."""
    whole, tenths = divmod(round(minutes / 6), 10)
    return f"{whole}{words.comma}{tenths}" if tenths else str(whole)


def clock_in_words(at: time, words: Words) -> str:
    """Write a time of day: 9:05 → “9.05”."""
    return words.clock.format(hour=at.hour, minute=at.minute)


def listed(titles: Sequence[str], words: Words) -> str:
    """Write titles one after the other: “„Netzwerke“ und „Partizipation“”."""
    marked = [quoted(title, words) for title in titles]
    return words.last.join(part for part in (", ".join(marked[:-1]), *marked[-1:]) if part)


def quoted(title: str, words: Words) -> str:
    """Put a title between quotation marks, unless it is a quotation itself."""
    return title if title.startswith(words.quoted[0]) else words.quoted.format(title)
