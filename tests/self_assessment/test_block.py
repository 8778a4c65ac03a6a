"""Answering: one competence at a time or all on a page, saved at once, in one window or two."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import forms, markup
from tests.desk import Answer, Desk, swapped
from tests.self_assessment.framework import answer_all
from xblocks.self_assessment import records
from xblocks.spaces import api

BOTH = {"explain": "2", "data": "1"}


def answer(desk: Desk, competence: str = "explain", **sent: Any) -> Answer:
    return desk.call("answer", {"competence": competence, "seen": 0, **sent})


def stored(desk: Desk) -> dict[str, dict[str, Any]]:
    """What is kept of a person's answers."""
    snapshot = api.read(records.space_key(desk.block(), str(desk.person)))
    return {item.key: item.data for item in snapshot.items if item.kind == records.RATING}


def completions(desk: Desk) -> list[float]:
    return [data["completion"] for _, _, event, data in desk.site.published if event == "completion"]


def text(page: str) -> str:
    return " ".join(markup.parsed(page).text_content().split())


def test_an_answer_is_kept_and_shown_again(desk: Desk) -> None:
    said = answer(desk, level="2", target="2")
    assert (said.status, said.json["message"]) == (200, "Saved")
    assert stored(desk) == {"T0:explain": {"level": 2, "target": 2}}
    page = swapped(desk.page(), desk.call("show", {"page": "1"}))
    sent = forms.payload(page, "answer")
    assert (sent["competence"], sent["level"], sent["target"]) == ("explain", "2", "2")
    assert answer(desk, level="1", seen=int(sent["seen"])).status == 200


def test_both_ways_not_to_answer_count_as_answers(desk: Desk) -> None:
    assert answer(desk, level="not_applicable").status == 200
    assert completions(desk) == []
    assert answer(desk, "data", level="no_answer").status == 200
    assert completions(desk) == [1.0]
    assert stored(desk) == {"T0:explain": {"skip": "not_applicable"}, "T0:data": {"skip": "no_answer"}}


def test_completion_is_published_exactly_when_everything_is_answered(place: Callable[..., Desk]) -> None:
    desk, other = place("T0"), place("T2")
    answer(desk, level="1")
    answer(desk, "data", target="2")
    assert completions(desk) == []
    answer(other, "data", level="1")  # of another occasion
    assert completions(desk) == []
    answer(desk, "data", level="0", keep="mine")
    assert completions(desk) == [1.0]
    assert {(person, block) for person, block, *_ in desk.site.published} == {(1, "small-T0")}


def test_events_hold_nothing_personal(desk: Desk) -> None:
    answer_all(desk, BOTH)
    answer_all(desk, BOTH)
    events = [data for _, _, event, data in desk.site.published if event != "completion"]
    assert events == [{"occasion": "T0"}]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"level": "3"}, 400),
        ({"level": "1", "target": "3"}, 400),
        ({"level": "-1"}, 400),
        ({"level": "yes"}, 400),
        ({"level": "1", "competence": "gone"}, 400),
        ({"level": "1", "seen": 7}, 409),
        ({"level": "1", "occasion": "T3"}, 400),
        ({"level": "1", "person": "2"}, 400),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(desk: Desk, sent: dict[str, Any], status: int) -> None:
    assert answer(desk, **sent).status == status
    assert stored(desk) == {}
    assert desk.site.published == []


def test_two_windows_get_both_versions_and_the_learner_decides(desk: Desk) -> None:
    answer(desk, level="0")
    refused = answer(desk, level="2", target="1")
    assert (refused.status, refused.json["error"]) == (409, "conflict")
    assert refused.json["versions"] == {"mine": {"level": 2, "target": 1}, "theirs": {"level": 0}}
    assert stored(desk)["T0:explain"] == {"level": 0}

    page = swapped(swapped(desk.page(), desk.call("show", {"page": "1"})), refused)
    assert markup.problems(page) == []
    assert "I send the link." in text(page) and "I ask what is unclear" in text(page)
    chosen = forms.payload(page, "answer", level="2", target="1", keep="theirs")
    kept = desk.call("answer", chosen)
    assert kept.status == 200
    assert stored(desk)["T0:explain"] == {"level": 0}

    mine = desk.call("answer", {**chosen, "keep": "mine"})
    assert mine.status == 200
    assert stored(desk)["T0:explain"] == {"level": 2, "target": 1}


