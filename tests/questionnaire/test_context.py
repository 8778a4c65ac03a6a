"""What a page shows of a questionnaire: which steps there are, by the state of its round and of her own answers."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from xblocks.questionnaire.context import Asked, values
from xblocks.questionnaire.model import Round
from xblocks.questionnaire.records import Box

TODAY = date(2027, 3, 1)
ASKED = Asked(
    "pulse", "Pulse", "How *are* we?", {"P1": "We listen.", "P2": "We laugh."}, "not at all", "entirely", "en"
)
RUNNING = Round(2, TODAY, open=True)
OVER = Round(2, TODAY - timedelta(days=1), open=True)
CLOSED = Round(2, TODAY, open=False, said={})
FEW, MANY, SENT = Box(None, sent=False), Box(5, sent=False), Box(None, sent=True)


def steps(round, box, **more):
    """Which steps the page offers."""
    found = values(ASKED, round, box, TODAY, **more)
    return {name for name in ("begins", "answers", "closable", "ended") if found[name]}


@pytest.mark.parametrize(
    ("round", "box", "expected"),
    [
        (None, None, {"begins"}),
        (RUNNING, FEW, {"answers", "closable"}),
        (RUNNING, None, {"answers", "closable"}),
        (RUNNING, SENT, {"closable"}),
        (RUNNING, MANY, {"answers", "closable"}),
        (OVER, FEW, {"begins", "ended"}),
        (OVER, None, {"begins", "ended"}),
        (OVER, MANY, {"closable", "ended"}),
        (CLOSED, FEW, {"begins"}),
        (CLOSED, MANY, {"begins"}),
    ],
)
def test_steps_follow_from_the_round_and_from_how_many_have_answered(round, box, expected):
    assert steps(round, box, begun=True) == expected


def test_the_form_is_there_once_she_has_begun_and_unfolded_when_she_has_just_opened_it():
    shown = [
        values(ASKED, RUNNING, FEW, TODAY, begun=begun, opened=opened)
        for begun, opened in ((False, False), (True, False), (False, True), (True, True))
    ]
    assert [found["answers"] for found in shown] == [found["opened"] for found in shown] == [False, True, True, True]
    assert [found["unfolded"] for found in shown] == [False, False, True, True]


@pytest.mark.parametrize(
    ("box", "count", "sent"), [(None, None, False), (FEW, None, False), (SENT, None, True), (MANY, 5, False)]
)
def test_how_many_have_answered_is_what_the_box_says(box, count, sent):
    found = values(ASKED, RUNNING, box, TODAY)
    assert (found["count"], found["sent"], found["taken"]) == (count, sent, True)


def test_days_are_written_as_readers_write_them_and_two_weeks_are_proposed():
    with translation.override("de"):
        found = values(ASKED, RUNNING, FEW, TODAY)
    assert (found["round"], found["until"], found["usual"]) == (2, "01.03.2027", "2027-03-15")
    assert (values(ASKED, None, None, TODAY)["round"], values(ASKED, None, None, TODAY)["until"]) == (0, "")
    assert values(ASKED, CLOSED, None, TODAY)["taken"] is False


def test_statements_are_fields_and_only_the_ends_of_the_scale_have_words():
    found = values(ASKED, RUNNING, FEW, TODAY, said="<p>Listening</p>")
    assert found["statements"] == [("answer.P1", "We listen."), ("answer.P2", "We laugh.")]
    assert found["scale"] == [(1, "not at all"), (2, ""), (3, ""), (4, ""), (5, "entirely")]
    assert (found["ask"], found["said"]) == (ASKED, "<p>Listening</p>")
    assert str(found["introduction"]).strip() == "<p>How <em>are</em> we?</p>"


def test_a_group_that_is_too_small_is_told_to_talk():
    small = Asked("pulse", "Pulse", "", {}, "", "", "en", talk="Please *talk*.")
    assert str(values(small, None, None, TODAY)["talk"]).strip() == "<p>Please <em>talk</em>.</p>"
    assert values(ASKED, None, None, TODAY)["talk"] == ""
