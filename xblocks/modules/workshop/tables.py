"""Tables of a sheet as the templates show them, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.kit.render import markdown
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.work import Row, Work

WINDOW = 20  # rows of a table on one page


def start_for(sheet: Work, table: str, starts: Mapping[str, int], key: str = "") -> int:
    """How many rows stand before the first one shown: the page that was shown, or the one on which a row stands."""
    rows = sheet.rows[table]
    place = next((row.number - 1 for row in rows if row.key == key), starts.get(table, 0))
    return min(place, max(len(rows) - 1, 0)) // WINDOW * WINDOW


def table(content: WorkshopContent, known: Table, sheet: Work, start: int, *, paper: bool = False) -> dict[str, Any]:
    """A table with the rows of one page; on paper with all of them, without anything to press."""
    words, rows = content.words(known.name), sheet.rows[known.name]
    shown = rows if paper else rows[start : start + WINDOW]
    flags = [column for column in known.columns if column.kind == "flag"]
    plain = [column for column in known.columns if column.kind != "flag" and (paper or not column.aside)]
    return {
        "lang": wording.language(content),
        "name": known.name,
        "title": words.title,
        "row_word": words.row,
        "empty": markdown(words.empty),
        "heads": [_heading(words, column) for column in plain[1:]],
        "first": _heading(words, known.title),
        "flags": bool(flags),
        "rows": [_row(words, plain, flags, row, len(rows)) for row in shown],
        "count": len(rows),
        "start": start,
        "from": start + 1,
        "to": start + len(shown),
        "before": start - WINDOW if start else None,
        "next": start + WINDOW if start + WINDOW < len(rows) else None,
        "ordered": known.ordered,
        "paper": paper,
        "copy": _copy(content, known, sheet),
    }


def _copy(content: WorkshopContent, known: Table, sheet: Work) -> str:
    """The name of the table whose rows this one can begin with."""
    possible = known.copy_of and not sheet.rows[known.name] and sheet.rows[known.copy_of]
    return content.words(known.copy_of).title if possible and known.copy_of else ""


def _heading(words: TableText, column: Column) -> dict[str, Any]:
    return {"title": wording.heading(words, column), "number": _is_number(column)}


def _is_number(column: Column) -> bool:
    return column.kind in ("count", "amount")


def _row(words: TableText, plain: list[Column], flags: list[Column], row: Row, count: int) -> dict[str, Any]:
    cells = [
        {
            "text": wording.said(words, column, row.cells.get(column.name), short=True),
            "number": _is_number(column),
        }
        for column in plain
    ]
    return {
        "key": row.key,
        "number": row.number,
        "name": wording.row_name(words, row),
        "title": cells[0]["text"],
        "cells": cells[1:],
        "flags": ", ".join(wording.title(words, column) for column in flags if row.cells.get(column.name)),
        "lacking": wording.lacking(words, row),
        "first": row.number == 1,
        "last": row.number == count,
    }
