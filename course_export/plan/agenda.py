"""The plan of a day for those who spend it together."""

from __future__ import annotations

from datetime import time

from course_export.programme import names
from course_export.programme.days import Slot, clock
from course_export.programme.load import Programme
from course_export.programme.model import Event
from course_export.programme.parts import said
from course_export.programme.spoken import clock_in_words
from course_export.programme.words import Words

Row = tuple[time, time, str, str, str | None]
"""From, to, title, what is done, and the url_name of the unit with which a module begins."""


def rows(event: Event, programme: Programme, words: Words) -> list[Row]:
    """Return the stretches of an event's plan."""
    return [(begins, ends, *_said(slot, programme, words)) for begins, ends, slot in clock(event.at, event.plan)]


def appointment(event: Event, day: str, words: Words) -> str:
    """Say when an event is; `day` is its day in words."""
    *_, (_begins, ends, _slot) = clock(event.at, event.plan)
    begins = clock_in_words(event.at, words)
    return words.appointment.format(day=day, begins=begins, ends=clock_in_words(ends, words))


def _said(slot: Slot, programme: Programme, words: Words) -> tuple[str, str, str | None]:
    begins = names.within(slot.module, names.OVERVIEW) if slot.module else None
    if slot.script:
        script = programme.texts.script(slot.script)
        return script.title, script.does, begins
    if slot.module:
        head = programme.texts.modules[slot.module].head
        return head.title, head.together or head.summary, begins
    if slot.rest:
        return words.rest[slot.rest], "", None
    title, text = (said(texts, programme.language) if texts else "" for texts in (slot.title, slot.text))
    return title, text, None
