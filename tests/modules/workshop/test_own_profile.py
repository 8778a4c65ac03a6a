"""A row that begins with what somebody rated of herself: copied on her own sheet, and for nobody else to see."""

import json
from typing import Any

import pytest

from tests import markup, masquerade, scenarios
from tests.database import dump
from tests.desk import Desk, Site
from tests.modules.workshop.sheet import form, form_team, join, names, row, save, seen, send, step, table, text
from tests.self_assessment.framework import answer_all
from xblocks.modules.workshop import own_profile
from xblocks.modules.workshop.spec import OWN

pytestmark = pytest.mark.django_db

BUTTON = "//button[@value='own:profiles']"
RATED = {"C1": "3", "C2": "0", "C10": "4"}


def check(site: Site, occasion: str, person: int = 1) -> Desk:
    """Somebody at the self-assessment of an occasion."""
    olx = f'<lotse_self_assessment url_name="check-{occasion}" occasion="{occasion}"/>'
    return site.desk(olx, person, language="en")


@pytest.fixture
def anna() -> Desk:
    """Somebody at a sheet of her own who has rated herself in the same course, twice."""
    site = Site(language="en")
    answer_all(check(site, "T0"), {"C1": "1", "C2": "2", "C3": "4"})
    answer_all(check(site, "T2"), RATED)
    return site.desk(scenarios.scenario("lotse_people_competences", "default").olx, 1, language="en")


def begin(person: Desk) -> Any:
    return step(person, "own:profiles", at="profiles=0")


def buttons(page: str) -> list[Any]:
    return markup.parsed(page).xpath(BUTTON)


def in_spaces_of_teams() -> str:
    """All that is stored in spaces which are not one person's."""
    found = dump()
    shared = {space["id"] for space in found["lotse_space"] if not space["group"].startswith("person:")}
    return json.dumps([item["data"] for item in found["lotse_item"] if item["space_id"] in shared])


def test_the_latest_levels_are_copied_into_a_row_that_can_be_edited(anna):
    assert len(buttons(anna.page())) == 1
    answer = begin(anna)
    assert (answer.status, answer.json["message"].split(".")[0]) == (200, "Copied")
    assert answer.json["focus"].endswith(f"profiles-edit-{OWN}")
    assert row(anna, 1, "profiles") == ["My role", "3", "0", *"–" * 7, "4"]
    assert buttons(anna.page()) == [] and buttons(answer.json["regions"]["table-profiles"]) == []
    assert send(anna, form(anna, OWN, "profiles"), name="Crew lead", C2="1").status == 200
    assert row(anna, 1, "profiles")[:3] == ["Crew lead", "3", "1"]


def test_it_is_a_copy(anna):
    begin(anna)
    answer_all(Desk(anna.site, check(anna.site, "T2").usage, 1, language="en"), {"C1": "4"})
    assert row(anna, 1, "profiles")[1] == "3"
    send(anna, form(anna, OWN, "profiles"), C1="0")
    assert Desk(anna.site, check(anna.site, "T2").usage, 1, language="en").block().levels()["C1"] == 4


def test_pressed_twice_it_is_one_row_and_what_was_edited_stays(anna):
    begin(anna)
    send(anna, form(anna, OWN, "profiles"), name="Mine")
    assert begin(anna).status == 200
    assert names(anna, "profiles") == ["Mine"]


def test_deleted_it_can_be_begun_anew(anna):
    begin(anna)
    answer = anna.call("delete_row", {"table": "profiles", "row": OWN, "seen": seen(anna, OWN, "profiles")})
    assert len(buttons(answer.json["regions"]["table-profiles"])) == 1
    assert begin(anna).status == 200 and names(anna, "profiles") == ["My role"]


def test_who_has_not_rated_herself_is_told_so(anna):
    answer = begin(anna.but(person=2))
    assert (answer.status, answer.json["error"]) == (409, "nothing")
    assert names(anna.but(person=2), "profiles") == []


def test_only_levels_that_the_sheet_knows_are_copied(anna, monkeypatch):
    monkeypatch.setattr("xblocks.kit.levels.mine", lambda _block: {"C1": 9, "C2": 2, "own": 3})
    begin(anna)
    assert row(anna, 1, "profiles") == ["My role", "–", "2", *"–" * 8]


