"""The participation workshop: what people at one team sheet send when all goes well."""

from typing import Any

from tests.conformance.samples import workshop
from tests.desk import Desk
from xblocks.modules.participation.content import SPEC

#: The example on which handlers are tried.
SCENARIO = "english"
#: What pages send besides.
PAGES = [
    ("poll", {"seen": ""}),
    *(("work_on", {"step": step}) for step in ("add:stakeholders", "close:stakeholders", "page:stakeholders:0")),
]
#: Handlers that show nobody's work.
CONTENT_ONLY = {"worksheet", "filled_example"}
#: A team's sheet shows the names of its members to whoever has its code.
SHARED_ON_PURPOSE = {"join_team"}
#: Handlers by which somebody with the code comes in and may change what stands there.
ENTRANCES = {"join_team"}

ROWS: list[workshop.Cells] = [
    {"name": "Staff council", "power": "5", "interest": "5", "attitude": "-1", "level": "2", "methods.hearing": True},
    {
        "name": "Seniors",
        "power": "2",
        "interest": "5",
        "attitude": "1",
        "level": "2",
        "hard_to_reach": True,
        "digital_only": True,
    },
    {"name": "Press", "power": "4", "interest": "2", "attitude": "0", "level": "1", "feedback_date": "2027-04-30"},
    {"name": "Half"},
]


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let two people fill a sheet."""
    return workshop.work(desk, friend, "stakeholders", ROWS, {"touches_staff": True})


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """The keys of the sheet."""
    return workshop.words(SPEC, data)


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """The content with a number of groups in its example."""
    return {**data, "example": data["example"][:1] * min(count, 40)}
