"""Days and quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.modules.workshop.kinds.base import Kind, Told, Typed

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# As spreadsheets show a day: 26.03.2027, 26-03-27, 26 Mar 2027, Freitag, 26. März 2027. With slashes only where both ways
# to read it are one, or one of them is no day.
_DAY_FIRST = re.compile(r"([0-9]{1,2})([.\-/])([0-9]{1,2})\2((?:20)?[0-9]{2})")
_IN_WORDS = re.compile(r"(?:[a-zæøå]+,? )?([0-9]{1,2})\.? ?([a-zä]{3})[a-zä]*\.? (20[0-9]{2})")
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTHS = {name: str(number) for number, name in enumerate(_NAMES, 1)} | {
    "mär": "3",
    "mai": "5",
    "maj": "5",
    "okt": "10",
    "dez": "12",
}


@lru_cache(4096)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def _written(text: str) -> date | None:
    """A day as people write it."""
    figures, words = _DAY_FIRST.fullmatch(text), _IN_WORDS.fullmatch(text.lower())
    if words:
        return _made(words[3], _MONTHS.get(words[2], "0"), words[1])
    if figures is None:
        return None
    first, sign, second, year = figures.groups()
    day_first, month_first = _made(year, second, first), _made(year, first, second)
    return day_first if sign != "/" or month_first in (None, day_first) else None if day_first else month_first


def _made(year: str, month: str, day: str) -> date | None:
    return _day(f"{year if len(year) == 4 else '20' + year}-{month:0>2}-{day:0>2}")


@dataclass(frozen=True)
class Day(Kind):
    """A day of the calendar, kept as YYYY-MM-DD."""

    template: ClassVar[str] = "day"

    def value(self, text: str, day_minutes: int) -> str:
        """The day. Raises Unfit."""
        del day_minutes
        found = _day(text) or _written(text)
        if found is None:
            raise Unfit(Message(_("Please enter a date.")))
        return found.isoformat()

    def fits(self, value: Any) -> bool:
        """A day that the calendar has."""
        return isinstance(value, str) and _day(value) is not None

    def said(self, value: Any, told: Told) -> str:
        """The day as the reader writes it."""
        return told.day(date.fromisoformat(value))

    def plain(self, value: Any, told: Told) -> date:
        """The day itself."""
        del told
        return date.fromisoformat(value)


_STORED = re.compile(r"20[0-9]{2}-Q[1-4]")
_WORD = r"(?:q|k|quartal|kvartal|quarter)"
_YEAR_FIRST = re.compile(rf"(?P<year>20[0-9]{{2}})\s*[-/. ]?\s*{_WORD}\.?\s*(?P<quarter>[1-4])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(
    rf"(?:{_WORD}\.?\s*(?P<after>[1-4])|(?P<before>[1-4])\.?\s*{_WORD}\.?|(?P<roman>i{{1,3}}|iv))"
    r"\s*[-/., ]?\s*(?P<year>20[0-9]{2})",
    re.IGNORECASE,
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SOON = 8  # quarters that are offered


@dataclass(frozen=True)
class Quarter(Kind):
    """A quarter of a year of this century, kept as `2027-Q1`; typed `Q1 2027`, `1. Quartal 2027`, `II/2027` likewise."""

    template: ClassVar[str] = "text"

    def value(self, text: str, day_minutes: int) -> str:
        """The quarter. Raises Unfit: 1/2027 is none, since it could be January."""
        del day_minutes
        first = _YEAR_FIRST.fullmatch(text)
        if first:
            return f"{first['year']}-Q{first['quarter']}"
        found = _QUARTER_FIRST.fullmatch(text)
        if found is None:
            raise Unfit(Message(_("Please enter a quarter, such as Q1 2027.")))
        return f"{found['year']}-Q{found['after'] or found['before'] or _ROMAN[found['roman'].lower()]}"

    def fits(self, value: Any) -> bool:
        """A quarter as it is kept."""
        return isinstance(value, str) and _STORED.fullmatch(value) is not None

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """The quarter as it is said."""
        return {column: self.said(value, told)}

    def said(self, value: Any, told: Told) -> str:
        """The quarter in words."""
        year, quarter = value.split("-Q")
        if told.short:
            return f"{told.gettext(_('Q'))}{quarter} {year}"
        return told.gettext(_("Q%(quarter)s %(year)s")) % {"quarter": quarter, "year": year}

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """What is typed, and the quarters that come next."""
        offered = [self.said(quarter, told) for quarter in islice(_from(told.today()), _SOON)]
        return {**super().field(column, typed, told), "longest": 30, "suggestions": offered}


def _from(day: date) -> Iterator[str]:
    """The quarter of a day and all after it."""
    place = day.year * 4 + (day.month - 1) // 3
    while True:
        yield f"{place // 4}-Q{place % 4 + 1}"
        place += 1
