"""Tables for office programs, as CSV and as XLSX, from the same rows (decision 0023).

Cells are texts, numbers, days, or None for nothing. A text stays a text: in XLSX it is marked as one; in CSV, which knows no
types, it is quoted and can never be taken for a formula, whatever sign the program takes for the separator.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from webob import Response

from xblocks.core.text import normalise_newlines
from xblocks.kit.downloads import binary, file

Form = Literal["csv", "xlsx"]
Cell = str | int | float | date | None

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What office programs of a language expect: the sign between cells, and that before decimals.
_COMMA, _POINT = (";", ","), (",", ".")
_SIGNS = {"de": _COMMA, "da": _COMMA}
# The beginning of a formula where a cell begins: at the start, or behind what another setting takes for a separator.
_FORMULA = re.compile(r"(?P<before>(?:\A|[,;|\t\r\n])\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_LONGEST_CELL = 32_767  # Excel's own limit
_FIRST_YEAR = 1900  # of the calendar of workbooks
_WIDEST = 60


class Heads(list[Cell]):
    """A row of headings."""


def table(rows: Iterable[Sequence[Cell]], name: str, form: Form, language: str | None) -> Response:
    """Rows as a file; `name` is plain ASCII without its ending, `language` that of the course."""
    if form == "xlsx":
        return binary(_xlsx(rows), f"{name}.xlsx", _XLSX)
    return file("\ufeff" + _csv(rows, language or ""), f"{name}.csv", "text/csv")


def _csv(rows: Iterable[Sequence[Cell]], language: str) -> str:
    """Rows with a separator and a decimal sign that belong together. The caller adds the mark by which Excel knows UTF-8."""
    separator, decimal = _SIGNS.get(language.replace("_", "-").split("-")[0].lower(), _POINT)
    lines = (separator.join(_written(cell, decimal) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def _written(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        guarded = _FORMULA.sub(r"\g<before>'", cell)
        return '"' + guarded.replace('"', '""') + '"'
    if isinstance(cell, date):
        return cell.isoformat()  # a day in every language
    return format(Decimal(str(cell)), "f").replace(".", decimal)


def _xlsx(rows: Iterable[Sequence[Cell]]) -> bytes:
    from xlsxwriter import Workbook  # large, and needed by few requests

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    plain = {"valign": "top", "text_wrap": True}
    formats = {False: book.add_format(plain), True: book.add_format({**plain, "bold": True})}
    day = book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"})
    widths: dict[int, int] = {}
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date) and cell.year < _FIRST_YEAR:
                sheet.write_string(line, column, cell.isoformat(), formats[False])
            elif isinstance(cell, date):
                sheet.write_datetime(line, column, cell, day)
            elif isinstance(cell, str):
                text = normalise_newlines(cell)[:_LONGEST_CELL]
                sheet.write_string(line, column, text, formats[isinstance(row, Heads)])
            elif cell is not None:
                sheet.write_number(line, column, cell, formats[False])
            widths[column] = max(widths.get(column, 0), _width(cell))
    for column, width in widths.items():
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    book.close()
    return out.getvalue()


def _width(cell: Cell) -> int:
    return max((len(line) for line in str("" if cell is None else cell).splitlines()), default=0)
