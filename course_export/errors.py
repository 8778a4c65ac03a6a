"""What can be wrong with a programme, and the list in which all of it is collected."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from course_export.terminal import visible


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong: in which file, on which line (0: the file as a whole), what, and what would be right."""

    file: str
    line: int
    message: str
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        hint = f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""
        return visible(f"{where}: {self.message}{hint}")


class Refused(Exception):
    """A programme that cannot be built; `problems` says everything that is wrong with it, in the order of files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class Problems:
    """Collects problems, so that an author sees all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, message: str, allowed: Iterable[str] = ()) -> None:
        """Note a problem; see Problem for the arguments."""
        self.found.append(Problem(file, line, message, tuple(allowed)))

    def refuse(self) -> None:
        """Raise Refused if anything was found."""
        if self.found:
            raise Refused(self.found)


def shown(path: Path) -> str:
    """Return a path as people read it: relative to the current folder where it lies below it."""
    here = f"{os.getcwd()}{os.sep}"
    return os.path.abspath(path).removeprefix(here) if os.path.abspath(path).startswith(here) else str(path)
