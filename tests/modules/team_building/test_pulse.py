"""The pulse of a team: asked without names, closed by any member, said once and without a number."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from tests.database import dump
from tests.modules.team_building.team import TAG, answer, answers, begin, close, form, people
from tests.modules.workshop.sheet import seat, text
from xblocks.modules.team_building.model import ITEMS

pytestmark = pytest.mark.django_db


def region(answer):
    return text(answer.json["regions"]["pulse"])


def page(person):
    return text(person.page()).split("Pulse", 1)[1]


@pytest.fixture
def team():
    """Five people, and a round."""
    found = people(5)
    assert begin(found[0]).status == 200
    return found


@pytest.fixture
def closed(team):
    """Five have answered, of whom two keep their doubts to themselves and hear no help; one of them closes."""
    for place, person in enumerate(team):
        given = {"P2": 2, "P5": 1 if place % 2 else 5, "storming_1": 5}
        assert answer(person, **given).status == 200
    return close(team[1])


def test_what_is_said_names_statements_and_a_phase_and_no_number(closed):
    said = region(closed)
    head = said.split("What becomes of the answers")[0].split("We")[0]
    assert "Finding a way" in said
    focus, divided = said.index("Focus"), said.index("Divided")
    assert focus < said.index("Whoever admits a mistake gets support.") < divided
    assert divided < said.index("Trying new things is welcome, even if it fails.")
    told = said.split("What the last round came to")[1].split("Seven statements")[0]
    assert not re.search(r"\d", told), told
    assert head


def test_everybody_sees_it_also_on_paper(closed, team):
    for person in team:
        assert "Finding a way" in page(person)
        assert "Finding a way" in text(person.call("printable", None).response.text)
    assert "Finding a way" not in text(team[0].call("leadership", None).response.text)


def test_the_others_hear_of_it_when_their_page_asks(team):
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', team[2].page())[1]
    for person in team:
        answer(person)
    assert "pulse" not in team[2].call("poll", {"seen": seen}).json["regions"]
    close(team[0])
    assert "No statement stands out." in text(team[2].call("poll", {"seen": seen}).json["regions"]["pulse"])


def test_there_is_none_on_ones_own_sheet():
    person = seat(tag=TAG)
    assert 'data-region="pulse"' not in person.page()
    for handler, payload in (("open_pulse", {}), ("close_pulse", {"round": 1, "sure": True})):
        assert person.call(handler, payload).json["error"] == "alone"
    assert begin(person).json["error"] == answer(person).json["error"] == "alone" or answer(person).status == 409


def test_a_team_of_four_talks_instead():
    four = people(4)
    assert "a conversation of 15 minutes" in page(four[0]) and "Begin a round" not in page(four[0])
    assert begin(four[0]).json["error"] == "few_members"


def test_the_form_is_there_once_it_is_opened_and_chooses_nothing(team):
    sent = form(team[0])
    assert sent == {"round": "1", **{f"answer.{item}": "" for item in ITEMS}}
    assert team[0].call("answer_pulse", sent).json["error"] == "empty"


def test_whoever_has_answered_is_told_so_and_nobody_else(team):
    assert "Your answers have been counted." in region(answer(team[0]))
    assert "Your answers have been counted." in page(team[0])
    assert "Your answers have been counted." not in page(team[1])
    assert "Answer without a name" in page(team[1])


def test_the_second_time_changes_nothing(team):
    answer(team[0])
    before = dump()["lotse_item"]
    again = answer(team[0], P1=1)
    assert again.status == 200 and "The first ones count." in again.json["message"]
    assert dump()["lotse_item"] == before


def test_how_many_have_answered_is_shown_from_five_on(team):
    for person in team[:4]:
        assert "fewer than five" in region(answer(person))
    assert "So far 5 people have answered." in region(answer(team[4]))


def test_four_answers_close_nothing(team):
    for person in team[:4]:
        answer(person)
    assert close(team[0]).json["error"] == "few"
    assert team[0].call("close_pulse", {"round": 1}).json["error"] == "not_sure"


def test_a_statement_with_four_answers_is_not_said_anything_of(team):
    for place, person in enumerate(team):
        answer(person, P3=0 if place else 1, forming_1=0 if place else 1)
    said = region(close(team[0]))
    assert "Too few answers" in said and "There are too few answers to name a phase." in said
    withheld = said.split("Too few answers")[1]
    assert "We hear awkward objections to the end." in withheld
    assert "We are still getting to know one another." in withheld
    assert "Focus" not in said


def test_a_round_with_too_few_ends_and_is_asked_anew(team):
    answer(team[0])
    with time_machine.travel(date.today() + timedelta(days=9)):
        assert "with too few answers" in page(team[1])
        assert answer(team[1]).json["error"] == "another_round"
        assert begin(team[1], round=1).status == 200
        assert answer(team[0], round=2).status == 200


def test_a_round_that_is_over_with_five_answers_can_still_be_closed(team):
    for person in team:
        answer(person)
    with time_machine.travel(date.today() + timedelta(days=9)):
        assert "It can be closed now." in page(team[0])
        assert "No statement stands out." in region(close(team[0]))


@pytest.mark.parametrize(
    "more", [{"answer.P9": "3"}, {"answer.P1": "6"}, {"answer.P1": 3}, {"P9": "3"}, {"answer.P1": True}]
)
def test_other_answers_are_refused(team, more):
    before = dump()
    assert team[0].call("answer_pulse", {"round": 1, **answers(), **more}).status == 400
    assert dump() == before


def test_whoever_has_left_the_team_cannot_answer(team):
    assert team[4].call("leave_team", {"sure": True}).status == 200
    assert answer(team[4]).status == 409


def test_an_answer_is_no_first_step():
    """The platform would note in the same step that she has begun, with her name."""
    course = '<lotse_team_building url_name="shared" group="cohort"/>'
    one = seat(tag=TAG).site.desk(course, 1, language="en")
    other = one.but(person=3)  # of the same cohort
    assert begin(one).status == 200
    assert answer(other).json["error"] == "not_opened"
    assert other.call("open_pulse", {}).status == 200
    assert answer(other).status == 200


def test_the_code_of_the_sheet_does_not_take_answers_along(team):
    answer(team[0])
    assert team[1].call("leave_team", {"sure": True, "take": True}).status == 200
    assert 'data-region="pulse"' not in team[1].page()
