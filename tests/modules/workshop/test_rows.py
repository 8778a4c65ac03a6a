"""A sheet is worked on row by row; nothing that somebody typed gets lost."""

import re

import pytest
from lxml import etree

from tests import forms, markup
from tests.desk import Site
from tests.modules.workshop import sheet
from tests.modules.workshop.sheet import STEPS, fill, names, save, seat, seen, step, table, text
from xblocks.core import olx
from xblocks.modules.process_design import content as process_design
from xblocks.modules.workshop import records

pytestmark = pytest.mark.django_db


def test_rows_stand_in_the_table_and_are_judged_after_each_saving():
    me = seat()
    fill(me, 4)
    answer = save(me, "s5", STEPS[4])
    assert answer.json["message"] == "Saved. Findings: 5"
    assert names(me) == ["receive", "enter", "check", "sign", "send"]
    said = text(answer.json["regions"]["outcome"])
    for part in ("3,900 min (8.1 working days)", "1.5 %", "0.8 %", "Warning: Media break", "Hint: Eliminate?"):
        assert part in said
    assert "Step 1: receive → Step 2: enter" in said
    assert (
        text(me.page()).count("Media break") == said.count("Media break") + 9
    )  # two pictures, their legend, two steps of the list; the marks of four rows


def test_the_example_with_savings():
    me = seat()
    fill(me)
    for number, values in enumerate(
        [
            ("receive", "system", "digital", "0", "0", "V"),
            ("check", "clerk", "digital", "15", "480", "V"),
            ("send", "clerk", "digital", "2", "0", "V"),
        ]
    ):
        save(me, f"t{number}", values, table="to_be")
    answer = save(me, "sheet", {"cases_per_year": "1.200", "hourly_rate_eur": "50"}, table="sheet")
    said = text(answer.json["regions"]["outcome"])
    for part in ("−87.3 %", "43 min", "860 h", "43,000 €", "100.0 per cent of the waiting"):
        assert part in said
    assert "longer than" not in said


def test_a_row_that_is_not_complete_waits_and_says_what_it_lacks():
    me = seat()
    fill(me, 1)
    answer = save(me, "half", {"name": "phone back"})
    assert answer.status == 200
    assert "Missing: Role, Medium, Work (min)" in table(me.page())[1][1]
    said = text(answer.json["regions"]["outcome"])
    assert "Not judged yet" in said and "Step 2: phone back (Role" in said
    assert "10 min" in said


def test_wrong_numbers_come_back_beside_their_field_as_they_were_typed():
    me = seat()
    answer = save(me, "s1", {"name": "receive", "touch_min": "ten"})
    assert (answer.status, answer.json["error"]) == (400, "invalid")
    form = answer.json["regions"]["form-as_is"]
    assert 'value="ten"' in form and 'value="receive"' in form and "Please enter minutes" in form
    assert answer.json["focus"].endswith("as_is-touch_min")
    assert names(me) == []


def test_an_empty_row_and_unknown_fields_are_refused():
    me = seat()
    assert save(me, "s1", {"name": "  "}).status == 400
    assert save(me, "s1", {"nome": "x"}).status == 400
    assert save(me, "s1", {"name": "x"}, table="nowhere").status == 400
    assert save(me, "s1", {"cases_per_year": "1"}, table="sheet").status == 400
    assert save(me, "sheet", {"name": "x"}).status == 400  # the name of the values besides is no row's
    assert names(me) == []


def test_saved_twice_it_is_one_row():
    me = seat()
    for _ in range(2):
        assert save(me, "s1", STEPS[0]).status == 200
    assert names(me) == ["receive"]


