"""The form of a row: quick for the tenth row, with help for the first; what it says about the row itself."""

import pytest
from lxml import html

from tests import forms
from tests.modules.workshop import sheet
from tests.modules.workshop.modules import workshops
from tests.modules.workshop.sheet import STEPS, Answer, Desk, fill, save, seat, step, text
from xblocks.modules.workshop.payloads import SaveRow

pytestmark = pytest.mark.django_db


def tree(answer: Answer, table: str = "as_is") -> html.HtmlElement:
    return html.fragment_fromstring(answer.json["regions"][f"form-{table}"], create_parent="div")


def new(person: Desk, table: str = "as_is") -> dict[str, str]:
    """What the form of a new row holds."""
    return forms.payload(step(person, f"add:{table}").html, "save_row")


def test_a_new_row_begins_with_values_of_the_row_before():
    me = seat()
    assert (new(me)["cell.role"], new(me)["cell.medium"]) == ("", "")
    fill(me, 2)
    found = new(me)
    assert {name: found[f"cell.{name}"] for name in ("name", "role", "medium", "touch_min", "value")} == {
        "name": "",
        "role": "clerk",
        "medium": "digital",
        "touch_min": "",
        "value": "",
    }
    between = forms.payload(step(me, "after:as_is:s1").html, "save_row")
    assert (between["cell.role"], between["cell.medium"]) == ("front", "paper")
    assert new(me, "to_be")["cell.role"] == ""
    more = sheet.send(me, found, name="check", medium="paper")
    assert more.status == 200 and sheet.table(me.page())[2][3:5] == ["clerk", "paper"]


def test_what_a_row_began_with_alone_makes_no_row():
    me = seat()
    fill(me, 1)
    answer = me.call("save_row", new(me))
    assert (answer.status, answer.json["message"]) == (400, "Not saved: the row is empty.")
    assert sheet.send(me, sheet.returned(answer)).status == 400
    assert sheet.names(me) == ["receive"]
    assert sheet.send(me, sheet.returned(answer), role="head").status == 200
    assert len(sheet.names(me)) == 2


@pytest.mark.parametrize("then", ["", "another"])
def test_the_first_button_of_a_new_row_goes_on_with_the_next_one(then):
    me = seat()
    buttons = tree(step(me, "add:as_is")).xpath("//form[@data-handler='save_row']//button")
    assert [" ".join(button.text_content().split()) for button in buttons] == ["Save and add another", "Save"]
    assert [button.get("value") for button in buttons] == ["another", None]
    answer = save(me, "s1", STEPS[0], then=then)
    assert bool(tree(answer).xpath("//form")) is bool(then)
    edit = tree(step(me, "edit:as_is:s1")).xpath("//form[@data-handler='save_row']//button")
    assert [" ".join(button.text_content().split()) for button in edit] == ["Save"]


def test_help_with_the_fields_is_folded_once_somebody_has_filled_in_a_row():
    me = seat()
    first = tree(step(me, "add:as_is"))
    assert "Help with the fields" not in first.text_content() and "A verb is usually enough" in first.text_content()
    fill(me, 1)
    for answer in (step(me, "add:as_is"), step(me, "edit:as_is:s1")):
        (folded,) = tree(answer).xpath("//details[summary[contains(., 'Help with the fields')]]")
        assert folded.get("open") is None and "A verb is usually enough" in folded.text_content()
        ids = set(folded.xpath(".//@id"))
        described = [name for names in tree(answer).xpath("//@aria-describedby") for name in names.split()]
        assert described and set(described) == ids
    assert "Help with the fields" not in tree(step(me, "add:to_be"), "to_be").text_content()


def more(answer: Answer) -> html.HtmlElement:
    (found,) = tree(answer).xpath("//details[summary[contains(., 'Further details')]]")
    return found


def test_what_is_rarely_needed_is_folded_until_it_is_filled_or_wrong():
    me = seat()
    assert more(step(me, "add:as_is")).get("open") is None
    assert more(step(me, "add:as_is")).xpath(".//@name") == ["cell.rag"]
    wrong = save(me, "s1", {"name": "receive", "rag": "x" * 201})
    assert more(wrong).get("open") is not None
    save(me, "s1", {"name": "receive", "rag": "decide"})
    assert more(step(me, "edit:as_is:s1")).get("open") is not None


def test_choices_stand_under_what_heads_them():
    me = seat("english", "lotse_participation")
    answer = step(me, "add:stakeholders")
    groups = tree(answer, "stakeholders").xpath("//fieldset/fieldset")
    found = {group.findtext("legend"): " ".join(group.text_content().split()) for group in groups}
    assert found["Level 3 involve"].endswith("Focus group World café") and len(groups) == 5
    assert "Level 3 involve: Focus group, World café" in text(me.call("worksheet").html)


def test_an_open_row_shows_what_the_rules_say_about_it():
    me = seat()
    fill(me, 3)
    said = text(step(me, "edit:as_is:s2").json["regions"]["form-as_is"])
    assert "Warning: Media break: Process as it is, Step 1: receive → Step 2: enter" in said
    assert "Hint: Eliminate?" in said and "check" not in said.split("Help with")[0]
    assert "What the sheet says about this row" not in text(step(me, "add:as_is").html)


def test_an_empty_table_offers_an_example_and_its_first_row():
    me = seat()
    before = sheet.step(me, "page:as_is:0").json["regions"]["table-as_is"]
    assert "See an example" in before and before.count("lotse-button--primary") == 1
    fill(me, 1)
    after = sheet.step(me, "page:as_is:0").json["regions"]["table-as_is"]
    assert "See an example" not in after and "lotse-button--primary" not in after


def test_what_is_typed_into_a_fixed_row_comes_back_into_that_row():
    me = seat(tag="lotse_future_of_work")
    drafts = set()
    for key in ("scenario_1", "scenario_2"):
        (form,) = tree(step(me, f"edit:scenarios:{key}"), "scenarios").xpath("//form[@data-draft]")
        drafts.add(form.get("data-draft"))
        handler, _, opens = form.get("data-reopen").partition(" ")
        assert me.call(handler, {"step": opens}).status == 200
    assert drafts == {"scenarios-scenario_1", "scenarios-scenario_2"}


def test_the_choices_of_a_fixed_row_have_names_of_its_own():
    me = seat("english", "lotse_people_competences")
    found = [
        tree(step(me, f"edit:competences:{key}"), "competences").xpath("//select[@name='cell.target']/option/text()")
        for key in ("C8", "C10")
    ]
    assert found[0][3] == "2 (applies data protection and secrecy)" and found[1][3] == "2 (knows the unit’s processes)"
    assert save(me, "C8", {"target": "2"}, table="competences").status == 200
    assert sheet.row(me, 8, "competences")[1] == "2"


@pytest.mark.parametrize("tag", workshops())
def test_what_modules_declare_for_the_form_fits(tag):
    spec = workshops()[tag].MODULE.spec
    for table in spec.tables:
        assert not (table.title.again or table.title.aside)
        names = " ".join(column.name for column in table.columns)
        assert SaveRow(table=table.name, row="x", seen=0, open=names).open == names
        for column in table.columns:
            assert not (column.aside and column.required)
            if column.steps_of:
                others = [spec.table(column.steps_of).column(key).kind.options for key in table.fixed]
                assert others and all(options == column.kind.options for options in others)
            if column.grouped:
                name, group_of = column.grouped
                assert {*group_of} == {*column.kind.options}
                assert {*group_of.values()} <= {*table.column(name).kind.options}
