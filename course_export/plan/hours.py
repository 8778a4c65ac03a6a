"""What a programme takes of a participant: the appointments she attends, and what she does on her own."""

from collections.abc import Mapping
from dataclasses import dataclass

from course_export.plan import lengths
from course_export.programme.load import Programme
from course_export.programme.model import Chapter, Event, ModuleSection, Section

HALF_HOUR = 30
_TENTH = 6
"""Minutes in a tenth of an hour, the precision with which texts give a module's hours."""


@dataclass(frozen=True)
class Hours:
    """All in minutes. `alone` has self-study per section, in the order of the course; `modules` that of whole modules.

    `self_study` is rounded to half hours and `modules` to tenths of an hour, so that what readers see adds up:
    attended + self_study = total, and modules + other = self_study.
    """

    events: tuple[Event, ...]
    alone: Mapping[str, int]
    modules: int

    @property
    def attended(self) -> int:
        return sum(event.minutes for event in self.events)

    @property
    def self_study(self) -> int:
        return (sum(self.alone.values()) + HALF_HOUR // 2) // HALF_HOUR * HALF_HOUR

    @property
    def other(self) -> int:
        return self.self_study - self.modules

    @property
    def total(self) -> int:
        return self.attended + self.self_study


def count(programme: Programme) -> Hours:
    """Count the hours of a participant. What is held in an event is in the event's time and not counted again: the
    pages of a unit, and of a module its sheet. What is for other roles does not count, the entrance to it included.
    """
    structure = programme.structure
    who = structure.participants
    sections = [each for chapter in structure.chapters for each in _for(who, chapter)]
    modules = [each for each in sections if isinstance(each, ModuleSection) and each.held is None]
    return Hours(
        events=tuple(event for event in structure.events if who is None or who in event.audience),
        alone={section.key: _alone(section, programme) for section in sections},
        modules=sum(round(lengths.module(module, programme) / _TENTH) * _TENTH for module in modules),
    )


def _for(who: str | None, chapter: Chapter) -> list[Section | ModuleSection]:
    """The sections of a chapter that a role reads; none where all but the entrance are for others."""
    own = [section for section in chapter.sections if not section.audience or who in section.audience]
    restricted = [section for section in chapter.sections if section.audience]
    return own if any(section in own for section in restricted) or not restricted else []


def _alone(section: Section | ModuleSection, programme: Programme) -> int:
    """Minutes of self-study. No event has time to read: of a module held in one, people read all lessons by themselves,
    and answer its knowledge check and its question.
    """
    if isinstance(section, Section):
        return sum(lengths.unit(unit, programme) for unit in section.units if unit.held is None)
    if section.held is None:
        return lengths.module(section, programme)
    module = programme.texts.modules[section.module]
    return sum(page.minutes for page in module.lessons.values()) + lengths.checks(module) + lengths.TRANSFER
