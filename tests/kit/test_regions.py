"""Regions that are swapped under somebody's hands: nothing typed goes, nothing unfolded shuts, the focus stays."""

import pytest
from playwright.sync_api import expect

from tests.kit.stage import HELD, LOST, PAUSE, POLL, Stage, region

SEEN = '<form data-poll="poll" data-pace="2000"><input type="hidden" name="seen" value="1"></form>'
CARD = '<form data-handler="add" id="card"><textarea name="text">{}</textarea><button>Add</button></form>'


def news(**regions: str) -> dict[str, object]:
    return {"regions": regions, "pace": 2000}


def test_a_poll_brings_what_is_new_and_typed_text_stays(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>Two cards</p>" + CARD.format("")))
    stage.open(SEEN + region("board", "<p>One card</p>" + CARD.format("")))
    stage.field("text").fill("A third one")
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    assert stage.arrived("poll")[0] == {"seen": "1"}
    expect(stage.page.get_by_text("Two cards")).to_be_visible()
    expect(stage.field("text")).to_have_value("A third one")


def test_a_form_that_is_kept_can_be_sent_and_is_unfolded(stage: Stage) -> None:
    folded = f'<details data-key="add"><summary>Add</summary>{CARD.format("")}</details>'
    stage.answers("poll", news(board="<p>New</p>" + folded))
    stage.answers("add", {"message": "Added"})
    stage.open(SEEN + region("board", CARD.format("")))
    stage.field("text").fill("A third one")
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    expect(stage.page.get_by_text("New")).to_be_visible()
    stage.page.get_by_role("button", name="Add", exact=True).click()
    stage.says("Added")
    assert stage.arrived("add") == [{"text": "A third one"}]


def test_a_region_waits_while_somebody_is_in_a_field_of_it(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>New</p>" + CARD.format("")))
    stage.open(SEEN + region("board", "<p>Old</p>" + CARD.format("")))
    stage.field("text").focus()
    stage.later(POLL)
    expect(stage.page.get_by_text("Old")).to_be_visible()
    expect(stage.field("text")).to_be_focused()
    stage.page.focus("#elsewhere")
    expect(stage.page.get_by_text("New")).to_be_visible()
    expect(stage.page.locator("#elsewhere")).to_be_focused()


def test_a_region_with_text_that_has_no_place_in_the_new_one_waits_until_it_is_sent(stage: Stage) -> None:
    form = '<form data-handler="say"><input type="text" name="text"><button>Say</button></form>'
    stage.answers("poll", news(board="<p>New</p>"))
    stage.answers("say", {"message": "Said"})
    stage.open(SEEN + region("board", form))
    stage.field("text").fill("Half a thought")
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    expect(stage.field("text")).to_have_value("Half a thought")
    stage.page.get_by_role("button", name="Say").click()
    stage.says("Said")
    stage.later(POLL)
    expect(stage.page.get_by_text("New")).to_be_visible()
    expect(stage.field("text")).to_have_count(0)


def test_a_choice_alone_holds_no_region(stage: Stage) -> None:
    form = '<form data-handler="move"><select name="to"><option>a<option>b</select></form>'
    stage.answers("poll", news(board="<p>New</p>"))
    stage.open(SEEN + region("board", form))
    stage.field("to").select_option("b")
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    expect(stage.page.get_by_text("New")).to_be_visible()


def test_what_is_unfolded_stays_so_and_what_is_folded_too(stage: Stage) -> None:
    def board(word: str) -> str:
        return "".join(f'<details data-key="{key}"><summary>{key}</summary>{word}</details>' for key in ("one", "two"))

    stage.answers("poll", news(board=board("New")))
    stage.open(SEEN + region("board", board("Old")))
    stage.page.locator("summary").first.click()
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    expect(stage.page.get_by_text("New").first).to_be_visible()
    assert stage.page.locator("details").evaluate_all("all => all.map(each => each.open)") == [True, False]


MOVES = "all => all.map(row => row.getAnimations().length)"


def rows(*revisions: int) -> str:
    return f"<table>{''.join(f'<tr data-edited={revision}><td>{revision}</td></tr>' for revision in revisions)}</table>"


@pytest.mark.parametrize(("motion", "moved"), [("no-preference", [0, 1, 1]), ("reduce", [0, 0, 0])])
def test_what_others_have_edited_is_shown_for_a_moment(stage: Stage, motion: str, moved: list[int]) -> None:
    stage.page.emulate_media(reduced_motion=motion)
    stage.answers("poll", news(board=rows(2, 9, 8)))
    stage.open(SEEN + region("board", rows(7, 2, 3)))
    stage.later(POLL)
    expect(stage.page.get_by_text("9")).to_be_visible()
    assert stage.page.locator("tr").evaluate_all(MOVES) == moved


def test_what_somebody_edited_herself_is_not(stage: Stage) -> None:
    stage.page.emulate_media(reduced_motion="no-preference")
    stage.answers("poll", news(board=rows(2, 9, 3)))
    stage.answers("go", news(board=rows(2, 9)))
    stage.open(SEEN + '<form data-handler="go"><button>Go</button></form>' + region("board", rows(2, 3)))
    stage.page.get_by_role("button", name="Go").click()
    expect(stage.page.get_by_text("9")).to_be_visible()
    assert stage.page.locator("tr").evaluate_all(MOVES) == [0, 0]
    stage.later(POLL)
    expect(stage.page.locator("tr")).to_have_count(3)
    assert stage.page.locator("tr").evaluate_all(MOVES) == [0, 0, 0]


@pytest.mark.parametrize(
    ("part", "selector"),
    [
        ('<button id="b" name="x" value="1">Go</button>', "#b"),
        ('<button name="step" value="up:1">Up</button><button name="step" value="up:2">Up</button>', '[value="up:2"]'),
        ('<details data-key="d" open><summary>More</summary>{}</details>', "summary"),
        ('<a href="#a" id="a">Link</a>', "#a"),
    ],
)
def test_the_focus_returns_to_where_it_was(stage: Stage, part: str, selector: str) -> None:
    stage.answers("poll", news(board=part + "<p>New</p>"))
    stage.open(SEEN + region("board", part + "<p>Old</p>"))
    stage.page.locator(selector).focus()
    stage.later(POLL)
    expect(stage.page.get_by_text("New")).to_be_visible()
    expect(stage.page.locator(selector)).to_be_focused()


def test_the_focus_goes_to_the_heading_where_its_element_is_gone_and_to_what_the_answer_names(stage: Stage) -> None:
    button = '<form data-handler="go"><button>Go</button></form>'
    stage.answers("go", news(board="<h3>Title</h3>" + button), {**news(board='<p id="p">There</p>'), "focus": "p"})
    stage.open(region("board", "<h3>Old</h3>" + button))
    stage.page.get_by_role("button", name="Go").click()
    expect(stage.page.get_by_role("heading", name="Title")).to_be_focused()
    stage.page.get_by_role("button", name="Go").click()
    expect(stage.page.get_by_text("There")).to_be_focused()


def test_a_poll_that_began_before_a_save_does_not_overtake_it(stage: Stage) -> None:
    stage.answers("poll", HELD, news(board="<p>Two</p>"))
    stage.answers("add", {"message": "Added", "regions": {"board": "<p>One and mine</p>"}})
    stage.open(SEEN + region("board", "<p>One</p>") + region("add", CARD.format("")))
    stage.page.clock.fast_forward(POLL)
    stage.await_sent("poll")
    stage.field("text").fill("Mine")
    stage.page.get_by_role("button", name="Add").click()
    stage.says("Added")
    stage.release(news(board="<p>One</p>"))
    stage.page.wait_for_timeout(100)
    expect(stage.page.get_by_text("One and mine")).to_be_visible()
    stage.later(POLL)
    expect(stage.page.get_by_text("Two")).to_be_visible()


def test_a_poll_during_a_save_changes_nothing_either(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>Older</p>"))
    stage.answers("add", HELD)
    stage.open(SEEN + region("board", "<p>One</p>") + region("add", CARD.format("")))
    stage.field("text").fill("Mine")
    stage.page.get_by_role("button", name="Add").click()
    stage.await_sent("add")
    stage.later(POLL)
    stage.await_sent("poll")
    expect(stage.page.get_by_text("One")).to_be_visible()
    stage.release({"message": "Added", "regions": {"board": "<p>One and mine</p>"}})
    expect(stage.page.get_by_text("One and mine")).to_be_visible()


def test_while_something_is_held_polls_change_nothing(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>New</p>"))
    begin = "connection => { window.release = connection.hold(); }"
    stage.open(SEEN + region("board", "<p>Old</p>"), begin)
    stage.later(POLL)
    stage.await_sent("poll")
    expect(stage.page.get_by_text("Old")).to_be_visible()
    stage.page.evaluate("() => { window.release(); window.release(); }")
    stage.later(POLL)
    expect(stage.page.get_by_text("New")).to_be_visible()


def test_a_second_press_while_the_first_is_under_way_sends_nothing(stage: Stage) -> None:
    stage.answers("add", HELD, {"message": "Added"})
    stage.open(region("add", CARD.format("")))
    stage.field("text").fill("Once")
    add = stage.page.get_by_role("button", name="Add")
    add.dblclick()
    stage.await_sent("add")
    add.click()
    stage.release({"message": "Added"})
    stage.says("Added")
    assert stage.arrived("add") == [{"text": "Once"}]
    stage.field("text").fill("Twice")
    add.click()
    stage.await_sent("add", 2)


def test_another_button_of_the_same_form_is_another_step(stage: Stage) -> None:
    form = '<form data-handler="go"><button name="to" value="a">A</button><button name="to" value="b">B</button></form>'
    stage.answers("go", HELD, {"message": "Gone"})
    stage.open(region("go", form))
    stage.page.get_by_role("button", name="A").click()
    stage.page.get_by_role("button", name="B").click()
    stage.await_sent("go")
    stage.release({"message": "Gone"})
    stage.await_sent("go", 2)
    assert stage.arrived("go") == [{"to": "a"}, {"to": "b"}]


def test_a_press_that_came_to_nothing_can_be_repeated(stage: Stage) -> None:
    stage.answers("add", LOST, {"message": "Added"})
    stage.open(region("add", CARD.format("")))
    stage.field("text").fill("Once")
    stage.page.get_by_role("button", name="Add").click()
    stage.warns("No connection")
    stage.page.get_by_role("button", name="Add").click()
    stage.says("Added")
    assert stage.arrived("add") == [{"text": "Once"}] * 2


def test_a_lost_connection_is_said_by_polls_until_it_is_back(stage: Stage) -> None:
    stage.answers("poll", LOST, LOST, news(board="<p>New</p>"))
    stage.open(SEEN + region("board", "<p>Old</p>"))
    stage.later(POLL)
    stage.warns("No connection")
    stage.later(4 * POLL)
    stage.await_sent("poll", 2)
    stage.warns("No connection")
    stage.later(4 * POLL)
    stage.says("")
    expect(stage.page.get_by_text("New")).to_be_visible()


def test_the_next_poll_takes_away_that_a_connection_was_lost_but_no_refusal(stage: Stage) -> None:
    stage.answers("poll", LOST, news())
    stage.answers("add", {"status": 403, "message": "Closed"})
    stage.open(SEEN + CARD.format(""))
    stage.later(POLL)
    stage.warns("No connection")
    stage.later(2 * POLL)
    stage.says("")
    stage.page.get_by_role("button", name="Add").click()
    stage.warns("Closed")
    stage.later(POLL)
    stage.await_sent("poll", 3)
    stage.warns("Closed")


def test_a_poll_that_brings_the_same_again_touches_nothing(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>New</p>"))
    stage.open(SEEN + region("board", "<p>Old</p>"))
    stage.later(POLL)
    new = stage.page.get_by_text("New")
    new.evaluate("p => { p.id = 'mine'; }")
    stage.later(POLL)
    stage.await_sent("poll", 2)
    expect(new).to_have_id("mine")


def test_a_region_comes_anew_where_a_part_of_it_was_swapped_meanwhile(stage: Stage) -> None:
    whole = region("part", "<p>Theirs</p>")
    form = '<form data-handler="go"><button>Go</button></form>'
    stage.answers("poll", news(board=whole))
    stage.answers("go", {"message": "Gone", "regions": {"part": "<p>Mine</p>"}})
    stage.open(SEEN + form + region("board", "<p>Old</p>"))
    stage.later(POLL)
    stage.page.get_by_role("button", name="Go").click()
    expect(stage.page.get_by_text("Mine")).to_be_visible()
    stage.later(POLL)
    expect(stage.page.get_by_text("Theirs")).to_be_visible()


def test_what_waits_is_older_than_the_answer_to_a_save(stage: Stage) -> None:
    stage.answers("poll", news(board="<p>Older</p>" + CARD.format("")), news())
    stage.answers("add", {"message": "Added", "regions": {"board": "<p>Newer</p>"}})
    stage.open(SEEN + region("board", CARD.format("")))
    stage.field("text").fill("Mine")
    stage.later(POLL)
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Enter")
    stage.says("Added")
    stage.page.focus("#elsewhere")
    stage.later(POLL)
    expect(stage.page.get_by_text("Newer")).to_be_visible()


def test_text_that_saves_itself_is_sent_once_after_a_pause(stage: Stage) -> None:
    stage.answers("keep", {"message": "Saved"})
    stage.open('<form data-handler="keep" data-autosave="keep"><textarea name="text"></textarea></form>')
    stage.field("text").press_sequentially("abc")
    assert stage.arrived("keep") == []
    stage.later(PAUSE)
    stage.says("Saved")
    stage.page.focus("#elsewhere")
    stage.later(PAUSE)
    assert stage.arrived("keep") == [{"text": "abc"}]


def test_what_waited_for_typing_does_not_take_the_click_that_ends_it(stage: Stage) -> None:
    card = '<form data-handler="add" id="card"><input type="text" name="text"><button>Add</button></form>'
    stage.answers("poll", news(board=card + "<p>New</p>"))
    stage.answers("add", {"message": "Added"})
    stage.open(SEEN + region("board", card))
    stage.field("text").fill("Mine")
    stage.later(POLL)
    stage.await_sent("poll")
    box = stage.page.get_by_role("button", name="Add").bounding_box()
    assert box
    stage.page.mouse.move(box["x"] + 5, box["y"] + 5)
    stage.page.mouse.down()
    stage.later(100)
    stage.page.mouse.up()
    stage.says("Added")
    assert stage.arrived("add") == [{"text": "Mine"}]


def test_news_between_pressing_and_letting_go_do_not_take_the_click(stage: Stage) -> None:
    stage.answers("poll", news(board='<form data-handler="add"><button>Add</button></form><p>New</p>'))
    stage.answers("add", {"message": "Added"})
    stage.open(SEEN + region("board", '<form data-handler="add"><button>Add</button></form>'))
    stage.page.get_by_role("button", name="Add").hover()
    stage.page.mouse.down()
    stage.later(POLL)
    stage.await_sent("poll")
    stage.page.mouse.up()
    stage.says("Added")
