"""What the participation workshop adds to the sheet: the sheet its rules take, its figures in words, its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from xblocks.modules.participation import model, picture
from xblocks.modules.participation.content import PEOPLE, SHEET, SPEC, Content
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Module, Row, Work


def sheet(work: Work) -> dict[str, Any]:
    """The sheet as `model.findings` takes it; a row's key is its id."""
    people = [{"id": row.key, **row.cells} for row in work.complete(PEOPLE)]
    return {**work.values(SHEET), PEOPLE: people}


def named(item: str, work: Work) -> tuple[str, Row | None]:
    """An id → that row."""
    return PEOPLE, work.row(PEOPLE, item)


def _options(content: Content, column: str) -> dict[str, str]:
    texts = next(text for text in content.words(PEOPLE).columns if text.key == column)
    return {option.key: option.title for option in texts.options}


def _quadrants(content: Content) -> dict[model.Quadrant, str]:
    return {name: content.figure(name).title for name in get_args(model.Quadrant)}


def grid(content: Content, table: str, rows: Sequence[Row], uid: str) -> str:
    """The power/interest grid."""
    high = content.thresholds().get("high", model.DEFAULTS["high"])
    people = [{"id": row.key, "number": row.number, **row.cells} for row in rows]
    attitudes = {int(key): title for key, title in _options(content, "attitude").items()}
    title = content.words(table).title
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


MODULE = Module(
    spec=SPEC,
    sheet=sheet,
    findings=model.findings,
    figures=model.figures,
    named=named,
    picture=grid,
    numbers=numbers,
)