def test_a_conflict_over_a_level_that_no_longer_exists(place: Callable[..., Desk]) -> None:
    """The author has shortened the scale since the first answer was given."""
    desk = place()
    with api.write(records.space_key(desk.block(), "1")) as space:
        space.put(records.RATING, "T0:explain", {"level": 4, "target": 3}, person="1")
    refused = answer(desk, level="1")
    assert (refused.status, refused.json["versions"]["theirs"]) == (409, {"level": 4, "target": 3})
    for page in ("intro", "next", "all", "1", "result"):
        assert desk.call("show", {"page": page}).status == 200
    for link in ("printable", "download"):
        assert desk.call(link).status == 200


def test_a_conflict_with_an_answer_that_was_deleted(desk: Desk) -> None:
    answer(desk, level="1")
    desk.call("delete", {"sure": True})
    refused = answer(desk, level="2", seen=1)
    assert (refused.status, refused.json["versions"]["theirs"]) == (409, {})
    assert stored(desk) == {}
    assert answer(desk, level="2", seen=1, keep="mine").status == 200


def test_the_next_page_is_the_first_open_question(desk: Desk) -> None:
    def shown() -> str:
        return forms.payload(swapped(desk.page(), desk.call("show", {"page": "next"})), "answer")["competence"]

    assert shown() == "explain"
    answer(desk, level="1")
    assert shown() == "data"
    answer(desk, "data", level="1")
    assert shown() == "explain"


def test_coming_back_the_learner_finds_her_place_and_at_the_end_her_profile(desk: Desk) -> None:
    assert "Start" in text(desk.page())
    answer(desk, level="1")
    assert "1 of 2" in text(desk.page())
    answer(desk, "data", level="1")
    assert "My profile" in text(desk.page())


@pytest.mark.parametrize("page", ["0", "3", "999"])
def test_pages_that_do_not_exist(desk: Desk, page: str) -> None:
    assert desk.call("show", {"page": page}).status == 400


def test_occasions_of_a_record_are_kept_apart_and_records_too(place: Callable[..., Desk]) -> None:
    answer_all(place("T0"), {"explain": "0"})
    answer_all(place("T2"), {"explain": "1"})
    answer_all(place("then"), {"explain": "2"})
    answer_all(place("T0", record="other"), {"explain": "2"})
    assert stored(place("T3")) == {
        "T0:explain": {"level": 0},
        "T2:explain": {"level": 1},
        "then:explain": {"level": 2},
    }
    assert stored(place("T3", record="other")) == {"T0:explain": {"level": 2}}


def test_deleting_needs_a_yes_and_takes_everything_of_every_occasion(place: Callable[..., Desk]) -> None:
    first, later, other = place("T0"), place("T2"), place("T0", record="other")
    for desk in (first, later, other):
        answer_all(desk, BOTH)
    first.call("share", {})
    for no in ({}, {"sure": False}):
        assert first.call("delete", no).status == 400
    assert len(stored(first)) == 4

    assert later.call("delete", {"sure": True}).status == 200
    assert stored(first) == {}
    assert api.read(records.space_key(first.block(), "1")).space_id is None
    assert len(stored(other)) == 2
    assert completions(first)[-1] == 0.0
    assert "Start" in text(first.page())


def test_a_reset_by_the_platform_takes_this_occasion_and_this_person_only(place: Callable[..., Desk]) -> None:
    first, later, other = place("T0"), place("T2"), place("T0", person=2)
    for desk in (first, later, other):
        answer_all(desk, BOTH)
    first.block().clear_student_state(
        user_id="1", course_id="course-v1:Haselbrueck+IP+2027", item_id="x", requesting_user_id="9"
    )
    assert stored(first).keys() == {"T2:explain", "T2:data"}
    assert stored(other).keys() == {"T0:explain", "T0:data"}


def test_in_the_looking_back_placement_no_target_is_asked(place: Callable[..., Desk]) -> None:
    page = swapped(place("then").page(), place("then").call("show", {"page": "all"}))
    assert markup.parsed(page).xpath("//select") == []
    assert len(markup.parsed(page).xpath("//form[@data-autosave]")) == 2
