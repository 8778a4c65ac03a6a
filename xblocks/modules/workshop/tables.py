"""Tables of a sheet as the templates show them, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from xblocks.kit.render import markdown
from xblocks.modules.workshop import outcome
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.kinds import Told
from xblocks.modules.workshop.spec import OWN, Column, Table
from xblocks.modules.workshop.work import Row, Work

WINDOW = 20  # rows of a table on one page
NOTHING: Mapping[outcome.At, Counter[outcome.Rule]] = {}


def start_for(sheet: Work, table: str, starts: Mapping[str, int], key: str = "") -> int:
    """How many rows stand before the first one shown: the page that was shown, or the one on which a row stands."""
    row = sheet.row(table, key)
    place = row.number - 1 if row else starts.get(table, 0)
    return min(place, max(len(sheet.rows[table]) - 1, 0)) // WINDOW * WINDOW


def table(
    content: WorkshopContent,
    known: Table,
    sheet: Work,
    start: int,
    *,
    marks: Mapping[outcome.At, Counter[outcome.Rule]] = NOTHING,
    paper: bool = False,
    alone: bool = False,
) -> dict[str, Any]:
    """A table with the rows of one page; on paper with all that say something, without anything to press.

    `marks` are the rules that say something about rows, by table and key; `alone` is who works on a sheet of her own.
    """
    words, rows = content.words(known.name), sheet.rows[known.name]
    if paper and known.required:  # of those that are always there, such as were filled in
        rows = tuple(row for row in rows if row.stored)
    shown = rows if paper else rows[start : start + WINDOW]
    gathered = [column for column in known.columns if column.kind.gathered]
    columns = [column for column in known.columns if not column.kind.gathered and (paper or not column.aside)]
    columns = columns if known.fixed else columns[1:]
    told = {c.name: wording.told(content, known, c, sheet, short=True) for c in columns}
    heads = {column.name: wording.heading(words, column) for column in columns}
    return {
        "lang": wording.language(content),
        "name": known.name,
        "title": words.title,
        "row_word": words.row,
        "empty": markdown(words.empty),
        "note": markdown(words.note) if words.note else "",
        "heads": [{"title": heads[column.name], "number": column.kind.number} for column in columns],
        "first": words.row if known.fixed else wording.heading(words, known.title),
        "flags": bool(gathered),
        "rows": [
            {
                **_row(content, sheet, row, columns, told, heads, gathered, len(rows)),
                "marks": outcome.mark(content, marks[row.table, row.key]) if (row.table, row.key) in marks else None,
            }
            for row in shown
        ],
        "count": len(rows),
        "start": start,
        "from": start + 1,
        "to": start + len(shown),
        "before": start - WINDOW if start else None,
        "next": start + WINDOW if start + WINDOW < len(rows) else None,
        "ordered": known.ordered,
        "fixed": bool(known.fixed),
        "broad": known.broad,
        "paper": paper,
        "copy": _copy(content, known, sheet),
        "own": known.own and alone and sheet.row(known.name, OWN) is None,
    }


def _copy(content: WorkshopContent, known: Table, sheet: Work) -> str:
    """The name of the table whose rows this one can begin with."""
    possible = known.copy_of and not sheet.rows[known.name] and sheet.rows[known.copy_of]
    return content.words(known.copy_of).title if possible and known.copy_of else ""


def _row(
    content: WorkshopContent,
    sheet: Work,
    row: Row,
    columns: list[Column],
    told: Mapping[str, Told],
    heads: Mapping[str, str],
    gathered: list[Column],
    count: int,
) -> dict[str, Any]:
    words, title = content.words(row.table), wording.row_title(content, sheet, row.table, row.key)
    return {
        "key": row.key,
        "number": row.number,
        "edited": row.edited,
        "name": wording.numbered(words, row, title),
        "title": title if _titled(content, row) else "",
        "cells": [
            {
                "text": column.kind.shown(row.cells.get(column.name), told[column.name]),
                "number": column.kind.number,
                "head": heads[column.name],
            }
            for column in columns
        ],
        "flags": wording.headings(words, (column for column in gathered if column.name in row.cells)),
        "lacking": wording.headings(words, row.lacking) if row.stored else "",
        "unclear": wording.headings(words, row.unclear),
        "first": row.number == 1,
        "last": row.number == count,
    }


def _titled(content: WorkshopContent, row: Row) -> bool:
    """Whether something stands where the row is named."""
    known = content.SPEC.table(row.table)
    return known is not None and (bool(known.fixed) or known.title.name in row.cells)
