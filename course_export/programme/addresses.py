"""Which unit a file has become, so that a link between files becomes a link between units."""

from pathlib import Path

from course_export.programme import names
from course_export.programme.model import Structure
from course_export.programme.pages import OF_THE_PROGRAMME, Texts, absolute
from course_export.programme.places import LESSONS


def addresses(structure: Structure, texts: Texts) -> dict[Path, str]:
    """Return the url_name of the unit made of each text of the course.

    A page is also found where a programme that builds on another would have its own: links do not say whose it is. A
    lesson, which many programmes have, links to a page as `page:<name>`.
    """
    shown: dict[str | None, str] = {}
    for _place, unit in structure.units():
        shown.setdefault(unit.page, unit.key)
    found = {Path(f"{OF_THE_PROGRAMME}{name}"): key for name, key in shown.items() if name}
    found |= {
        path: shown[name]
        for name, page in texts.pages.items()
        if name in shown
        for path in (absolute(page.path), *(home / page.path.name for home in texts.homes))
    }
    for key in structure.modules():
        module = texts.modules.get(key)
        if module:
            for name, page in module.all().items():
                found[absolute(page.path)] = names.within(key, name)
    return found


def is_left_out(target: Path, structure: Structure) -> bool:
    """Tell whether a file is a lesson of a module, or a page of a programme, that this course does not have; what links
    to it becomes plain text.
    """
    if target.name.startswith(OF_THE_PROGRAMME):
        return True
    home = target.parent.parent
    return home.parent.name == LESSONS and home.name not in structure.modules() and target.is_file()
