"""Who has which row open, as the page says it: in the row, below the table, beside values; in nobody's own page."""

from typing import Any

import pytest

from tests.desk import Desk
from tests.modules.workshop.sheet import STEPS, join, poll, save, shown, step, token

pytestmark = pytest.mark.django_db


def test_others_see_who_has_a_row_open_and_she_does_not_see_herself(anna: Desk, bo: Desk) -> None:
    known = token(poll(anna))
    step(bo, "edit:as_is:s1")
    news = poll(anna, known)
    assert shown(news) == {"editing-as_is-s1": "✎ 2 is editing this row"}
    assert 'data-region="editing-as_is-s1"' in anna.page()
    assert shown(poll(bo)) == {}
    assert poll(anna, token(news)).json["regions"] == {}


def test_a_new_row_and_values_without_rows_are_told_in_their_place(anna: Desk, bo: Desk) -> None:
    known = token(poll(anna))
    step(bo, "add:to_be")
    assert shown(poll(anna, known)) == {"editing-to_be": "✎ 2 is adding a row"}
    poll(bo, editing="as_is:0123456789abcdef")
    assert shown(poll(anna, known)) == {"editing-as_is": "✎ 2 is adding a row"}
    poll(bo, editing="subject:subject")
    assert shown(poll(anna, known)) == {"editing-subject": "✎ 2 is editing these entries"}
    for region in ("to_be", "as_is", "subject"):
        assert f'data-region="editing-{region}"' in anna.page()


def test_an_answer_with_rows_says_it_too(anna: Desk, bo: Desk) -> None:
    step(bo, "edit:as_is:s1")
    assert shown(save(anna, "s2", STEPS[1])) == {"editing-as_is-s1": "✎ 2 is editing this row"}
    assert shown(step(anna, "page:as_is:0")) == {"editing-as_is-s1": "✎ 2 is editing this row"}


def test_names_are_escaped(anna: Desk, bo: Desk, django_user_model: Any) -> None:
    django_user_model.objects.create(pk=2, username="bo", first_name="<b>Bo</b>")
    step(bo, "edit:as_is:s1")
    assert "&lt;b&gt;Bo&lt;/b&gt; is editing" in poll(anna).json["regions"]["editing-as_is-s1"]


def test_turning_a_page_says_nothing_and_closing_a_form_ends_it(anna: Desk, bo: Desk) -> None:
    step(bo, "page:as_is:0")
    assert shown(poll(anna)) == {}
    step(bo, "edit:as_is:s1")
    step(bo, "page:as_is:0")
    news = poll(anna)
    assert list(shown(news)) == ["editing-as_is-s1"]
    step(bo, "close:as_is")
    after = poll(anna, token(news)).json["regions"]
    assert after["editing-as_is-s1"] == after["editing-as_is"] == ""


@pytest.mark.parametrize("what", ["add:as_is", "after:as_is:s1", "paste:as_is"])
def test_rows_that_are_not_there_yet_are_told_below_their_table(anna: Desk, bo: Desk, what: str) -> None:
    step(bo, what)
    assert shown(poll(anna)) == {"editing-as_is": "✎ 2 is adding a row"}


def test_several_people_at_one_row_are_named_in_one_place(anna: Desk, bo: Desk) -> None:
    cy = anna.but(person=4)
    join(cy, anna.call("renew_code", {}).html.split('new-code">')[1].split("<")[0])
    for person in (cy, bo):
        step(person, "edit:as_is:s1")
    assert shown(poll(anna)) == {"editing-as_is-s1": "✎ 2 is editing this row ✎ 4 is editing this row"}
    assert shown(poll(cy)) == {"editing-as_is-s1": "✎ 2 is editing this row"}


def test_what_nobody_edits_is_told_as_empty_for_the_rows_that_a_page_shows(anna: Desk, bo: Desk) -> None:
    for number in range(2, 23):
        save(anna, f"s{number}", STEPS[0])
    known = token(poll(anna))
    step(bo, "edit:as_is:s21")
    regions = poll(anna, known, at="as_is=20 to_be=0").json["regions"]
    rows = {name.rpartition("-")[2] for name in regions if name.startswith("editing-as_is-")}
    assert rows == {"s21", "s22"}
    assert {"editing-as_is", "editing-to_be", "editing-subject", "editing-sheet"} <= regions.keys()
    assert regions["editing-as_is-s22"] == "" and regions["editing-as_is-s21"]
