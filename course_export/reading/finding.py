"""What can be found in a course. Each kind is a small class whose docstring is its entry in the manual (docs/check.md)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Self

from course_export.errors import Problem


class Concern(StrEnum):
    """What a finding is about; the manual says what each means. Losses and duties fail a check."""

    LOSS = "loss"
    DUTY = "duty"
    PLAYER = "player"
    ADVICE = "advice"

    @property
    def fails(self) -> bool:
        """Whether a course in which it is found is not fit to be imported as it is."""
        return self in (Concern.LOSS, Concern.DUTY)


class Finding(Problem):
    """One finding in one place. `text` is the message of its kind; `at` fills it."""

    concern: ClassVar[Concern] = Concern.LOSS
    text: ClassVar[str]

    @classmethod
    def at(cls, file: str, line: int | None = 0, /, **values: object) -> Self:
        """Return a finding; `line` 0 or None means the file as a whole, `values` fill the kind's text."""
        return cls(file, line or 0, cls.text.format(**values))

    @property
    def kind(self) -> str:
        """The name under which the manual explains it."""
        return type(self).__name__


def kinds(above: type[Finding] = Finding) -> Iterator[type[Finding]]:
    """Yield every kind of finding that is loaded, in the order of definition."""
    for kind in above.__subclasses__():
        yield kind
        yield from kinds(kind)
