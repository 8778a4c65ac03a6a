"""The content of the process workshop: the words of its sheet, and an example process as it is and as it is to be."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lxml import etree
from pydantic import Field

from xblocks.core.content import ShortText
from xblocks.core.text import marked as _
from xblocks.modules.process_design.model import DEFAULTS, LISTS, MEDIA, WORTHS
from xblocks.modules.workshop import migrations
from xblocks.modules.workshop.content import LinkedSettings as Settings
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.kinds import Amount, Choice, Count, Duration, Sentence, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_process_design"
VERSION = 2

SHEET = "sheet"

_STEP = (
    Column("name", Text(suggest=True)),
    Column("role", Text(suggest=True), again=True),
    Column("medium", Choice(MEDIA), again=True),
    Column("touch_min", Duration()),
    Column("wait_min", Duration()),
    Column("value", Choice(WORTHS)),
    Column("rag", Text(suggest=True), required=False, aside=True),
)

SPEC = Spec(
    tables=(
        Table("as_is", _STEP, ordered=True),
        Table("to_be", _STEP, ordered=True, copy_of="as_is"),
        Table(
            SHEET,
            (
                Column("cases_per_year", Count(), required=False),
                Column("hourly_rate_eur", Amount(), required=False),
                Column("promise", Sentence(), required=False),
            ),
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
    pictures=tuple(Picture(name, after=name, paged=True) for name in LISTS),
)


def _from_1(content: etree._Element) -> None:
    """An example of steps in elements of their own that name their process."""
    processes: dict[str, list[dict[str, str]]] = {name: [] for name in LISTS}
    for step in content.findall("step"):
        row = {**dict(step.attrib), "name": step.findtext("name", ""), "role": step.findtext("role", "")}
        processes.setdefault(row.pop("process", ""), []).append(row)  # whatever it names: reading says what is wrong
    for name, rows in processes.items():
        migrations.put_example(content, name, rows, "step")


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    MIGRATIONS = {1: _from_1}
    SPEC: ClassVar[Spec] = SPEC

    currency: Annotated[ShortText, Field(title=_("Currency"))] = "€"


default = Content.default
