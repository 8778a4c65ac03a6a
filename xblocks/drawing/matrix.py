"""A matrix: rows and columns with names, in each cell a value and how good it is, at the end of a row what follows.

It is a table of HTML, so that it wraps, is read aloud cell by cell, and turns into cards where there is no room. How good
a value is stands in it as text; colour and a broken line repeat it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

Tone = Literal["good", "fair", "even", "poor", "bad", "none"]


@dataclass(frozen=True)
class Cell:
    """A value as it is shown."""

    text: str
    tone: Tone = "none"


@dataclass(frozen=True)
class Line:
    """One row: its number in the sheet, its name, its cells, and what follows from them."""

    number: int
    name: str
    cells: Sequence[Cell]
    ends: Sequence[str] = ()


@dataclass(frozen=True)
class MatrixWords:
    """The reader's words: what stands above, what a row is called, the columns, and what stands over the ends; `lang` is
    the language of names and columns."""

    title: str
    row: str
    columns: Sequence[str]
    ends: Sequence[str] = ()
    lang: str = ""


def matrix(rows: Sequence[Line], words: MatrixWords) -> str:
    """The table as HTML, escaped; empty text without rows."""
    if not rows:
        return ""
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in (words.row, *words.columns, *words.ends)
    )
    body = "".join(_row(row, words) for row in rows)
    return (
        f'<div class="lotse-matrix lotse-carded" lang="{escape(words.lang)}"><table role="table">'
        f"<caption>{escape(words.title)}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(row: Line, words: MatrixWords) -> str:
    cells = "".join(
        f'<td role="cell" data-label="{escape(head)}"><span class="lotse-tone lotse-{cell.tone}">{escape(cell.text)}</span></td>'
        for head, cell in zip(words.columns, row.cells, strict=True)
    )
    ends = "".join(
        f'<td role="cell" data-label="{escape(head)}">{escape(end)}</td>'
        for head, end in zip(words.ends, row.ends, strict=True)
    )
    name = f'<th scope="row" role="rowheader"><span class="lotse-place">{row.number}</span> {escape(row.name)}</th>'
    return f'<tr role="row">{name}{cells}{ends}</tr>'
