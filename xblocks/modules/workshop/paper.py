"""The empty sheet on paper."""

from __future__ import annotations

from typing import Any

from xblocks.kit.render import markdown
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.spec import SUBJECT, Column, Table
from xblocks.modules.workshop.words import groups

#: Empty rows, as many as a page has room for: of a table, of one below a note, and of two lists of one column each.
_ROWS, _BELOW_NOTE, _LINES = 10, 8, 6


def sheet(content: WorkshopContent) -> list[dict[str, Any]]:
    """Per table its headings, and help with each column, once for tables with the same columns."""
    found: list[dict[str, Any]] = []
    explained: list[Any] = []
    for known in content.SPEC.tables:
        columns = [_column(content.words(known.name), column) for column in known.columns]
        found.append(_table(content.words(known.name), known, columns, explain=columns not in explained))
        explained.append(columns)
    return found


def _table(words: TableText, known: Table, columns: list[dict[str, Any]], *, explain: bool) -> dict[str, Any]:
    needed = [column for column in columns if column["hint"] or column["options"] or column["flag"]]
    rows = _LINES if len(columns) == 1 else _BELOW_NOTE if words.note else _ROWS
    return {
        "title": words.title,
        "single": known.single,
        "first": known is SUBJECT,
        "note": markdown(words.note) if words.note else "",
        "columns": [column for column in columns if known.single or not column["flag"]],
        "flags": not known.single and any(column["flag"] for column in columns),
        "help": needed if explain else [],
        "row_word": words.row,
        "fixed": bool(known.fixed),
        "rows": [option.title for option in words.rows] or [""] * rows,
        "tall": bool(known.fixed) and any(column["room"] == "story" for column in columns),
    }


def _column(words: TableText, column: Column) -> dict[str, Any]:
    text = words.column(column.name)
    return {
        "title": text.title,
        "short": text.short or text.title,
        "room": column.kind.room,
        "flag": column.kind.gathered,
        "hint": markdown(text.hint) if text.hint else "",
        "options": _options(words, column),
    }


def _options(words: TableText, column: Column) -> list[str]:
    """The choices of a column, those of a group in one: `Stufe 1 informieren: Rundbrief, Internetseite`."""
    titles, heads = {option.key: option.title for option in words.column(column.name).options}, groups(words, column)
    if not heads:
        return [*titles.values()]
    members = {
        head: [titles[key] for key in titles if heads.get(key) == head] for head in dict.fromkeys(heads.values())
    }
    return [f"{head}: {', '.join(found)}" for head, found in members.items() if found]
