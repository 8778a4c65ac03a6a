"""The work sheet of a module to fill in without its block: on paper, and in a spreadsheet. Its words are the block's."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from course_export.documents.office import normalised
from course_export.documents.word import to_docx
from course_export.errors import Problems
from course_export.programme import blocks
from course_export.programme.markdown import parse
from course_export.programme.pages import Head, Page
from course_export.programme.source import Source
from course_export.programme.words import LANGUAGES, Words

_ROWS = 8
"""Empty rows of a table on paper."""
_WIDEST = 7
"""Columns that find room on a page; a table with more is turned, with room for so many rows:"""
_TURNED = 2
_WIDTH = 22
"""Of a column in a spreadsheet, in characters."""
_MOMENT = datetime(2000, 1, 1)


def make(module: str, language: str) -> tuple[str, dict[str, bytes]] | None:
    """Return the title and the files, by kind, of the form of a module; None if it has no block of its own."""
    tag = blocks.workshop(module)
    if tag is None:
        return None
    content: Any = blocks.content_api(tag).default(language)
    words = LANGUAGES[language]
    return content.title, {
        "docx": to_docx(_page(content, words, words.form_note), str, words.locale),
        "xlsx": _in_a_workbook(content, words),
    }


def on_paper(module: str, language: str, *, beside: bool) -> Page | None:
    """Return the form of a module to fill in by hand, None if it has no block of its own.

    `beside` the block, which the course has too, it says so.
    """
    tag = blocks.workshop(module)
    if tag is None:
        return None
    words = LANGUAGES[language]
    return _page(blocks.content_api(tag).default(language), words, words.pack["form"] if beside else words.form_note)


def _page(content: Any, words: Words, note: str) -> Page:
    text = parse("\n\n".join(_markdown(content, words, note)), content.title, 1, Problems())
    return Page(Path(), Head(title=content.title), text, Source(content.title, {}), "")


def _markdown(content: Any, words: Words, note: str) -> Iterator[str]:
    yield content.introduction
    yield note
    for table in content.tables:
        yield f"## {table.title}"
        if table.note:
            yield table.note
        for column in table.columns:
            if column.options:
                yield f"*{column.title}:* {', '.join(option.title for option in column.options)}"
        yield _table(_rows(content, table, words))
    if sides := getattr(content, "SIDES", ()):
        # In the block, people sign below the sheet; on paper they need a line for it.
        yield f"## {words.pack['signatures']}"
        yield content.agreement or ""
        yield _table(_signatures(content, sides, words))


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _signatures(content: Any, sides: Sequence[str], words: Words) -> Iterator[list[str]]:
    """Yield head, line and a row for each side that signs, called as its figure is."""
    heads = [words.pack[name] for name in ("side", "version", "date", "signature")]
    yield heads
    yield ["-"] * len(heads)
    yield from ([_cell(figure.title), "", "", ""] for figure in content.figures if figure.key in sides)


def _rows(content: Any, table: Any, words: Words) -> Iterator[list[str]]:
    """Yield head, line and empty rows of a table as Markdown writes them."""
    heads = _heads(table)
    if _is_single(content, table):
        heads, rows = [words.entry, words.value], [[column.title, ""] for column in table.columns]
    elif len(heads) > _WIDEST and not table.rows:
        heads = [words.entry, *(f"{table.row} {number}" for number in range(1, _TURNED + 1))]
        rows = [[column.title, *[""] * _TURNED] for column in table.columns]
    else:
        rows = [[row.title, *[""] * len(table.columns)] for row in table.rows] or [[""] * len(heads)] * _ROWS
    yield [_cell(head) for head in heads]
    yield ["-"] * len(heads)
    yield from ([_cell(cell) for cell in row] for row in rows)


def _is_single(content: Any, table: Any) -> bool:
    spec = content.SPEC.table(table.key)
    return bool(spec and spec.single)


def _heads(table: Any) -> list[str]:
    """Return the heads of a table; rows that are always there are named in a column of their own."""
    heads = [column.short or column.title for column in table.columns]
    return [table.row, *heads] if table.rows else heads


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _in_a_workbook(content: Any, words: Words) -> bytes:
    # Slow to import, and most courses need none.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": content.title, "created": _MOMENT})
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for number, table in enumerate(content.tables, 1):
        sheet = workbook.add_worksheet(_name(number, table))
        if _is_single(content, table):
            sheet.write_column(0, 0, [column.title for column in table.columns], head)
            sheet.set_column(0, 1, 2 * _WIDTH)
        else:
            _fill(sheet, table, head)
    workbook.close()
    return normalised(buffer.getvalue())


def _fill(sheet: Any, table: Any, head: Any) -> None:
    heads = _heads(table)
    sheet.write_row(0, 0, heads, head)
    sheet.write_column(1, 0, [row.title for row in table.rows])
    sheet.set_column(0, len(heads) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns, len(heads) - len(table.columns)):
        choices = [cast(str, option.short or option.title) for option in column.options]
        if choices and len(",".join(choices)) <= 255:  # more than a list in a cell can hold
            sheet.data_validation(1, place, 500, place, {"validate": "list", "source": choices})


def _name(number: int, table: Any) -> str:
    """Return the name of a worksheet: unique, without signs that Excel refuses, at most 31 characters."""
    title = "".join(sign for sign in table.short or table.title if sign not in "[]:*?/\\'")
    return f"{number} {title}"[:31]
