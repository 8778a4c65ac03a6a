"""At which board somebody is."""

import re

import pytest

from tests.desk import Desk, Site
from tests.retrospective.table import OLX, Guest

pytestmark = pytest.mark.django_db


def test_groups_of_cohorts_have_boards_of_their_own_and_staff_come_by_number() -> None:
    site = Site()
    usage = site.place(OLX.format(name="retro", settings='group="cohort" hidden_until_reveal="off"'))
    anna, bo, cem = (Guest(Desk(site, usage, number)) for number in (1, 2, 3))
    staff, nobody = Guest(Desk(site, usage, 9, staff=True)), Guest(Desk(site, usage, 77))
    for guest in (anna, bo, cem):
        guest.call("join", {})
    board = re.search(r"Nummer der Pinnwand: (\d+)", anna.sees())[1]
    for guest in (bo, nobody):
        guest.call("facilitate", {"code": board}, 400 if guest is bo else 409)
    staff.call("facilitate", {"code": board})
    staff.move("stage", "gather")
    anna.add("start", "Parkausweis")
    assert "Parkausweis" in cem.sees() and "Parkausweis" in staff.sees()
    assert "Parkausweis" not in bo.sees()
    assert nobody.call("join", {}, 409).json["error"] == "no_group"

    other = re.search(r"Nummer der Pinnwand: (\d+)", bo.sees())[1]
    assert staff.call("facilitate", {"code": other}, 409).json["error"] == "other_group"  # her page shows the first one
    left = staff.call("resign", {}).html
    assert 'data-handler="facilitate"' in left and "data-poll" not in left
    staff.call("facilitate", {"code": other})
    assert "Phase 1" in staff.sees()
