"""Where programmes and lessons are: those that come with Lotse, and an operator's own."""

from pathlib import Path

from course_export.programme.order import WrongOrder
from course_export.programme.words import LANGUAGES

SHIPPED = Path(__file__).parents[1]
STRUCTURE = "programme.yaml"


def find(name: str) -> Path:
    """Return the folder of a programme: a path, or the key of a shipped one. Raises WrongOrder."""
    path = Path(name)
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


def module_folder(folder: Path, key: str) -> Path:
    """Return where a module's lessons are: in the programme itself, or among those that come with Lotse."""
    own = folder / "lessons" / key
    return own if own.is_dir() else SHIPPED / "lessons" / key
