"""What is said of a step: beside the control that was used, once the page is new too, and gone with the next step."""

import pytest
from playwright.sync_api import expect

from tests.kit.stage import HELD, LOST, PAUSE, POLL, Foreign, Stage, region

SAVED = {"message": "Saved"}
ROW = """<form data-handler="keep" id="row"><input type="text" name="text">
<p class="lotse-actions"><button id="save">Save</button></p></form>"""
OTHER = '<form data-handler="go"><p class="lotse-actions"><button>Go</button></p></form>'
NOTE = """<form data-handler="keep" data-autosave="keep"><textarea name="text"></textarea>
<p class="slot" data-says{}></p></form>"""
FOLLOWS = '<form data-poll="poll" data-pace="2000"></form>'


def press(stage: Stage, name: str) -> None:
    stage.page.get_by_role("button", name=name, exact=True).click()


def beside(stage: Stage, place: str) -> None:
    """What is said stands in the element that `place` selects."""
    expect(stage.page.locator(place).locator("[data-said]")).to_be_visible()


def test_what_a_button_did_stands_in_its_row(stage: Stage) -> None:
    stage.answers("keep", SAVED)
    stage.answers("go", {"message": "Gone"})
    stage.open(ROW + OTHER)
    press(stage, "Save")
    stage.says("Saved")
    beside(stage, "#row .lotse-actions")
    press(stage, "Go")
    stage.says("Gone")
    beside(stage, "[data-handler=go] .lotse-actions")


def test_a_part_of_the_message_leads_to_what_it_is_about(stage: Stage) -> None:
    stage.answers("keep", {"message": "Saved. Findings: 2", "link": {"text": "Findings: 2", "href": "#list"}}, SAVED)
    stage.open(ROW + '<h4 id="list" tabindex="-1">List</h4>')
    press(stage, "Save")
    expect(stage.page.get_by_role("status")).to_have_text("Saved. Findings: 2")
    expect(stage.page.locator("[data-words]")).to_have_text("Saved.")
    stage.page.get_by_role("link", name="Findings: 2").press("Enter")
    expect(stage.page.locator("#list")).to_be_focused()
    press(stage, "Save")
    stage.says("Saved")
    expect(stage.page.locator("[data-link]")).to_be_hidden()


def test_nothing_above_a_control_moves(stage: Stage) -> None:
    stage.answers("keep", Foreign(502))
    stage.open(ROW)
    before = stage.page.get_by_role("button", name="Save").bounding_box()
    press(stage, "Save")
    stage.warns("Down")
    assert stage.page.get_by_role("button", name="Save").bounding_box() == before


def test_the_same_words_are_said_anew(stage: Stage) -> None:
    stage.answers("keep", SAVED, HELD)
    stage.open(ROW)
    press(stage, "Save")
    stage.says("Saved")
    press(stage, "Save")
    stage.says("")
    stage.release(SAVED)
    stage.says("Saved")


def test_what_is_wrong_goes_with_the_next_try_and_a_slow_answer_is_announced(stage: Stage) -> None:
    stage.answers("keep", LOST, HELD)
    stage.open(ROW)
    press(stage, "Save")
    stage.warns("No connection")
    press(stage, "Save")
    stage.says("")
    stage.later(600)
    stage.says("Saving")
    stage.release(SAVED)
    stage.says("Saved")


def test_it_stands_beside_what_has_come_in_the_place_of_the_form(stage: Stage) -> None:
    stage.answers("keep", {**SAVED, "regions": {"rows": ROW}})
    stage.open(region("rows", ROW))
    press(stage, "Save")
    stage.says("Saved")
    beside(stage, "#row .lotse-actions")


def test_it_follows_the_focus_where_the_form_has_gone(stage: Stage) -> None:
    rows = '<table><tr><td id="cell"><button id="edit">Edit</button></td></tr></table>'
    stage.answers("keep", {**SAVED, "regions": {"rows": rows}, "focus": "edit"})
    stage.open(region("rows", ROW))
    press(stage, "Save")
    stage.says("Saved")
    beside(stage, "#cell")


