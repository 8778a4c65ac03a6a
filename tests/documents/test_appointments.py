"""Calendar files say when, how long, where, in which language, and stay the same entry."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from course_export.documents.appointments import Appointment, to_ics
from course_export.documents.revisions import stale

BEGINS = datetime(2027, 3, 22, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def made(**changes: Any) -> bytes:
    """An appointment."""
    plain = {"uid": "a@lotse", "title": "Tea", "begins": BEGINS, "minutes": 90, "place": "", "language": "en"}
    return to_ics(Appointment(**{**plain, **changes}))


def event(content: bytes) -> Component:
    return Calendar.from_ical(content).walk("VEVENT")[0]


def test_an_appointment_has_its_times_in_utc_and_its_title_in_the_language_of_the_course() -> None:
    found = event(made(title="Die erste Kanne; mit Tee, für alle", place="Rathaus, Raum 7", language="de"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (
        datetime(2027, 3, 22, 8, 30, tzinfo=UTC),
        datetime(2027, 3, 22, 10, 0, tzinfo=UTC),
    )
    assert (str(found["summary"]), str(found["location"])) == ("Die erste Kanne; mit Tee, für alle", "Rathaus, Raum 7")
    assert found["summary"].params["language"] == "de"


def test_an_appointment_nobody_gave_a_place_has_none() -> None:
    assert "location" not in event(made())


def test_what_a_calendar_needs_to_import_it_is_there_and_a_rebuild_gives_the_same_bytes() -> None:
    content = made()
    calendar, found = Calendar.from_ical(content), event(content)
    assert (str(calendar["version"]), bool(calendar["prodid"])) == ("2.0", True)
    assert (str(found["uid"]), int(found["sequence"])) == ("a@lotse", 0)
    assert content == made()
    assert content.endswith(b"END:VCALENDAR\r\n")


def order(content: bytes) -> tuple[int, datetime]:
    """By what calendars tell which of two files is the newer one (RFC 5546, 2.1.5)."""
    found = event(content)
    return int(found["sequence"]), found.decoded("dtstamp")


@pytest.mark.parametrize("days", [-7, 7, 0])
def test_a_higher_revision_replaces_the_earlier_entry_wherever_it_moved(days: int) -> None:
    first, moved = made(), made(begins=BEGINS + timedelta(days=days), revision=1)
    assert order(first) < order(moved) < order(made(revision=999_999_999))
    assert order(first)[1] < order(moved)[1]
    assert event(first)["uid"] == event(moved)["uid"]


def test_what_calendars_would_not_notice_is_told() -> None:
    later = BEGINS + timedelta(days=1)
    old = {"a.ics": made(revision=2), "b.ics": made(), "c.docx": b"1", "gone.ics": made()}
    for revision, expected in ((0, [("a.ics", 3)]), (2, [("a.ics", 3)]), (3, [])):
        new = {"a.ics": made(begins=later, revision=revision), "b.ics": made(revision=revision), "c.docx": b"2"}
        assert list(stale(old, {**new, "new.ics": made()})) == expected
    assert list(stale({"a.ics": b"SUMMARY:without a number\r\n"}, {"a.ics": made()})) == [("a.ics", 1)]
    assert list(stale(old, {"a.ics": made(place="Rathaus", revision=2)})) == [("a.ics", 3)]
