"""Days of a rehearsal, counted from the events of the course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from course_export.reading.files import CourseFiles

#: What day a moment of the script is.
DayOf = Callable[[str], date]


class CannotRehearse(Exception):
    """A course that cannot be rehearsed, or a step of it that is refused; the message says why, for the operator."""


def events_of(files: CourseFiles) -> dict[str, date]:
    """Return the day of every event of a course, as its manifest says; none in a course without dates."""
    manifest = files.manifest.value if files.manifest else {}
    return {event["key"]: _day(event) for event in manifest.get("events", ()) if "begins" in event}


def _day(event: Mapping[str, Any]) -> date:
    return datetime.fromisoformat(event["begins"]).date()


def day(moment: str, events: Mapping[str, date]) -> date:
    """Return the day that `retrospective`, `day_1 - 4` or `day_2 + 21` means. Raises CannotRehearse.

    Nobody works on a weekend: what would fall on one is done on the Monday after it.
    """
    name, *distance = moment.split(" ")
    if name not in events:
        raise CannotRehearse(f"“{moment}”: this course has no day for the event {name}")
    found = events[name] + timedelta(days=int("".join(distance) or 0))
    return found + timedelta(days=7 - found.weekday()) if distance and found.weekday() > 4 else found
