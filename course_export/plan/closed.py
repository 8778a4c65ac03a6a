"""Days on which a town hall is closed throughout a country: weekends, public holidays, the days between the years."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

_FIXED = {"de": ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)), "da": ((1, 1), (12, 25), (12, 26))}
"""Months and days by the language of a course: English ones are for no country in particular."""
_FROM_EASTER = {"de": (-2, 1, 39, 50), "da": (-3, -2, 0, 1, 39, 49, 50)}
"""Days after Easter Sunday. What only some of the Länder keep is not among them."""
_SATURDAY = 5


def reason(day: date, language: str) -> str:
    """Return why nobody is there on that day, empty if people are: “a Saturday”, “a public holiday”, …"""
    if (day.month, day.day) in _FIXED.get(language, ()) or _moves(day, language):
        return "a public holiday"
    if (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 24):
        return "one of the days from 24 December to 1 January"
    return f"a {day:%A}" if day.weekday() >= _SATURDAY else ""


def _moves(day: date, language: str) -> bool:
    sunday = easter(day.year)
    return any(day == sunday + timedelta(days=after) for after in _FROM_EASTER.get(language, ()))
