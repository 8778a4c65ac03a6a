"""The content of the mandate workshop: the words of its sheet, and an example mandate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from xblocks.core.content import Child
from xblocks.core.content import LongText as Prose
from xblocks.core.message import Message
from xblocks.core.text import marked as _
from xblocks.modules.design_spaces.model import DEFAULTS, FACTORS, SIDES
from xblocks.modules.workshop.content import LinkedSettings as Settings
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.kinds import Amount, Count, Day, Flag, LongText, Scale, Sentence, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_design_spaces"
VERSION = 1

PURPOSE = "purpose"
INSIDE = "scope_in"
OUTSIDE = "scope_out"
RIGHTS = "decision_rights"
TEAM = "team"
SPONSOR = "sponsor"
CONDITIONS = "factors"
TERM = "term"
MANDATE = "mandate"


def _whole_share(cells: Mapping[str, Any]) -> dict[str, Message]:
    """Nobody works more than all the time."""
    return {"time_percent": Message(_("At most 100 percent."))} if cells.get("time_percent", 0) > 100 else {}


def _in_order(cells: Mapping[str, Any]) -> dict[str, Message]:
    """The mandate ends, and is reviewed, after it begins."""
    start = cells.get("term_start")
    early = [name for name in ("term_end", "review_date") if start and name in cells and cells[name] < start]
    return {name: Message(_("This is before the start.")) for name in early}


SPEC = Spec(
    tables=(
        Table(PURPOSE, (Column("purpose", Sentence(), required=False),), single=True, needed=False),
        Table(INSIDE, (Column("name", Text()),), needed=False),
        Table(OUTSIDE, (Column("name", Text()),), needed=False),
        Table(
            RIGHTS,
            (
                Column("topic", Text()),
                Column("level", Scale(high=4)),
                Column("condition", Sentence(), required=False),
            ),
        ),
        Table(
            TEAM,
            (
                Column("members", Count(), required=False),
                Column("time_percent", Amount(), required=False),
                Column("weekly_hours", Amount(), required=False),
                Column("relief", Sentence(), required=False),
                Column("budget_eur", Amount(), required=False),
                Column("space", Text(), required=False),
            ),
            single=True,
            needed=False,
            check=_whole_share,
        ),
        Table(
            SPONSOR,
            (Column("role", Text(), required=False), Column("tasks", LongText(), required=False)),
            single=True,
            needed=False,
        ),
        Table(
            CONDITIONS,
            (
                *(Column(name, Flag(), required=False) for name in FACTORS),
                Column("lacking", Sentence(), required=False),
            ),
            single=True,
            needed=False,
        ),
        Table(
            TERM,
            (
                Column("term_start", Day(), required=False),
                Column("term_end", Day(), required=False),
                Column("review_date", Day(), required=False),
                Column("may_stop", Text(), required=False),
                Column("personalrat_informed", Flag(), required=False),
            ),
            single=True,
            needed=False,
            check=_in_order,
        ),
    ),
    rules={
        ("W4-1", "error"): (),
        ("W4-2", "error"): (),
        ("W4-3", "error"): SIDES,
        ("W4-4", "warning"): ("mean",),
        ("W4-5", "warning"): ("time_percent",),
        ("W4-6", "warning"): ("factors_pct",),
        ("W4-6", "hint"): ("factors_pct",),
        ("W4-7", "warning"): (),
        ("W4-8", "warning"): (),
    },
    limits=DEFAULTS,
    figures=("hours", "mean_level", "factors", *SIDES),
    pictures=(Picture(MANDATE, after=RIGHTS, whole=True),),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC
    SIDES: ClassVar[tuple[str, ...]] = SIDES

    agreement: Annotated[Prose | None, Child(), Field(title=_("The text above the signatures (Markdown)"))] = None


default = Content.default
