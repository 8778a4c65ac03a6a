"""A programme whose modules are chosen: from `modules` and `days` to events and chapters like those of any other.

`lotse build --modules a,b` replaces the line `modules: [a, b]` of such a programme, and does nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import accumulate, pairwise
from typing import Any

from course_export.errors import Problems
from course_export.programme.days import Days
from course_export.programme.model import START, Chapter, Event, ModuleSection, Moment, Section, Structure, Unit
from course_export.programme.source import Location, Source

FIELD = "modules"


def keys(data: Any) -> list[Any]:
    """Return the keys of the modules that a programme chooses, as they were written."""
    chosen = data.get(FIELD) if isinstance(data, dict) else None
    entries = chosen if isinstance(chosen, list) else []
    return [entry.get("module") if isinstance(entry, dict) else entry for entry in entries]


def doubts(chosen: Sequence[Any], known: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with a choice of modules, with the number of the entry, from 0."""
    for number, key in enumerate(chosen):
        if key in chosen[:number]:
            yield number, f"“{key}” is chosen twice"
        elif key not in known:
            near = get_close_matches(str(key), known, 1)
            yield number, f"there is no module “{key}”" + (f"; did you mean {near[0]}?" if near else "")


def check(data: Any, source: Source, known: Sequence[str], problems: Problems) -> None:
    """Note modules that are chosen twice or do not exist, days without modules, and modules without days."""
    chosen = keys(data)
    for number, message in doubts(chosen, known):
        source.add(problems, (FIELD, number), message, known)
    if isinstance(data, dict):
        _check_days(data, source, chosen, problems)


def _check_days(data: Mapping[str, Any], source: Source, chosen: Sequence[Any], problems: Problems) -> None:
    days = data.get("days")
    if days is None and FIELD in data:
        source.add(
            problems, (FIELD,), "this programme has no days for chosen modules; one that extends ip-selection has"
        )
    elif days is not None and not chosen:
        source.add(problems, (FIELD,), "no module is chosen; write them as [process_design, participation]")


def written_out(structure: Structure, source: Source, problems: Problems) -> tuple[Structure, Source]:
    """Return a programme with a chapter and an event for each of its days, and where its parts have come from.

    Whatever is anchored to the days by their key is anchored to the last of them.
    """
    days, chosen = structure.days, structure.chosen
    if days is None or not chosen:
        return structure, source
    others = [chapter.key for chapter in structure.chapters]
    if days.after not in others:
        source.add(problems, ("days", "after"), f"there is no chapter “{days.after}”", others)
        return structure, source
    place = others.index(days.after) + 1
    ends = list(accumulate(days.shares(len(chosen)), initial=0))
    shares = [chosen[begin:end] for begin, end in pairwise(ends)]
    last = {days.key: f"{days.key}_{len(shares)}"}
    chapters = [_anchored(chapter, last) for chapter in structure.chapters]
    chapters[place:place] = [_chapter(days, number, modules) for number, modules in enumerate(shares, 1)]
    events = [_event(days, number, modules) for number, modules in enumerate(shares, 1)]
    events += [event.model_copy(update={"anchor": last.get(event.anchor, event.anchor)}) for event in structure.events]
    written = structure.model_copy(
        update={
            "events": events,
            "chapters": chapters,
            "ends": _after(structure.ends, last),
            "chosen": [],
            "days": None,
        }
    )
    moved = _origins(place, ends, len(structure.events), len(others))
    return written, Source(source.file, {}, base=source, moved=moved)


def _origins(place: int, ends: Sequence[int], events: int, chapters: int) -> dict[Location, Location]:
    """Return where the parts of a programme whose days are written out stand in its file.

    The days come as chapters from `place` on, the modules of a day lie between two `ends`.
    """
    days = len(ends) - 1
    found: dict[Location, Location] = {("events", days + nth): ("events", nth) for nth in range(events)}
    found |= {("chapters", days + nth): ("chapters", nth) for nth in range(place, chapters)}
    for number, (begin, end) in enumerate(pairwise(ends)):
        chapter: Location = ("chapters", place + number)
        agenda: Location = (*chapter, "sections", 0)
        found |= dict.fromkeys((("events", number), chapter, agenda, (*agenda, "units", 0)), ("days",))
        found |= {(*chapter, "sections", 1 + nth): (FIELD, begin + nth) for nth in range(end - begin)}
    return found


def _titled(titles: Mapping[str, str], number: int) -> dict[str, str]:
    return {language: title.replace("{n}", str(number)) for language, title in titles.items()}


def _event(days: Days, number: int, modules: Sequence[ModuleSection]) -> Event:
    slots = days.slots([section.module for section in modules])
    return Event(
        key=f"{days.key}_{number}",
        title=_titled(days.title, number),
        mode=days.mode,
        anchor=START if number == 1 else f"{days.key}_{number - 1}",
        offset_days=0 if number == 1 else days.every,
        at=days.at,
        minutes=sum(slot.minutes for slot in slots),
        audience=days.audience,
        plan=slots,
    )


def _chapter(days: Days, number: int, modules: Sequence[ModuleSection]) -> Chapter:
    event, key = f"{days.key}_{number}", f"{days.key}-{number}"
    agenda = Unit(key=f"{key}-agenda", page=days.page, plan=event, downloads=[f"{event}.ics"])
    opening = Section(key=f"{key}-plan", title=_titled(days.plan, number), units=[agenda])
    held = [section.model_copy(update={"held": event}) for section in modules]
    title = _titled(days.title, number)
    return Chapter(key=key, title=title, due=Moment(event=event), sections=[opening, *held])


def _anchored(chapter: Chapter, last: Mapping[str, str]) -> Chapter:
    sections = [
        section.model_copy(update={"opens": _after(section.opens, last), "due": _after(section.due, last)})
        for section in chapter.sections
    ]
    return chapter.model_copy(
        update={"opens": _after(chapter.opens, last), "due": _after(chapter.due, last), "sections": sections}
    )


def _after(moment: Moment | None, last: Mapping[str, str]) -> Moment | None:
    return moment and moment.model_copy(update={"event": last.get(moment.event, moment.event)})
