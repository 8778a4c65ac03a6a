"""The content of the participation workshop: the words of its sheet, and an example plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from xblocks.core.content import Child, Choices, ContentPart, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.text import marked as _
from xblocks.modules.participation.model import DEFAULTS, REACH
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.spec import Column, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_participation"
VERSION = 1

PEOPLE = "stakeholders"
SHEET = "sheet"
SCALE = ("1", "2", "3", "4", "5")
ATTITUDES = ("-2", "-1", "0", "1", "2")
QUADRANTS = ("both", "power", "interest", "neither")

SPEC = Spec(
    tables=(
        Table(SHEET, (Column("touches_staff", "flag", required=False),), single=True, needed=False),
        Table(
            PEOPLE,
            (
                Column("name", "text"),
                Column("power", "choice", options=SCALE, whole=True),
                Column("interest", "choice", options=SCALE, whole=True),
                Column("attitude", "choice", options=ATTITUDES, whole=True),
                Column("level", "choice", options=SCALE, whole=True),
                Column("methods", "choices", required=False, options=tuple(REACH)),
                Column("feedback_date", "day", required=False),
                Column("hard_to_reach", "flag", required=False),
                Column("digital_only", "flag", required=False),
                Column("staff_body", "flag", required=False),
                Column("reason", "long", required=False, aside=True),
            ),
        ),
    ),
    rules={
        ("W6-1", "warning"): ("level", "minimum"),
        ("W6-2", "warning"): ("level", "reach"),
        ("W6-3", "warning"): (),
        ("W6-4", "warning"): (),
        ("W6-5", "hint"): (),
        ("W6-6", "error"): (),
    },
    limits=DEFAULTS,
    figures=(*QUADRANTS, *(f"level_{level}" for level in SCALE)),
)


# A day that every year has.
_DAY = r"^[1-9][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$"


class Rating(StrEnum):
    """From 1, lowest, to 5."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


class Attitude(StrEnum):
    """From −2, firmly against, to +2, firmly in favour."""

    AGAINST = "-2"
    DOUBTFUL = "-1"
    NEITHER = "0"
    INCLINED = "1"
    FAVOUR = "2"


class Method(StrEnum):
    """How people take part."""

    NEWSLETTER = "newsletter"
    WEBSITE = "website"
    SURVEY = "survey"
    HEARING = "hearing"
    FOCUS_GROUP = "focus_group"
    WORLD_CAFE = "world_cafe"
    WORKING_GROUP = "working_group"
    DESIGN_SPRINT = "design_sprint"
    BALLOT = "ballot"
    DELEGATED_BUDGET = "delegated_budget"


RATING_NAMES = {rating: rating.value for rating in Rating}
ATTITUDE_NAMES = {attitude: attitude.value.replace("-", "−") for attitude in Attitude}
METHOD_NAMES = {
    Method.NEWSLETTER: _("Newsletter"),
    Method.WEBSITE: _("Website"),
    Method.SURVEY: _("Survey"),
    Method.HEARING: _("Hearing"),
    Method.FOCUS_GROUP: _("Focus group"),
    Method.WORLD_CAFE: _("World café"),
    Method.WORKING_GROUP: _("Working group"),
    Method.DESIGN_SPRINT: _("Design sprint"),
    Method.BALLOT: _("Ballot"),
    Method.DELEGATED_BUDGET: _("Budget of their own"),
}


class ExampleGroup(ContentPart):
    """Somebody in the example."""

    name: Annotated[ShortText, Child(), Field(title=_("Group of people"))]
    power: Annotated[Rating, Field(title=_("Power")), Choices(RATING_NAMES)]
    interest: Annotated[Rating, Field(title=_("Interest")), Choices(RATING_NAMES)]
    attitude: Annotated[Attitude, Field(title=_("Attitude")), Choices(ATTITUDE_NAMES)]
    level: Annotated[Rating, Field(title=_("Level")), Choices(RATING_NAMES)]
    method: Annotated[Method, Field(title=_("Method")), Choices(METHOD_NAMES)]
    feedback_date: Annotated[str | None, Field(title=_("Feedback until (YYYY-MM-DD)"), pattern=_DAY)] = None
    hard_to_reach: Annotated[bool, Field(title=_("Hard to reach"))] = False
    digital_only: Annotated[bool, Field(title=_("Asked digitally only"))] = False
    staff_body: Annotated[bool, Field(title=_("Represents the staff"))] = False


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC

    touches_staff: Annotated[bool, Field(title=_("In the example staff are concerned"))] = True
    example: Annotated[list[ExampleGroup], Child("group"), Field(title=_("Example"), max_length=40)] = []

    def example_rows(self) -> dict[str, list[dict[str, Any]]]:
        """The plan of the example."""
        return {
            PEOPLE: [_cells(group) for group in self.example],
            SHEET: [{"touches_staff": True}] if self.touches_staff else [],
        }


def _cells(group: ExampleGroup) -> dict[str, Any]:
    given = group.model_dump(mode="json", exclude={"method"}, exclude_none=True)
    whole = {name: int(given[name]) for name in ("power", "interest", "attitude", "level")}
    cells = {**given, **whole, "methods": [group.method.value]}
    return {name: value for name, value in cells.items() if value is not False}


def default(language: str) -> Content:
    """The default words in a language: de, en or da. Raises KeyError for another one."""
    return read_default(__package__, Content, language)
