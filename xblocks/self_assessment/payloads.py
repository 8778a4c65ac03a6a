"""What the browser sends to the handlers of the self-assessment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from xblocks.core.payload import RequestKey
from xblocks.self_assessment.model import Rating

Number = Annotated[str, Field(pattern=r"^[0-9]{1,2}$")]


class _Payload(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Show(_Payload):
    """Which page to show: `next` is the first open question, a number counts from 1."""

    page: Literal["intro", "next", "all", "result"] | Annotated[str, Field(pattern=r"^[0-9]{1,3}$")]


class Answer(_Payload):
    """One answer, as the form sends it. `seen` is the revision it is based on; `keep` settles a conflict."""

    competence: Annotated[str, Field(max_length=64)]
    level: Number | Literal["not_applicable", "no_answer", ""] = ""
    target: Number | Literal[""] = ""
    seen: Annotated[int, Field(ge=0, le=2**53)]
    keep: Literal["", "mine", "theirs"] = ""

    def rating(self) -> Rating:
        """As a value of the rules."""
        return Rating(
            level=int(self.level) if self.level.isdecimal() else None,
            skip=None if self.level.isdecimal() or not self.level else self.level,
            target=int(self.target) if self.target else None,
        )


class Share(_Payload):
    """A code to be passed on."""

    request: RequestKey = ""


class Withdraw(_Payload):
    """Which code to take back, by the key the list shows."""

    share: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Redeem(_Payload):
    """A code somebody was given."""

    code: Annotated[str, Field(max_length=60)]


class Delete(_Payload):
    """Whether the learner confirmed that everything goes."""

    sure: bool = False
