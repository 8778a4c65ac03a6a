"""What the workshop on the future of work adds to the sheet: its figures and findings in words, and its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.modules.future_of_work import content as ours
from xblocks.modules.future_of_work import model, picture
from xblocks.modules.future_of_work.content import SPEC, Content
from xblocks.modules.future_of_work.sheet import sheet
from xblocks.modules.workshop.module import Brief, Module, Numbers, Said
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Judged, Work


def item(content: Content, work: Work, item: str) -> Said | None:
    """A future by its number and, if it has one, its name; questions are rows."""
    if not (item.isdecimal() and 1 <= int(item) <= model.SCENARIOS) or work.found(item):
        return None
    key = ours.FUTURE_KEYS[int(item) - 1]
    row = work.row(ours.FUTURES, key)
    name, beginning = row.cells.get("name") if row else None, f"{content.words(ours.FUTURES).row} {item}"
    return Said(f"{beginning}: {name}" if name else beginning, (ours.FUTURES, key))


def brief(content: Content, judged: Judged) -> Brief:
    """Which measures hold in every future, which are bets."""
    counts = judged.figures["classes"]
    told = tuple((number(counts[name]), content.figure(name).title) for name in ("robust", "bet", "weak"))
    return Brief("", told, tables=[picture.brief(content, judged)])


def numbers(content: Content, figures: Mapping[str, Any]) -> Numbers:
    """How many measures there are of each class."""
    if not figures["measures"]:
        return Numbers()
    counts = figures["classes"]
    return Numbers([content.words(ours.MEASURES).title], {name: [number(counts[name])] for name in model.CLASSES})


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    sheet=sheet,
    item=item,
    draw={ours.QUESTIONS: picture.questions, ours.CROSS: picture.cross, ours.TUNNEL: picture.tunnel},
    brief=brief,
    blank={ours.QUESTIONS: picture.blank_questions, ours.CROSS: picture.blank_cross},
)
