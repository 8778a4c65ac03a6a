"""The process workshop: what people at one team sheet send when all goes well."""

from typing import Any

from tests.conformance.samples import workshop
from tests.desk import Desk
from xblocks.modules.process_design.content import SPEC

#: The example on which handlers are tried.
SCENARIO = "english"
#: What pages send besides.
PAGES = [
    ("poll", {"seen": ""}),
    *(
        ("work_on", {"step": step})
        for step in ("add:as_is", "copy:to_be", "up:as_is:d1", "after:as_is:d1", "close:to_be")
    ),
    ("work_on", {"step": "page:as_is:0"}),
]
#: Handlers that show nobody's work.
CONTENT_ONLY = {"worksheet", "filled_example"}
#: A team's sheet shows the names of its members to whoever has its code.
SHARED_ON_PURPOSE = {"join_team"}
#: Handlers by which somebody with the code comes in and may change what stands there.
ENTRANCES = {"join_team"}

ROWS: list[workshop.Cells] = [
    {"name": "receive", "role": "front", "medium": "paper", "touch_min": "10", "wait_min": "960", "value": "N"},
    {"name": "enter", "role": "clerk", "medium": "digital", "touch_min": "15", "wait_min": "480", "value": "W"},
    {"name": "check", "role": "clerk", "medium": "digital", "touch_min": "20", "wait_min": "1,440", "value": "V"},
    {"name": "half"},
]


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let two people fill a sheet."""
    single: workshop.Cells = {"cases_per_year": "1.200", "hourly_rate_eur": "49,50"}
    workshop.save(friend, "to_be", "t0", ROWS[0])
    known = workshop.work(desk, friend, "as_is", ROWS, single)
    return {"bpmn_as_is": None, "bpmn_to_be": None, **known}


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """The keys of the sheet."""
    return workshop.words(SPEC, data)


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """The content with a number of steps in its example."""
    return {**data, "example": data["example"][:1] * min(count, 40)}
