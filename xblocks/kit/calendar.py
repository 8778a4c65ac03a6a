"""Days as an iCalendar file (RFC 5545) that calendar programs open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from xblocks.core.text import normalise_newlines

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
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotse//Lotse//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in days:
        lines += _event(entry, stamp)
    return "".join(piece for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def _event(entry: Day, stamp: str) -> Iterator[str]:
    day = date.fromisoformat(entry.day)
    plain = entry.day.replace("-", "")
    yield from ("BEGIN:VEVENT", f"UID:{re.sub('[^A-Za-z0-9._-]', '-', entry.key)}@lotse", f"DTSTAMP:{stamp}")
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
