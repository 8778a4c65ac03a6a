"""Who shares a sheet sees who has which row open, for a minute; nothing of it stays, and nothing waits for it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.db.models import F

from tests.database import dump, work_of
from tests.desk import Desk
from tests.modules.workshop.sheet import (
    STEPS,
    fill,
    form,
    form_team,
    join,
    names,
    poll,
    save,
    seat,
    seen,
    shown,
    step,
    text,
    token,
)
from xblocks.modules.workshop import presence
from xblocks.modules.workshop.presence import EDITING
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db


def age(seconds: int) -> None:
    """Sets the clock of all that is stored back."""
    models.Mark.objects.filter(kind=EDITING).update(modified=F("modified") - timedelta(seconds=seconds))


def stored() -> list[dict[str, Any]]:
    """Every trace of it in the tables: marks, and spaces that are there for nothing else."""
    found = dump()
    marks = [row for row in found["lotse_mark"] if row["kind"] == EDITING]
    return marks + [space for space in found["lotse_space"] if space["record"].startswith("editing:")]


def test_typing_is_no_edit_and_turns_nothing_into_a_conflict(anna: Desk, bo: Desk) -> None:
    payload = form(anna, "s1")
    for person in (anna, bo):
        poll(person, editing="as_is:s1")
    answer = anna.call("save_row", {**payload, "cell.role": "registry"})
    assert answer.json["message"].startswith("Saved. Findings")


def test_after_a_minute_nobody_sees_it_although_nothing_was_written(anna: Desk, bo: Desk) -> None:
    step(bo, "edit:as_is:s1")
    news = poll(anna)
    age(59)
    assert poll(anna, token(news)).json["regions"] == {}
    assert shown(poll(anna))
    age(2)
    over = int(token(news)[-16:], 16)
    late = token(news)[:-16] + f"{over - 61:016x}"  # the page as it would ask a minute later
    after = poll(anna, late)
    assert shown(after) == {} and after.json["regions"]["editing-as_is-s1"] == ""
    assert poll(anna, token(after)).json["regions"] == {}


def test_typing_renews_it_and_another_row_takes_its_place(anna: Desk, bo: Desk) -> None:
    fill(anna, 2)
    step(bo, "edit:as_is:s1")
    age(50)
    poll(bo, editing="as_is:s1")
    age(20)
    assert shown(poll(anna)) == {"editing-as_is-s1": "✎ 2 is editing this row"}
    step(bo, "edit:as_is:s2")
    assert list(shown(poll(anna))) == ["editing-as_is-s2"]
    assert len([row for row in stored() if "kind" in row]) == 1


WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "save": ("save_row", {"table": "as_is", "row": "s9", "seen": 0, "cell.name": "check"}),
    "close": ("work_on", {"step": "close:as_is"}),
    "delete": ("delete_row", {"table": "as_is", "row": "s1", "seen": -1}),
    "move": ("work_on", {"step": "up:as_is:s1:1"}),
    "copy": ("work_on", {"step": "copy:to_be"}),
    "leave": ("leave_team", {"take": False, "sure": True, "last": False}),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_when_she_stops(anna: Desk, bo: Desk, way: str) -> None:
    known = token(poll(anna))
    handler, payload = WAYS[way]
    revision = seen(bo, "s1")
    assert stored()
    news = poll(anna, known)
    answer = bo.call(handler, {**payload, "seen": revision} if payload.get("seen") == -1 else payload)
    assert answer.status == 200, answer.json
    assert stored() == []
    assert shown(poll(anna, token(news))) == {}
    assert not anna.but(person=2, language="en").call("poll", {"seen": ""}).json["message"]


def test_a_write_of_anybody_takes_away_what_is_too_old_and_leaves_the_others(anna: Desk, bo: Desk) -> None:
    cy = anna.but(person=4)
    join(cy, anna.call("renew_code", {}).html.split('new-code">')[1].split("<")[0])
    step(bo, "edit:as_is:s1")
    age(61)
    step(cy, "edit:as_is:s1")
    assert {row["person"] for row in stored() if "kind" in row} == {"4"}
    age(61)
    step(bo, "edit:as_is:s1")
    save(anna, "s9", STEPS[3])
    assert {row["person"] for row in stored() if "kind" in row} == {"2"}
    age(61)
    save(anna, "s8", STEPS[3])
    assert stored() == []


def test_alone_nothing_is_stored_on_ones_own_sheet_and_as_the_only_one_of_a_team() -> None:
    anna = seat()
    fill(anna, 1)
    for _ in range(2):
        step(anna, "edit:as_is:s1")
        poll(anna, editing="as_is:s1")
        assert stored() == []
        form_team(anna)
        assert "data-watched" not in anna.page()
    join(anna.but(person=2), form_team(anna))
    assert "data-watched" in anna.page()


def test_an_author_may_switch_it_off() -> None:
    anna = seat()
    anna.site.place('<lotse_process_design url_name="default" presence="off"/>')
    bo = anna.but(person=2)
    assert "has which row open" not in text(bo.page()) and "Which row of a shared sheet" not in text(bo.page())
    join(bo, form_team(anna))
    fill(anna, 1)
    step(bo, "edit:as_is:s1")
    poll(bo, editing="as_is:s1")
    assert stored() == [] and "data-watched" not in bo.page()
    assert anna.export().get("presence") == "off"


def test_the_page_says_what_is_stored_before_the_first_row() -> None:
    assert "Which row of a shared sheet you have open" in text(seat().page())
    assert "Which row of a shared sheet you have open" not in text(seat("cohorts").but(person=9).page())


def test_cohorts_see_each_other_too() -> None:
    anna = seat("cohorts")
    friend, stranger = anna.but(person=3), anna.but(person=2)
    fill(anna, 1)
    step(friend, "edit:as_is:s1")
    assert shown(poll(anna)) == {"editing-as_is-s1": "✎ 3 is editing this row"}
    assert shown(poll(stranger)) == {}
    save(friend, "s9", STEPS[3])
    assert stored() == []


@pytest.mark.parametrize("scenario", ["default", "cohorts"])
def test_a_reset_and_a_retirement_take_it_away(scenario: str) -> None:
    anna = seat(scenario)
    other = anna.but(person=3)
    if scenario == "default":
        join(other, form_team(anna))
    fill(anna, 1)
    step(other, "edit:as_is:s1")
    other.block().clear_student_state(user_id="3", course_id="", item_id="", requesting_user_id="")
    assert not [row for row in stored() if row.get("person") == "3"]
    if scenario == "default":
        join(other, form_team(anna))
    step(other, "edit:as_is:s1")
    assert work_of(3)
    api.forget_person("3")
    assert work_of(3) == [] and shown(poll(anna)) == {}


def test_it_is_in_no_file_and_honestly_in_what_is_stored_about_her(anna: Desk, bo: Desk) -> None:
    files = [(person, name) for person in (anna, bo) for name in ("printable", "leadership", "csv", "xlsx")]
    before = [person.call(name).response.body for person, name in files if name != "xlsx"]
    step(bo, "edit:as_is:s1")
    assert [person.call(name).response.body for person, name in files if name != "xlsx"] == before
    assert "editing" not in json.dumps(bo.block().portfolio(), default=str)
    (told,) = [row for row in api.export_person("2") if row["kind"] == EDITING]
    assert told["data"] == {"table": "as_is", "row": "s1"} and told["what"] and told["modified"]
    assert not [row for row in api.export_person("1") if row["kind"] == EDITING]


def test_what_the_space_is_too_busy_for_is_left_out(anna: Desk, bo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = form(bo, "s1")
    write = api.write

    def busy(key: api.SpaceKey, **options: Any) -> Any:
        if key.record.startswith("editing:"):
            raise OperationalError("database is locked")
        return write(key, **options)

    monkeypatch.setattr(presence.api, "write", busy)
    assert bo.call("save_row", {**payload, "cell.role": "registry"}).status == 200
    assert step(bo, "edit:as_is:s1").status == 200
    assert poll(bo, editing="as_is:s1").status == 200
    assert names(anna) == ["receive"]
