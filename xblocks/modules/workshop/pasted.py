"""Rows that somebody copied in a spreadsheet: which text stands in which column, and what the columns make of it. Pure.

Office programs put cells on the clipboard with tabs between them, and with quotes around what has several lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.core.text import normalise_newlines
from xblocks.modules.workshop import cells
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.kinds import Told
from xblocks.modules.workshop.kinds.base import short
from xblocks.modules.workshop.kinds.choices import named, plainly
from xblocks.modules.workshop.spec import Table

_NOTHING = ("", "–", "-")  # what tables say where there is no value
_BEYOND = ""  # stands for the column of what has none

#: A row that is not blank, with its place among all, from 1.
Line = tuple[int, Sequence[str]]


@dataclass(frozen=True)
class Wrong:
    """What cannot be read: the place of its row, the name of its column (empty where it has none), the text."""

    row: int
    column: str
    text: str
    message: Message


@dataclass(frozen=True)
class Pasted:
    """Rows as they were read, with their keys; what is wrong; headings of columns that the table does not have."""

    rows: Sequence[tuple[str, Cells]]
    wrong: Sequence[Wrong] = ()
    strangers: Sequence[str] = ()


def lines(text: str) -> list[Line]:
    """The rows of a text that are not blank. Quotes that do not go together as borders of cells stand for themselves."""
    plain = normalise_newlines(text)
    try:
        found = _cut(plain, strict=True)
    except csv.Error:
        found = _cut(plain, quoting=csv.QUOTE_NONE)
    return [(place, row) for place, row in enumerate(found, 1) if not all(map(_blank, row))]


def _cut(text: str, **how: Any) -> list[list[str]]:
    return [*csv.reader(io.StringIO(text, newline=""), "excel-tab", **how)]


def _blank(text: str) -> bool:
    return text.strip() in _NOTHING


@dataclass(frozen=True)
class _Order:
    """The names of the columns, in the order of the cells; headings are `strangers` where there is no such column."""

    columns: Sequence[str]
    headed: bool = False
    strangers: Sequence[str] = ()


def _order(table: Table, rows: Sequence[Line], heads: Mapping[str, str]) -> _Order:
    """The order of the first row, if at least half of it are headings; else that of the table."""
    names = [text.strip() for text in rows[0][1]] if rows else []
    known = [name for name in names if heads.get(plainly(name))]
    if not known or 2 * len(known) < len([name for name in names if name]):
        return _Order([column.name for column in table.columns])
    strangers = [name for name in names if name and plainly(name) not in heads]
    return _Order([heads.get(plainly(name), _BEYOND) for name in names], headed=True, strangers=strangers)


def read(
    table: Table, rows: Sequence[Line], heads: Mapping[str, str], told: Mapping[str, Told], keys: Iterable[str]
) -> Pasted:
    """The rows of a table, each with one of the keys.

    `heads` are all names of columns in plain letters, with the column's own; empty for a column that is passed over.
    `told` is what it takes to read each column. Rows that name rows of the same table may name each other.
    """
    order = _order(table, rows, heads)
    begun = [(key, place, _texts(order, row)) for key, (place, row) in zip(keys, rows[order.headed :], strict=False)]
    titles = [(key, texts[table.title.name]) for key, _place, texts in begun if table.title.name in texts]
    told = {c.name: _knowing(told[c.name], titles) if c.kind.of == table.name else told[c.name] for c in table.columns}
    found: list[tuple[str, Cells]] = []
    wrong = [*_twice(order, rows)]
    for key, place, texts in begun:
        values, mistakes = _row(table, texts, told)
        wrong += [Wrong(place, column, texts.get(column, ""), message) for column, message in mistakes.items()]
        if values:
            found.append((key, values))
    return Pasted(found, wrong, order.strangers)


def _texts(order: _Order, row: Sequence[str]) -> dict[str, str]:
    """The cells of a row that are not blank, by column; of those that have none, the first that stands beyond all."""
    found = {name: text for name, text in zip(order.columns, row, strict=False) if name and not _blank(text)}
    beyond = next((text for text in row[len(order.columns) :] if not _blank(text)), None)
    return found if beyond is None else {**found, _BEYOND: beyond}


def _knowing(told: Told, titles: Iterable[tuple[str, str]]) -> Told:
    """The same with further rows that may be named."""
    more = {name: told.names.get(name, frozenset()) | keys for name, keys in named(titles).items()}
    return replace(told, names={**told.names, **more})


def _twice(order: _Order, rows: Sequence[Line]) -> Iterable[Wrong]:
    for place, name in enumerate(order.columns):
        if name and name in order.columns[:place]:
            yield Wrong(rows[0][0], name, rows[0][1][place], Message(_("This column is there twice.")))


def _row(table: Table, texts: Mapping[str, str], told: Mapping[str, Told]) -> tuple[Cells, dict[str, Message]]:
    """The values of a row, and what is wrong, by column."""
    typed: dict[str, str | bool] = {}
    wrong: dict[str, Message] = {}
    for column in table.columns:
        if column.name in texts:
            try:
                typed |= column.kind.meant(column.name, short(texts[column.name]), told[column.name])
            except Unfit as error:
                wrong[column.name] = error.message
    values, unread = cells.read(table, typed, told[table.title.name].day_minutes)
    if _BEYOND in texts:
        wrong[_BEYOND] = Message(_("There is no column for this value."))
    order = [*(column.name for column in table.columns), _BEYOND]
    return values, dict(sorted({**unread, **wrong}.items(), key=lambda entry: order.index(entry[0])))
