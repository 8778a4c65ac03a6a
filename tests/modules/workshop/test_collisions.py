"""Two people at one row: what only one of them changed is merged, the rest is asked, and nothing gets lost."""

import json
from typing import Any

import pytest

from tests import markup
from tests.modules.workshop.sheet import (
    STEPS,
    form,
    names,
    returned,
    row,
    save,
    send,
    text,
)
from xblocks.kit.i18n import LANGUAGES

pytestmark = pytest.mark.django_db

MERGED = "Saved, together with what somebody else changed in this row. Findings: 2"
MARKED = "Not saved. Please look at the marked fields."


def questions(answer: Any) -> dict[str, list[str]]:
    """The fields in which somebody has to choose, with both versions."""
    tree = markup.parsed(answer.json["regions"]["form-as_is"])
    assert tree.xpath("//input[@type='radio' and @checked]") == []
    found = {}
    for field in tree.xpath("//fieldset[contains(@class, 'lotse-versions')]"):
        (name,) = {radio.get("name") for radio in field.xpath(".//input[@type='radio']")}
        found[name] = [" ".join(label.text_content().split()) for label in field.xpath("label")]
    return found


def test_changes_in_different_fields_are_merged_without_a_question(anna, bo):
    hers, his = form(anna, "s1"), form(bo, "s1")
    assert send(anna, hers, role="front desk").status == 200
    answer = send(bo, his, touch_min="20")
    assert (answer.status, answer.json["message"]) == (200, MERGED)
    assert row(anna) == row(bo) == ["receive", "front desk", "paper", "20", "960", "N"]


def test_what_both_changed_alike_is_no_question_and_no_merge(anna, bo):
    hers, his = form(anna, "s1"), form(bo, "s1")
    send(anna, hers, role="clerk")
    answer = send(bo, his, role=" clerk ")
    assert answer.json["message"].startswith("Saved. ")
    assert form(anna, "s1")["seen"] == form(bo, "s1")["seen"]


def collided(anna: Any, bo: Any) -> Any:
    """Bo's answer after both changed who does the step, Anna also how long it takes, and Bo the medium."""
    hers, his = form(anna, "s1"), form(bo, "s1")
    send(anna, hers, role="front desk", touch_min="20")
    return send(bo, his, role="post room", medium="digital")


def test_only_fields_that_both_changed_are_asked_with_both_versions(anna, bo):
    answer = collided(anna, bo)
    assert (answer.status, answer.json["error"]) == (409, "conflict")
    assert questions(answer) == {"keep.role": ["Yours: post room", "Stored meanwhile: front desk"]}
    again = returned(answer)
    assert (again["open"], again["cell.medium"], again["cell.touch_min"]) == ("role", "digital", "20")
    assert json.loads(again["base"])["role"] == "front desk"
    assert answer.json["focus"].endswith("as_is-conflict")
    assert "front desk" in text(answer.json["regions"]["table-as_is"])
    assert row(anna)[1] == "front desk"


@pytest.mark.parametrize(("whose", "stored"), [("mine", "post room"), ("theirs", "front desk")])
def test_the_version_that_was_chosen_is_stored_with_what_was_merged(anna, bo, whose, stored):
    again = returned(collided(anna, bo))
    answer = send(bo, {**again, "keep.role": whose})
    assert answer.status == 200
    assert row(anna)[1:4] == [stored, "digital", "20"]


def test_without_a_choice_nothing_is_stored_and_the_field_says_so(anna, bo):
    again = returned(collided(anna, bo))
    for missing in ({}, {"keep.role": "both"}, {"keep.medium": "mine"}):
        answer = send(bo, {**again, **missing})
        assert (answer.status, answer.json["error"], answer.json["message"]) == (400, "invalid", MARKED)
        assert questions(answer) == {"keep.role": ["Yours: post room", "Stored meanwhile: front desk"]}
        said = markup.parsed(answer.json["regions"]["form-as_is"]).xpath("//*[@class='lotse-error']")
        assert [error.text_content() for error in said] == ["Please choose which version counts."]
        assert returned(answer)["cell.medium"] == "digital"
    assert row(anna)[1] == "front desk"


