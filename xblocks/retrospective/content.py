"""The content of a retrospective: formats with their columns, and a guide through the phases."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.switch import SWITCH_NAMES, Switch
from xblocks.core.text import marked as _
from xblocks.retrospective.model import Phase

TAG = "lotse_retrospective"
VERSION = 1
MAX_COLUMNS = 12


class FormatKey(StrEnum):
    """Seven known formats, and one for columns of the author's own."""

    SSC = "ssc"
    FOUR_L = "4l"
    MSG = "msg"
    SAIL = "sail"
    STAR = "star"
    KPT = "kpt"
    TRANSFER = "transfer"
    OWN = "own"


class Anonymity(StrEnum):
    """Whether cards carry the name of whoever wrote them."""

    ANONYMOUS = "anonymous"
    NAMED = "named"


class Group(StrEnum):
    """Who shares a board."""

    COURSE = "course"
    COHORT = "cohort"
    TEAM = "team"


FORMAT_NAMES = {
    FormatKey.SSC: _("Start, stop, continue"),
    FormatKey.FOUR_L: _("Four L: liked, learned, lacked, longed for"),
    FormatKey.MSG: _("Mad, sad, glad"),
    FormatKey.SAIL: _("Sailing boat"),
    FormatKey.STAR: _("Starfish"),
    FormatKey.KPT: _("Keep, problem, try"),
    FormatKey.TRANSFER: _("Transfer: what has become of it"),
    FormatKey.OWN: _("Own columns"),
}
ANONYMITY_NAMES = {Anonymity.ANONYMOUS: _("Nobody, cards are anonymous"), Anonymity.NAMED: _("The name of the author")}
GROUP_NAMES = {
    Group.COURSE: _("Everybody in the course"),
    Group.COHORT: _("Each cohort of the course"),
    Group.TEAM: _("Each team of a team set"),
}
PHASE_NAMES = {
    Phase.STAGE: _("Arrive"),
    Phase.GATHER: _("Collect"),
    Phase.CLUSTER: _("Group"),
    Phase.VOTE: _("Vote"),
    Phase.DECIDE: _("Decide"),
    Phase.CLOSED: _("Closed"),
}
CHOOSING = _("Choose")


def phase_name(phase: Phase, *, choosing: bool) -> str:
    """What a phase is called: where there are no dots, the vote is a choice."""
    return CHOOSING if phase is Phase.VOTE and choosing else PHASE_NAMES[phase]


class Column(ContentPart):
    """A column of the board and what belongs there."""

    key: Annotated[Key, Field(title=_("Key"), max_length=32)]
    title: Annotated[ShortText, Field(title=_("Name"))]
    prompt: Annotated[ShortText, Field(title=_("Question"))]


class Format(ContentPart):
    """A way to look back: a question and columns."""

    key: Annotated[FormatKey, Field(title=_("Format")), Choices(FORMAT_NAMES)]
    title: Annotated[ShortText, Field(title=_("Name"))]
    prompt: Annotated[LongText, Child(), Field(title=_("Question of the whole board (Markdown)"))]
    columns: Annotated[list[Column], Child("column"), Field(title=_("Columns"), min_length=1, max_length=MAX_COLUMNS)]


class Guide(ContentPart):
    """One phase: how long, what everybody does, and how to lead it."""

    phase: Annotated[Phase, Field(title=_("Phase")), Choices(PHASE_NAMES)]
    minutes: Annotated[int, Field(title=_("Minutes"), ge=0, le=240)]
    task: Annotated[LongText, Child(), Field(title=_("What everybody does (Markdown)"))]
    guide: Annotated[LongText, Child(), Field(title=_("For the facilitator (Markdown)"))]


class Content(ContentModel):
    """All texts of the block that an author can change."""

    VERSION = VERSION

    title: Annotated[ShortText, Field(title=_("Heading"))]
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction and ground rules (Markdown)"))]
    formats: Annotated[list[Format], Child("format"), Field(title=_("Formats"), min_length=1, max_length=20)]
    guides: Annotated[list[Guide], Child("guide"), Field(title=_("Phases"), max_length=6)] = []

    @model_validator(mode="after")
    def _keys_once(self) -> Content:
        for name, keys in (
            ("formats", [entry.key.value for entry in self.formats]),
            ("guides", [guide.phase.value for guide in self.guides]),
        ):
            _once(str(type(self).model_fields[name].title), keys)
        for entry in self.formats:
            _once(str(Format.model_fields["columns"].title), [column.key for column in entry.columns])
        return self

    def format(self, key: str) -> Format | None:
        """The format of a key, if the author kept it."""
        return next((entry for entry in self.formats if entry.key == key), None)

    def guide(self, phase: Phase) -> Guide | None:
        """What the author says about a phase."""
        return next((guide for guide in self.guides if guide.phase is phase), None)


def _once(part: str, keys: Iterable[str]) -> None:
    keys = list(keys)
    doubles = sorted({key for key in keys if keys.count(key) > 1})
    if doubles:
        values = {"part": part, "keys": ", ".join(doubles)}
        raise PydanticCustomError("key_twice", "Key used twice in {part}: {keys}", values)


Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")]


class Settings(BaseModel):
    """What an OLX author may set on the block besides url_name and display_name."""

    model_config = ConfigDict(extra="forbid")

    board_format: Annotated[FormatKey, Field(title=_("Format")), Choices(FORMAT_NAMES)] = FormatKey.TRANSFER
    anonymity: Annotated[Anonymity, Field(title=_("Who is named on a card")), Choices(ANONYMITY_NAMES)] = (
        Anonymity.ANONYMOUS
    )
    hidden_until_reveal: Annotated[
        Switch, Field(title=_("Cards stay hidden until they are grouped")), Choices(SWITCH_NAMES)
    ] = Switch.ON
    first_facilitates: Annotated[
        Switch, Field(title=_("The first participant who wants to may facilitate")), Choices(SWITCH_NAMES)
    ] = Switch.OFF
    group: Annotated[Group, Field(title=_("Who shares a board")), Choices(GROUP_NAMES)] = Group.COURSE
    teamset: Annotated[Name, Field(title=_("Team set (its id, for teams)"))] = ""
    series: Annotated[Name, Field(title=_("Series (retrospectives of one series share their open actions)"))] = ""
    intentions: Annotated[Name, Field(title=_("Record of the reflection whose intentions come back"))] = ""
    mandate: Annotated[Name, Field(title=_("Name (url_name) of the block with the mandate"))] = ""
    next_date: Annotated[
        str,
        Field(title=_("Date of the next retrospective (YYYY-MM-DD)"), pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
    ] = ""


def default(language: str) -> Content:
    """The default formats and guides in a language: de, en or da. Raises KeyError for another one."""
    return read_default(__package__, Content, language)
