"""The content of the workshop on foundations: the words of its sheet, and an example map."""

from __future__ import annotations

from typing import ClassVar

from xblocks.modules.digital_foundations.model import DEFAULTS, KINDS, LEVELS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Choice, Scale, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_digital_foundations"
VERSION = 1

ITEMS = "items"
MAP = "map"

SPEC = Spec(
    tables=(
        Table(
            ITEMS,
            (
                Column("name", Text()),
                Column("kind", Choice(KINDS)),
                Column("level", Choice(LEVELS)),
                Column("relevance", Scale()),
                Column("readiness", Scale()),
                Column("owner", Text(suggest=True), required=False),
                Column("evidence", Text(), required=False),
            ),
            broad=True,
        ),
    ),
    rules={
        ("W1-1", "error"): ("priority",),
        ("W1-2", "warning"): (),
        ("W1-3", "warning"): (),
        ("W1-4", "warning"): ("levels",),
    },
    limits=DEFAULTS,
    figures=("act", "unowned", "keep", "watch", "maintain", "priority", "index"),
    pictures=(Picture(MAP, after=ITEMS),),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