def test_rows_move_and_come_between():
    me = seat()
    fill(me)
    step(me, "up:as_is:s3:3")
    assert names(me) == ["receive", "check", "enter", "sign", "send"]
    again = step(me, "up:as_is:s3:3")  # the same request once more, after a lost answer
    assert again.status == 200 and again.json["message"].startswith("Not moved")
    assert names(me) == ["receive", "check", "enter", "sign", "send"]
    step(me, "down:as_is:s1:1")
    assert names(me) == ["check", "receive", "enter", "sign", "send"]
    for what in ("up:as_is:s3:1", "down:as_is:s5:5"):
        assert step(me, what).json["message"].startswith("It is already at the end")
    save(me, "new", ("file", "clerk", "digital", "1", "0", "N"), after="s1")
    assert names(me) == ["check", "receive", "file", "enter", "sign", "send"]
    assert "Comes after Step 2: receive." in text(step(me, "after:as_is:s1").json["regions"]["form-as_is"])


def test_many_rows_come_between_the_same_two():
    me = seat()
    fill(me, 2)
    for number in range(60):
        assert save(me, f"n{number}", {"name": f"between {number}"}, after="s1").status == 200
    shown = [row.split(":")[0] for row in names(me)]
    assert shown[:3] == ["receive", "between 59", "between 58"]


def test_a_process_begins_with_a_copy_of_another():
    me = seat()
    assert "copy:to_be" not in me.page()
    fill(me, 3)
    assert "copy:to_be" in me.page()
    assert step(me, "copy:to_be").status == 200
    assert names(me, "to_be") == ["receive", "enter", "check"]
    again = step(me, "copy:to_be")
    assert (again.status, again.json["error"]) == (409, "not_empty")


def test_a_row_is_deleted_as_it_was_seen():
    me = seat()
    fill(me, 2)
    gone = me.call("delete_row", {"table": "as_is", "row": "s1", "seen": seen(me, "s1")})
    assert gone.json["message"] == "Deleted. Findings: 3"
    assert names(me) == ["enter"]


def test_a_sheet_takes_no_more_rows_than_it_can_show(monkeypatch):
    monkeypatch.setattr(records, "MAX_ROWS", 3)
    me = seat()
    fill(me, 3)
    answer = save(me, "s4", STEPS[3])
    assert (answer.status, answer.json["error"]) == (409, "full")


def test_done_when_both_processes_have_a_complete_step():
    me = seat()

    def done():
        return [data["completion"] for _person, _usage, event, data in me.site.published if event == "completion"]

    fill(me, 2)
    assert done() == []
    save(me, "t1", STEPS[0], table="to_be")
    assert done() == [1.0]
    me.call("delete_row", {"table": "to_be", "row": "t1", "seen": seen(me, "t1", "to_be")})
    assert done() == [1.0, 0.0]


def test_what_is_taken_away():
    me = seat()
    fill(me)
    save(me, "s6", {"name": "=1+1", "role": "clerk", "touch_min": "3 days"})
    table_file = me.call("csv").response.text
    assert table_file.startswith('\ufeff"Process as it is"')
    assert '2,"enter","clerk","digital",15,480,"W: neither of these",' in table_file
    assert '6,"\'=1+1","clerk","",1440,' in table_file
    page = me.call("printable").html
    assert page.count('class="lotse-svg lotse-lanes"') == 2 and page.count('class="lotse-span"') == 1
    assert "6" in text(page) and "Not judged yet" in text(page)
    paper = me.call("worksheet").html
    assert "receive" not in text(paper).split("How to fill it in")[0] and "FIM" in paper
    example = text(me.call("filled_example").html)
    assert "Retype the data" in example and "87.3" in example


def test_the_portfolio_gathers_the_sheet():
    me = seat()
    assert me.block().portfolio() is None
    fill(me)
    part = me.block().portfolio()
    assert part["title"] == "Prozessblatt" and "enter" in part["html"]
    assert "<form" not in part["html"] and " id=" not in part["html"] and "<button" not in part["html"]
    assert part["html"].count('class="lotse-svg lotse-lanes"') == 2
    assert [file["label"] for file in part["files"]] == [
        "Page to print",
        "One page for the leadership",
        "Table (XLSX)",
        "Table (CSV)",
        "BPMN file: Process as it is",
    ]


