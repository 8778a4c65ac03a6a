"""Rounds, tallies, and what may be said of answers by how many there are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.questionnaire.model import LONGEST, NOTHING, Round, Told, counted, counts, listed, may_last, read, told

TODAY = date(2027, 3, 1)


def test_a_round_takes_answers_until_the_end_of_its_last_day():
    round = Round(1, TODAY, open=True)
    assert round.takes_answers(TODAY) and not round.takes_answers(TODAY + timedelta(days=1))
    assert not Round(1, TODAY, open=False).takes_answers(TODAY)


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (LONGEST, True), (LONGEST + 1, False)])
def test_a_round_lasts_from_today_to_four_weeks(days, fits):
    assert may_last(TODAY + timedelta(days=days), TODAY) is fits


@pytest.mark.parametrize("said", [None, {"focus": ["P1"]}])
def test_what_is_stored_is_read_again(said):
    round = Round(3, TODAY, open=False, said=said)
    assert read(round.stored()) == round


@pytest.mark.parametrize("data", [{"x": 1}, {"until": "2027-02-30"}, {"number": "x"}, {"said": ["x"]}])
def test_what_another_release_stored_is_no_round(data):
    stored = Round(3, TODAY, open=True).stored() if "x" not in data else {}
    assert read({**stored, **data}) is None


@pytest.mark.parametrize("data", [None, {}, [1, 2], [0, 0, 0, 0, -1], ["x"] * 5])
def test_what_is_no_tally_counts_nothing(data):
    assert counts(data) == NOTHING
    assert counted(counts(data), 5) == [0, 0, 0, 0, 1]


@given(st.lists(st.integers(1, 5)), st.randoms())
def test_a_tally_has_every_answer_and_no_order(answers, random):
    tally = NOTHING
    for answer in answers:
        tally = counted(tally, answer)
    assert listed(tally) == sorted(answers)
    other = NOTHING
    for answer in random.sample(answers, len(answers)):
        other = counted(other, answer)
    assert tally == other


@pytest.mark.parametrize(
    ("count", "means", "expected"),
    [
        (4, True, Told(None, None)),
        (5, True, Told("most", None)),
        (9, True, Told("most", None)),
        (10, True, Told("most", 4)),
        (19, True, Told("most", 4)),
        (10, False, Told("most", None)),
    ],
)
def test_what_may_be_said_grows_with_the_number_of_answers(count, means, expected):
    assert told({"a": [4] * count, "b": []}, means=means) == {"a": expected, "b": Told(None, None)}
