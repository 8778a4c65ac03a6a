"""A sheet as it was read: its rows in order, and what can be said about them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xblocks.modules.workshop import cells
from xblocks.modules.workshop.spec import Column, Spec, Table


@dataclass(frozen=True)
class Row:
    """One row. `number` counts from 1 in its table, `rank` orders it there.

    `title` is what stands in its first column, empty where nothing does; `edited` is the space's revision when its cells
    were changed last.
    """

    table: str
    key: str
    rank: int
    number: int
    title: str
    cells: Mapping[str, Any]
    edited: int
    lacking: tuple[Column, ...]


@dataclass(frozen=True)
class Work:
    """All rows of a sheet by table, and who shares it (people; none on one's own sheet)."""

    space_id: int
    revision: int
    rows: Mapping[str, tuple[Row, ...]]
    members: tuple[str, ...] = ()

    def row(self, table: str, key: str) -> Row | None:
        """The row with that key, if there is one."""
        return next((row for row in self.rows.get(table, ()) if row.key == key), None)

    def complete(self, table: str) -> list[Row]:
        """The rows of a table that can be judged."""
        return [row for row in self.rows.get(table, ()) if not row.lacking]

    def values(self, table: str) -> Mapping[str, Any]:
        """The values of a single table."""
        return next((row.cells for row in self.rows.get(table, ())), {})

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.rows.values())


@dataclass(frozen=True)
class Stored:
    """A row as it is stored."""

    table: str
    key: str
    rank: int
    cells: Mapping[str, Any]
    edited: int


def work(spec: Spec, stored: Iterable[Stored], members: Sequence[str] = (), version: tuple[int, int] = (0, 0)) -> Work:
    """The sheet from what is stored; rows of tables that the sheet does not have are left out."""
    found: dict[str, list[Stored]] = {table.name: [] for table in spec.tables}
    for row in stored:
        if row.table in found:
            found[row.table].append(row)
    rows = {table.name: _rows(table, found[table.name]) for table in spec.tables}
    return Work(*version, rows, tuple(sorted(members)))


def _rows(table: Table, stored: list[Stored]) -> tuple[Row, ...]:
    ordered = sorted(stored, key=lambda row: (row.rank, row.key))
    return tuple(
        Row(
            table.name,
            row.key,
            row.rank,
            number,
            kept.get(table.title.name, ""),
            kept,
            row.edited,
            tuple(cells.lacking(table, kept)),
        )
        for number, row in enumerate(ordered, 1)
        for kept in [cells.fitting(table, row.cells)]
    )


def done(spec: Spec, sheet: Work) -> bool:
    """Whether every table that needs a row has one that can be judged."""
    return all(sheet.complete(table.name) for table in spec.tables if table.needed)


@dataclass(frozen=True)
class Result:
    """What the rules say about a sheet, and the derived numbers, as the module's `findings` and `figures` give them."""

    findings: Sequence[Mapping[str, Any]]
    figures: Mapping[str, Any]


@dataclass(frozen=True)
class Module:
    """What a module adds to the workshop.

    `sheet` makes the dict that its rules take from the rows that can be judged; `named` finds the table and the row
    that an item of a finding means (no row where it is the whole table); `picture` draws a table's rows as SVG, empty
    where the module has no picture of it; `numbers` arranges the figures as `{"heads": [str], "rows": [{"title",
    "hint", "cells": [str]}]}`.
    """

    spec: Spec
    sheet: Callable[[Work], dict[str, Any]]
    findings: Callable[[dict[str, Any], Mapping[str, Any]], list[dict[str, Any]]]
    figures: Callable[[dict[str, Any], Mapping[str, Any]], dict[str, Any]]
    named: Callable[[str, Work], tuple[str, Row | None]]
    picture: Callable[[Any, str, Sequence[Row], str], str]
    numbers: Callable[[Any, Mapping[str, Any]], dict[str, Any]]


def judge(module: Module, sheet: Work, limits: Mapping[str, float]) -> Result:
    """Findings and figures of the rows that can be judged."""
    judged = module.sheet(sheet)
    return Result(module.findings(judged, limits), module.figures(judged, limits))
