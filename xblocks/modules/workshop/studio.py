"""The example of a sheet in Studio's form: rows are edited with the fields that learners have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from xblocks.kit.form import named_texts
from xblocks.modules.workshop import row_form
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.examples import ExampleRow, ExampleTable, stored
from xblocks.modules.workshop.spec import Table
from xblocks.modules.workshop.work import Work, work

_EXAMPLE, _ROWS = "example", "rows"


def cells(content: WorkshopContent, typed: Any, name: str) -> list[dict[str, Any]]:
    """The fields of a row of the example, with what is typed there; none where its table is not known.

    `typed` is the content as typed so far, `name` the dotted name of the row's cells.
    """
    place = name.split(".")[1:]
    known = _table(content, typed, place)
    if known is None or place[2] != _ROWS:
        return []
    row = _at(typed, place[:4])
    texts = {str(cell.get("name")): str(cell.get("text", "")) for cell in named_texts(_at(row, ["cells"]))}
    filled: dict[str, str | bool] = {}
    for column in known.columns:
        if column.name in texts:
            filled |= column.kind.spread(column.name, texts[column.name])
    sheet, itself = _sheet(content, typed), str(_at(row, ["id"]) or "")
    fields = [row_form.field_of(content, known, column, sheet, filled, itself) for column in known.columns]
    for field in fields:
        for option in field.get("options", ()):
            option["input"] = f"{name}.{field['name']}.k_{option['key']}"
        if "checked" in field:
            field["box"] = ".k_true"
    return fields


def title(content: WorkshopContent, typed: Any, name: str) -> str:
    """What a table or a row of the example is called."""
    place = name.split(".")[1:]
    known = _table(content, typed, place)
    if known is None:
        return ""
    if len(place) < 4:
        return content.words(known.name).title
    texts = named_texts(_at(typed, [*place[:4], "cells"]))
    return next((str(cell.get("text", "")) for cell in texts if cell.get("name") == known.title.name), "")


def _table(content: WorkshopContent, typed: Any, place: list[str]) -> Table | None:
    """The table that a place of the example is about."""
    name = _at(typed, [*place[:2], "table"]) if place[:1] == [_EXAMPLE] else None
    return content.SPEC.table(name) if isinstance(name, str) else None


def _at(typed: Any, place: list[str]) -> Any:
    """What stands at a place of nested values, None where there is nothing."""
    for step in place:
        if isinstance(typed, list):
            typed = typed[int(step)] if step.isdecimal() and int(step) < len(typed) else None
        else:
            typed = typed.get(step) if isinstance(typed, Mapping) else None
    return typed


def _sheet(content: WorkshopContent, typed: Any) -> Work:
    """The example as far as it can be read, so that rows can be named."""
    tables = [
        ExampleTable.model_construct(table=entry.get("table"), rows=_rows(entry))
        for entry in _at(typed, [_EXAMPLE]) or ()
        if isinstance(entry, dict)
    ]
    return work(content.SPEC, stored(content.SPEC, tables, content.day_minutes))


def _rows(entry: Mapping[str, Any]) -> list[ExampleRow]:
    found = []
    for row in entry.get(_ROWS) or ():
        try:
            found.append(ExampleRow.model_validate({"id": row.get("id") or None, "cells": named_texts(row["cells"])}))
        except (ValidationError, KeyError, AttributeError):
            continue
    return found
