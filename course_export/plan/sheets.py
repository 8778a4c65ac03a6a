"""Work sheets of modules that a course has without their workshop: a lesson offers a form instead."""

from collections.abc import Iterator

from course_export.programme.load import Programme
from course_export.programme.markdown import SHEET
from course_export.programme.model import ModuleSection
from course_export.programme.pages import Module

KINDS = ("docx", "xlsx")
"""What a form is offered as: on paper, and in a spreadsheet."""


def first(module: Module) -> str | None:
    """Return the first lesson of a module that names its sheet; None if no lesson does."""
    named = (name for name, page in module.all().items() if SHEET in dict(page.text.placeholders))
    return next(named, None)


def missing(programme: Programme) -> Iterator[Module]:
    """Yield the modules whose lessons name a sheet that the course does not have."""
    for _at, section in programme.structure.sections():
        if isinstance(section, ModuleSection) and not section.workshop:
            module = programme.texts.modules[section.module]
            if first(module):
                yield module
