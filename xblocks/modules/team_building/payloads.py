"""What the browser sends about the pulse."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from xblocks.modules.workshop.payloads import Request
from xblocks.modules.workshop.reading import Day
from xblocks.questionnaire.context import PREFIX

#: Of the round that the page shows; 0 before the first.
Number = Annotated[int, Field(ge=0, le=9999)]


class Begin(Request):
    """Ask, until a day, in the round after that."""

    round: Number
    until: Day


class Answer(Request):
    """One's own answers, as `answer.<statement>` from 1 to 5; empty is none."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[str, Field(pattern=r"^[1-5]?$")]]

    round: Number

    def answers(self) -> dict[str, int]:
        """Answers by statement; other names stand as they are."""
        given = (self.__pydantic_extra__ or {}).items()
        return {name.removeprefix(PREFIX): int(answer) for name, answer in given if answer}


class Close(Request):
    """The round is over."""

    round: Number
    sure: bool = False
