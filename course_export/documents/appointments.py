"""Calendar files that every calendar imports, and updates when a date moves."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of revision 0, see decision 0023."""


@dataclass(frozen=True)
class Appointment:
    """What an entry says; `uid` names it for good, `revision` counts how often the course was published anew."""

    uid: str
    title: str
    begins: datetime
    minutes: int
    place: str
    language: str
    revision: int = 0


def to_ics(appointment: Appointment) -> bytes:
    """Return one appointment as an .ics file.

    The same `uid` with a higher `revision` replaces the old entry, whether it moves forward or back: calendars compare
    SEQUENCE, then DTSTAMP, and both grow with it. Times are written in UTC, so no time zone has to be described.
    """
    start = appointment.begins.astimezone(UTC)
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.revision)
    event.add("dtstamp", _FIRST + timedelta(seconds=appointment.revision))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=appointment.minutes))
    event.add("summary", appointment.title, parameters={"language": appointment.language})
    if appointment.place:
        event.add("location", appointment.place)
    calendar = Calendar()
    calendar.add("prodid", "-//Lotse//lotse-xblocks//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
