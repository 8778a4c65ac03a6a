"""From the first day to every date of a course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from course_export.programme.model import START, Event, Moment, Structure
from course_export.programme.order import FIRST_DAY, LAST_DAY, Order, WrongOrder
from course_export.programme.parts import zone
from course_export.programme.spoken import day_in_words
from course_export.programme.words import Words

_SELF_PACED = timedelta(days=730)


@dataclass(frozen=True)
class Schedule:
    """The day of every event (`start` included) and every deadline, and from which to which day a course is open.

    `first` is the first day of an event, from which a self-paced course counts its weeks.
    """

    zone: ZoneInfo
    self_paced: bool
    opens: date
    closes: date
    days: Mapping[str, date]
    first: date

    def start(self) -> str:
        """Return the start of the course as the platform writes it: `2026-12-27T23:00:00Z`."""
        return self._stamp(self.opens)

    def end(self) -> str:
        """Return the end of the course: midnight after its last day."""
        return self._stamp(self.closes + timedelta(days=1))

    def opening(self, moment: Moment | None) -> str | None:
        """Return when a part opens; None if it opens with the course, as everything does in a self-paced one."""
        if moment is None or self.self_paced:
            return None
        return self._stamp(max(self._day(moment), self.opens))

    def due_week(self, moment: Moment | None) -> int | None:
        """Return the week in which a part is due, counted from the learner's first; None in courses with dates."""
        return max(self._week(self._day(moment)), 1) if moment and self.self_paced else None

    def in_words(self, event: str, words: Words) -> str:
        """Return the day of an event for readers: a date, or a week in a self-paced course."""
        if self.self_paced:
            week = self._week(self.days[event])
            return words.week.format(n=week) if week > 0 else words.week_before.format(n=1 - week)
        return day_in_words(self.days[event], words)

    def begins(self, event: Event) -> datetime:
        """Return when an event begins, in the time zone of the programme."""
        return datetime.combine(self.days[event.key], event.at, self.zone)

    def _day(self, moment: Moment) -> date:
        return self.days[moment.event] + timedelta(days=moment.offset_days)

    def _week(self, day: date) -> int:
        return (day - self.first).days // 7 + 1

    def _stamp(self, day: date) -> str:
        local = datetime.combine(day, time(), self.zone)
        return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plan(structure: Structure, order: Order) -> Schedule:
    """Compute the days of all events.

    Raises WrongOrder for an unknown event or time zone, a day before its anchor, or one that no calendar knows well.
    """
    known = [*(event.key for event in structure.events), *(deadline.key for deadline in structure.deadlines)]
    for key in order.days:
        if key not in known:
            raise WrongOrder(f"there is no event “{key}” to move; allowed: {', '.join(known) or 'none'}")
    name = order.timezone or structure.timezone
    found = zone(name)
    if found is None:
        raise WrongOrder(f"“{name}” is no time zone; write it like Europe/Berlin")
    days = {START: order.start}
    try:
        for event in structure.events:
            usual = days[event.anchor] + timedelta(days=event.offset_days)
            day = order.days.get(event.key, usual)
            if event.offset_days > 0 and day <= days[event.anchor]:
                raise WrongOrder(f"{event.key} on {day} would not come after {event.anchor} on {days[event.anchor]}")
            days[event.key] = day
        first = min(days.values())
        for deadline in structure.deadlines:
            usual = days[deadline.anchor] + timedelta(days=deadline.offset_days)
            days[deadline.key] = order.days.get(deadline.key, usual)
        opens = order.start if order.self_paced else min(days.values())
        closes = order.end or _last_day(structure.ends, order, days)
    except OverflowError:
        raise WrongOrder(f"a course that starts on {order.start} leaves the calendar") from None
    for name, day in {**days, "the end": closes}.items():
        if not FIRST_DAY <= day <= LAST_DAY:
            raise WrongOrder(f"{name} on {day}: days of a course lie between {FIRST_DAY} and {LAST_DAY}")
    if closes < max(opens, *days.values()):
        raise WrongOrder(f"the course would end on {closes}, before its last day")
    return Schedule(found, order.self_paced, opens, closes, days, first)


def _last_day(ends: Moment, order: Order, days: Mapping[str, date]) -> date:
    """Return the last day: the programme's own, or two years for people who begin when they like."""
    return order.start + _SELF_PACED if order.self_paced else days[ends.event] + timedelta(days=ends.offset_days)
