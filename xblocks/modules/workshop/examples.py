"""The example of a sheet: rows written as people would type them, as the content keeps them. Pure.

    <example table="measures">
      <row id="m1"><cell name="effort">2</cell><cell name="goal_ids">g1 g2</cell></row>
    </example>

Several choices, or rows named by their ids, have spaces between them; a ticked box is `true`. In the YAML of a default
a row is a mapping: `{id: m1, effort: 2, goal_ids: [g1, g2]}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field, StringConstraints, model_validator

from xblocks.core.content import Body, ByPlace, Child, ContentPart, Key, LongText
from xblocks.core.message import Message
from xblocks.core.text import marked as _
from xblocks.modules.workshop import cells
from xblocks.modules.workshop.kinds import CHOOSE
from xblocks.modules.workshop.spec import Spec, Table
from xblocks.modules.workshop.work import Stored

_ROWS = _("Rows")
_TWICE = _("A key is used twice in “%(part)s”: %(keys)s")

RowId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,32}$")]


class Cell(ContentPart):
    """One value of a row of the example."""

    name: Annotated[Key, Field(title=_("Column"))]
    text: Annotated[LongText, Body(), Field(title=_("Value"))]


class ExampleRow(ContentPart):
    """A row of the example. `id` is needed where another row names it, and where rows are fixed."""

    id: Annotated[RowId | None, Field(title=_("Id, if other rows name this one"))] = None
    cells: Annotated[list[Cell], Child("cell"), ByPlace(), Field(title=_("Values"), max_length=40)] = []

    @model_validator(mode="before")
    @classmethod
    def _as_mapping(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "cells" in data:
            return data
        named = {"id": data["id"]} if "id" in data else {}
        return {**named, "cells": _written((name, value) for name, value in data.items() if name != "id")}

    def texts(self) -> dict[str, str]:
        """The values by column."""
        return {cell.name: cell.text for cell in self.cells}


def _written(values: Iterable[tuple[Any, Any]]) -> list[dict[str, str]]:
    return [
        {"name": str(name), "text": written(value)}
        for name, value in values
        if value is not False and value is not None
    ]


def written(value: Any) -> str:
    """A value as the text of a cell: `true`, keys with spaces between them, anything else as it stands."""
    if value is True:
        return "true"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


class ExampleTable(ContentPart):
    """The rows of one table in the example."""

    table: Annotated[Key, Field(title=_("Table"))]
    rows: Annotated[list[ExampleRow], Child("row"), Field(title=_ROWS, max_length=60)] = []


def stored(spec: Spec, example: Iterable[ExampleTable], day_minutes: int) -> list[Stored]:
    """The rows of an example as a sheet holds them; what does not fit is left out."""
    found: list[Stored] = []
    for entry in example:
        table = spec.table(entry.table)
        for row in entry.rows if table else ():
            assert table is not None
            key = table.name if table.single else row.id or f"-{len(found) + 1}"  # no id can be that
            found.append(Stored(table.name, key, len(found) + 1, cells_of(table, row.texts(), day_minutes)[0], 0))
    return found


def cells_of(table: Table, texts: Mapping[str, str], day_minutes: int) -> tuple[cells.Cells, dict[str, Message]]:
    """The values of a row that is written as texts, and what is wrong, by column; unknown columns are wrong."""
    typed: dict[str, str | bool] = {}
    for column in table.columns:
        if column.name in texts:
            typed |= column.kind.spread(column.name, texts[column.name])
    found, wrong = cells.read(table, typed, day_minutes)
    unknown = {name: Message(_("This field does not exist.")) for name in texts if table.column(name) is None}
    strange = {name.partition(".")[0]: Message(CHOOSE) for name in cells.strangers(table, typed)}
    return found, {**strange, **wrong, **unknown}


def faults_of(
    spec: Spec, example: Iterable[ExampleTable], day_minutes: int
) -> list[tuple[tuple[str | int, ...], Message]]:
    """What in an example does not fit the sheet: path of the field, and what to do."""
    found: list[tuple[tuple[str | int, ...], Message]] = []
    keys: set[str] = set()
    for place, entry in enumerate(example):
        table = spec.table(entry.table)
        if table is None:
            found.append((("example", place, "table"), Message(_("There is no such table."))))
            continue
        for number, row in enumerate(entry.rows):
            path: tuple[str | int, ...] = ("example", place, "rows", number)
            wrong = cells_of(table, row.texts(), day_minutes)[1]
            found += [((*path, "cells", name), message) for name, message in wrong.items()]
            if (row.id or table.fixed) and not spec.belongs(table, row.id or ""):
                found.append(((*path, "id"), Message(_("This table has no such row."))))
            key = table.name if table.single else row.id
            if key in keys:
                found.append(((*path, "id"), Message(_TWICE, {"part": Message(_ROWS), "keys": key})))
            keys |= {key} if key else set()
    return found
