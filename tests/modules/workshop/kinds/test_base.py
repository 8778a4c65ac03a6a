"""What holds for every kind of column."""

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import SPEC, told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks import modules
from xblocks.modules.workshop import kinds
from xblocks.modules.workshop.kinds import (
    Amount,
    Choice,
    Count,
    Day,
    Duration,
    Kind,
    LongText,
    OneRow,
    Quarter,
    Scale,
    Text,
)


def test_the_invented_sheet_has_a_column_of_every_kind():
    used = {type(column.kind) for table in SPEC.tables for column in table.columns}
    every = {getattr(kinds, name) for name in kinds.__all__}
    assert used == {kind for kind in every if isinstance(kind, type) and issubclass(kind, Kind)} - {Kind}


@pytest.mark.parametrize("kind", [Text(), LongText(), Count(), Day(), Choice(("a",)), OneRow(of="goals")])
def test_a_ticked_box_is_no_text(kind):
    assert refusal(kind, True)


def test_a_kind_is_one_text_in_one_field_unless_it_says_otherwise():
    kind, there = Text(), {"it": "x", "other": "y"}
    assert [name for name in ("it", "it.a", "other") if kind.owns("it", name)] == ["it"]
    assert (read(kind, there), read(kind, " a ")) == ("x", "a")
    assert kind.typed("it", "x", told()) == kind.spread("it", "x") == {"it": "x"}
    assert (kind.said("x", told()), kind.plain("x", told()), kind.shown("x", told())) == ("x", "x", "x")
    assert (kind.shown(None, told()), kind.shown(None, told(), "none")) == ("–", "none")
    assert [kind.field("it", typed, told())["value"] for typed in (there, {}, {"it": True})] == ["x", "", ""]
    assert kind.resolved("x", lambda _table: {}) == "x"


def test_where_nothing_is_said_of_the_rows_there_are_none():
    assert OneRow(of="goals").field("it", {}, told())["options"] == []
    assert OneRow(of="goals").said("g1", told()) == "g1"
    assert Text(suggest=True).field("it", {}, told())["suggestions"] == []


def test_a_kind_says_how_it_is_read_and_what_fits():
    with pytest.raises(NotImplementedError):
        read(Kind(), "x")
    with pytest.raises(NotImplementedError):
        Kind().fits("x")


@pytest.mark.parametrize("text", ["", " ", "\n\t", None])
def test_what_is_blank_is_nothing(text):
    for kind in (
        Text(),
        LongText(),
        Count(),
        Amount(),
        Duration(),
        Day(),
        Quarter(),
        Choice(("a",)),
        Scale(),
        OneRow(of="x"),
    ):
        assert read(kind, {} if text is None else text) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from([10**400, -(10**400), "2027-Q1", "2027-02-30", "x", "g1", ["x", "x"], [["x"]], "\ud800", "\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
_COLUMNS = [column for table in SPEC.tables for column in table.columns]


@given(st.sampled_from(_COLUMNS), _JSON)
def test_whatever_is_stored_fits_and_can_be_said_or_does_not(column, value):
    if column.kind.fits(value):
        for words in (column.kind.said, column.kind.shown):
            words(value, told()).encode()
        plain = column.kind.plain(value, told())  # a number or a day stays one
        assert isinstance(plain, str | int | float | date)
        str(plain).encode()
        typed = column.kind.typed(column.name, value, told())
        assert all(column.kind.owns(column.name, name) for name in typed)
        column.kind.field(column.name, typed, told())
        if column.kind.of:
            assert column.kind.resolved(value, lambda _table: ()) is None


def test_nobody_else_asks_what_kind_a_column_is_of():
    """A kind is asked for what it does; its class is named where columns are declared."""
    [root] = map(Path, modules.__path__)
    files = [path for path in root.rglob("*.py") if path.parent.name != "kinds"]
    asking = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "type")
        if isinstance(node.args[0], ast.Attribute) and node.args[0].attr == "kind"
    ]
    assert files and asking == []
