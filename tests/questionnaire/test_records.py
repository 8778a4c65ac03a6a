"""Where answers are kept: once for everybody, nobody's to find, gone when the round is closed."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.database import dump
from xblocks.core.payload import Refusal
from xblocks.questionnaire import records
from xblocks.questionnaire.model import read
from xblocks.questionnaire.records import ANSWERS, OPEN, ROUND, SENT, Place
from xblocks.spaces import api
from xblocks.spaces.rows import SEALED

pytestmark = pytest.mark.django_db

PLACE = Place(api.SpaceKey("course-v1:a+b+c", "workshop:x", "code:1"), "pulse")
TODAY = date(2027, 3, 1)
UNTIL = TODAY + timedelta(days=7)


def send(person, round=1, today=TODAY, **answers):
    return records.send(PLACE, round, str(person), answers or {"P1": 4}, today)


def stored():
    (item,) = [item for item in api.read(PLACE.asks).items if item.kind == ROUND]
    return read(item.data)


def box(person=1):
    return records.box(PLACE, stored(), str(person))


def close(round=1):
    records.close(PLACE, round, lambda answers: {"said": answers})


@pytest.fixture
def begun():
    records.begin(PLACE, 0, UNTIL, TODAY)


def refused(code, act, *arguments):
    with pytest.raises(Refusal) as refusal:
        act(*arguments)
    assert refusal.value.code == code


def test_five_answer_and_their_answers_are_counted_by_statement(begun):
    for person in range(5):
        assert send(person, P1=person + 1, P2=4)
    close()
    assert stored().said == {"said": {"P1": [1, 2, 3, 4, 5], "P2": [4] * 5}} and not stored().open


def test_the_same_person_counts_once(begun):
    assert send(1, P1=5) and not send(1, P1=1) and not send(1, P2=1)
    for person in range(2, 6):
        send(person, P1=5)
    close()
    assert stored().said == {"said": {"P1": [5] * 5}}


def test_how_many_is_told_from_five_on(begun):
    for person in range(4):
        send(person)
    assert box(1).count is None and box(1).sent and not box(9).sent
    send(4)
    assert box(9) == records.Box(5, sent=False)


def test_fewer_than_five_close_nothing(begun):
    for person in range(4):
        send(person)
    before = dump()["lotse_item"]
    refused("few", close)
    assert dump()["lotse_item"] == before and stored().open


def test_nothing_is_left_of_the_answers_of_a_closed_round(begun):
    for person in range(5):
        send(person)
    close()
    assert api.read(PLACE.answers(1)).items == ()
    assert {row["kind"] for row in dump()["lotse_item"]} == {ROUND}


def test_to_close_twice_is_once(begun):
    for person in range(5):
        send(person)
    close()
    records.close(PLACE, 1, lambda _: pytest.fail("said twice"))


def test_an_answer_behind_the_closing_is_refused(begun):
    for person in range(5):
        send(person)
    close()
    refused("another_round", send, 6)
    assert {row["kind"] for row in dump()["lotse_item"]} == {ROUND}


def test_what_is_said_is_not_kept_where_saying_it_fails(begun):
    for person in range(5):
        send(person)

    def fails(_answers):
        raise ValueError

    with suppress(ValueError):
        records.close(PLACE, 1, fails)
    assert stored().open and box().count == 5


@pytest.mark.parametrize("round", [0, 2, 9999])
def test_a_round_that_there_is_not_takes_no_answers(begun, round):
    spaces = len(dump()["lotse_space"])
    refused("another_round", send, 1, round)
    refused("another_round", close, round)
    assert len(dump()["lotse_space"]) == spaces


def test_answers_are_taken_until_the_last_day(begun):
    assert send(1, today=UNTIL)
    refused("another_round", send, 2, 1, UNTIL + timedelta(days=1))


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), TODAY + timedelta(days=29)])
def test_a_day_that_has_gone_or_is_far_away_is_refused(until):
    refused("invalid", records.begin, PLACE, 0, until, TODAY)
    assert dump()["lotse_space"] == []


def test_to_begin_twice_is_once_and_a_round_that_runs_stays(begun):
    send(1)
    records.begin(PLACE, 0, UNTIL + timedelta(days=3), TODAY)
    assert stored().until == UNTIL and box().sent
    refused("running", records.begin, PLACE, 1, UNTIL, TODAY)
    refused("another_round", records.begin, PLACE, 4, UNTIL, TODAY)


def test_a_round_with_too_few_ends_unpublished_and_is_asked_anew(begun):
    for person in range(4):
        send(person)
    later = UNTIL + timedelta(days=1)
    records.begin(PLACE, 1, later, later)
    assert stored().number == 2 and stored().open and stored().said is None
    assert api.read(PLACE.answers(1)).items == ()
    assert not box(1).sent and send(1, round=2, today=later)


def test_a_round_that_is_over_with_enough_answers_waits_to_be_closed(begun):
    for person in range(5):
        send(person)
    later = UNTIL + timedelta(days=1)
    refused("enough", records.begin, PLACE, 1, later, later)
    close()
    assert stored().said


def test_what_was_said_stays_until_the_next_round_is_closed(begun):
    for person in range(5):
        send(person)
    close()
    records.begin(PLACE, 1, UNTIL, TODAY)
    assert stored().open and stored().said == {"said": {"P1": [4] * 5}}


def test_no_row_names_anybody_and_all_answers_stand_in_one(begun):
    before = [row for row in dump()["lotse_item"] if row["kind"] == ROUND]
    for person in (1, 2):
        send(person, P1=person, P7=3)
    found = dump()
    assert found["lotse_mark"] == [] and all(row["person"] is None for row in found["lotse_item"])
    assert [row for row in found["lotse_item"] if row["kind"] == ROUND] == before
    assert len(found["lotse_item"]) == 2
    items = api.read(PLACE.answers(1)).items
    assert {(item.kind, item.key): item.data for item in items if item.kind in (ANSWERS, OPEN)} == {
        (OPEN, "round"): {"until": UNTIL.isoformat()},
        (ANSWERS, "P1"): {"tally": [1, 1, 0, 0, 0]},
        (ANSWERS, "P7"): {"tally": [0, 0, 2, 0, 0]},
    }
    assert [item.data for item in items if item.kind == SENT] == [{}, {}]


def test_the_sign_of_a_person_is_another_in_each_round_and_needs_the_key_of_the_site(begun, settings):
    def sign(number):
        return [item.key for item in api.read(PLACE.answers(number)).items if item.kind == SENT]

    send(1)
    (first,) = sign(1)
    settings.SECRET_KEY = "another"
    assert send(1)  # nobody could compute the sign before
    settings.SECRET_KEY = "tests"
    later = UNTIL + timedelta(days=1)
    records.begin(PLACE, 1, later, later)
    send(1, round=2, today=later)
    assert first not in sign(2)


@pytest.mark.parametrize(("days", "left"), [(29, {ROUND, SEALED}), (32, {ROUND})])
def test_what_nobody_closes_is_gone_after_thirty_days(begun, days, left):
    send(1)
    api.purge(timezone.now() + timedelta(days=days), sure=True)
    assert {row["kind"] for row in dump()["lotse_item"]} == left
    assert bool(api.sealed(PLACE.answers(1))) is (SEALED in left)
