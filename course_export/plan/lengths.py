"""How long things take. Texts say their minutes themselves; the rest follows from here."""

from math import ceil
from typing import cast

from course_export.programme.load import Programme
from course_export.programme.model import ModuleSection, Unit
from course_export.programme.pages import Module

OVERVIEW = 3
TRANSFER = 5
WORKSHOP = 30
_QUESTION = 1.5


def checks(module: Module) -> int:
    """Minutes of a module's knowledge check."""
    return ceil(len(module.checks) * _QUESTION)


def unit(unit: Unit, programme: Programme) -> int:
    """Minutes of a unit: its page's or its script's, or its own if it has neither."""
    if unit.script:
        return programme.texts.script(unit.script).minutes
    if unit.page is None:
        return cast(int, unit.minutes)  # its model makes sure
    return programme.texts.pages[unit.page].minutes


def module(section: ModuleSection, programme: Programme) -> int:
    """Minutes of a module: aims, lessons, knowledge check, workshop, transfer, kit."""
    texts = programme.texts.modules[section.module]
    lessons = sum(page.minutes for page in (*texts.lessons.values(), texts.kit))
    return OVERVIEW + lessons + checks(texts) + (WORKSHOP if section.workshop else 0) + TRANSFER
