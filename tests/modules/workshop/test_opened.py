"""What a process keeps of a sheet shows what is stored, whatever changes."""

import re

import pytest

from tests import forms
from tests.database import forget_what_is_kept
from tests.modules.workshop import sheet
from tests.modules.workshop.sheet import Desk

pytestmark = pytest.mark.django_db


def _page(person: Desk) -> str:
    return re.sub(r'value="[0-9a-f]{16}"', "", person.page())  # the keys of new rows


def _fresh(person: Desk) -> str:
    forget_what_is_kept()
    return _page(person)


def test_a_page_made_of_kept_pieces_is_the_page_made_anew() -> None:
    person = sheet.seat()
    assert _page(person) == _fresh(person)
    for number, values in enumerate(sheet.STEPS, 1):
        assert sheet.save(person, f"s{number}", values).status == 200
        assert _page(person) == _fresh(person)
    for subject in ("dog tax", "building permit"):
        form = {**forms.payload(person.page(), "save_row"), "cell.subject": subject}
        assert form["table"] == "subject"
        assert person.call("save_row", form).status == 200
        page = _page(person)
        assert subject in page and page == _fresh(person)
        assert sheet.save(person, f"after{subject[:3]}", sheet.STEPS[0]).status == 200
        assert _page(person) == _fresh(person)


def test_a_row_that_was_moved_changed_or_deleted_is_shown_as_it_is_now() -> None:
    person = sheet.seat()
    sheet.fill(person, 3)
    assert sheet.names(person) == ["receive", "enter", "check"]
    sheet.step(person, "up:as_is:s3:3")
    assert sheet.names(person) == ["receive", "check", "enter"]
    assert sheet.save(person, "s3", ("weigh", *sheet.STEPS[2][1:]), seen=sheet.seen(person, "s3")).status == 200
    assert sheet.names(person) == ["receive", "weigh", "enter"]
    person.call("delete_row", {"table": "as_is", "row": "s1", "seen": sheet.seen(person, "s1")})
    assert sheet.names(person) == ["weigh", "enter"]
    assert _page(person) == _fresh(person)