def test_a_choice_that_was_made_is_kept_while_another_field_is_wrong(anna, bo):
    again = returned(collided(anna, bo))
    answer = send(bo, {**again, "keep.role": "theirs"}, touch_min="ten")
    assert answer.status == 400
    checked = markup.parsed(answer.json["regions"]["form-as_is"]).xpath("//input[@type='radio' and @checked]/@value")
    assert checked == ["theirs"]
    answer = send(bo, {**returned(answer), "cell.touch_min": "11"})
    assert answer.status == 200 and row(anna)[1:4] == ["front desk", "digital", "11"]


def test_a_third_change_meanwhile_is_merged(anna, bo):
    again = returned(collided(anna, bo))
    send(anna, form(anna, "s1"), wait_min="5")
    answer = send(bo, {**again, "keep.role": "mine"})
    assert (answer.status, answer.json["message"]) == (200, MERGED)
    assert row(anna)[1:5] == ["post room", "digital", "20", "5"]


def test_a_third_change_of_the_same_field_is_asked_again(anna, bo):
    again = returned(collided(anna, bo))
    send(anna, form(anna, "s1"), role="mayor")
    answer = send(bo, {**again, "keep.role": "mine"})
    assert answer.status == 409
    assert questions(answer) == {"keep.role": ["Yours: post room", "Stored meanwhile: mayor"]}


def test_a_value_that_one_emptied_is_a_version_too(anna, bo):
    hers, his = form(anna, "s1"), form(bo, "s1")
    send(anna, hers, role="")
    answer = send(bo, his, role="clerk")
    assert questions(answer) == {"keep.role": ["Yours: clerk", "Stored meanwhile: –"]}
    assert send(bo, {**returned(answer), "keep.role": "theirs"}).status == 200
    assert "Missing: Role" in row(anna)[0]


def test_a_form_that_does_not_say_what_it_was_made_from_asks_in_every_field_that_differs(anna, bo):
    before = form(bo, "s1")["seen"]
    send(anna, form(anna, "s1"), role="front desk", touch_min="20")
    answer = save(bo, "s1", STEPS[0], seen=before)
    assert set(questions(answer)) == {"keep.role", "keep.touch_min"}
    assert answer.json["versions"]["mine"]["role"] == "front" and answer.json["versions"]["theirs"]["touch_min"] == 20


@pytest.mark.parametrize("base", ["[]", "7", "null", "{", "\ud800", '{"a": NaN}', "[" * 50 + "]" * 50])
def test_what_a_form_was_made_from_is_an_object(anna, base):
    answer = send(anna, {**form(anna, "s1"), "base": base}, role="x")
    assert answer.status == 400 and row(anna)[1] == "front"


def test_a_deleted_row_is_stored_anew_by_whoever_still_types(anna, bo):
    his = form(bo, "s1")
    anna.call("delete_row", {"table": "as_is", "row": "s1", "seen": int(form(anna, "s1")["seen"])})
    answer = send(bo, his, role="clerk")
    assert (answer.status, questions(answer)) == (409, {})
    assert "Saving stores it as a new row" in text(answer.json["regions"]["form-as_is"])
    again = returned(answer)
    assert (again["seen"], again["open"], again["base"], again["cell.role"]) == ("0", "", "{}", "clerk")
    assert names(anna) == []
    assert send(bo, again).status == 200
    assert row(anna)[:2] == ["receive", "clerk"]


def test_values_besides_the_rows_are_merged_likewise(anna, bo):
    def sent(**values: Any) -> dict[str, Any]:
        begun = {"table": "sheet", "row": "sheet", "seen": 0, "base": "{}", "after": "", "open": ""}
        return {**begun, **{f"cell.{name}": value for name, value in values.items()}}

    anna.call("save_row", sent(cases_per_year="100", hourly_rate_eur=""))
    answer = bo.call("save_row", sent(cases_per_year="", hourly_rate_eur="50"))
    assert answer.json["message"] == MERGED
    answer = bo.call("save_row", sent(cases_per_year="7", hourly_rate_eur=""))
    assert answer.status == 409
    assert "Stored meanwhile: 100" in text(answer.json["regions"]["form-sheet"])


def test_in_every_language_people_read_what_became_of_their_change(anna, bo):
    said = set()
    for number, language in enumerate(LANGUAGES):
        reader = bo.but(language=language)
        hers, his = form(anna, "s1"), form(reader, "s1")
        send(anna, hers, role=f"role {number}")
        said.add(send(reader, his, touch_min=str(number + 50)).json["message"])
    assert len(said) == 3
