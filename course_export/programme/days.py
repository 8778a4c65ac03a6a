"""Days on which people work on modules together: how many, with which modules, and the plan of each.

A programme whose modules are chosen cannot name its days one by one. It says once how such a day goes (`Days`); how many
there are, and how long each is, follows from the modules (selection.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from course_export.programme.parts import Clock, Key, Part, Texts

PAUSE, LUNCH = 15, 45
"""Minutes between two modules; the second where the day passes noon."""

_HALF_HOUR = 30
_NOON = time(12)
_SOME_DAY = datetime(2027, 1, 11)


class Slot(Part):
    """A stretch of a day: work on a module, something with a title of its own, or a break (`rest`).

    `script` is what facilitators say and do in it (scripts.py); it has a title of its own, also for work on a module.
    """

    minutes: int = Field(ge=1, le=24 * 60)
    title: Texts | None = None
    text: Texts | None = None
    module: Key | None = None
    script: Key | None = None
    rest: Literal["pause", "lunch"] | None = None


class Frame(Part):
    """What a day begins or ends with."""

    minutes: int = Field(ge=1, le=240)
    title: Texts
    text: Texts

    def slot(self) -> Slot:
        """Return it as a stretch of the day."""
        return Slot(minutes=self.minutes, title=self.title, text=self.text)


class Days(Part):
    """The days of a programme: chapters `<key>-1`, `<key>-2` …, events `<key>_1`, `<key>_2` …, after another chapter.

    A day has at most `modules` of them, with `module_minutes` each; the first day is the start of the course, the
    others come every `every` days. `page` is the text above its plan. `{n}` in a title is the number of the day.
    """

    key: Annotated[Key, StringConstraints(max_length=40)]
    after: Key
    title: Texts
    plan: Texts
    page: Key
    mode: Literal["in_person", "online", "hybrid"]
    at: Clock
    every: int = Field(ge=1, le=365)
    audience: list[Key] = Field(default_factory=list)
    modules: int = Field(ge=1, le=6)
    module_minutes: int = Field(ge=15, le=240)
    begins: Frame
    ends: Frame

    def shares(self, count: int) -> list[int]:
        """Return how many modules each day has, as evenly as can be, the fuller days first: 7 by three → 3, 2, 2."""
        days = -(-count // self.modules)
        return [count // days + (number < count % days) for number in range(days)]

    def slots(self, modules: Sequence[str]) -> list[Slot]:
        """Return the plan of a day with some modules: a break between two of them, lunch where noon has passed.

        The end takes what is left to the half hour, so that the hours that readers see add up.
        """
        slots = [self.begins.slot()]
        for number, module in enumerate(modules):
            if number:
                slots.append(self._break(slots))
            slots.append(Slot(minutes=self.module_minutes, module=module))
        end = self.ends.slot()
        left = -sum(slot.minutes for slot in (*slots, end)) % _HALF_HOUR
        return [*slots, end.model_copy(update={"minutes": end.minutes + left})]

    def _break(self, before: Sequence[Slot]) -> Slot:
        *_, (_begin, now, _slot) = clock(self.at, before)
        lunch = self.at < _NOON <= now and all(slot.rest != "lunch" for slot in before)
        return Slot(minutes=LUNCH, rest="lunch") if lunch else Slot(minutes=PAUSE, rest="pause")


def clock(at: time, slots: Sequence[Slot]) -> Iterator[tuple[time, time, Slot]]:
    """Yield each stretch of a day with the time at which it begins and ends."""
    now = datetime.combine(_SOME_DAY, at)
    for slot in slots:
        begins, now = now, now + timedelta(minutes=slot.minutes)
        yield begins.time(), now.time(), slot
