"""What the process workshop adds to the sheet: the sheet its rules take, its figures in words, its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.process_design import bpmn, model, picture
from xblocks.modules.process_design.content import SHEET, SPEC, Content
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Module, Row, Work

_DAY = 480  # working minutes
_PER_PROCESS = ("lead_min", "touch_min", "wait_min", "flow_pct", "pce_pct", "steps", "media_breaks", "handovers")


def _step(row: Row) -> dict[str, Any]:
    return {"id": row.key, "order": row.number, **row.cells}


def sheet(work: Work) -> dict[str, Any]:
    """The sheet as `model.findings` takes it; a step's `order` is its place in the table."""
    return {name: [_step(row) for row in work.complete(name)] for name in model.LISTS} | dict(work.values(SHEET))


def named(item: str, work: Work) -> tuple[str, Row | None]:
    """`as_is:3` → that step; `as_is` → the list."""
    table, _, order = item.partition(":")
    return table, work.rows[table][int(order) - 1] if order else None


def swimlanes(content: Content, table: str, rows: Sequence[Row], uid: str) -> str:
    """The steps as swimlanes."""
    words = content.words(table)
    options = {text.key: {option.key: option.title for option in text.options} for text in words.columns}
    steps = [_step(row) for row in rows]
    return picture.swimlanes(steps, title=words.title, media=options["medium"], values=options["value"], uid=uid)


def numbers(content: Content, figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures as a table: those of each process side by side, then what the change saves."""
    lists = [name for name in model.LISTS if figures[name]]
    if not lists:
        return {"heads": [], "rows": []}
    rows = [_of_processes(content, key, [figures[name][key] for name in lists]) for key in _PER_PROCESS]
    saved = {
        "lead_change_pct": _percent(figures["lead_change_pct"]),
        "saved_min_per_case": _minutes(figures["saved_min_per_case"]),
        "saved_hours": _hours(figures["saved_hours"]),
        "saved_eur": _money(figures["saved_eur"], content.currency),
    }
    empty = [""] * (len(lists) - 1)
    rows += [_row(content, key, [*empty, said]) for key, said in saved.items() if figures[key] is not None]
    return {"heads": [content.words(name).title for name in lists], "rows": rows}


def _of_processes(content: Content, key: str, values: Sequence[Any]) -> dict[str, Any]:
    write = _percent if key.endswith("_pct") else _minutes if key.endswith("_min") else number
    return _row(content, key, [write(value) for value in values])


def _row(content: Content, key: str, cells: list[str]) -> dict[str, Any]:
    words = content.figure(key)
    return {"title": words.title, "hint": words.hint or "", "cells": cells}


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{number(value, 1)} %"


def _minutes(value: int | None) -> str:
    """Minutes, from a working day on in days as well."""
    _ = gettext_for()
    if value is None:
        return "–"
    text = _("%(minutes)s min") % {"minutes": number(value)}
    if abs(value) < _DAY:
        return text
    days = _("%(days)s working days") % {"days": number(value / _DAY, 1)}
    return f"{text} ({days})"


def _hours(value: float | None) -> str:
    return "–" if value is None else gettext_for()("%(hours)s h") % {"hours": number(round(value, 1))}


def _money(value: float | None, currency: str) -> str:
    return "–" if value is None else f"{number(round(value))} {currency}"


def labels(content: WorkshopContent, which: str) -> bpmn.Labels:
    """The words of the BPMN file."""
    _ = gettext_for()
    options = {text.key: {option.key: option.title for option in text.options} for text in content.words(which).columns}
    return bpmn.Labels(
        start=_("Beginning"),
        end=_("End"),
        step=_("Work: {touch} min. Waiting afterwards: {wait} min. Medium: {medium}. Value: {value}."),
        group=_("Reference activity group: {rag}"),
        media=options["medium"],
        values=options["value"],
    )


MODULE = Module(
    spec=SPEC,
    sheet=sheet,
    findings=model.findings,
    figures=lambda judged, _limits: model.figures(judged),
    named=named,
    picture=swimlanes,
    numbers=numbers,
)
