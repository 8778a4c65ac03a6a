"""What is typed and not stored: one definition; asked about before the page is left and before a step takes it away."""

import pytest
from playwright.sync_api import Page, expect

from tests.kit.stage import HELD, LOST, PAUSE, Stage, region

FIELDS = """<form data-handler="keep"><input type="hidden" name="seen" value="1"><textarea name="long">a</textarea>
<input type="text" name="text" value="a"><input type="date" name="date" value="2027-01-01">
<input type="number" name="number" value="1"><input type="checkbox" name="box">
<input type="radio" name="level" value="1" checked><input type="radio" name="level" value="2">
<select name="one"><option>a<option>b</select><select name="two"><option>a<option selected>b</select>
<button>Save</button></form>"""
CHANGES = {
    "long": "b",
    "text": "b",
    "date": "2027-01-02",
    "number": "2",
    "box": True,
    "level": "2",
    "one": "b",
    "two": "a",
}
WRITTEN = {"long", "text", "date", "number"}
WITH_CHOICES = FIELDS.replace("<form", "<form data-choices", 1)
GUARD = """connection => connection.guard({
  takes: (form, step) => step === 'close' ? connection.root.querySelector('[data-region=row]') : null,
  words: '[data-open]',
})"""
ROW = region("row", '<form data-handler="keep"><input type="text" name="text"><button>Save</button></form>')
STEPS = """<form data-handler="go"><button name="step" value="close">Close</button>
<button name="step" value="look">Look</button></form>"""
EDITOR = """<form data-handler="studio" data-done="save"><input type="text" name="title" value="Old">
<button name="operation" value="save">Save</button><button name="operation" value="add">Add</button>
<template data-throws-away>Once more</template>
<button type="button" data-notify="cancel">Cancel</button></form>"""


def change(page: Page, name: str) -> None:
    value = CHANGES[name]
    if value is True:
        page.locator(f"[name={name}]").check()
    elif name == "level":
        page.locator(f"[name={name}][value='{value}']").check()
    elif name in ("one", "two"):
        page.locator(f"[name={name}]").select_option(value)
    else:
        page.locator(f"[name={name}]").fill(value)


