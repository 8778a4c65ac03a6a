"""Rows from a spreadsheet come into a sheet: seen first, then all or none, and once."""

import csv
import io
import re
from typing import Any

import pytest
from lxml import html

from tests import forms
from tests.conformance.samples.workshop import Sample, save
from tests.database import dump
from tests.desk import Answer, Desk, Site
from tests.modules.workshop import sheet
from tests.modules.workshop.modules import workshops
from tests.modules.workshop.sheet import names, seat, step, text
from xblocks.kit.i18n import LANGUAGES
from xblocks.modules.workshop import pasting, records

pytestmark = pytest.mark.django_db

HEADS = "Role\tStep\tMedium\tWork (min)\tWaiting (min)\tValue"
ROWS = [
    "front\treceive\tpaper\t10\t2 days\tN: required by law or for the record",
    'clerk\t"retype\nthe data"\tDigital\t15\t480\tW',
    "clerk\tcheck\tdigital\t0.5 h\t1,440\tv",
]
TEXT = "\r\n".join([HEADS, *ROWS, ""])


def paste(person: Desk, pasted: str, table: str = "as_is", **more: Any) -> Answer:
    """Send a text as the form does that was opened for it."""
    form = forms.payload(step(person, f"paste:{table}").html, "paste_rows")
    return person.call("paste_rows", {**form, "text": pasted, **more})


def store(person: Desk, pasted: str, table: str = "as_is", **more: Any) -> Answer:
    """Look at what is made of a text, and store it."""
    looked = paste(person, pasted, table)
    assert looked.status == 200, looked.response.text
    form = forms.payload(looked.html, "paste_rows")
    return person.call("paste_rows", {**form, "text": pasted, "then": "store", "request": "a" * 32, **more})


def cells(answer: Answer) -> list[list[str]]:
    """The table that shows how rows are read."""
    tree = html.fragment_fromstring(answer.json["regions"]["form-as_is"], create_parent="div")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath("//tbody/tr")]


def test_rows_are_shown_as_they_are_read_before_anything_is_stored():
    me = seat()
    before = dump()
    answer = paste(me, TEXT)
    assert (answer.status, answer.json["message"]) == (200, "Please check. Nothing is stored yet.")
    assert cells(answer) == [
        ["receive", "front", "paper", "10", "960", "N", "–"],
        ["retype the data", "clerk", "digital", "15", "480", "W", "–"],
        ["check", "clerk", "digital", "30", "1,440", "V", "–"],
    ]
    assert answer.json["focus"].endswith("as_is-pasted")
    assert dump() == before


def test_then_all_are_stored_behind_those_that_are_there():
    me = seat()
    sheet.save(me, "s1", ("open the letter", "post", "paper", "1", "0", "N"))
    answer = store(me, TEXT)
    assert answer.json["message"].startswith("Rows taken over: 3. Findings:")
    assert names(me) == ["open the letter", "receive", "retype the data", "check"]
    assert re.search(r"as_is-edit-[0-9a-f]{16}$", answer.json["focus"])
    assert sheet.row(me, 4) == ["check", "clerk", "digital", "30", "1,440", "V"]
    assert answer.json["regions"]["form-as_is"].strip() == ""


def test_the_same_request_twice_is_once():
    me = seat()
    for _ in range(2):
        assert store(me, TEXT).status == 200
    assert len(names(me)) == 3
    assert store(me, TEXT, request="b" * 32).status == 200
    assert len(names(me)) == 6


def test_a_text_that_was_changed_since_it_was_seen_is_shown_again():
    me = seat()
    looked = forms.payload(paste(me, TEXT).html, "paste_rows")
    answer = me.call("paste_rows", {**looked, "text": TEXT + ROWS[0], "then": "store"})
    assert len(cells(answer)) == 4 and names(me) == []


