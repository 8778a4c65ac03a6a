"""A sheet that no module has, with columns of every kind: rows name rows, some rows are fixed, cells are checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xblocks.core.message import Message
from xblocks.modules.workshop.kinds import (
    Amount,
    Choice,
    Choices,
    Count,
    Day,
    Duration,
    Flag,
    LongText,
    OneRow,
    Quarter,
    Scale,
    SeveralRows,
    SignedScale,
    Text,
    Told,
)
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table
from xblocks.modules.workshop.work import Stored, Work, work


def _in_order(cells: Mapping[str, Any]) -> dict[str, Message]:
    if cells.get("first", 0) > cells.get("last", 10**9):
        return {"last": Message("The last comes after the first.")}
    return {}


GOALS = Table("goals", (Column("name", Text()), Column("above", OneRow(of="goals"), required=False)), ordered=True)
MEASURES = Table(
    "measures",
    (
        Column("name", Text(suggest=True)),
        Column("goal", OneRow(of="goals")),
        Column("after", SeveralRows(of="measures"), required=False),
        Column("cases", SeveralRows(of="cases"), required=False),
    ),
)
SPANS = Table("spans", (Column("first", Count()), Column("last", Count(), required=False)), check=_in_order)
CASES = Table(
    "cases", (Column("kind", Choice(("a", "b"))), Column("text", LongText(), required=False)), fixed=("c1", "c2")
)
LINKS = Table("links", (Column("measure", OneRow(of="measures")),), needed=False)
WHOLE = Table(
    "whole",
    (
        Column("sum", Amount(), required=False),
        Column("time", Duration(), required=False),
        Column("day", Day(), required=False),
        Column("quarter", Quarter(), required=False),
        Column("step", Scale(), required=False),
        Column("pole", SignedScale(), required=False),
        Column("ways", Choices(("x", "y", "z")), required=False),
        Column("sure", Flag(), required=False),
    ),
    single=True,
    needed=False,
)

SPEC = Spec(
    tables=(GOALS, MEASURES, SPANS, CASES, LINKS, WHOLE),
    rules={("I-1", "hint"): ("count",)},
    limits={"most": 3},
    figures=("count",),
    pictures=(Picture("map", after="measures", paged=True),),
)


def told(**more: Any) -> Told:
    """A reader who writes numbers, days and names as they are stored."""
    return Told(str, _number, date.isoformat, lambda: date(2027, 5, 3), 480, **more)


def _number(value: float, places: int | None = None, *, grouped: bool = True) -> str:
    return f"{value:,}" if grouped else str(value)


def stored(table: str, key: str, rank: int = 1, /, **cells: Any) -> Stored:
    """A row as it is stored."""
    return Stored(table, key, rank, cells, 1)


def opened(*rows: Stored, **more: Any) -> Work:
    """The sheet with these rows."""
    return work(SPEC, rows, **more)
