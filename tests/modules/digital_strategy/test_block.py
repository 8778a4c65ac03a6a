"""W2 as its people meet it: what does not go together is refused, and names of rows go with the rows."""

import pytest

from tests import markup
from tests.modules.workshop.sheet import form, form_team, join, row, save, seat, seen, send

pytestmark = pytest.mark.django_db

TAG = "lotse_digital_strategy"
PLAN = {"name": "Forms online", "effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q2"}


@pytest.fixture
def anna():
    """Somebody in a team, with three goals and a measure for two of them."""
    person = seat(tag=TAG)
    join(person.but(person=2), form_team(person))
    for goal in ("g1", "g2", "g3"):
        assert save(person, goal, {"name": f"goal {goal}"}, table="goals").status == 200
    assert save(person, "m1", {**PLAN, "goal_ids.g1": True, "goal_ids.g2": True}, table="measures").status == 200
    return person


@pytest.fixture
def bo(anna):
    """The other one."""
    return anna.but(person=2)


def test_a_measure_that_ends_before_it_starts_is_refused_beside_its_end(anna):
    answer = send(anna, form(anna, "m1", "measures"), end="2026-Q4")
    assert answer.status == 400
    (field,) = markup.parsed(answer.json["regions"]["form-measures"]).xpath("//*[@aria-invalid='true']")
    assert field.get("name") == "cell.end"
    assert "Q2 2027" in row(anna, 1, "measures")


def test_a_goal_that_is_gone_is_named_nowhere(anna):
    assert "goal g1, goal g2" in row(anna, 1, "measures")
    assert anna.call("delete_row", {"table": "goals", "row": "g2", "seen": seen(anna, "g2", "goals")}).status == 200
    assert "goal g1" in row(anna, 1, "measures")
    assert "cell.goal_ids.g2" not in form(anna, "m1", "measures")


def test_a_goal_that_is_gone_is_nobodys_change(anna, bo):
    anna.call("delete_row", {"table": "goals", "row": "g2", "seen": seen(anna, "g2", "goals")})
    hers, his = form(anna, "m1", "measures"), form(bo, "m1", "measures")
    assert send(anna, hers, owner="Front desk").status == 200
    assert send(bo, his, **{"goal_ids.g3": True}).status == 200
    found = row(anna, 1, "measures")
    assert "goal g1, goal g3" in found and "Front desk" in found
