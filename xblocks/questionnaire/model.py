"""Rounds of a questionnaire, how answers are counted, and what of them may be said. Pure.

Of answers only is kept how often each was given to each statement: no sheet of a person's is put together anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field

from xblocks.core.disclosure import Band, band, half_points
from xblocks.core.stored import Number, fitting

SCALE = range(1, 6)
LONGEST = 28  # days that a round may take answers; without an answer all of it is deleted two days later
USUAL = 14

#: How often each answer of the scale was given, in its order.
Tally = Sequence[int]
NOTHING: Tally = (0,) * len(SCALE)
_Counts = Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(min_length=len(SCALE), max_length=len(SCALE))]


@dataclass(frozen=True)
class Round:
    """One time that a group asks itself. `until` is the last day on which answers are taken; `open` until somebody has
    closed it; `said` is what the newest closed round came to, as whoever asks puts it, None before the first.
    """

    number: Number
    until: date
    open: bool
    said: Mapping[str, Any] | None = None

    def takes_answers(self, today: date) -> bool:
        """Whether answers are taken on a day."""
        return self.open and today <= self.until

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"number": self.number, "until": self.until.isoformat(), "open": self.open, "said": self.said}


def read(data: Any) -> Round | None:
    """What `Round.stored` gave; None for anything else."""
    return fitting(Round, data)


def counts(data: Any) -> Tally:
    """A tally as it was stored; for anything else nothing has been counted."""
    return fitting(_Counts, data) or NOTHING


def may_last(until: date, today: date) -> bool:
    """Whether a round that begins today may take answers until that day."""
    return today <= until <= today + timedelta(days=LONGEST)


def counted(tally: Tally, answer: int) -> list[int]:
    """A tally with one answer more."""
    return [count + (value == answer) for value, count in zip(SCALE, tally, strict=True)]


def listed(tally: Tally) -> list[int]:
    """The answers of a tally, in the order of the scale, which is not that in which they came."""
    return [value for value, count in zip(SCALE, tally, strict=True) for _ in range(count)]


@dataclass(frozen=True)
class Told:
    """What may be said of the answers to a statement: how many agree, and, where the questionnaire allows it, the mean to
    half a point. None for what may not.
    """

    band: Band | None
    mean: float | None = None


def told(answers: Mapping[str, Sequence[int]], *, means: bool) -> dict[str, Told]:
    """What may be said of each statement, by the number of its own answers (docs/domain/evaluation.md)."""
    return {item: Told(band(given), half_points(given) if means else None) for item, given in answers.items()}
