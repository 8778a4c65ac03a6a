"""The content of the strategy workshop: the words of its sheet, and an example strategy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from xblocks.core.message import Message
from xblocks.core.text import marked as _
from xblocks.modules.digital_strategy.model import CLASSES, DEFAULTS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Day, Quarter, Scale, SeveralRows, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_digital_strategy"
VERSION = 1

GOALS = "goals"
MEASURES = "measures"
PORTFOLIO = "portfolio"
ROADMAP = "roadmap"


def _in_order(cells: Mapping[str, Any]) -> dict[str, Message]:
    """A measure ends in the quarter in which it starts, or later."""
    both = "start" in cells and "end" in cells
    return {"end": Message(_("The end is before the start."))} if both and cells["start"] > cells["end"] else {}


SPEC = Spec(
    tables=(
        Table(
            GOALS,
            (
                Column("name", Text()),
                Column("indicator", Text(suggest=True), required=False),
                Column("baseline", Text(), required=False),
                Column("target", Text(), required=False),
                Column("due", Day(), required=False),
            ),
        ),
        Table(
            MEASURES,
            (
                Column("name", Text()),
                Column("goal_ids", SeveralRows(GOALS), required=False),
                Column("owner", Text(suggest=True), required=False),
                Column("effort", Scale()),
                Column("impact", Scale()),
                Column("start", Quarter()),
                Column("end", Quarter()),
                Column("depends_on", SeveralRows(MEASURES), required=False, aside=True),
            ),
            check=_in_order,
            broad=True,
        ),
    ),
    rules={
        ("W2-1", "warning"): (),
        ("W2-2", "warning"): (),
        ("W2-3", "warning"): (),
        ("W2-4", "warning"): ("missing",),
        ("W2-5", "error"): (),
        ("W2-6", "warning"): (),
        ("W2-7", "warning"): ("owner", "quarter", "count"),
        ("W2-8", "hint"): ("reconsider_pct", "quick_wins"),
    },
    limits=DEFAULTS,
    figures=("measured", *CLASSES),
    pictures=(Picture(PORTFOLIO, after=MEASURES), Picture(ROADMAP, after=MEASURES)),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
