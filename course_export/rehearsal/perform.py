"""A rehearsal from its first day to its last: what the script says, in the order of the days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from course_export.rehearsal import alone, meeting, teamwork
from course_export.rehearsal.moments import DayOf, day
from course_export.rehearsal.script import Script


@dataclass(frozen=True)
class Act:
    """Something that is done on a day of the course, and its kind in a word."""

    day: date
    kind: str
    do: Callable[[], None]


def perform(script: Script, events: Mapping[str, date], say: Callable[[str], None]) -> None:
    """Do all of it. Raises CannotRehearse at the first thing that is refused."""
    acts = sorted(_acts(script, partial(day, events=events)), key=lambda act: act.day)
    for on, of_day in groupby(acts, key=lambda act: act.day):
        found = list(of_day)
        say(f"  {on}  {', '.join(dict.fromkeys(act.kind for act in found))}")
        for act in found:
            act.do()


def _acts(script: Script, day_of: DayOf) -> Iterator[Act]:
    """Yield everything; what falls on one day is done in this order."""
    for reading in script.group.reads:
        on = day_of(reading.day)
        for member in script.group.people:
            yield Act(on, "reading", partial(alone.read_chapter, member, reading.chapter, on))
    for rating in script.ratings:
        on = day_of(rating.day)
        for person in rating.levels:
            yield Act(on, "self-assessment", partial(alone.rate, person, on, rating))
    for note in script.notes:
        due = day_of(note.due).isoformat() if note.due else ""
        yield Act(day_of(note.day), "notes", partial(alone.write_note, note, day_of(note.day), due))
    for post in script.posts:
        yield Act(day_of(post.day), "discussion", partial(alone.post, post, day_of(post.day)))
    for sheet in script.sheets:
        yield Act(day_of(sheet.day), "team sheet", partial(teamwork.fill_in, sheet, day_of))
    members = [member.key for member in script.group.people]
    for board in script.boards:
        yield Act(day_of(board.day), "retrospective", partial(meeting.hold, board, members, day_of))
