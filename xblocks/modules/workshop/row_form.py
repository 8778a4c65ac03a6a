"""The form of a row as the template shows it, and what differs between two versions of one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from xblocks.core.message import Message
from xblocks.kit.i18n import gettext_for
from xblocks.kit.render import markdown
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.work import Row, Work

_SUGGESTIONS = 50


def new_row() -> str:
    """The key of a row that is not stored yet: saved twice, it is one row."""
    return secrets.token_hex(8)


def form(
    content: WorkshopContent,
    known: Table,
    sheet: Work,
    *,
    row: Row | None = None,
    key: str = "",
    after: str = "",
    typed: Mapping[str, str | bool] | None = None,
    wrong: Mapping[str, Message] | None = None,
) -> dict[str, Any]:
    """The form of a row, of a new one without `row`; with what was typed, where that could not be stored."""
    words = content.words(known.name)
    texts = typed if typed is not None else _typed(known, row)
    behind = sheet.row(known.name, after)
    return {
        "lang": wording.language(content),
        "name": known.name,
        "table_title": words.title,
        "single": known.single,
        "row_word": words.row,
        "row_name": wording.row_name(words, row) if row else "",
        "key": row.key if row else key or (known.name if known.single else new_row()),
        "seen": row.edited if row else 0,
        "stored": row is not None,
        "after": after,
        "behind": wording.row_name(words, behind) if behind else "",
        "wrong": bool(wrong),
        "fields": [_field(words, column, sheet, texts, (wrong or {}).get(column.name)) for column in known.columns],
    }


def _typed(known: Table, row: Row | None) -> dict[str, str | bool]:
    """A stored row as it would be typed."""
    typed: dict[str, str | bool] = {}
    for column in known.columns:
        value = row.cells.get(column.name) if row else None
        if isinstance(value, list):
            typed |= {f"{column.name}.{entry}": True for entry in value}
        elif isinstance(value, bool):
            typed[column.name] = value
        elif isinstance(value, float):
            typed[column.name] = wording.number(value, grouped=False)
        elif value is not None:
            typed[column.name] = str(value)
    return typed


def _field(
    words: TableText, column: Column, sheet: Work, typed: Mapping[str, str | bool], wrong: Message | None
) -> dict[str, Any]:
    texts = words.column(column.name)
    value = typed.get(column.name, "")
    titles = {option.key: option.title for option in texts.options}
    return {
        "name": column.name,
        "kind": column.kind,
        "title": texts.title,
        "hint": markdown(texts.hint) if texts.hint else "",
        "required": column.required,
        "value": value if isinstance(value, str) else "",
        "checked": value is True,
        "options": [
            {
                "key": key,
                "title": titles[key],
                "chosen": value == key or typed.get(f"{column.name}.{key}") is True,
            }
            for key in column.options
        ],
        "suggestions": _suggestions(column, sheet) if column.suggest else [],
        "error": wrong.said(gettext_for()) if wrong else "",
    }


def _suggestions(column: Column, sheet: Work) -> list[str]:
    found = {str(row.cells[column.name]) for rows in sheet.rows.values() for row in rows if column.name in row.cells}
    return sorted(found)[:_SUGGESTIONS]


def versions(content: WorkshopContent, known: Table, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Any]:
    """Where two versions of a row differ: title, mine, theirs."""
    words = content.words(known.name)
    return [
        {
            "title": wording.title(words, column),
            "mine": wording.shown(words, column, mine.get(column.name)),
            "theirs": wording.shown(words, column, theirs.get(column.name)),
        }
        for column in known.columns
        if mine.get(column.name) != theirs.get(column.name)
    ]
