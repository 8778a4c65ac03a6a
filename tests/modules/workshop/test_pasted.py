"""Rows as spreadsheets put them on the clipboard: which text stands in which column, and what is made of it."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import MEASURES, SPANS, SPEC, told
from xblocks.modules.workshop.kinds.base import LONGEST
from xblocks.modules.workshop.kinds.choices import named, plainly
from xblocks.modules.workshop.pasted import Pasted, lines, read
from xblocks.modules.workshop.spec import Table

GOALS = [("g1", "Faster"), ("g2", "Simpler, and better")]
# Calc and Excel end rows differently; both put quotes around cells with several lines, and double those inside.
CALC = 'receive\tfront "desk"\n"check\nagain"\tclerk\n'
EXCEL = 'receive\tfront "desk"\r\n"check\nagain"\tclerk\r\n'
ONE_CELL_EXCEL = '"say ""yes""\nor no"\r\n'


def pasted(table: Table, text: str) -> Pasted:
    """What is made of a text in a table whose columns are called as they are named, or `The <name>`."""
    heads = {plainly(name): c.name for c in table.columns for name in (c.name, f"The {c.name}")} | {"no.": ""}
    reader = {c.name: told(names=named(GOALS if c.kind.of == "goals" else [])) for c in table.columns}
    return read(table, lines(text), heads, reader, (f"k{number}" for number in range(100)))


def wrong(found: Pasted) -> list[tuple[int, str, str]]:
    return [(entry.row, entry.column, entry.text) for entry in found.wrong]


@pytest.mark.parametrize("text", [CALC, EXCEL, CALC.removesuffix("\n"), EXCEL.replace("\r\n", "\r")])
def test_cells_of_calc_and_excel(text):
    assert lines(text) == [(1, ["receive", 'front "desk"']), (2, ["check\nagain", "clerk"])]


def test_one_cell_with_lines_and_quotes():
    assert lines(ONE_CELL_EXCEL) == [(1, ['say "yes"\nor no'])]


@pytest.mark.parametrize("text", ['"Complete" form\tclerk\nsend\tclerk', '5" pipe\tx\n"open\ty\nz\t1'])
def test_quotes_that_are_no_borders_stand_for_themselves(text):
    assert lines(text) == [(place, line.split("\t")) for place, line in enumerate(text.split("\n"), 1)]


_CELL = st.text(st.sampled_from("ab\"\n\tä ' ,;="), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=1, max_size=4), max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_with_tabs_comes_back(rows, end):
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator=end).writerows(rows)
    blank = [all(cell.strip() in ("", "–", "-") for cell in row) for row in rows]
    assert lines(out.getvalue()) == [(n, row) for n, (row, b) in enumerate(zip(rows, blank, strict=True), 1) if not b]


_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")


@given(st.text(_LETTERS | st.sampled_from('\t\n"')))
def test_whatever_is_pasted_is_read_or_something_is_wrong(text):
    for table in (each for each in SPEC.lists if not each.fixed):
        found = pasted(table, text)
        assert bool(found.rows) or bool(found.wrong) or not lines(text) or found == Pasted([], [], found.strangers)
        for _key, values in found.rows:
            assert all(table.column(name).kind.fits(value) for name, value in values.items())


def test_without_headings_cells_are_read_in_the_order_of_the_columns():
    found = pasted(SPANS, "3\t1.440\n\n–\t7\n5\t\n")
    assert found == Pasted([("k0", {"first": 3, "last": 1440}), ("k1", {"last": 7}), ("k2", {"first": 5})], [])


@pytest.mark.parametrize("heads", ["last\tfirst", "The Last\tTHE  FIRST", "No.\tlast\tfirst", "last\tNote\tfirst"])
def test_with_headings_columns_come_in_any_order(heads):
    names = heads.split("\t")
    row = "\t".join(
        {"no.": "1", "note": "aside"}.get(name.lower(), "8" if "ast" in name.lower() else "3") for name in names
    )
    found = pasted(SPANS, f"{heads}\n{row}\n")
    assert found == Pasted([("k0", {"first": 3, "last": 8})], [], ["Note"] if "Note" in names else [])


def test_a_column_may_not_stand_there_twice():
    assert wrong(pasted(SPANS, "first\tlast\tThe first\n1\t2\t1")) == [(1, "first", "The first")]


def test_one_word_that_is_a_heading_makes_no_headings():
    assert pasted(MEASURES, "name\tFaster\tx\ty").wrong[0].row == 1


def test_what_is_wrong_is_told_by_row_and_column_in_their_order():
    found = pasted(SPANS, "first\tlast\nmany\tfew\tmore\n1\t2\n9\t3")
    assert wrong(found) == [(2, "first", "many"), (2, "last", "few"), (2, "", "more"), (4, "last", "3")]
    assert str(found.wrong[-1].message) == "The last comes after the first."


def test_a_cell_has_a_longest():
    assert wrong(pasted(SPANS, "x" * (LONGEST + 1)))[0][:2] == (1, "first")
    assert str(LONGEST) in str(pasted(SPANS, "x" * (LONGEST + 1)).wrong[0].message)


def test_rows_are_named_by_their_titles_those_that_are_pasted_too():
    text = "name\tgoal\tafter\nbuild\tfaster\t\nmove\tSIMPLER, and better\tbuild\nclean\tFaster\tmove; build, clean"
    found = pasted(MEASURES, text)
    assert [values.get("after") for _key, values in found.rows] == [None, ["k0"], ["k0", "k1", "k2"]]
    assert [values["goal"] for _key, values in found.rows] == ["g1", "g2", "g1"]
    twice = pasted(MEASURES, "name\tafter\nbuild\t\nbuild\t\nmove\tbuild\nclean\tnowhere")
    assert wrong(twice) == [(4, "after", "build"), (5, "after", "nowhere")]
    assert [str(entry.message) for entry in twice.wrong] == [
        "There are several of that name.",
        "Please choose one of the values offered.",
    ]


_PIECES: Sequence[str] = ("Faster", "Simpler, and better")


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4), st.sampled_from([", ", ";", "\n", " ; "]))
def test_a_name_with_commas_is_one_name(names, between):
    listed = between.join(names).replace('"', "")
    text = "name\tcases\nx\t" + (f'"{listed}"' if "\n" in listed else listed)
    cases = {c.name: told(names=named([("c1", "Faster"), ("c2", "Simpler, and better")])) for c in MEASURES.columns}
    found = read(MEASURES, lines(text), {"name": "name", "cases": "cases"}, cases, iter(["k"]))
    assert found.rows[0][1]["cases"] == sorted({"c1" if name == "Faster" else "c2" for name in names})
