"""What people type into a row as values of the sheet, and back. Pure.

A row may be saved before it is complete: what is missing keeps it from being judged, nothing else. What cannot be read
is refused, with a message beside the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.core.text import normalise_newlines
from xblocks.modules.workshop.reading import missing
from xblocks.modules.workshop.spec import Column, Table

MAX_TEXT = {"text": 200, "long": 2_000}
MAX_NUMBER = 10**9

_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMALS = re.compile(r"(.*?)[.,]([0-9]{1,2})")

Cells = dict[str, Any]


def read(table: Table, typed: Mapping[str, str | bool]) -> tuple[Cells, dict[str, Message]]:
    """A row as it was typed: its values, without those left empty, and what is wrong, by column.

    Names are those of the columns; a column of several choices has one name per choice, `methods.survey`.
    """
    cells: Cells = {}
    wrong: dict[str, Message] = {}
    for column in table.columns:
        try:
            value = _read(column, typed)
        except Unfit as error:
            wrong[column.name] = error.message
            continue
        if not missing(value) and value is not False:
            cells[column.name] = value
    return cells, wrong


def names(table: Table) -> set[str]:
    """The names of all fields of a row's form."""
    return {name for column in table.columns for name in _names(column)}


def _names(column: Column) -> list[str]:
    if column.kind == "choices":
        return [f"{column.name}.{option}" for option in column.options]
    return [column.name]


def _read(column: Column, typed: Mapping[str, str | bool]) -> Any:
    if column.kind == "choices":
        return [option for option in column.options if typed.get(f"{column.name}.{option}") is True]
    value = typed.get(column.name, "")
    if column.kind == "flag":
        return value is True
    if not isinstance(value, str):
        raise Unfit(Message(_("A text is expected here.")))
    text = normalise_newlines(value).strip()
    if not text:
        return None
    return _READERS[column.kind](column, text)


def _text(column: Column, text: str) -> str:
    if len(text) > MAX_TEXT[column.kind]:
        raise Unfit(
            Message(_("At most %(max_length)s characters are possible here."), {"max_length": MAX_TEXT[column.kind]})
        )
    return text if column.kind == "long" else " ".join(text.split())


def _count(_column: Column, text: str) -> int:
    return _whole(text, Unfit(Message(_("Please enter a whole number, such as 0, 15 or 1440."))))


def _amount(_column: Column, text: str) -> int | float:
    """Money: at most two decimals behind a point or comma; three digits behind one are thousands."""
    refusal = Unfit(Message(_("Please enter a number, such as 50 or 49.50.")))
    found = _DECIMALS.fullmatch(text)
    if found is None:
        return _whole(text, refusal)
    return _whole(found[1], refusal) + int(found[2].ljust(2, "0")) / 100


def _whole(text: str, refusal: Unfit) -> int:
    if not (_DIGITS.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise refusal
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) > len(str(MAX_NUMBER)) or int(digits) > MAX_NUMBER:
        raise Unfit(Message(_("The number must be at most %(le)s."), {"le": MAX_NUMBER}))
    return int(digits)


def _choice(column: Column, text: str) -> str | int:
    if text not in column.options:
        raise Unfit(Message(_("Please choose one of the values offered.")))
    return int(text) if column.whole else text


def _day(_column: Column, text: str) -> str:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unfit(Message(_("Please enter a date."))) from None


_READERS = {"text": _text, "long": _text, "count": _count, "amount": _amount, "choice": _choice, "day": _day}


def lacking(table: Table, cells: Mapping[str, Any]) -> list[Column]:
    """The columns without which a row cannot be judged and that are empty in it."""
    return [column for column in table.columns if column.required and column.name not in cells]


def fitting(table: Table, cells: Mapping[str, Any]) -> Cells:
    """What of a stored row fits the sheet of now: another version of the module may have stored it."""
    return {
        column.name: cells[column.name]
        for column in table.columns
        if column.name in cells and _fits(column, cells[column.name])
    }


def _fits(column: Column, value: Any) -> bool:
    if column.kind == "flag":
        return value is True
    if column.kind == "choices":
        return isinstance(value, list) and all(entry in column.options for entry in value)
    if column.kind == "choice":
        return (
            not isinstance(value, bool)
            and isinstance(value, int if column.whole else str)
            and str(value) in column.options
        )
    if column.kind == "count":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if column.kind == "amount":
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return isinstance(value, str) and bool(value.strip())
