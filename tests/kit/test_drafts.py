"""What is typed and not stored comes back after a reload, in this tab, for this person, and overwrites nothing newer."""

from playwright.sync_api import expect

from tests.kit.stage import LOST, PAUSE, Stage, region

SAVED = {"message": "Saved"}
CARD = """<details><summary>Write</summary><form data-handler="add"><input type="hidden" name="secret">
<textarea name="text"></textarea><button>Pin up</button></form></details>"""
NOTE = """<form data-handler="keep" data-autosave="keep"><textarea name="text">{text}</textarea>
<input type="hidden" name="seen" value="{seen}"></form>"""
ROW = """<form data-handler="save" data-draft="{draft}" data-reopen="go edit:a1" data-choices>
<input type="hidden" name="row" value="a1"><input type="text" name="text"><select name="one"><option>a<option>b</select>
<button>Save</button></form>"""


def kept(stage: Stage) -> int:
    """How many drafts the tab keeps."""
    return stage.page.evaluate("Object.keys(sessionStorage).length")


def test_a_card_half_written_comes_back_after_a_reload(stage: Stage) -> None:
    stage.answers("add", SAVED)
    stage.open(CARD)
    stage.page.get_by_text("Write").click()
    stage.field("text").fill("Half")
    stage.open(CARD)
    expect(stage.field("text")).to_have_value("Half")
    expect(stage.field("text")).to_be_visible()
    stage.says("Back again")
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Pin up").click()
    stage.says("Saved")
    assert kept(stage) == 0
    stage.open(CARD)
    expect(stage.field("text")).to_have_value("")


def test_it_does_not_come_to_somebody_else_and_is_gone_then(stage: Stage) -> None:
    stage.open(CARD)
    stage.field("text").evaluate("(field) => { field.closest('details').open = true; }")
    stage.field("text").fill("Half")
    assert kept(stage) == 1
    stage.viewer = "murat"
    stage.open(CARD)
    expect(stage.field("text")).to_have_value("")
    assert kept(stage) == 0


def test_what_a_visitor_types_is_not_kept(stage: Stage) -> None:
    stage.viewer = ""
    stage.open(CARD.replace("<details>", "<details open>"))
    stage.field("text").fill("Half")
    assert kept(stage) == 0


def test_a_text_that_saves_itself_is_sent_when_it_is_back(stage: Stage) -> None:
    stage.answers("keep", LOST, SAVED)
    stage.open(NOTE.format(text="Old", seen=1))
    stage.field("text").fill("New")
    stage.later(PAUSE)
    stage.warns("No connection")
    stage.open(NOTE.format(text="Old", seen=1))
    stage.says("Saved")
    assert stage.arrived("keep") == [{"text": "New", "seen": "1"}] * 2
    assert kept(stage) == 0


def test_a_text_that_was_stored_after_all_is_no_draft(stage: Stage) -> None:
    stage.answers("keep", LOST)
    stage.open(NOTE.format(text="Old", seen=1))
    stage.field("text").fill("New")
    stage.open(NOTE.format(text="New", seen=2))
    expect(stage.field("seen")).to_have_value("2")
    assert not stage.asks_before_leaving()
    assert kept(stage) == 0


def test_what_was_stored_meanwhile_is_not_overwritten_unseen(stage: Stage) -> None:
    """The draft goes with the revision that it was made from, and so meets the question which version counts."""
    stage.answers("keep", LOST, {"status": 409, "error": "conflict", "message": "Which one?"})
    stage.open(NOTE.format(text="Old", seen=1))
    stage.field("text").fill("Mine")
    stage.later(PAUSE)
    stage.warns("No connection")
    stage.open(NOTE.format(text="Theirs", seen=5))
    stage.warns("Which one?")
    assert stage.arrived("keep")[1] == {"text": "Mine", "seen": "1"}


def test_a_row_that_was_open_is_opened_again(stage: Stage) -> None:
    row = ROW.format(draft="row-a1")
    stage.answers("go", {"regions": {"form": row}})
    stage.open(region("form", row))
    stage.field("one").select_option("b")
    stage.field("text").fill("Half")
    stage.open(region("form", ""))
    expect(stage.field("text")).to_have_value("Half")
    expect(stage.field("one")).to_have_value("b")
    assert stage.arrived("go") == [{"step": "edit:a1"}]
    stage.says("Back again")


def test_what_stood_in_a_closed_part_of_a_form_is_seen_when_it_is_back(stage: Stage) -> None:
    form = (
        '<form data-handler="save"><input type="text" name="name"><details><summary>More</summary>{}</details></form>'
    )
    body = form.format('<input type="text" name="text">')
    stage.open(body)
    stage.page.get_by_text("More").click()
    stage.field("text").fill("Half")
    stage.open(body)
    expect(stage.field("text")).to_have_value("Half")
    expect(stage.field("text")).to_be_visible()


def test_another_row_does_not_get_its_text(stage: Stage) -> None:
    stage.answers("go", {"status": 404, "error": "gone", "message": "The row is gone"})
    stage.open(region("form", ROW.format(draft="row-a1")))
    stage.field("text").fill("Half")
    stage.open(region("form", ROW.format(draft="row-b2")))
    stage.warns("The row is gone")
    expect(stage.field("text")).to_have_value("")


def test_a_row_that_is_closed_leaves_no_draft(stage: Stage) -> None:
    stage.answers("go", {"regions": {"form": ""}})
    close = '<form data-handler="go"><button name="step" value="close">Close</button></form>'
    stage.open(region("form", ROW.format(draft="row-a1") + close))
    stage.field("text").fill("Half")
    stage.page.get_by_role("button", name="Close").click()
    expect(stage.field("text")).to_have_count(0)
    stage.later(10)
    assert kept(stage) == 0


def test_a_text_that_is_taken_back_is_no_draft(stage: Stage) -> None:
    stage.open(CARD.replace("<details>", "<details open>"))
    stage.field("text").fill("Half")
    assert kept(stage) == 1
    stage.field("text").fill("")
    assert kept(stage) == 0


def test_what_is_under_way_when_the_page_is_left_is_sent_before_anybody_is_asked(stage: Stage) -> None:
    stage.answers("keep", SAVED)
    stage.open(NOTE.format(text="Old", seen=1))
    stage.field("text").fill("New")
    assert stage.asks_before_leaving()
    stage.await_sent("keep")


def test_what_is_stored_while_the_page_is_left_is_still_there_for_the_next_one(stage: Stage) -> None:
    """The next page may have been made before it was stored."""
    stage.answers("keep", SAVED)
    stage.open(NOTE.format(text="Old", seen=1))
    stage.field("text").fill("New")
    stage.asks_before_leaving()
    stage.says("Saved")
    stage.open(NOTE.format(text="Old", seen=1))
    expect(stage.field("text")).to_have_value("New")
    stage.await_sent("keep", 2)
