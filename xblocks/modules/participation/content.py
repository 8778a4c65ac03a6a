"""The content of the participation workshop: the words of its sheet, and an example plan."""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from xblocks.modules.participation.model import DEFAULTS, METHODS, REACH
from xblocks.modules.workshop import migrations
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Choices, Day, Flag, LongText, Scale, SignedScale, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_participation"
VERSION = 2

PEOPLE = "stakeholders"
SHEET = "sheet"
GRID = "grid"
_LEVEL = Scale()
#: The figures of the sheet, and those on the page for the leadership, where each says what it counts.
COUNTED = ("both", "power", "interest", "neither", *(f"level_{level}" for level in _LEVEL.options))
BRIEFED = ("groups", "close", "told")
_REACH = {method: str(level) for method, level in REACH.items()}

SPEC = Spec(
    tables=(
        Table(SHEET, (Column("touches_staff", Flag(), required=False),), single=True, needed=False),
        Table(
            PEOPLE,
            (
                Column("name", Text()),
                Column("power", Scale()),
                Column("interest", Scale()),
                Column("attitude", SignedScale()),
                Column("level", _LEVEL),
                Column("methods", Choices(METHODS), required=False, grouped=("level", _REACH)),
                Column("feedback_date", Day(), required=False),
                Column("hard_to_reach", Flag(), required=False),
                Column("digital_only", Flag(), required=False),
                Column("staff_body", Flag(), required=False),
                Column("reason", LongText(), required=False, aside=True),
            ),
            broad=True,
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
    figures=(*COUNTED, *BRIEFED),
    pictures=(Picture(GRID, after=PEOPLE, paged=True),),
)


def _from_1(content: etree._Element) -> None:
    """An example of people in elements of their own, and whether staff are concerned in an attribute."""
    rows = [{**dict(group.attrib), "name": group.findtext("name", "")} for group in content.findall("group")]
    for row in rows:
        row["methods"] = row.pop("method", "")
    migrations.put_example(content, PEOPLE, rows, "group")
    touched = content.attrib.pop("touches_staff", "true")
    migrations.put_example(content, SHEET, [{"touches_staff": touched}])


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    MIGRATIONS = {1: _from_1}
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