def test_what_is_wrong_is_listed_with_row_and_column_and_the_text_stays():
    me = seat()
    wrong = TEXT.replace("Digital\t15", "letter\tlong") + "x\ty\tpaper\t1\t1\tN\tand more"
    answer = paste(me, wrong)
    assert (answer.status, answer.json["error"]) == (400, "invalid")
    said = text(answer.json["regions"]["form-as_is"])
    for part in ("Row 3, Medium letter: Please choose", "Row 3, Work in minutes long: Please enter", "Row 5 and more:"):
        assert part in said
    form = forms.payload(answer.html, "paste_rows")
    assert form["text"] == wrong.replace("\r\n", "\n") or form["text"] == wrong
    assert "data-unsaved" in answer.html and names(me) == []
    assert answer.json["focus"].endswith("as_is-pasted")


def test_no_more_than_the_first_mistakes_are_listed():
    said = text(paste(seat(), "name\trole\tmedium\n" + "a\tb\tc\n" * 30).json["regions"]["form-as_is"])
    assert said.count("Please choose") == 20 and "And 10 more." in said


def test_columns_that_the_table_does_not_have_are_named():
    answer = paste(seat(), "Step\tRole\tRemark\nreceive\tfront\tx")
    assert "has none of that name: Remark" in text(answer.json["regions"]["form-as_is"])


@pytest.mark.parametrize("nothing", ["", " \n\t\n", HEADS])
def test_without_rows_there_is_nothing_to_take_over(nothing):
    answer = paste(seat(), nothing)
    assert (answer.status, answer.json["message"]) == (400, "There are no rows in it.")


def test_a_table_that_is_full_takes_none_of_them(monkeypatch):
    monkeypatch.setattr(records, "MAX_ROWS", 4)
    me = seat()
    assert store(me, TEXT).status == 200
    answer = store(me, TEXT, request="b" * 32)
    assert (answer.status, answer.json["error"]) == (409, "full")
    assert len(names(me)) == 3
    monkeypatch.setattr(pasting, "MAX_ROWS", 1)
    assert paste(me, TEXT).json["error"] == "full"


@pytest.mark.parametrize("table", ["sheet", "nowhere"])
def test_only_tables_that_grow_take_rows(table):
    me = seat()
    assert step(me, f"paste:{table}").status == 400
    assert me.call("paste_rows", {"table": table, "text": TEXT}).status == 400


def test_half_a_row_waits_as_if_it_was_typed():
    me = seat()
    assert store(me, "receive\tfront").status == 200
    assert "Missing: Medium" in sheet.table(me.page())[0][1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tag", workshops())
def test_what_a_sheet_gives_as_a_file_can_be_pasted_into_another(tag, language):
    """In every language: rows with days, numbers, choices, ticked boxes, and rows that name each other."""
    sample = Sample(workshops()[tag])
    me = Site(language=language).desk(f'<{tag} url_name="x"/>', language=language)
    for row in sample.rows[:-1]:  # the last is called as another one
        save(me, *row)
    friend, titles = me.but(person=2), {table.title: table.key for table in me.block().readable_content().tables}
    tables = {titles[title]: rows for title, rows in _tables(me).items()}
    for name in (table.name for table in sample.spec.lists if not table.fixed and table.name in tables):
        out = io.StringIO()
        csv.writer(out, "excel-tab").writerows(tables[name])
        assert store(friend, out.getvalue(), name).status == 200
    found = {titles[title]: rows for title, rows in _tables(friend).items()}
    assert found and found == {name: rows for name, rows in tables.items() if name in found}
    assert all(sample.spec.table(name).single or sample.spec.table(name).fixed for name in tables.keys() - found.keys())


def _tables(person: Desk) -> dict[str, list[list[str]]]:
    """The tables of a sheet as its file has them, headings first, by their titles."""
    text = person.call("csv").response.text.removeprefix("\ufeff")
    found: dict[str, list[list[str]]] = {}
    for row in csv.reader(io.StringIO(text), delimiter=";" if person.language != "en" else ","):
        if len(row) == 1:
            found[row[0]] = []
        elif row:
            found[next(reversed(found))].append(row)
    return found
