"""What the browser sends to the handlers of the reflection."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from xblocks.core.text import normalise_newlines

MAX_TEXT = 20_000

Revision = Annotated[int, Field(ge=0, le=2**53)]


class _Payload(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _day(text: str) -> str:
    date.fromisoformat(text or "2000-01-01")
    return text


class Save(_Payload):
    """One text, as its form sends it.

    `slot` counts the intentions of a prompt from 1. `seen` is the revision the text is based on. After a conflict,
    `choice` settles it, and `known` is the revision of the other version that was shown.
    """

    prompt: Annotated[str, Field(max_length=64)]
    slot: Annotated[int, Field(ge=0, le=3)] = 0
    text: Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(normalise_newlines)] = ""
    due: Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"), AfterValidator(_day)] = ""
    seen: Revision
    known: Revision = 0
    choice: Literal["", "mine", "theirs", "remove"] = ""


class Delete(_Payload):
    """What is to go: what stands in this placement, or the whole record; and whether the learner is sure."""

    what: Literal["here", "all"]
    sure: bool = False
