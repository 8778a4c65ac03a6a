"""The content of the workshop on the future of work: the words of its sheet, and an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from xblocks.core.message import Message
from xblocks.core.text import marked as _
from xblocks.modules.future_of_work.model import CLASSES, DEFAULTS, SCENARIOS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import LongText, OneRow, Scale, SignedScale, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_future_of_work"
VERSION = 1

UNCERTAINTIES = "uncertainties"
AXES = "axes"
FUTURES = "scenarios"
MEASURES = "measures"
#: The keys of the four scenarios, in the order of their numbers.
FUTURE_KEYS = tuple(f"scenario_{number}" for number in range(1, SCENARIOS + 1))
FITS = tuple(f"fit_{number}" for number in range(1, SCENARIOS + 1))

QUESTIONS = "questions"
CROSS = "cross"
TUNNEL = "wind_tunnel"


def _different(cells: Mapping[str, Any]) -> dict[str, Message]:
    """The two axes are two questions."""
    same = "first" in cells and cells["first"] == cells.get("second")
    return {"second": Message(_("Please choose two different questions."))} if same else {}


SPEC = Spec(
    tables=(
        Table(
            UNCERTAINTIES,
            (
                Column("name", Text()),
                Column("impact", Scale()),
                Column("uncertainty", Scale()),
                Column("driver_group", Text(suggest=True), required=False),
                Column("pole_high", Text(), required=False),
                Column("pole_low", Text(), required=False),
            ),
            broad=True,
        ),
        Table(
            AXES,
            (
                Column("first", OneRow(of=UNCERTAINTIES), required=False),
                Column("second", OneRow(of=UNCERTAINTIES), required=False),
            ),
            single=True,
            needed=False,
            check=_different,
        ),
        Table(
            FUTURES,
            (
                Column("name", Text(), required=False),
                Column("story", LongText(), required=False),
                Column("signals", LongText(), required=False),
            ),
            fixed=FUTURE_KEYS,
            needed=False,
        ),
        Table(MEASURES, (Column("name", Text()), *(Column(name, SignedScale()) for name in FITS))),
    ),
    rules={
        ("W3-1", "warning"): ("score",),
        ("W3-2", "warning"): (),
        ("W3-3", "hint"): (),
        ("W3-4", "warning"): (),
    },
    limits=DEFAULTS,
    figures=("suggested", "axis", "open", "trend", "watch", "aside", "mean", "regret", *CLASSES),
    pictures=(
        Picture(QUESTIONS, after=UNCERTAINTIES, figures=("suggested",)),
        Picture(CROSS, after=FUTURES),
        Picture(TUNNEL, after=MEASURES, figures=("mean", "regret")),
    ),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
