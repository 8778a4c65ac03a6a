"""What the browser sends to the handlers of the retrospective."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from xblocks.core.payload import RequestKey
from xblocks.core.text import normalise_newlines
from xblocks.retrospective.model import MOST_PER_CLUSTER, Phase

MAX_TEXT = 600
MAX_MINUTES = 240
MAX_COUNTED = 999
DOTS = "dots."


def _day(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


Id = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
#: The random key of a card, known to the browser that wrote it, which keeps those of all its cards.
Secret = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Secrets = Annotated[str, Field(pattern=r"^([0-9a-f]{32}( [0-9a-f]{32}){0,199})?$")]
#: What stands on a card; an empty one is refused in words of its own.
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT), AfterValidator(normalise_newlines)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Day = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"), AfterValidator(_day)]
Seen = Annotated[int, Field(ge=0, le=2**53)]
#: Ids and revisions of both spaces, as a page has seen them; empty at first.
Token = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
#: Of a round, from 1.
Number = Annotated[int, Field(ge=1, le=9999)]
Dots = Annotated[int, Field(ge=0, le=MAX_COUNTED)]
Keep = Literal["", "mine", "theirs"]


class _Payload(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Poll(_Payload):
    """What the page shows: ids and revisions of both spaces as 4 × 16 hex digits, and the phase; empty at first."""

    round: Number = 1
    seen: Token = ""
    phase: Phase | Literal[""] = ""
    keys: Secrets = ""


class Projected(_Payload):
    """What the page for the projector shows, as in `Poll`."""

    round: Number = 1
    seen: Token = ""


class Begin(_Payload):
    """The next round after the one that the page shows, in a format of the content."""

    round: Number
    format: Annotated[str, Field(max_length=32)]


class Round(_Payload):
    """Which round."""

    round: Number


class Facilitate(_Payload):
    """A code; empty for those who may facilitate without one."""

    code: Annotated[str, Field(max_length=60)] = ""


class Move(_Payload):
    """From the phase the page shows to another one."""

    phase: Phase
    to: Phase


class Appoint(_Payload):
    """A code for somebody else."""

    request: RequestKey = ""


class Timer(_Payload):
    """Minutes from now; 0 stops the timer."""

    minutes: Annotated[int, Field(ge=0, le=MAX_MINUTES)]


class AddCard(_Payload):
    """A new card. `secret` is random, made by the browser, the same when it has to try again. `form` says where it was
    written: in its column, beside the columns, or by whoever leads, from paper.
    """

    form: Literal["column", "late", "paper"] = "late"
    column: Annotated[str, Field(max_length=32)]
    text: Text
    secret: Secret
    keys: Secrets = ""


class EditCard(_Payload):
    """A new text for one's own card. `seen` is the revision it is based on; `keep` settles a conflict."""

    card: Id
    text: Text
    seen: Seen
    keep: Keep = ""
    keys: Secrets = ""


class OneCard(_Payload):
    """Which card."""

    card: Id
    keys: Secrets = ""


class GroupCard(_Payload):
    """Put a card into a group, a new one, or none."""

    card: Id
    cluster: Id | Literal["", "new"]


class Rename(_Payload):
    """A new name for a group of cards."""

    cluster: Id
    title: Line
    seen: Seen
    keep: Keep = ""


class Vote(_Payload):
    """How many dots a group of cards gets from this person."""

    cluster: Id
    value: Annotated[int, Field(ge=0, le=MOST_PER_CLUSTER)]


class Choose(_Payload):
    """Whether the group has settled on a group of cards."""

    cluster: Id
    chosen: bool


class Count(_Payload):
    """What a vote on paper came to: how many people gave dots, and as `dots.<id of a group of cards>` how many each
    group got; empty is none.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Dots | Literal[""]]

    people: Annotated[int, Field(ge=0, le=MAX_COUNTED)] | Literal[""]

    def tally(self) -> dict[str, int]:
        """Dots by group of cards."""
        return {name.removeprefix(DOTS): count or 0 for name, count in (self.__pydantic_extra__ or {}).items()}


class SaveAction(_Payload):
    """An action, a new one where `action` is empty."""

    action: Id | Literal[""] = ""
    request: RequestKey = ""
    text: Text
    owner: Line = ""
    due: Day = ""
    cluster: Line = ""
    status: Literal["open", "done", "dropped"] = "open"
    seen: Seen = 0
    keep: Keep = ""


class OneAction(_Payload):
    """Which action."""

    action: Id


class Entry(_Payload):
    """Which action, or which intention of one's own, as a calendar entry; the other is empty."""

    action: Id | Literal[""] = ""
    intention: Annotated[str, Field(max_length=64, pattern=r"^\S*$")] = ""


class Post(_Payload):
    """One's own intention as a card."""

    intention: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^\S+$")]
    column: Annotated[str, Field(max_length=32)]
    text: Text
    secret: Secret
    keys: Secrets = ""
