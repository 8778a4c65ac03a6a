"""From a sheet to what the templates show: plain dicts, nothing decided here that changes data."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import formats

from xblocks.core.message import Message
from xblocks.core.privacy import RECORDS
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.kit.render import markdown
from xblocks.modules.workshop.content import ROWS, SEVERITY_NAMES, Severity, TableText, WorkshopContent, filled
from xblocks.modules.workshop.spec import Column, Table
from xblocks.modules.workshop.storage import MEMBER, ROW
from xblocks.modules.workshop.teams import CODE
from xblocks.modules.workshop.work import Module, Result, Row, Work

WINDOW = 20  # rows of a table on one page
LINES = 8  # findings of one rule on the page; the printed sheet has all
SUGGESTIONS = 50
_EMPTY_ROWS = 10  # of the paper


def language(content: WorkshopContent) -> str:
    """The language the content is written in."""
    return content.language or reader_language()


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
        "lang": language(content),
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
    texts = next(text for text in words.columns if text.key == column.name)
    return {"title": texts.short or texts.title, "number": column.kind in ("count", "amount")}


def _row(words: TableText, plain: list[Column], flags: list[Column], row: Row, count: int) -> dict[str, Any]:
    cells = [
        {
            "text": said(words, column, row.cells.get(column.name), short=True),
            "number": _heading(words, column)["number"],
        }
        for column in plain
    ]
    return {
        "key": row.key,
        "number": row.number,
        "name": row_name(words, row),
        "title": cells[0]["text"],
        "cells": cells[1:],
        "flags": ", ".join(title(words, column) for column in flags if row.cells.get(column.name)),
        "lacking": _lacking(words, row),
        "first": row.number == 1,
        "last": row.number == count,
    }


def _lacking(words: TableText, row: Row) -> str:
    return ", ".join(_heading(words, column)["title"] for column in row.lacking)


def title(words: TableText, column: Column) -> str:
    """What a column is called."""
    return next(text.title for text in words.columns if text.key == column.name)


def row_name(words: TableText, row: Row) -> str:
    """What a row is called: `Schritt 3: Antrag prüfen`."""
    beginning = f"{words.row} {row.number}"
    return f"{beginning}: {row.title}" if row.title else beginning


def said(words: TableText, column: Column, value: Any, *, short: bool = False) -> str:
    """A value as the reader writes it, choices by their short names if asked; empty where there is none."""
    if value is None:
        return ""
    if column.kind == "day":
        return formats.date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    if column.kind in ("choice", "choices"):
        texts = next(text for text in words.columns if text.key == column.name)
        options = {option.key: (short and option.short) or option.title for option in texts.options}
        return ", ".join(options[str(entry)] for entry in (value if isinstance(value, list) else [value]))
    return number(value) if isinstance(value, int | float) else str(value)


def number(value: float | None, places: int | None = None, *, grouped: bool = True) -> str:
    """A number as the reader writes it, with a dash for none."""
    if value is None:
        return "–"
    return formats.number_format(value, places, use_l10n=True, force_grouping=grouped)


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
        "lang": language(content),
        "name": known.name,
        "table_title": words.title,
        "single": known.single,
        "row_word": words.row,
        "row_name": row_name(words, row) if row else "",
        "key": row.key if row else key or (known.name if known.single else new_row()),
        "seen": row.revision if row else 0,
        "stored": row is not None,
        "after": after,
        "behind": row_name(words, behind) if behind else "",
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
            typed[column.name] = number(value, grouped=False)
        elif value is not None:
            typed[column.name] = str(value)
    return typed


def _field(
    words: TableText, column: Column, sheet: Work, typed: Mapping[str, str | bool], wrong: Message | None
) -> dict[str, Any]:
    texts = next(text for text in words.columns if text.key == column.name)
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
    return sorted(found)[:SUGGESTIONS]


def versions(content: WorkshopContent, known: Table, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Any]:
    """Where two versions of a row differ: title, mine, theirs."""
    words = content.words(known.name)
    return [
        {
            "title": title(words, column),
            "mine": shown(words, column, mine.get(column.name)),
            "theirs": shown(words, column, theirs.get(column.name)),
        }
        for column in known.columns
        if mine.get(column.name) != theirs.get(column.name)
    ]


def shown(words: TableText, column: Column, value: Any, nothing: str = "–") -> str:
    """A value in words, also where it is a flag or there is none."""
    if column.kind == "flag":
        return gettext_for()("yes") if value else gettext_for()("no")
    return said(words, column, value) or nothing


_ORDER = (Severity.ERROR.value, Severity.WARNING.value, Severity.HINT.value)


def result(
    content: WorkshopContent, module: Module, sheet: Work, found: Result, *, paper: bool = False
) -> dict[str, Any]:
    """Findings by rule, gravest first, and the derived numbers. On the page only the first few of a rule."""
    groups: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for finding in found.findings:
        groups.setdefault((_ORDER.index(finding["severity"]), finding["rule"]), []).append(finding)
    most = None if paper else LINES
    held_back = [
        (content.words(table.name), row) for table in module.spec.lists for row in sheet.rows[table.name] if row.lacking
    ]
    return {
        "lang": language(content),
        "paper": paper,
        "count": len(found.findings),
        "judged": any(sheet.complete(table.name) for table in module.spec.lists),
        "held_back": [_held_back(*entry) for entry in held_back[:most]],
        "held_back_more": max(len(held_back) - LINES, 0) if most else 0,
        "groups": [_group(content, module, sheet, groups[key], most) for key in sorted(groups)],
        "numbers": module.numbers(content, found.figures),
    }


def _held_back(words: TableText, row: Row) -> dict[str, Any]:
    return {"table": row.table, "key": row.key, "name": row_name(words, row), "lacking": _lacking(words, row)}


def _group(
    content: WorkshopContent, module: Module, sheet: Work, findings: Sequence[Mapping[str, Any]], most: int | None
) -> dict[str, Any]:
    _ = gettext_for()
    rule, severity = findings[0]["rule"], findings[0]["severity"]
    words = content.finding(rule, severity)
    return {
        "severity": severity,
        "severity_name": _(SEVERITY_NAMES[words.severity]),
        "title": words.title,
        "text": markdown(words.text),
        "lines": [_line(content, module, sheet, words.line, finding) for finding in findings[:most]],
        "more": len(findings) - most if most and len(findings) > most else 0,
    }


def _line(
    content: WorkshopContent, module: Module, sheet: Work, line: str, finding: Mapping[str, Any]
) -> dict[str, Any]:
    meant = [module.named(item, sheet) for item in finding["items"]]
    names = [row_name(content.words(table), row) if row else content.words(table).title for table, row in meant]
    several = len(module.spec.lists) > 1
    if several and meant and meant[0][1]:  # say of which table, where rows of two are called alike
        names[0] = f"{content.words(meant[0][0]).title}, {names[0]}"
    values = {name: _value(value) for name, value in finding["values"].items()}
    return {
        "text": filled(line, {ROWS: " → ".join(names), **values}),
        "rows": [
            {
                "table": table,
                "key": row.key,
                "name": f"{content.words(table).row} {row.number}",
                "where": content.words(table).title if several else "",
            }
            for table, row in meant
            if row
        ],
    }


def _value(value: Any) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def team(sheet: Work, names: Mapping[str, str], *, alone: bool, by_code: bool) -> dict[str, Any]:
    """Who shares the sheet, and how to come and go."""
    return {
        "alone": alone,
        "by_code": by_code,
        "members": sorted(names.get(person, person) for person in sheet.members),
        "last": len(sheet.members) < 2,
    }


def privacy(*, shared: bool) -> list[dict[str, Any]]:
    """What is stored, for the page that says so before the first row."""
    _ = gettext_for()
    kinds = (ROW, MEMBER, CODE) if shared else (ROW,)
    return [
        {"what": _(record.what), "why": _(record.why), "who": _(record.who), "years": record.days // 365}
        for record in (RECORDS[kind] for kind in kinds)
    ]


def paper(content: WorkshopContent, tables: Iterable[Table]) -> list[dict[str, Any]]:
    """The empty sheet: per table its headings, and help with each column, once for tables with the same columns."""
    found: list[dict[str, Any]] = []
    explained: list[Any] = []
    for known in tables:
        words = content.words(known.name)
        columns = [_on_paper(words, column) for column in known.columns]
        found.append(
            {
                "title": words.title,
                "single": known.single,
                "columns": [column for column in columns if known.single or not column["flag"]],
                "flags": not known.single and any(column["flag"] for column in columns),
                "help": [column for column in columns if column["hint"] or column["options"] or column["flag"]]
                if columns not in explained
                else [],
                "rows": range(_EMPTY_ROWS),
            }
        )
        explained.append(columns)
    return found


def _on_paper(words: TableText, column: Column) -> dict[str, Any]:
    text = next(text for text in words.columns if text.key == column.name)
    return {
        "title": text.title,
        "short": text.short or text.title,
        "wide": column.kind in ("text", "long", "choices"),
        "flag": column.kind == "flag",
        "hint": markdown(text.hint) if text.hint else "",
        "options": [option.title for option in text.options],
    }
