"""Days as an iCalendar file (RFC 5545) that calendar programs open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from xblocks.core.text import normalise_newlines

_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_WIDTH = 75  # octets of a line, without its end


@dataclass(frozen=True)
class Day:
    """An entry for a whole day (YYYY-MM-DD). `key` names it for good: opened again, the file moves it."""

    key: str
    day: str
    title: str
    text: str = ""


def document(days: Iterable[Day], name: str) -> str:
    """A calendar of that name with an entry for each day, which blocks no time."""
    now = timezone.now()
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotse//Lotse//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in days:
        lines += _event(entry, now)
    return "".join(piece for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def _event(entry: Day, now: datetime) -> Iterator[str]:
    day = date.fromisoformat(entry.day)
    plain = entry.day.replace("-", "")
    yield from (
        "BEGIN:VEVENT",
        f"UID:{re.sub('[^A-Za-z0-9._-]', '-', entry.key)}@lotse",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
    )
    # Calendars take the file with the higher number, also where the day moved back.
    yield f"SEQUENCE:{int((now - _FIRST).total_seconds())}"
    yield f"DTSTART;VALUE=DATE:{plain}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{(day + timedelta(days=1)).isoformat().replace('-', '')}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", normalise_newlines(text)).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; each but the first begins with a space, none cuts a character."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _WIDTH:
            yield f"{piece}\r\n"
            piece = " "
        piece += letter
    yield f"{piece}\r\n"
