"""Days as a file that calendar programs open."""

import re
from datetime import timedelta

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from xblocks.kit.calendar import Day, document


def lines(text: str) -> list[str]:
    """The lines of a calendar, unfolded; each ends as the standard wants it."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value(found: list[str], name: str) -> str:
    """What a property says, without its escapes."""
    (line,) = [line for line in found if line.startswith(f"{name}:")]
    escapes = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda match: escapes.get(match[1], match[1]), line.partition(":")[2])


def test_a_day_is_an_entry_for_all_of_it_that_blocks_no_time():
    found = lines(document([Day("a-1", "2027-12-31", "Feedback", "Tell\nall")], "Plan"))
    assert found[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotse//Lotse//EN", "X-WR-CALNAME:Plan"]
    assert (found[4], found[-2], found[-1]) == ("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR")
    for line in ("UID:a-1@lotse", "DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101", "TRANSP:TRANSPARENT"):
        assert line in found
    assert "SUMMARY:Feedback" in found and r"DESCRIPTION:Tell\nall" in found
    assert any(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", line) for line in found)


def test_a_file_made_later_replaces_an_earlier_one(monkeypatch):
    """Calendars compare SEQUENCE, then DTSTAMP, whether a day moved forward or back."""
    first, now = lines(document([Day("a", "2027-02-02", "x")], "x")), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=2))
    later = lines(document([Day("a", "2027-01-01", "x")], "x"))
    assert int(value(first, "SEQUENCE")) < int(value(later, "SEQUENCE")) < 2**31
    assert value(first, "DTSTAMP") < value(later, "DTSTAMP")


def test_an_entry_without_a_text_has_no_description():
    assert not any(line.startswith("DESCRIPTION") for line in lines(document([Day("a", "2027-01-01", "x")], "x")))


def test_the_last_day_of_all_has_no_day_after_it():
    found = lines(document([Day("a", "9999-12-31", "x"), Day("b", "0001-01-01", "x")], "x"))
    assert "DTSTART;VALUE=DATE:99991231" in found and "DTSTART;VALUE=DATE:00010101" in found
    assert [line for line in found if line.startswith("DTEND")] == ["DTEND;VALUE=DATE:00010102"]


def test_a_key_names_an_entry_whatever_stands_in_it():
    first, again = (document([Day("Ä b/c", day, "x")], "x") for day in ("2027-01-01", "2027-02-02"))
    (uid,) = [line for line in lines(first) if line.startswith("UID:")]
    assert uid in lines(again) and re.fullmatch(r"UID:[A-Za-z0-9._-]+@lotse", uid)


_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=120)


@given(_TEXT, _TEXT, st.dates())
def test_whatever_is_said_comes_out_as_it_was_in_lines_of_75_octets(title, text, day):
    written = document([Day("a", day.isoformat(), title, text)], title)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    found = lines(written)
    one_end = re.compile("\r\n?")
    assert value(found, "SUMMARY") == value(found, "X-WR-CALNAME") == one_end.sub("\n", title)
    if text:
        assert value(found, "DESCRIPTION") == one_end.sub("\n", text)
    assert [line for line in found if line.startswith(("BEGIN", "END"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR")
    ]
