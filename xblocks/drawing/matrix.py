"""A matrix: rows and columns with names, in each cell a value and how good it is, at the end of a row what follows.

It is a table of HTML, so that it wraps, is read aloud cell by cell, and turns into cards where there is no room. How good
a value is stands in it as text; colour and a broken line repeat it, and a legend says what they mean where values alone
do not. Without rows there is nothing to see; rows without numbers or values are for paper, or sum up what stands above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

Tone = Literal["good", "fair", "even", "poor", "bad", "none", "blank"]


@dataclass(frozen=True)
class Cell:
    """A value as it is shown, and below it what it means; a `blank` one leaves room to write."""

    text: str
    tone: Tone = "none"
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One row: its number in the sheet, if it has one, its name, its cells, and what follows from them."""

    number: int | None
    name: str
    cells: Sequence[Cell]
    ends: Sequence[str] = ()


@dataclass(frozen=True)
class MatrixWords:
    """The reader's words: what stands above, what a row is called, the columns, and what stands over the ends; `lang` is
    the language of names and columns, `legend` says what the look of a cell means."""

    title: str
    row: str
    columns: Sequence[str]
    ends: Sequence[str] = ()
    lang: str = ""
    legend: Sequence[tuple[Tone, str]] = ()


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
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
        f"{_legend(words)}</div>"
    )


def _legend(words: MatrixWords) -> str:
    entries = "".join(
        f'<li><span class="lotse-tone lotse-{tone}"></span> {escape(said)}</li>' for tone, said in words.legend
    )
    return f'<ul class="lotse-legend">{entries}</ul>' if entries else ""


def _row(row: Line, words: MatrixWords) -> str:
    cells = "".join(
        f'<td role="cell" data-label="{escape(head)}">{_cell(cell)}</td>'
        for head, cell in zip(words.columns, row.cells, strict=True)
    )
    ends = "".join(
        f'<td role="cell" data-label="{escape(head)}">{escape(end)}</td>'
        for head, end in zip(words.ends, row.ends, strict=True)
    )
    place = "" if row.number is None else f'<span class="lotse-place">{row.number}</span> '
    return f'<tr role="row"><th scope="row" role="rowheader">{place}{escape(row.name)}</th>{cells}{ends}</tr>'


def _cell(cell: Cell) -> str:
    note = f' <span class="lotse-under">{escape(cell.note)}</span>' if cell.note else ""
    return f'<span class="lotse-tone lotse-{cell.tone}">{escape(cell.text)}{note}</span>'
