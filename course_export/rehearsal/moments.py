"""Days of a rehearsal, counted from the events of the course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from course_export.reading.files import MANIFEST, CourseFiles

#: What day a moment of the script is.
DayOf = Callable[[str], date]


class CannotRehearse(Exception):
    """A course that cannot be rehearsed, or a step of it that is refused; the message says why, for the operator."""


def programme_of(files: CourseFiles) -> str:
    """Return the key of the programme that a course was built from, as its manifest says; empty if it says nothing."""
    return str(_manifest(files).get("programme", ""))


def events_of(files: CourseFiles) -> dict[str, date]:
    """Return the day of every event of a course; none in a course without dates. Raises CannotRehearse."""
    try:
        found = [event for event in _manifest(files).get("events", ()) if "begins" in event]
        return {str(event["key"]): datetime.fromisoformat(event["begins"]).date() for event in found}
    except (KeyError, TypeError, ValueError) as error:
        raise CannotRehearse(f"{MANIFEST} has events that cannot be read ({error})") from error


def _manifest(files: CourseFiles) -> Mapping[str, Any]:
    value = files.manifest.value if files.manifest else None
    return value if isinstance(value, dict) else {}


def day(moment: str, events: Mapping[str, date]) -> date:
    """Return the day that `retrospective`, `day_1 - 4` or `day_2 + 21` means. Raises CannotRehearse.

    Nobody works on a weekend: what would fall on one is done on the Monday after it.
    """
    name, *distance = moment.split(" ")
    if name not in events:
        raise CannotRehearse(f"“{moment}”: this course has no day for the event {name}")
    found = events[name] + timedelta(days=int("".join(distance) or 0))
    return found + timedelta(days=7 - found.weekday()) if distance and found.weekday() > 4 else found
