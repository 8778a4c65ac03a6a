"""Whether calendars will notice that an appointment has changed."""

import re
from collections.abc import Iterator, Mapping

_MARKS = re.compile(rb"^(?:SEQUENCE|DTSTAMP):.*\r?\n", re.MULTILINE)


def stale(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    """Yield the calendar files, by name, that calendars would take for no news, and the revision that would be."""
    for name in sorted(old.keys() & new.keys()):
        if name.endswith(".ics") and _MARKS.sub(b"", old[name]) != _MARKS.sub(b"", new[name]):
            before, now = _revision(old[name]), _revision(new[name])
            if now <= before:
                yield name, before + 1


def _revision(content: bytes) -> int:
    found = re.search(rb"^SEQUENCE:(\d{1,9})", content, re.MULTILINE)
    return int(found[1]) if found else 0
