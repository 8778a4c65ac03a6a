"""Whether parts of a course are for roles that there are, and nothing is shared by what says a person's role."""

from __future__ import annotations

from collections.abc import Callable

from course_export.programme.model import ModuleSection, Structure

Note = Callable[..., None]
"""Notes a problem: its place in the file, a message, what would be allowed."""


def check(structure: Structure, note: Note) -> None:
    """Parts are for roles that there are; a chapter begins with what all see; roles take the cohorts."""
    keys = [role.key for role in structure.roles]
    for number, role in enumerate(structure.roles):
        if role.key in keys[:number]:
            note(("roles", number, "key"), f"“{role.key}” is used twice")
    events = [(("events", n), event.audience) for n, event in enumerate(structure.events) if keys]
    parts = [(at, section.audience) for at, section in structure.sections()]
    for at, audience in (*events, *parts):
        for number, key in enumerate(audience):
            if key not in keys:
                note((*at, "audience", number), f"there is no role “{key}”", keys)
    for number, chapter in enumerate(structure.chapters):
        if chapter.sections[0].audience:
            at = ("chapters", number, "sections", 0, "audience")
            note(at, "the first section of a chapter is for all, and says whom the others are for")
    if keys:
        _refuse_cohorts(structure, note)


def _refuse_cohorts(structure: Structure, note: Note) -> None:
    """A person has one cohort, and it says her role: nothing can be shared by cohort as well."""
    settings = [
        ((*at, "blocks", number, "settings"), placement.settings)
        for at, unit in structure.units()
        for number, placement in enumerate(unit.blocks)
    ]
    settings += [
        ((*at, "workshop_settings"), section.workshop_settings)
        for at, section in structure.sections()
        if isinstance(section, ModuleSection)
    ]
    for at, given in settings:
        if given.get("group") == "cohort":
            note((*at, "group"), "this programme has roles, which are cohorts: share by team, code or course")
