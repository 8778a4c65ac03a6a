"""What an operator asks for: which course, in which language, from when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""Between them lie the days of courses: what calendars, time zones and the platform can all do with a date."""


@dataclass(frozen=True)
class Order:
    """The options of one build. `days` moves events (key → day), `contact` sets contact fields; None: the default.

    `settings` are variants of texts and days (variants.py). `revision` grows when appointments that people have in their calendars change. `modules` are those of a programme
    whose modules are chosen, in their order; without them, the ones that it names.
    """

    language: str
    org: str
    run: str
    start: date
    end: date | None = None
    course: str | None = None
    days: Mapping[str, date] = field(default_factory=dict)
    self_paced: bool = False
    timezone: str | None = None
    contact: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    modules: Sequence[str] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


class WrongOrder(ValueError):
    """Options that do not fit the programme; the message says which and what would."""
