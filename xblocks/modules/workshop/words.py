"""A row and its values in words, as the reader writes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import formats

from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.workshop.content import TableText, WorkshopContent
from xblocks.modules.workshop.spec import Column
from xblocks.modules.workshop.work import Row


def language(content: WorkshopContent) -> str:
    """The language the content is written in."""
    return content.language or reader_language()


def title(words: TableText, column: Column) -> str:
    """What a column is called."""
    return words.column(column.name).title


def heading(words: TableText, column: Column) -> str:
    """What a column is called where there is little room."""
    texts = words.column(column.name)
    return texts.short or texts.title


def lacking(words: TableText, row: Row) -> str:
    """What a row still needs before it can be judged."""
    return ", ".join(heading(words, column) for column in row.lacking)


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
        texts = words.column(column.name)
        options = {option.key: (short and option.short) or option.title for option in texts.options}
        return ", ".join(options[str(entry)] for entry in (value if isinstance(value, list) else [value]))
    return number(value) if isinstance(value, int | float) else str(value)


def shown(words: TableText, column: Column, value: Any, nothing: str = "–") -> str:
    """A value in words, also where it is a flag or there is none."""
    if column.kind == "flag":
        return gettext_for()("yes") if value else gettext_for()("no")
    return said(words, column, value) or nothing


def number(value: float | None, places: int | None = None, *, grouped: bool = True) -> str:
    """A number as the reader writes it, with a dash for none."""
    if value is None:
        return "–"
    return formats.number_format(value, places, use_l10n=True, force_grouping=grouped)
