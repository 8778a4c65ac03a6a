"""Calendar files say when, how long, where, in which language, and stay the same entry."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from course_export.documents.appointments import to_ics

BEGINS = datetime(2027, 3, 22, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def event(content: bytes) -> Component:
    return Calendar.from_ical(content).walk("VEVENT")[0]


def test_an_appointment_has_its_times_in_utc_and_its_title_in_the_language_of_the_course() -> None:
    found = event(to_ics("a@lotse", "Die erste Kanne; mit Tee, für alle", BEGINS, 90, "Rathaus, Raum 7", "de"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (
        datetime(2027, 3, 22, 8, 30, tzinfo=UTC),
        datetime(2027, 3, 22, 10, 0, tzinfo=UTC),
    )
    assert (str(found["summary"]), str(found["location"])) == ("Die erste Kanne; mit Tee, für alle", "Rathaus, Raum 7")
    assert found["summary"].params["language"] == "de"


def test_an_appointment_nobody_gave_a_place_has_none() -> None:
    assert "location" not in event(to_ics("a@lotse", "Tea", BEGINS, 90, "", "en"))


def test_what_a_calendar_needs_to_import_it_is_there_and_a_rebuild_gives_the_same_bytes() -> None:
    content = to_ics("a@lotse", "Tea", BEGINS, 90, "", "en")
    calendar, found = Calendar.from_ical(content), event(content)
    assert (str(calendar["version"]), bool(calendar["prodid"])) == ("2.0", True)
    assert (str(found["uid"]), found.decoded("dtstamp")) == ("a@lotse", found.decoded("dtstart"))
    assert content == to_ics("a@lotse", "Tea", BEGINS, 90, "", "en")
    assert content.endswith(b"END:VCALENDAR\r\n")
