"""Numbers as people write them: how many, how much, how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any, ClassVar

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.modules.workshop.kinds.base import Kind, Room, Told, Typed

MAX_NUMBER = 10**9

_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,' \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMALS = re.compile(r"(.*?)[.,]([0-9]{1,2})")


def whole(text: str, refusal: Unfit) -> int:
    """A whole number, with separators of thousands or without. Raises `refusal` for anything else."""
    if not (_DIGITS.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise refusal
    digits = re.sub(r"[^0-9]", "", text).lstrip("0") or "0"
    if len(digits) > len(str(MAX_NUMBER)) or int(digits) > MAX_NUMBER:
        raise Unfit(Message(_("The number must be at most %(le)s."), {"le": MAX_NUMBER}))
    return int(digits)


def decimal(text: str, refusal: Unfit) -> Fraction:
    """A number with at most two decimals behind a point or comma; three digits behind one are thousands."""
    found = _DECIMALS.fullmatch(text)
    if found is None:
        return Fraction(whole(text, refusal))
    return whole(found[1], refusal) + Fraction(int(found[2].ljust(2, "0")), 100)


@dataclass(frozen=True)
class Count(Kind):
    """How many: a whole number from 0."""

    template: ClassVar[str] = "number"
    mode: ClassVar[str] = "numeric"  # the keyboard of a telephone
    number: ClassVar[bool] = True
    room: ClassVar[Room] = "figure"

    def value(self, text: str, day_minutes: int) -> int | float:
        """The number. Raises Unfit."""
        del day_minutes
        return whole(text, Unfit(Message(_("Please enter a whole number, such as 0, 15 or 1440."))))

    def fits(self, value: Any) -> bool:
        """A whole number that can be typed."""
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER

    def typed(self, column: str, value: Any, told: Told) -> dict[str, str | bool]:
        """The number without separators of thousands."""
        return {column: told.number(value, grouped=False)}

    def said(self, value: Any, told: Told) -> str:
        """The number as the reader writes it."""
        return told.number(value)

    def plain(self, value: Any, told: Told) -> int | float:
        """The number itself."""
        del told
        return value

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """The number, and the keyboard for it."""
        return {**super().field(column, typed, told), "mode": self.mode, "longest": 60}


@dataclass(frozen=True)
class Amount(Count):
    """How much, of money for instance: a number from 0 with at most two decimals."""

    mode: ClassVar[str] = "decimal"

    def value(self, text: str, day_minutes: int) -> int | float:
        """The number, whole where it has no decimals. Raises Unfit."""
        del day_minutes
        found = decimal(text, Unfit(Message(_("Please enter a number, such as 50 or 49.50."))))
        return found.numerator if found.denominator == 1 else float(found)

    def fits(self, value: Any) -> bool:
        """A number that can be typed; its decimals may be more than two."""
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


# Units as German, Danish and English people write them, and their minutes; None: of a working day.
_UNITS = (
    (re.compile(r"m|min|mins|minuten?|minutes?|minutter|minut"), 1),
    (re.compile(r"h|hrs?|std|stdn|stunden?|hours?|t|timer?"), 60),
    (re.compile(r"d|days?|tagen?|tage|tag|dage?|arbeitstagen?|arbeitstag|arbejdsdage?|working days?"), None),
    (re.compile(r"w|weeks?|wochen?|wo|uger?"), None),
)
_WEEK = 5  # working days
_PIECE = re.compile(
    r"(?P<number>[0-9](?:[0-9.,'\u00a0\u202f]*[0-9])?)[.,]?\s*(?P<unit>[a-zæøå]+(?: days?)?)\.?\s*(?:,|und|and|og)?\s*"
)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::00)?(?:\s*(?:h|std|t)\.?)?")


@dataclass(frozen=True)
class Duration(Count):
    """How long, in whole minutes of work: `90`, `1,5 Std.`, `2 Tage`, `1 h 30 min`, `1:30`.

    A day has the minutes that the content says, a week five such days.
    """

    template: ClassVar[str] = "number"
    mode: ClassVar[str] = "text"

    def value(self, text: str, day_minutes: int) -> int:
        """The minutes, rounded half-up. Raises Unfit."""
        refusal = Unfit(Message(_("Please enter minutes, such as 90, or a time, such as 1.5 h or 2 days.")))
        found = self._minutes(text.lower(), day_minutes, refusal)
        if found > MAX_NUMBER:
            raise Unfit(Message(_("The number must be at most %(le)s."), {"le": MAX_NUMBER}))
        return floor(found + Fraction(1, 2))

    def _minutes(self, text: str, day_minutes: int, refusal: Unfit) -> Fraction:
        clock = _CLOCK.fullmatch(text)
        if clock:
            return Fraction(int(clock[1]) * 60 + int(clock[2]))
        if not re.search("[a-z]", text):
            return Fraction(whole(text, refusal))
        minutes, place = Fraction(0), 0
        while place < len(text):
            piece = _PIECE.match(text, place)
            if piece is None:
                raise refusal
            minutes += decimal(piece["number"], refusal) * self._unit(piece["unit"], day_minutes, refusal)
            place = piece.end()
        return minutes

    def _unit(self, unit: str, day_minutes: int, refusal: Unfit) -> int:
        for place, (names, minutes) in enumerate(_UNITS):
            if names.fullmatch(unit):
                return minutes or day_minutes * (_WEEK if place == len(_UNITS) - 1 else 1)
        raise refusal

    def field(self, column: str, typed: Typed, told: Told) -> dict[str, Any]:
        """The minutes, and how they may be typed."""
        text = told.gettext(_("Minutes, or a time such as 1.5 h or 2 days; a working day has %(minutes)s minutes."))
        return {**super().field(column, typed, told), "help": text % {"minutes": told.day_minutes}}
