"""Calendar files that every calendar imports, and updates when a date moves."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event


def to_ics(uid: str, title: str, begins: datetime, minutes: int, place: str, language: str) -> bytes:
    """Return one appointment as an .ics file.

    The same `uid` with another date replaces the old entry. Times are written in UTC, so no time zone has to be
    described; the stamp is the appointment's own time, so that a rebuild gives the same bytes.
    """
    start = begins.astimezone(UTC)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", start)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=minutes))
    event.add("summary", title, parameters={"language": language})
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Lotse//lotse-xblocks//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
