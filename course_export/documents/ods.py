"""A calculation as an OpenDocument spreadsheet: white cells are filled in, grey ones work themselves out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial

from odf.dc import Language, Title
from odf.element import Element
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import (
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    Style,
    TableCellProperties,
    TableColumnProperties,
    TextProperties,
)
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from course_export.documents.office import normalised
from course_export.programme.calculation import Calculation, Row, formula

_WIDTHS = ("7.4cm", "2.6cm", "2.4cm", "3cm", "6.8cm", "4cm")
_VALUE, _EXAMPLE = "B", "D"
_FIRST = 4
"""The line of the first group: title, note and heads stand above it."""
_GREY, _WHITE, _BORDER = "#e3e6ea", "#ffffff", "0.5pt solid #808080"


def to_ods(given: Calculation, values: Mapping[str, str], language: str) -> bytes:
    """Return the spreadsheet; `values` are the placeholders' of the course, of which an example may be one."""
    Element.namespaces.clear()  # shared by all documents of a process: what others have used would be declared here as well
    document = OpenDocumentSpreadsheet()
    document.meta.addElement(Title(text=given.title))
    document.meta.addElement(Language(text=language))
    styles = _styles(document)
    table = Table(name=given.title[:31], stylename=_landscape(document))
    for width in _WIDTHS:
        column = Style(name=f"w{width}", family="table-column")
        column.addElement(TableColumnProperties(columnwidth=width))
        document.automaticstyles.addElement(column)
        table.addElement(TableColumn(stylename=column))
    for text, style in ((given.title, "title"), (given.note, "note")):
        table.addElement(_wide(text, styles[style]))
    table.addElement(_line([(head, styles["head"]) for head in given.columns]))
    lines = _lines(given)
    for group in given.groups:
        table.addElement(_wide(group.title, styles["head"]))
        for row in group.rows:
            table.addElement(_row(row, lines, values, styles))
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    return normalised(buffer.getvalue())


def _landscape(document: OpenDocumentSpreadsheet) -> Style:
    """Return the style of a table that is printed across the page, all columns on one."""
    layout = PageLayout(name="across")
    layout.addElement(
        PageLayoutProperties(pagewidth="29.7cm", pageheight="21cm", printorientation="landscape", margin="1.5cm")
    )
    document.automaticstyles.addElement(layout)
    document.masterstyles.addElement(MasterPage(name="across", pagelayoutname=layout))
    style = Style(name="sheet", family="table", masterpagename="across")
    document.automaticstyles.addElement(style)
    return style


def _lines(given: Calculation) -> dict[str, int]:
    """Return the line of each row by its key."""
    found: dict[str, int] = {}
    line = _FIRST
    for group in given.groups:
        for row in group.rows:
            line += 1
            found[row.key] = line
        line += 1
    return found


def _row(row: Row, lines: Mapping[str, int], values: Mapping[str, str], styles: Mapping[str, Style]) -> TableRow:
    made = TableRow()
    made.addElement(_cell(row.label, styles["text"]))
    made.addElement(_value(row, lines, _VALUE, styles))
    made.addElement(_cell(row.unit, styles["text"]))
    made.addElement(_example(row, lines, values, styles))
    made.addElement(_cell(row.formula, styles["text"]))
    made.addElement(_cell("", styles["text"]))
    return made


def _value(row: Row, lines: Mapping[str, int], column: str, styles: Mapping[str, Style]) -> TableCell:
    if not row.compute:
        return TableCell(stylename=styles["white"])
    address: Callable[[str], str] = partial(_address, lines, column)
    return TableCell(stylename=styles["grey"], formula=f"of:={formula(row.compute, address)}")


def _address(lines: Mapping[str, int], column: str, key: str) -> str:
    return f"[.{column}{lines[key]}]"


def _example(row: Row, lines: Mapping[str, int], values: Mapping[str, str], styles: Mapping[str, Style]) -> TableCell:
    example = row.example
    if example is True:
        return _value(row, lines, _EXAMPLE, styles)
    if isinstance(example, str):
        example = float(values[example].replace(",", "."))
    if example is None or isinstance(example, bool):
        return TableCell(stylename=styles["text"])
    cell = TableCell(stylename=styles["number"], valuetype="float", value=f"{example:g}")
    cell.addElement(P(text=f"{example:g}"))
    return cell


def _cell(text: str, style: Style) -> TableCell:
    cell = TableCell(stylename=style, valuetype="string")
    cell.addElement(P(text=text))
    return cell


def _line(cells: list[tuple[str, Style]]) -> TableRow:
    row = TableRow()
    for text, style in cells:
        row.addElement(_cell(text, style))
    return row


def _wide(text: str, style: Style) -> TableRow:
    """A row of one cell over all columns."""
    row = TableRow()
    cell = TableCell(stylename=style, valuetype="string", numbercolumnsspanned=len(_WIDTHS))
    cell.addElement(P(text=text))
    row.addElement(cell)
    for _column in _WIDTHS[1:]:
        row.addElement(CoveredTableCell())
    return row


def _styles(document: OpenDocumentSpreadsheet) -> dict[str, Style]:
    looks = {
        "title": ({}, {"fontweight": "bold", "fontsize": "16pt"}, "start"),
        "note": ({}, {}, "start"),
        "head": ({"backgroundcolor": _GREY, "border": _BORDER}, {"fontweight": "bold"}, "start"),
        "text": ({"border": _BORDER}, {}, "start"),
        "white": ({"border": _BORDER, "backgroundcolor": _WHITE}, {}, "end"),
        "number": ({"border": _BORDER}, {}, "end"),
        "grey": ({"border": _BORDER, "backgroundcolor": _GREY}, {"fontweight": "bold"}, "end"),
    }
    made = {}
    for name, (cell, text, align) in looks.items():
        style = Style(name=name, family="table-cell")
        style.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top", padding="0.08cm", **cell))
        style.addElement(TextProperties(fontfamily="Arial", **{"fontsize": "9pt", **text}))
        style.addElement(ParagraphProperties(textalign=align))
        document.automaticstyles.addElement(style)
        made[name] = style
    return made
