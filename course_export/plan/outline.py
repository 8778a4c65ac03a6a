"""From a programme, its dates and its files to the tree of a course."""

import re
from collections.abc import Mapping
from html import unescape

from course_export.plan import fragments, hours
from course_export.plan.expand import Expander
from course_export.plan.schedule import Schedule
from course_export.plan.tree import Chapter as CourseChapter
from course_export.plan.tree import Course, Sequence, Tab
from course_export.programme import names
from course_export.programme.addresses import addresses
from course_export.programme.load import Programme
from course_export.programme.markdown import fill
from course_export.programme.model import Chapter, Event, ModuleSection, Section
from course_export.programme.order import Order


def outline(
    programme: Programme,
    schedule: Schedule,
    order: Order,
    values: Mapping[str, str],
    made: Mapping[str, tuple[str, bytes]],
) -> Course:
    """Build the course; `made` are the files made for it, by the name a unit lists: (title, content)."""
    structure = programme.structure
    files = {file: (names.download(structure.key, file), title) for file, (title, _content) in made.items()}
    expander = Expander(programme, values, addresses(structure, programme.texts), files)
    say, words = expander.say, expander.words
    own = hours.count(programme)
    spans = [
        (
            say(chapter.title),
            [
                (_title(section, expander), own.alone[section.key])
                for section in chapter.sections
                if section.key in own.alone
            ],
        )
        for chapter in structure.chapters
    ]
    events = [(say(event.title), event.minutes) for event in own.events]
    times = fragments.times(spans, events, (own.self_study, own.total), words)
    pages = programme.texts.pages
    return Course(
        programme=structure.key,
        org=order.org,
        number=order.course or structure.code,
        run=order.run,
        language=programme.language,
        title=say(structure.title),
        start=schedule.start(),
        end=schedule.end(),
        self_paced=schedule.self_paced,
        chapters=tuple(_chapter(chapter, expander, schedule, times) for chapter in structure.chapters),
        tabs=tuple(
            Tab(unit.key, pages[unit.page].head.title, expander.body(pages[unit.page], unit.key))
            for _place, unit in structure.units()
            if unit.tab and unit.page
        ),
        about=expander.body(pages["about"], "about", level=2),
        summary=_plain(expander.body(pages["short_description"], "summary")),
        image=f"course-image{programme.image.suffix}",
        static=_static(programme, files, made),
        topics=words.discussion,
        events=tuple(_event(event, expander, schedule) for event in structure.events),
        hours={name: round(getattr(own, name) / 60, 1) for name in ("attended", "self_study", "total")},
        days=_days(programme, schedule),
        grading=_grading(programme, expander),
        certificate={"title": say(structure.title), "description": fill(say(structure.certificate), values.__getitem__)}
        if structure.certificate
        else None,
        roles=tuple(say(role.title) for role in structure.roles),
    )


def _chapter(chapter: Chapter, expander: Expander, schedule: Schedule, times: str) -> CourseChapter:
    title = expander.say(chapter.title)
    sequences = []
    for section in chapter.sections:
        grading = expander.programme.structure.grading if isinstance(section, ModuleSection) else None
        units = (
            expander.module(section)
            if isinstance(section, ModuleSection)
            else (expander.unit(unit, title, times if unit.times else "", section.audience) for unit in section.units)
        )
        sequences.append(
            Sequence(
                name=section.key,
                title=_title(section, expander),
                units=tuple(units),
                start=schedule.opening(section.opens),
                grader=expander.say(grading.label) if grading else None,
                week=schedule.due_week(section.due or chapter.due),
                groups=_groups(section, expander.programme),
            )
        )
    return CourseChapter(chapter.key, title, tuple(sequences), schedule.opening(chapter.opens))


def _groups(section: Section | ModuleSection, programme: Programme) -> tuple[int, ...]:
    """Return the numbers of the groups that a section is for."""
    return tuple(number for number, role in enumerate(programme.structure.roles, 1) if role.key in section.audience)


def _title(section: Section | ModuleSection, expander: Expander) -> str:
    if isinstance(section, ModuleSection):
        return expander.programme.texts.modules[section.module].head.title
    return expander.say(section.title)


def _static(
    programme: Programme, files: Mapping[str, tuple[str, str]], made: Mapping[str, tuple[str, bytes]]
) -> dict[str, bytes]:
    found = {name: path.read_bytes() for name, path in programme.pictures.items()}
    found |= {name: made[file][1] for file, (name, _title) in files.items()}
    return found | {f"course-image{programme.image.suffix}": programme.image.read_bytes()}


def _grading(programme: Programme, expander: Expander) -> dict[str, object] | None:
    """One grader: every module's knowledge check counts the same, none is dropped."""
    grading = programme.structure.grading
    if grading is None:
        return None
    grader = {
        "type": expander.say(grading.label),
        "short_label": expander.say(grading.short_label),
        "min_count": len(programme.structure.modules()),
        "drop_count": 0,
        "weight": 1.0,
    }
    return {"GRADER": [grader], "GRADE_CUTOFFS": {"Pass": grading.pass_mark}}


def _event(event: Event, expander: Expander, schedule: Schedule) -> dict[str, object]:
    """Describe an event; in a self-paced course it has no day."""
    day = {} if schedule.self_paced else {"begins": schedule.begins(event).isoformat()}
    return {
        "key": event.key,
        "title": expander.say(event.title),
        "mode": event.mode,
        "audience": event.audience,
        "minutes": event.minutes,
        **day,
    }


def _days(programme: Programme, schedule: Schedule) -> dict[str, str]:
    """Return the day of what is held in each section, by its key; nothing in a self-paced course."""
    if schedule.self_paced:
        return {}
    sections = [section for chapter in programme.structure.chapters for section in chapter.sections]
    held = ((section.key, _held(section)) for section in sections)
    return {key: schedule.days[event].isoformat() for key, event in held if event}


def _held(section: Section | ModuleSection) -> str | None:
    if isinstance(section, ModuleSection):
        return section.held
    return next((unit.held for unit in section.units if unit.held), None)


def _plain(body: str) -> str:
    return unescape(re.sub("<[^>]+>", "", body)).strip()
