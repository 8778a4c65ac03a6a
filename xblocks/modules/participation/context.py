"""What the participation workshop adds to the sheet: its figures in words, its picture, its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from xblocks.kit.i18n import gettext_for
from xblocks.modules.participation import model, picture
from xblocks.modules.participation.content import GRID, PEOPLE, SPEC, Content
from xblocks.modules.workshop.module import Dated, Module
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Judged


def _quadrants(content: Content) -> dict[model.Quadrant, str]:
    return {name: content.figure(name).title for name in get_args(model.Quadrant)}


def grid(content: Content, judged: Judged, uid: str) -> str:
    """The power/interest grid."""
    high = content.thresholds().get("high", model.DEFAULTS["high"])
    people = [{"id": row.key, "number": row.number, **row.cells} for row in judged.rows[PEOPLE]]
    attitudes = {int(option.key): option.title for option in content.words(PEOPLE).column("attitude").options}
    title = content.picture(GRID).title
    return picture.grid(people, title=title, quadrants=_quadrants(content), attitudes=attitudes, uid=uid, high=high)


def numbers(content: Content, figures: Mapping[str, Any]) -> dict[str, Any]:
    """How many stand in each quadrant, and on each level."""
    if not figures["stakeholders"]:
        return {"heads": [], "rows": []}
    counts = {**figures["quadrants"], **{f"level_{level}": count for level, count in figures["levels"].items()}}
    rows = [
        {"title": words.title, "hint": words.hint or "", "cells": [number(counts[words.key])]}
        for words in map(content.figure, SPEC.figures)
    ]
    return {"heads": [content.words(PEOPLE).title], "rows": rows}


def dates(_content: Content, judged: Judged) -> list[Dated]:
    """Until when each group hears what became of what it said."""
    title = gettext_for()("Feedback is due: %(who)s")
    return [
        Dated(row.key, row.cells["feedback_date"], title % {"who": row.cells["name"]})
        for row in judged.rows[PEOPLE]
        if "feedback_date" in row.cells
    ]


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    draw={GRID: grid},
    dates=dates,
)