@pytest.mark.parametrize("name", ["competences", "measures", "nowhere"])
def test_other_tables_have_no_such_row(anna, name):
    assert step(anna, f"own:{name}").status in (400, 409)
    assert OWN not in str(dump())


def test_the_sheet_of_a_team_offers_nothing_and_refuses_it(anna):
    form_team(anna)
    assert buttons(anna.page()) == []
    before = dump()
    answer = begin(anna)
    assert (answer.status, answer.json["error"]) == (409, "not_alone")
    assert dump() == before


def test_an_empty_sheet_of_a_team_of_the_course_is_not_mistaken_for_ones_own(anna):
    site = Site(language="en")
    olx = '<lotse_people_competences url_name="x" group="cohort"/>'
    alone, shared = site.desk(olx, 5, language="en"), site.desk(olx, 2, language="en")
    assert len(buttons(alone.page())) == 1
    assert buttons(shared.page()) == []


@pytest.fixture
def filled(anna) -> Desk:
    """Her sheet with her row, that of a role, and measures for the one, the other and both."""
    save(anna, "C1", {"target": "4"}, table="competences")
    begin(anna)
    save(anna, "desk", {"name": "Front desk", "C1": "1"}, table="profiles")
    for key, profiles in {"mine": [OWN], "both": [OWN, "desk"], "theirs": ["desk"]}.items():
        cells = {"name": f"Measure {key}", "competence": "C1", "format": "peer"}
        ticked = {f"profiles.{profile}": True for profile in profiles}
        assert save(anna, key, {**cells, **ticked}, table="measures").status == 200
    return anna


def test_a_team_gets_a_copy_without_it_and_without_what_is_for_it_alone(filled):
    code = form_team(filled)
    bo = filled.but(person=2)
    join(bo, code)
    for person in (filled, bo):
        assert names(person, "profiles") == ["Front desk"]
        assert names(person, "measures") == ["Measure both", "Measure theirs"]
        assert [line[4] for line in table(person.page(), "measures")] == ["Front desk", "Front desk"]
        assert "My role" not in text(person.page()) and "Measure mine" not in text(person.page())
    assert OWN not in in_spaces_of_teams() and "My role" not in in_spaces_of_teams()
    filled.call("leave_team", {"take": False, "sure": True, "last": False})
    assert names(filled, "profiles") == ["My role", "Front desk"]


def test_if_she_says_so_it_goes_along_as_a_row_like_any_other(filled):
    assert filled.page().count('name="own"') == 1
    answer = filled.call("form_team", {"take": True, "own": True})
    assert answer.status == 200 and 'name="own"' not in filled.page()
    assert names(filled, "profiles") == ["My role", "Front desk"]
    assert names(filled, "measures") == ["Measure mine", "Measure both", "Measure theirs"]
    assert table(filled.page(), "measures")[1][4] == "My role, Front desk"
    assert OWN not in in_spaces_of_teams()


def test_without_rows_nothing_goes_along_whatever_else_is_ticked(filled):
    assert filled.call("form_team", {"take": False, "own": True}).status == 200
    assert names(filled, "profiles") == []


def test_who_has_no_such_row_is_not_asked_about_it(anna):
    assert 'name="own"' not in anna.page()


def test_nobody_who_looks_on_behalf_of_her_sees_or_begins_it(filled, monkeypatch):
    masquerade.install(monkeypatch, filled.usage.course_key)
    assert "My role" not in filled.page()
    assert begin(filled.but(staff=True)).status == 403
    assert filled.call("csv").status == 403


def test_staff_have_a_sheet_of_their_own(filled):
    staff = filled.but(person=9, staff=True)
    assert "My role" not in text(staff.page()) and begin(staff).status == 409


def test_rows_of_another_version_go_along_as_they_are():
    from xblocks.modules.people_competences.content import SPEC
    from xblocks.spaces.api import Item

    def item(key: str, data: dict[str, Any]) -> Item:
        return Item("workshop.row", key, None, data, 1, False, None)

    rows = [item("a", {"table": "gone", "cells": {"x": 1}}), item("b", {"table": "profiles", "cells": {"name": 7}})]
    assert [*own_profile.for_team(SPEC, rows, told=False)] == rows
    broken = [item("c", {"table": "measures", "cells": [1]}), item("d", {})]
    assert [found.key for found in own_profile.for_team(SPEC, broken, told=True)] == ["c"]
