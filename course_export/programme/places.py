"""Where programmes and lessons are: those that come with Lotse, and an operator's own."""

from collections.abc import Iterable
from pathlib import Path

from course_export.programme.order import WrongOrder
from course_export.programme.words import LANGUAGES

SHIPPED = Path(__file__).parents[1]
STRUCTURE = "programme.yaml"
LESSONS = "lessons"
SELECTION = "ip-selection"
"""The shipped programme whose modules are chosen."""


def find(name: str, beside: Path = Path()) -> Path:
    """Return the folder of a programme: a path from another folder, or the key of a shipped one. Raises WrongOrder."""
    path = beside / name
    if path.name == STRUCTURE and path.is_file():
        return path.parent
    for folder in (path, SHIPPED / "programmes" / name):
        if (folder / STRUCTURE).is_file():
            return folder
    raise WrongOrder(
        f"“{name}” is neither a folder with a {STRUCTURE} nor a programme that comes with Lotse; "
        f"allowed: {', '.join(shipped())}"
    )


def shipped() -> list[str]:
    """Return the keys of the programmes that come with Lotse."""
    return sorted(file.parent.name for file in (SHIPPED / "programmes").glob(f"*/{STRUCTURE}"))


def languages(folder: Path) -> list[str]:
    """Return the languages in which a programme or a module is written."""
    return [language for language in LANGUAGES if (folder / language).is_dir()]


def module_folder(folders: Iterable[Path], key: str) -> Path:
    """Return where a module's lessons are: in the folders of the programme, or among those that come with Lotse."""
    places = [folder / LESSONS / key for folder in (*folders, SHIPPED)]
    return next((place for place in places if place.is_dir()), places[-1])


def modules(folders: Iterable[Path]) -> list[str]:
    """Return the keys of the modules that a programme in these folders can have."""
    lessons = [home for folder in (*folders, SHIPPED) if (home := folder / LESSONS).is_dir()]
    return sorted({each.name for home in lessons for each in home.iterdir() if languages(each)})