def test_the_bpmn_file_keeps_the_ids_of_steps_that_move():
    me = seat()
    fill(me, 3)
    before = set(re.findall(r'<bpmn:task id="(\w+)"', me.call("bpmn_as_is").response.text))
    step(me, "up:as_is:s3:3")
    after = re.findall(r'<bpmn:task id="(\w+)" name="(\w+)"', me.call("bpmn_as_is").response.text)
    assert {key for key, _name in after} == before
    assert [name for _key, name in after] == ["receive", "check", "enter"]
    assert me.call("bpmn_to_be").json["error"] == "empty"


def test_a_hostile_title_is_text_in_the_portfolio_too():
    me = sheet.seat("english")
    author = me.but(studio=True, staff=True)
    fields = forms.payload(author.page("studio_view"), "studio_edit", operation="save")
    fields["content.tables.0.title"] = '"><img src=x onerror=alert(1)>'
    assert author.call("studio_edit", fields).status == 200
    fill(me, 2)
    assert markup.scripts(me.block().portfolio()["html"]) == []


def test_what_somebody_changed_meanwhile_is_not_deleted():
    me = seat()
    fill(me, 1)
    before = seen(me, "s1")
    save(me, "s1", {"name": "better"}, seen=before)
    answer = me.call("delete_row", {"table": "as_is", "row": "s1", "seen": before})
    assert (answer.status, answer.json["error"]) == (409, "conflict")
    assert 'value="better"' in answer.json["regions"]["form-as_is"]
    assert names(me) == ["better"]


@pytest.mark.parametrize(
    "what", ["edit:as_is:gone", "up:as_is:gone:1", "edit:sheet:sheet", "up:nowhere:x:1", "copy:as_is"]
)
def test_steps_that_lead_nowhere_are_refused(what):
    me = seat()
    fill(me, 1)
    assert step(me, what).status in (400, 409)


@pytest.mark.parametrize(
    "what",
    ["add", "edit:{}", "after:{}", "page:0", "close", "paste", "up:{}:1", "down:{}:1", "copy", "own"],
)
def test_values_besides_the_rows_are_worked_on_by_no_step(what):
    me = seat()
    save(me, "sheet", {"cases_per_year": "1200"}, table="sheet")
    name, _, more = what.partition(":")
    answer = step(me, ":".join(filter(None, [name, "sheet", more.format("sheet")])))
    assert (answer.status, answer.json["error"]) == (400, "unknown")
    assert answer.json["message"] == "There is no such row."


def test_rows_without_an_order_are_not_moved():
    me = seat("english", "lotse_participation")
    save(me, "g1", {"name": "Seniors"}, table="stakeholders")
    assert step(me, "up:stakeholders:g1:1").status == 400


@pytest.mark.parametrize(("limit", "said"), [(3, True), (4, False)])
def test_an_authors_thresholds_count(limit, said):
    """There are three handovers."""
    data = process_design.default("en").model_dump(mode="json")
    data["limits"] = [{"key": "handovers", "value": limit}]
    node = etree.Element(process_design.TAG, url_name="x")
    node.append(olx.to_element(process_design.Content.model_validate(data)))
    me = Site(language="en").desk(node, language="en")
    fill(me)
    assert ("Many handovers" in text(me.page())) is said


def test_a_cell_that_is_far_too_long_is_told_beside_its_field_and_comes_back_as_typed():
    person = seat()
    for longest, typed in ((200, "x" * 201), (5_000, "x" * 5_001)):
        answer = save(person, "s1", {"name": typed})
        assert answer.status == 400 and answer.json["message"] == "Not saved. Please look at the marked fields."
        assert answer.json["focus"].endswith("-as_is-name")
        assert (
            f"At most {longest:,} characters".replace(",", "") in answer.html.replace(",", "") and typed in answer.html
        )
