"""The content of the process workshop: the words of its sheet, and an example process as it is and as it is to be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field

from xblocks.core.content import Child, Choices, ContentPart, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.text import marked as _
from xblocks.modules.process_design.model import DEFAULTS, LISTS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.spec import Column, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_process_design"
VERSION = 1

MEDIA = ("paper", "digital", "phone", "person")
VALUES = ("V", "N", "W")
SHEET = "sheet"

_STEP = (
    Column("name", "text"),
    Column("role", "text", suggest=True),
    Column("medium", "choice", options=MEDIA),
    Column("touch_min", "count"),
    Column("wait_min", "count"),
    Column("value", "choice", options=VALUES),
    Column("rag", "text", required=False, suggest=True, aside=True),
)

SPEC = Spec(
    tables=(
        Table("as_is", _STEP, ordered=True),
        Table("to_be", _STEP, ordered=True, copy_of="as_is"),
        Table(
            SHEET,
            (Column("cases_per_year", "count", required=False), Column("hourly_rate_eur", "amount", required=False)),
            single=True,
            needed=False,
        ),
    ),
    rules={
        ("W8-1", "warning"): (),
        ("W8-2", "warning"): ("pce_pct",),
        ("W8-2", "hint"): ("pce_pct",),
        ("W8-3", "warning"): ("wait_pct",),
        ("W8-4", "hint"): ("handovers",),
        ("W8-5", "hint"): (),
        ("W8-6", "error"): ("lead_change_min", "touch_change_min"),
    },
    limits=DEFAULTS,
    figures=(
        *("lead_min", "touch_min", "wait_min", "flow_pct", "pce_pct", "steps", "media_breaks", "handovers"),
        *("lead_change_pct", "saved_min_per_case", "saved_hours", "saved_eur"),
    ),
)


class List(StrEnum):
    """Which of the two processes a step of the example belongs to."""

    AS_IS = "as_is"
    TO_BE = "to_be"


class Medium(StrEnum):
    """In which form work is done."""

    PAPER = "paper"
    DIGITAL = "digital"
    PHONE = "phone"
    PERSON = "person"


class Value(StrEnum):
    """What a step is worth to the person who applied."""

    VALUE = "V"
    NECESSARY = "N"
    WASTE = "W"


LIST_NAMES = {List.AS_IS: _("as it is"), List.TO_BE: _("as it is to be")}
MEDIUM_NAMES = {
    Medium.PAPER: _("on paper"),
    Medium.DIGITAL: _("digital"),
    Medium.PHONE: _("by telephone"),
    Medium.PERSON: _("in person"),
}
VALUE_NAMES = {Value.VALUE: _("of value"), Value.NECESSARY: _("necessary"), Value.WASTE: _("waste")}

Minutes = Annotated[int, Field(ge=0, le=10**9)]


class ExampleStep(ContentPart):
    """A step of the example."""

    process: Annotated[List, Field(title=_("Process")), Choices(LIST_NAMES)]
    name: Annotated[ShortText, Child(), Field(title=_("What is done"))]
    role: Annotated[ShortText, Child(), Field(title=_("Who does it"))]
    medium: Annotated[Medium, Field(title=_("Medium")), Choices(MEDIUM_NAMES)]
    touch_min: Annotated[Minutes, Field(title=_("Work in minutes"))]
    wait_min: Annotated[Minutes, Field(title=_("Waiting afterwards in minutes"))]
    value: Annotated[Value, Field(title=_("Value")), Choices(VALUE_NAMES)]


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC

    currency: Annotated[ShortText, Field(title=_("Currency"))] = "€"
    example: Annotated[list[ExampleStep], Child("step"), Field(title=_("Example"), max_length=40)] = []

    def example_rows(self) -> dict[str, list[dict[str, Any]]]:
        """The steps of the example per process."""
        steps = [step.model_dump(mode="json") for step in self.example]
        return {name: [_cells(step) for step in steps if step["process"] == name] for name in LISTS}


def _cells(step: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in step.items() if name != "process"}


def default(language: str) -> Content:
    """The default words in a language: de, en or da. Raises KeyError for another one."""
    return read_default(__package__, Content, language)
