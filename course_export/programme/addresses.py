"""Which unit a file has become, so that a link between files becomes a link between units."""

from pathlib import Path

from course_export.programme import names
from course_export.programme.model import Structure
from course_export.programme.pages import Texts, absolute


def addresses(structure: Structure, texts: Texts) -> dict[Path, str]:
    """Return the url_name of the unit made of each text of the course."""
    shown: dict[str | None, str] = {}
    for _place, unit in structure.units():
        shown.setdefault(unit.page, unit.key)
    found = {absolute(page.path): shown[name] for name, page in texts.pages.items() if name in shown}
    for key in structure.modules():
        module = texts.modules.get(key)
        if module:
            for name, page in {**module.lessons, names.KIT: module.kit}.items():
                found[absolute(page.path)] = names.within(key, name)
    return found
