"""The form for rows from a spreadsheet as the template shows it, with what would be made of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.kinds import Told
from xblocks.modules.workshop.pasted import Pasted
from xblocks.modules.workshop.payloads import LONGEST_PASTED
from xblocks.modules.workshop.spec import Table
from xblocks.modules.workshop.work import Work

SHOWN = 20  # mistakes that are listed at once


def form(
    content: WorkshopContent, table: Table, sheet: Work, text: str = "", found: Pasted | None = None
) -> dict[str, Any]:
    """The form with a text and what was found in it: rows as they would stand in the sheet, or what is wrong."""
    words = content.words(table.name)
    columns = [
        {
            "title": wording.title(words, column),
            "short": wording.heading(words, column),
            "options": [option.title for option in words.column(column.name).options],
            "number": column.kind.number,
        }
        for column in table.columns
    ]
    found = found or Pasted(())
    wrong = [
        {
            "row": entry.row,
            "column": wording.title(words, column) if (column := table.column(entry.column)) else "",
            "text": entry.text,
            "message": entry.message.said(gettext_for()),
        }
        for entry in found.wrong[:SHOWN]
    ]
    return {
        "lang": wording.language(content),
        "name": table.name,
        "title": words.title,
        "columns": columns,
        "text": text,
        "looked": mark(text),
        "longest": LONGEST_PASTED,
        "wrong": wrong,
        "more": max(len(found.wrong) - SHOWN, 0),
        "strangers": ", ".join(found.strangers),
        "rows": [] if wrong else [[*zip(columns, row, strict=True)] for row in _rows(content, table, sheet, found)],
    }


def mark(text: str) -> str:
    """What says that somebody has seen what is made of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _rows(content: WorkshopContent, table: Table, sheet: Work, found: Pasted) -> list[list[str]]:
    """The values in words. Rows may name rows that are not stored yet."""
    titles = {key: str(cells.get(table.title.name, "–")) for key, cells in found.rows}
    told = [_knowing(wording.told(content, table, column, sheet, short=True), titles) for column in table.columns]
    return [
        [column.kind.shown(cells.get(column.name), each) for column, each in zip(table.columns, told, strict=True)]
        for _key, cells in found.rows
    ]


def _knowing(told: Told, titles: Mapping[str, str]) -> Told:
    row: Callable[[str, str], str] = told.row
    return replace(told, row=lambda name, key: titles[key] if key in titles else row(name, key))