def test_it_outlives_news_that_replace_its_place(stage: Stage) -> None:
    stage.answers("keep", SAVED)
    stage.answers("poll", {"regions": {"rows": ROW.replace("Save", "Store")}})
    stage.open(region("rows", ROW) + FOLLOWS)
    press(stage, "Save")
    stage.says("Saved")
    stage.later(POLL)
    expect(stage.page.get_by_role("button", name="Store")).to_be_visible()
    stage.says("Saved")
    beside(stage, "#row .lotse-actions")


def test_where_nothing_was_used_it_stands_at_the_end_of_the_block(stage: Stage) -> None:
    stage.answers("poll", LOST)
    stage.open(region("rows", "") + FOLLOWS)
    stage.later(POLL)
    stage.warns("No connection")
    expect(stage.page.locator(".lotse > [data-said]:last-child")).to_be_visible()


@pytest.mark.parametrize("own", [False, True])
def test_a_form_that_saves_itself_has_a_place_for_it(stage: Stage, own: bool) -> None:
    """One that shows for itself what is stored says there only what is wrong."""
    stage.answers("keep", SAVED, LOST)
    stage.open(NOTE.format('="wrong"' if own else ""))
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    expect(stage.page.get_by_role("status")).to_have_text("Saved")
    expect(stage.page.locator(".slot [data-said]")).to_be_visible(visible=not own)
    stage.field("text").fill("Mine again")
    stage.later(PAUSE)
    stage.warns("No connection")
    beside(stage, ".slot")


def test_what_did_not_come_through_is_sent_by_one_button(stage: Stage) -> None:
    stage.answers("keep", Foreign(403), SAVED)
    stage.open(
        '<form data-handler="keep"><input name="request" type="hidden"><button name="on" value="1">Save</button></form>'
    )
    press(stage, "Save")
    stage.warns("Open for too long")
    press(stage, "Again")
    stage.says("Saved")
    expect(stage.page.get_by_role("button", name="Again")).to_be_hidden()
    first, second = stage.arrived("keep")
    assert first == second and first["on"] == "1" and first["request"]


def test_it_goes_by_itself_once_when_there_is_a_connection_again(stage: Stage) -> None:
    stage.answers("keep", LOST, Foreign(502), SAVED)
    stage.open(ROW)
    press(stage, "Save")
    stage.warns("No connection")
    for _ in range(2):
        stage.page.evaluate("window.dispatchEvent(new Event('online'))")
        stage.warns("Down")
    assert len(stage.arrived("keep")) == 2
    press(stage, "Again")
    stage.says("Saved")


def test_a_poll_that_comes_through_sends_it_too(stage: Stage) -> None:
    stage.answers("keep", LOST, SAVED)
    stage.answers("poll", {})
    stage.open(ROW + FOLLOWS)
    press(stage, "Save")
    stage.warns("No connection")
    stage.later(POLL)
    stage.says("Saved")


def test_what_can_not_go_has_no_button(stage: Stage) -> None:
    stage.answers("keep", Foreign(413))
    stage.open(ROW)
    press(stage, "Save")
    stage.warns("Too much")
    expect(stage.page.get_by_role("button", name="Again")).to_be_hidden()


def test_a_refused_field_is_marked_until_it_is_changed(stage: Stage) -> None:
    stage.answers("keep", {"status": 403, "error": "code", "message": "No such code", "fields": ["text"]})
    stage.open(ROW)
    field = stage.field("text")
    field.fill("K7")
    press(stage, "Save")
    stage.warns("No such code")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("No such code")
    field.press("End")
    field.press("8")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("")


def test_what_others_did_is_announced_and_seen_where_it_is(stage: Stage) -> None:
    stage.answers("poll", {"message": "A new phase", "regions": {"phase": "<h3>Vote</h3>"}})
    stage.open(region("phase", "<h3>Collect</h3>") + FOLLOWS)
    stage.later(POLL)
    expect(stage.page.get_by_role("status")).to_have_text("A new phase")
    expect(stage.said).to_be_hidden()
