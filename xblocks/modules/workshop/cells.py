"""What people type into a row as values of the sheet, and what of a stored row still fits. Pure.

A row may be saved before it is complete: what is missing keeps it from being judged, nothing else. What cannot be read,
or does not go together, is refused with a message beside the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.core.message import Message, Unfit
from xblocks.modules.workshop.kinds import Typed
from xblocks.modules.workshop.spec import Column, Table

Cells = dict[str, Any]


def read(table: Table, typed: Typed, day_minutes: int) -> tuple[Cells, dict[str, Message]]:
    """A row as it was typed: its values, without those left empty, and what is wrong, by column."""
    cells: Cells = {}
    wrong: dict[str, Message] = {}
    for column in table.columns:
        try:
            value = column.kind.read(column.name, typed, day_minutes)
        except Unfit as error:
            wrong[column.name] = error.message
            continue
        if value is not None:
            cells[column.name] = value
    return cells, wrong or checked(table, cells)


def checked(table: Table, cells: Mapping[str, Any]) -> dict[str, Message]:
    """What is wrong between the cells of a row, by column."""
    return table.check(cells) if table.check else {}


def strangers(table: Table, names: Mapping[str, Any]) -> list[str]:
    """Names of fields that belong to no column of the table, in order."""
    return sorted(name for name in names if not any(c.kind.owns(c.name, name) for c in table.columns))


def lacking(table: Table, cells: Mapping[str, Any]) -> list[Column]:
    """The columns without which a row cannot be judged and that are empty in it."""
    return [column for column in table.required if column.name not in cells]


def fitting(table: Table, cells: Any) -> Cells:
    """What of a stored row, of any shape, fits the sheet of now: another version of the module may have stored it."""
    known = cells if isinstance(cells, dict) else {}
    return {name: known[name] for name, fits in table.tests if name in known and fits(known[name])}
