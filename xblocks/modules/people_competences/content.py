"""The content of the workshop on people's competences: the words of its sheet, and an example."""

from __future__ import annotations

from typing import ClassVar

from xblocks.modules.people_competences.model import COMPETENCES, DEFAULTS, FORMATS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Amount, Choice, Day, OneRow, Scale, SeveralRows, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_people_competences"
VERSION = 1

NEEDED = "competences"
PROFILES = "profiles"
MEASURES = "measures"
MATRIX = "matrix"
#: The figures that stand in a table of their own; the others are words of the matrix.
NUMBERS = ("fulfilment", "rated", "large", "open", "single", "nowhere", "dated")

SPEC = Spec(
    tables=(
        # A competence matters here as soon as it has a target.
        Table(
            NEEDED,
            (
                Column("target", Scale(0, 4), steps_of=PROFILES),
                Column("weight", Scale(1, 3), required=False),
            ),
            fixed=COMPETENCES,
        ),
        Table(
            PROFILES,
            (Column("name", Text()), *(Column(key, Scale(0, 4), required=False) for key in COMPETENCES)),
            own=True,
        ),
        Table(
            MEASURES,
            (
                Column("name", Text()),
                Column("competence", OneRow(of=NEEDED)),
                Column("profiles", SeveralRows(of=PROFILES)),
                Column("format", Choice(FORMATS)),
                Column("hours", Amount(), required=False),
                Column("due", Day(), required=False),
            ),
            broad=True,
        ),
    ),
    rules={
        ("W5-1", "warning"): ("gap",),
        ("W5-2", "warning"): ("at_target",),
        ("W5-2", "error"): ("at_target",),
        ("W5-3", "hint"): (),
        ("W5-4", "warning"): (),
    },
    limits=DEFAULTS,
    figures=(*NUMBERS, "gap", "small", "reached", "above", "unrated"),
    pictures=(Picture(MATRIX, after=PROFILES),),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
