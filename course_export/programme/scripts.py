"""What a facilitator says and does in a stretch of a day, as its author writes it in `scripts/<key>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from course_export.programme.parts import Key, Part, Phrase, Texts


class Step(Part):
    """A few minutes: what is said, word by word, what is done meanwhile, what is on the wall."""

    minutes: int = Field(ge=1, le=240)
    title: Phrase
    say: Phrase
    do: str = ""
    wall: str = ""

    @property
    def heading(self) -> str:
        """The title as it stands before what is said."""
        return self.title if self.title.endswith(("?", "…")) else f"{self.title}."


class Material(Part):
    """What has to be there, for a group of eight and for one of twelve."""

    what: Phrase
    for_8: Phrase
    for_12: Phrase


class Rescue(Part):
    """What to say (`say`) when something goes wrong that can be seen or heard (`when`)."""

    when: Phrase
    say: Phrase


class Print(Part):
    """Cards or signs to print, each of this size."""

    title: Phrase
    size: Literal["a4", "a5", "a6"]
    texts: list[Phrase] = Field(min_length=1)


class Script(Part):
    """A stretch of a day. `does` is what those who take part read about it in the plan; `late` is left out if it begins
    ten minutes late. `papers` are documents, or pages of the programme, that are handed out in it.
    """

    title: Phrase
    does: Phrase
    aim: Phrase
    steps: list[Step] = Field(min_length=1)
    room: Phrase
    material: list[Material] = Field(default_factory=list)
    rescue: Annotated[list[Rescue], Field(min_length=3, max_length=3)]
    online: Phrase
    late: str = ""
    prints: list[Print] = Field(default_factory=list)
    papers: list[Key] = Field(default_factory=list)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(step.minutes for step in self.steps)

    def timed(self) -> Iterator[tuple[str, Step]]:
        """Yield each step with its minutes as those who lead count them: “4–10”."""
        minute = 0
        for step in self.steps:
            yield f"{minute}–{minute + step.minutes}", step
            minute += step.minutes


class Session(Part):
    """A meeting that the course has no date for, such as one before there is a course. The plan is one of scripts.

    `modules` are those whose work sheets are filled in there, on paper.
    """

    key: Key
    title: Texts
    scripts: list[Key] = Field(min_length=1)
    modules: list[Key] = Field(default_factory=list)


class Pack(Part):
    """What facilitators get as files besides the scripts of the events: documents, and further sessions."""

    documents: list[Key] = Field(default_factory=list)
    sessions: list[Session] = Field(default_factory=list)