@pytest.mark.parametrize("fields", [FIELDS, WITH_CHOICES], ids=["written", "with choices"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_any_field_is_unsaved_until_it_is_stored(stage: Stage, name: str, fields: str) -> None:
    stage.answers("keep", LOST, {"message": "Saved"})
    stage.open(fields)
    work = name in WRITTEN or fields == WITH_CHOICES
    assert not stage.asks_before_leaving()
    change(stage.page, name)
    assert stage.asks_before_leaving() == work
    stage.page.get_by_role("button", name="Save").click()
    stage.warns("No connection")
    assert stage.asks_before_leaving() == work
    stage.page.get_by_role("button", name="Save").click()
    stage.says("Saved")
    assert not stage.asks_before_leaving()
    assert stage.arrived("keep")[1][name] == CHANGES[name]


def test_what_is_typed_while_it_is_being_stored_is_unsaved(stage: Stage) -> None:
    stage.answers("keep", HELD)
    stage.open(WITH_CHOICES)
    for name in ("text", "level", "one", "box"):
        change(stage.page, name)
    stage.page.get_by_role("button", name="Save").click()
    stage.await_sent("keep")
    stage.field("text").fill("more")
    stage.release({"message": "Saved"})
    stage.says("Saved")
    assert stage.asks_before_leaving()
    stage.field("text").fill("b")
    assert not stage.asks_before_leaving()


def test_a_page_can_say_that_a_form_is_unsaved(stage: Stage) -> None:
    stage.answers("keep", {"message": "Saved"})
    stage.open(FIELDS.replace("<form", "<form data-unsaved", 1))
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Save").click()
    stage.says("Saved")
    assert not stage.asks_before_leaving()


def test_a_code_that_is_typed_in_to_be_checked_is_no_work(stage: Stage) -> None:
    stage.open(FIELDS.replace("<form", "<form data-passing", 1))
    change(stage.page, "text")
    assert not stage.asks_before_leaving()


def test_a_step_that_would_take_text_away_is_not_taken(stage: Stage) -> None:
    stage.answers("go", {"message": "Gone"})
    stage.open(ROW + STEPS, GUARD)
    assert not stage.asks_before_leaving()
    stage.field("text").fill("Half")
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Close").click()
    stage.warns("Something is open")
    expect(stage.field("text")).to_be_focused()
    assert stage.arrived("go") == []
    stage.page.get_by_role("button", name="Look").click()
    stage.says("Gone")
    stage.field("text").fill("")
    stage.page.get_by_role("button", name="Close").click()
    stage.await_sent("go", 2)
    assert stage.arrived("go") == [{"step": "look"}, {"step": "close"}]


def test_a_block_begins_once_however_often_it_is_started(stage: Stage) -> None:
    stage.answers("go", {"message": "Gone"})
    begin = "connection => { window.begun = (window.begun || 0) + 1; connection.say('Begun'); }"
    stage.open(ROW + STEPS, begin)
    stage.page.evaluate(
        "() => { window.start(); window.LotseBlock(window.runtime, document.querySelector('#block')); }"
    )
    stage.page.evaluate(
        "() => window.LotseStudio(window.runtime, { 0: document.querySelector('#block'), jquery: '3' })"
    )
    assert stage.page.evaluate("window.begun") == 1
    stage.page.get_by_role("button", name="Look").click()
    stage.says("Gone")
    assert len(stage.arrived("go")) == 1


def test_a_block_that_has_left_the_page_asks_nothing(stage: Stage) -> None:
    stage.open(ROW, GUARD)
    stage.field("text").fill("Half")
    stage.page.evaluate("document.getElementById('block').remove()")
    assert not stage.asks_before_leaving()


def test_an_editor_is_unsaved_until_its_handler_is_done(stage: Stage) -> None:
    stage.answers("studio", {"regions": {"main": EDITOR}}, {"message": "Saved", "done": True})
    stage.open(region("main", EDITOR))
    assert not stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Add").click()
    stage.says("")
    stage.await_sent("studio")
    expect(stage.page.locator("form[data-unsaved]")).to_be_visible()
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Save").click()
    stage.says("Saved")
    assert not stage.asks_before_leaving()
    assert stage.page.evaluate("window.notified") == ["save:start", "save:end"]


def test_an_editor_with_work_in_it_is_given_up_the_second_time(stage: Stage) -> None:
    stage.open(region("main", EDITOR.replace("<form", "<form data-unsaved")))
    cancel = stage.page.get_by_role("button", name="Cancel")
    for title in ("New", "Newer"):  # what is typed after the warning is not thrown away without one
        stage.field("title").fill(title)
        cancel.click()
        stage.warns("Once more")
        assert stage.page.evaluate("window.notified") == [] and stage.asks_before_leaving()
    cancel.click()
    assert stage.page.evaluate("window.notified") == ["cancel:"]
    assert not stage.asks_before_leaving()


def test_an_editor_without_work_in_it_is_given_up_at_once(stage: Stage) -> None:
    stage.open(region("main", EDITOR))
    stage.page.get_by_role("button", name="Cancel").click()
    assert stage.page.evaluate("window.notified") == ["cancel:"]


def test_leaving_a_text_during_a_conflict_sends_nothing(stage: Stage) -> None:
    conflict = '<div data-conflict><button name="choice" value="mine">Keep</button></div>'
    note = '<form data-handler="keep" data-autosave="keep"><textarea name="text"></textarea>{}</form>'
    stage.answers("keep", {"status": 409, "message": "Not saved", "regions": {"state": conflict}}, {"message": "Saved"})
    stage.open(note.format(region("state", "")))
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns("Not saved")
    stage.page.get_by_role("button", name="Keep").click()
    stage.says("Saved")
    assert stage.arrived("keep") == [{"text": "Mine"}, {"text": "Mine", "choice": "mine"}]
    assert not stage.asks_before_leaving()


def test_the_page_goes_out_of_sight_and_typed_text_is_sent_at_once(stage: Stage) -> None:
    stage.answers("keep", {"message": "Saved"})
    stage.open('<form data-handler="keep" data-autosave="keep"><textarea name="text"></textarea></form>')
    stage.field("text").fill("Mine")
    stage.page.evaluate("""() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }""")
    stage.says("Saved")


RESTORED = "persisted => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))"


def test_a_page_from_the_browsers_memory_is_fetched_anew(stage: Stage) -> None:
    stage.open(FIELDS)
    with stage.page.expect_navigation(url=stage.address):
        stage.page.evaluate(RESTORED, True)


@pytest.mark.parametrize(("persisted", "typed"), [(True, "Mine"), (False, "a")], ids=["with text in it", "just opened"])
def test_a_page_that_holds_work_or_is_new_stays(stage: Stage, persisted: bool, typed: str) -> None:
    stage.open(FIELDS)
    stage.field("text").fill(typed)
    stage.page.evaluate("() => { window.stayed = true; }")
    stage.page.evaluate(RESTORED, persisted)
    stage.later(PAUSE)
    assert stage.page.evaluate("window.stayed") is True
    expect(stage.field("text")).to_have_value(typed)
