"""The example of a sheet: rows as people would type them, and what in them does not fit."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.modules.workshop.invented import CASES, MEASURES, SPANS, SPEC, WHOLE
from xblocks.core import olx
from xblocks.modules.workshop.examples import ExampleRow, ExampleTable, cells_of, faults_of, written

DAY = 480


def texts(row: Any) -> dict[str, str]:
    return ExampleRow.model_validate(row).texts()


def faults(table: str, *rows: Any) -> dict[str, str]:
    """What is wrong in an example with these rows, by dotted path."""
    example = [ExampleTable.model_validate({"table": table, "rows": list(rows)})]
    return {".".join(map(str, path)): str(message) for path, message in faults_of(SPEC, example, DAY)}


def test_a_row_may_be_written_as_a_mapping():
    row = ExampleRow.model_validate({"id": "m1", "name": "x", "effort": 2, "goals": ["g1", "g2"], "sure": True})
    assert row.id == "m1"
    assert row.texts() == {"name": "x", "effort": "2", "goals": "g1 g2", "sure": "true"}


def test_zero_is_a_value_and_no_or_nothing_is_none():
    assert texts({"sum": 0, "rate": 0.0, "sure": False, "note": None}) == {"sum": "0", "rate": "0.0"}


def test_a_row_may_be_written_out():
    row = {"cells": [{"name": "name", "text": "x"}]}
    assert texts(row) == texts({"name": "x"}) == {"name": "x"}
    assert ExampleRow.model_validate(row).id is None


@pytest.mark.parametrize(
    "row", [{"name": ""}, {"name": " "}, {"a b": "x"}, {"id": "a b"}, {"id": "x" * 33}, {"cells": "x"}, "x"]
)
def test_what_can_be_no_row_is_refused(row):
    with pytest.raises(ValidationError):
        ExampleRow.model_validate(row)


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (["a", "b"], "a b"), ([], ""), (0, "0"), ("x", "x")])
def test_values_are_written_as_texts(value, text):
    assert written(value) == text


def test_an_example_comes_back_from_olx():
    rows = [{"id": "m1", "name": "two\nlines", "after": "m2 m3"}, {"name": "x"}, {}]
    table = ExampleTable.model_validate({"table": "measures", "rows": rows})
    assert olx.from_element(olx.to_element(table), ExampleTable) == table


def test_an_example_can_be_read_as_olx():
    table = ExampleTable.model_validate({"table": "goals", "rows": [{"id": "g1", "name": "x"}]})
    (row,) = olx.to_element(table, "example")
    (cell,) = row
    assert (row.tag, dict(row.attrib)) == ("row", {"id": "g1"})
    assert (cell.tag, dict(cell.attrib), cell.text) == ("cell", {"name": "name"}, "x")


def test_texts_are_read_as_if_they_were_typed():
    row = {"name": "x", "goal": "g1", "after": "m2  m1", "cases": "c1"}
    assert cells_of(MEASURES, row, DAY) == ({"name": "x", "goal": "g1", "after": ["m1", "m2"], "cases": ["c1"]}, {})
    values = {"sum": "49,50", "time": "2 Tage", "ways": "z x", "sure": "true", "pole": "-2"}
    read = {"sum": 49.5, "time": 888, "ways": ["x", "z"], "sure": True, "pole": -2}
    assert cells_of(WHOLE, values, 444) == (read, {})


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        (WHOLE, {"sum": "much"}, "sum"),
        (WHOLE, {"ways": "x q"}, "ways"),
        (WHOLE, {"step": "6"}, "step"),
        (WHOLE, {"nome": "x"}, "nome"),
        (SPANS, {"first": "4", "last": "3"}, "last"),
        (MEASURES, {"after": "m-1"}, "after"),
        (CASES, {"kind": "c"}, "kind"),
    ],
)
def test_what_does_not_fit_is_named_by_its_column(table, row, column):
    assert list(cells_of(table, row, DAY)[1]) == [column]


def test_faults_name_the_place_of_a_field():
    assert faults("spans", {"first": 1}, {"first": "x", "nome": "y"}) == {
        "example.0.rows.1.cells.first": "Please enter a whole number, such as 0, 15 or 1440.",
        "example.0.rows.1.cells.nome": "This field does not exist.",
    }
    assert faults("nowhere", {"first": 1}) == {"example.0.table": "There is no such table."}
    assert faults("goals", {"id": "g1", "name": "x"}, {"name": "y"}) == {}


@pytest.mark.parametrize(
    ("table", "key", "wrong"),
    [
        ("cases", "c1", False),
        ("cases", "c3", True),
        ("goals", "c1", True),
        ("goals", "whole", True),
        ("whole", "whole", False),
        ("whole", "goals", True),
    ],
)
def test_ids_are_those_that_the_table_can_have(table, key, wrong):
    assert faults(table, {"id": key}) == ({"example.0.rows.0.id": "This table has no such row."} if wrong else {})


def test_a_row_that_is_always_there_says_which_it_is():
    assert faults("cases", {"kind": "a"}) == {"example.0.rows.0.id": "This table has no such row."}


def test_every_row_stands_there_once():
    twice = "A key is used twice in “Rows”: "
    assert faults("goals", {"id": "g1"}, {"id": "g2"}, {"id": "g1"}) == {"example.0.rows.2.id": f"{twice}g1"}
    assert faults("whole", {"sum": 1}, {"sum": 2}) == {"example.0.rows.1.id": f"{twice}whole"}
    tables = [ExampleTable.model_validate({"table": name, "rows": [{"id": "x"}]}) for name in ("goals", "spans")]
    assert [path for path, _message in faults_of(SPEC, tables, DAY)] == [("example", 1, "rows", 0, "id")]


@given(st.dictionaries(st.sampled_from([*(c.name for c in WHOLE.columns), "nome"]), st.text(max_size=12)))
def test_whatever_is_written_is_read_or_named(row):
    found, wrong = cells_of(WHOLE, row, DAY)
    assert set(found) <= set(row)
    for column in WHOLE.columns:
        if column.name in found:
            assert column.kind.fits(found[column.name])
    assert ("nome" in wrong) == ("nome" in row)
