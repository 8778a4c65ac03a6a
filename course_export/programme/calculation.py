"""A calculation that people fill in, as its author writes it in `documents/<name>.yaml`; it becomes a spreadsheet."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from math import isfinite

from pydantic import Field, field_validator, model_validator

from course_export.programme.parts import Key, Part, Phrase

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARED = {ast.Eq: "=", ast.Gt: ">", ast.Lt: "<"}


class Row(Part):
    """A value to fill in, or one that is worked out of others (`compute`), in words `formula`.

    `example` is the value of the example, `hours.total` one of the course's, or true where it is worked out there too.
    """

    key: Key
    label: Phrase
    unit: Phrase
    formula: str = ""
    compute: str = Field(default="", max_length=300)
    example: bool | float | str | None = None

    @field_validator("compute")
    @classmethod
    def _can_be_read(cls, text: str) -> str:
        if text:
            formula(text, str)
        return text


class RowGroup(Part):
    """Rows under a title."""

    title: Phrase
    rows: list[Row] = Field(min_length=1)


class Calculation(Part):
    """A whole calculation; `columns` are the six heads: row, value, unit, example, how it is worked out, source."""

    title: Phrase
    note: Phrase
    columns: list[Phrase] = Field(min_length=6, max_length=6)
    groups: list[RowGroup] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_its_rows(self) -> Calculation:
        known: set[str] = set()
        for row in self.rows():
            if row.key in known:
                raise ValueError(f"“{row.key}” is used twice")
            unknown = sorted(set(names(row.compute)) - known) if row.compute else []
            if unknown:
                raise ValueError(f"{row.key}: “{unknown[0]}” is not a row above it")
            known.add(row.key)
        return self

    def rows(self) -> Iterator[Row]:
        """Yield all rows in order."""
        for group in self.groups:
            yield from group.rows


def names(expression: str) -> Iterator[str]:
    """Yield the rows that an expression reads."""
    return (node.id for node in ast.walk(ast.parse(expression, mode="eval")) if isinstance(node, ast.Name))


def formula(expression: str, cell: Callable[[str], str]) -> str:
    """Return an expression of rows as OpenFormula writes it; `cell(key)` is the address of a row's cell.

    Allowed are + - * /, brackets, numbers, texts, and `a if b == c else d`. ValueError for anything else.
    """
    try:
        return _written(ast.parse(expression, mode="eval").body, cell)
    except SyntaxError as error:
        raise ValueError(f"not readable: {error.msg}") from None


def _written(node: ast.expr, cell: Callable[[str], str]) -> str:
    match node:
        case ast.Name(id=key):
            return cell(key)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool) and isfinite(value):
            return repr(value)
        case ast.Constant(value=str() as text):
            return '"{}"'.format(text.replace('"', '""'))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
            return f"({_written(left, cell)}{_SIGNS[type(op)]}{_written(right, cell)})"
        case ast.IfExp(test=ast.Compare(left=left, ops=[op], comparators=[right]), body=body, orelse=other) if (
            type(op) in _COMPARED
        ):
            asked = f"{_written(left, cell)}{_COMPARED[type(op)]}{_written(right, cell)}"
            return f"IF({asked};{_written(body, cell)};{_written(other, cell)})"
    raise ValueError("only + - * /, brackets, numbers, texts, rows and “a if b == c else d” are read here")
