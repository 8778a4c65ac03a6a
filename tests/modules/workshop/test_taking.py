"""A sheet begins with something of the strategy sheet: a copy, of what she may see herself, once."""

import pytest

from tests import markup, scenarios
from tests.desk import Desk, Site
from tests.modules.workshop.sheet import form_team, join, names, save, seen, text
from tests.spaces.meanwhile import meanwhile

pytestmark = pytest.mark.django_db

GOAL = {"name": "Half the time", "indicator": "Working days", "baseline": "14", "target": "6"}
MEASURE = {"name": "No folders", "effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q2"}


@pytest.fixture
def site():
    return Site(language="en")


@pytest.fixture
def strategy(site):
    """Somebody with a goal and a measure for it."""
    anna = Desk(site, site.place(scenarios.scenario("lotse_digital_strategy", "default").olx), 1, language="en")
    save(anna, "g1", GOAL, table="goals")
    save(anna, "m1", {**MEASURE, "goal_ids.g1": True}, table="measures")
    save(anna, "m2", {**MEASURE, "name": "New forms"}, table="measures")
    return anna


def linked(anna: Desk, tag: str, setting: str = 'strategy="default"') -> Desk:
    return anna.but(usage=anna.site.place(f'<{tag} url_name="linked" {setting}/>'))


def take(person: Desk, **keys):
    return person.call("take", keys)


def test_taking_over_asks_once_where_she_works(strategy, placed):
    for tag, chosen in (("lotse_design_spaces", {"take.g1": True}), ("lotse_process_design", {"take": "m1"})):
        person = linked(strategy, tag)
        placed.clear()
        assert take(person, **chosen).status == 200
        assert placed == [tag, "lotse_digital_strategy"]


def test_a_goal_becomes_a_line_of_the_mandates_scope(strategy):
    mandate = linked(strategy, "lotse_design_spaces")
    assert "Half the time" in mandate.call("offered", {}).html
    answer = take(mandate, **{"take.g1": True})
    assert answer.json["message"].startswith("Taken over: 1")
    assert names(mandate, "scope_in") == ["Half the time"]
    assert "Half the time" not in mandate.call("offered", {}).html
    assert take(mandate, **{"take.g1": True}).status == 200
    assert names(mandate, "scope_in") == ["Half the time"]


def test_it_is_a_copy(strategy):
    mandate = linked(strategy, "lotse_design_spaces")
    take(mandate, **{"take.g1": True})
    save(strategy, "g1", {**GOAL, "name": "Renamed"}, table="goals", seen=seen(strategy, "g1", "goals"))
    assert names(mandate, "scope_in") == ["Half the time"]


def test_a_measure_becomes_the_subject_of_a_process_with_what_is_promised(strategy):
    process = linked(strategy, "lotse_process_design")
    shown = process.call("offered", {}).html
    assert "No folders" in shown and "Half the time: Working days, from 14 to 6" in shown
    assert take(process, take="m1").status == 200
    page = markup.parsed(process.page())
    assert page.xpath("//*[@name='cell.subject']/@value") == ["No folders"]
    assert "Half the time: Working days, from 14 to 6" in text(process.page())
    assert process.call("take", {"take": "m2"}).json["error"] == "not_empty"
    assert "Begin with a measure" not in text(process.page())


def test_a_measure_without_a_promise_leaves_that_field_empty(strategy):
    process = linked(strategy, "lotse_process_design")
    save(process, "sheet", {"cases_per_year": "1200"}, table="sheet")
    take(process, take="m2")
    page = markup.parsed(process.page())
    assert page.xpath("//*[@name='cell.subject']/@value") == ["New forms"]
    assert page.xpath("//*[@name='cell.cases_per_year']/@value") == ["1200"]


def test_what_stands_beside_the_promise_stays(strategy):
    process = linked(strategy, "lotse_process_design")
    save(process, "sheet", {"cases_per_year": "1200"}, table="sheet")
    take(process, take="m1")
    page = markup.parsed(process.page())
    assert page.xpath("//*[@name='cell.cases_per_year']/@value") == ["1200"]
    assert "from 14 to 6" in text(process.page())


def test_what_somebody_of_the_team_writes_meanwhile_is_not_written_over(strategy):
    process = linked(strategy, "lotse_process_design")
    other = process.but(person=2)
    assert join(other, form_team(process)).status == 200
    subject = {"table": "subject", "row": "subject", "seen": 0, "cell.subject": "Parking permits"}
    with meanwhile(lambda: other.call("save_row", subject)):
        answer = take(process, take="m1")
    assert (answer.status, answer.json["error"]) == (409, "not_empty")
    # What the other wrote has gone with the request here: both have one connection.
    assert markup.parsed(process.page()).xpath("//*[@name='cell.subject']/@value") == [""]


def test_nobody_takes_what_is_on_anothers_sheet(strategy):
    other = linked(strategy, "lotse_design_spaces").but(person=2)
    assert "Half the time" not in other.call("offered", {}).html
    answer = take(other, **{"take.g1": True})
    assert (answer.status, answer.json["error"]) == (400, "nothing")
    assert names(other, "scope_in") == []


def test_a_teams_strategy_is_offered_to_the_team(strategy):
    form_team(strategy)
    save(strategy, "g2", {**GOAL, "name": "Goal of the team"}, table="goals")
    assert "Goal of the team" in linked(strategy, "lotse_design_spaces").call("offered", {}).html


def test_where_the_author_names_no_strategy_sheet_nothing_is_said_of_it(strategy):
    for setting in ("", 'strategy="elsewhere"'):
        mandate = linked(strategy, "lotse_design_spaces", setting)
        assert ("Take goals of the strategy" in text(mandate.page())) == bool(setting)
        assert take(mandate, **{"take.g1": True}).status in (400, 409)
