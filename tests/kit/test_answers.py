"""What comes back instead of an answer: a login page, a proxy's error, nothing. No text goes, and nothing says “saved”."""

import pytest
from playwright.sync_api import expect

from tests.kit.stage import LOST, PAUSE, RETRY, Foreign, Reply, Stage, region

SIGNED_OUT, OFFLINE, ELSEWHERE, EXPIRED, DOWN = (
    "Signed out",
    "No connection",
    "Another page",
    "Open for too long",
    "Down",
)
AGAIN: list[tuple[Reply, str]] = [
    (Foreign(200), ELSEWHERE),
    (Foreign(200, "{}", "application/json"), ELSEWHERE),
    (Foreign(200, '{"message": "Welcome"}', "application/json"), ELSEWHERE),
    (Foreign(302, location="/login"), SIGNED_OUT),
    (Foreign(302, location="http://sso.test/"), SIGNED_OUT),
    (Foreign(401), SIGNED_OUT),
    (Foreign(401, '{"detail": "Credentials"}', "application/json"), SIGNED_OUT),
    (Foreign(401, '{"message": "Credentials"}', "application/json"), SIGNED_OUT),
    (Foreign(403), EXPIRED),
    (Foreign(200, '{"message": "cut o', "application/json"), OFFLINE),
    (Foreign(429), DOWN),
    (Foreign(502), DOWN),
    (Foreign(502, "[]", "application/json"), DOWN),
    (Foreign(503, '{"message": "Full", "error": "gateway"}', "application/json"), DOWN),
    (LOST, OFFLINE),
]
FINAL: list[tuple[Reply, str]] = [(Foreign(404), DOWN), (Foreign(413), "Too much")]
ROW = '<form data-handler="keep"><textarea name="text"></textarea><button>Save</button></form>'
NOTE = '<form data-handler="keep" data-autosave="keep"><textarea name="text"></textarea></form>'
CHOICE = '<form data-handler="keep" data-autosave="keep"><input type="radio" name="level" value="1"></form>'
SAVED: Reply = {"message": "Saved"}


@pytest.mark.parametrize(("reply", "words"), AGAIN + FINAL, ids=repr)
def test_a_form_stays_unsaved_and_can_be_sent_again(stage: Stage, reply: Reply, words: str) -> None:
    stage.answers("keep", reply, SAVED)
    stage.open(region("row", ROW))
    stage.field("text").fill("Mine")
    stage.page.get_by_role("button", name="Save").click()
    stage.warns(words)
    expect(stage.field("text")).to_have_value("Mine")
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Save").click()
    stage.says("Saved")
    assert stage.arrived("keep") == [{"text": "Mine"}] * 2
    assert not stage.asks_before_leaving()


@pytest.mark.parametrize(("reply", "words"), AGAIN, ids=repr)
def test_text_that_saves_itself_is_sent_again_by_itself(stage: Stage, reply: Reply, words: str) -> None:
    stage.answers("keep", reply, SAVED)
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns(words)
    assert stage.asks_before_leaving()
    stage.later(RETRY)
    stage.says("Saved")
    assert stage.arrived("keep") == [{"text": "Mine"}] * 2
    assert not stage.asks_before_leaving()


@pytest.mark.parametrize(("reply", "words"), FINAL, ids=repr)
def test_what_will_never_go_is_not_sent_for_ever_but_stays(stage: Stage, reply: Reply, words: str) -> None:
    stage.answers("keep", reply)
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns(words)
    stage.later(RETRY)
    assert len(stage.arrived("keep")) == 1
    assert stage.asks_before_leaving()


def test_coming_back_to_the_page_or_to_the_net_sends_again_at_once(stage: Stage) -> None:
    stage.answers("keep", Foreign(200), LOST, SAVED)
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns(ELSEWHERE)
    stage.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    stage.warns(OFFLINE)
    stage.page.evaluate("window.dispatchEvent(new Event('online'))")
    stage.says("Saved")


def test_sending_again_waits_longer_each_time(stage: Stage) -> None:
    stage.answers("keep", LOST)
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.later(RETRY)
    stage.await_sent("keep", 2)
    stage.later(RETRY)
    assert len(stage.arrived("keep")) == 2
    stage.later(RETRY)
    stage.await_sent("keep", 3)


def test_what_was_not_stored_comes_before_another_page(stage: Stage) -> None:
    stage.answers("keep", LOST, LOST, SAVED)
    stage.answers("next", {"message": "Page two"})
    stage.open(CHOICE + '<form data-handler="next"><button>Next</button></form>')
    stage.field("level").check()
    stage.warns(OFFLINE)
    stage.page.get_by_role("button", name="Next").click()
    stage.await_sent("keep", 2)
    stage.warns(OFFLINE)
    stage.page.get_by_role("button", name="Next").click()
    stage.says("Page two")
    assert [name for name, _data in stage.sent] == ["keep", "keep", "keep", "next"]


def test_a_refusal_of_ours_is_said_as_it_is(stage: Stage) -> None:
    stage.answers("keep", {"status": 403, "error": "closed", "message": "The board is closed"})
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns("The board is closed")
    stage.later(RETRY)
    assert len(stage.arrived("keep")) == 1
    assert stage.asks_before_leaving()


def test_a_busy_server_is_asked_again(stage: Stage) -> None:
    stage.answers("keep", {"status": 409, "error": "busy", "message": "Busy"}, SAVED)
    stage.open(NOTE)
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns("Busy")
    stage.later(RETRY)
    stage.says("Saved")


@pytest.mark.parametrize("reply", [Foreign(200), Foreign(302, location="/login"), Foreign(502)], ids=repr)
def test_a_poll_that_nobody_of_ours_answers_swaps_nothing(stage: Stage, reply: Foreign) -> None:
    stage.answers("poll", reply)
    stage.open('<form data-poll="poll" data-pace="2000"></form>' + region("board", "<p>Old</p>"))
    stage.later(3_000)
    stage.warns({"200": ELSEWHERE, "302": SIGNED_OUT, "502": DOWN}[str(reply.status)])
    expect(stage.page.get_by_text("Old")).to_be_visible()
