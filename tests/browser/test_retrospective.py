"""A group holds a whole retrospective, by keyboard only: five people without names and with dots, three with names,
who choose by talking.
"""

import re

import pytest
from playwright.sync_api import expect

from course_export.build import build, write
from tests.browser.keyboard import choose_option, press, type_into
from tests.course_export.making import copy_of_mini, order
from tests.player import running

LATER = "2027-04-26"
BOARD = ".lotse-retrospective"
WAIT = 15_000  # ms: a page asks for news every ten seconds when all is quiet


def take_part(page):
    board = page.locator(BOARD)
    press(page, board.get_by_role("button", name="Take part"))
    expect(board.get_by_role("heading", name="Phase 1 of 6: Arrive")).to_be_visible()
    return board


def lead(page, board, name):
    """Move the board to the next phase."""
    press(page, board.get_by_role("button", name=name))


def write_card(page, board, column, text):
    """In its column: the form opens with the focus in its field, and again for the next card."""
    place = board.get_by_role("region", name=column)
    press(page, place.locator("summary").filter(has_text="Write a card"))
    field = place.locator(".lotse-write").get_by_label("Text")
    expect(field).to_be_focused()
    page.keyboard.type(text)
    press(page, place.get_by_role("button", name="Add card", exact=True))
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(place.locator(".lotse-card")).to_contain_text([text])


def group_card(page, board, text, group):
    """The card's controls are folded away; afterwards they are again, and the focus stays with the card."""
    summary = board.locator("summary").filter(has_text=re.compile(rf"^\s*Move\s*: {text}"))
    press(page, summary)
    choose_option(page, board.get_by_label(f"Move to a group: {text}"), group)
    press(page, board.get_by_role("button", name=re.compile(f"^Move ?: {text}")))
    expect(board.get_by_label(f"Move to a group: {text}")).to_be_hidden()
    expect(summary).to_be_focused()


def sees(board, text):
    expect(board.locator("[data-region=board]")).to_contain_text(text, timeout=WAIT)


def reaches(board, phase):
    expect(board.get_by_role("heading", name=phase)).to_be_visible(timeout=WAIT)


def hold(pages, columns, first, second):
    """From arriving to closing; `first` and `second` are what the two learners write."""
    (leader, lead_board), (one, one_board), (two, two_board), *_others = pages
    press(leader, lead_board.get_by_text("I facilitate"))
    press(leader, lead_board.get_by_role("button", name="Facilitate"))
    lead(leader, lead_board, "On to: Collect")
    reaches(one_board, "Phase 2 of 6: Collect")
    reaches(two_board, "Phase 2 of 6: Collect")
    write_card(one, one_board, columns[0], first)
    write_card(two, two_board, columns[1], second)
    expect(two_board.locator("[data-region=board]")).not_to_contain_text(first)
    sees(lead_board, "Cards written so far: 2")

    lead(leader, lead_board, "On to: Group")
    sees(two_board, first)
    sees(one_board, second)
    group_card(one, one_board, first, "New group")
    expect(one_board.get_by_text("Rename")).to_be_visible()
    press(one, one_board.get_by_text("Rename"))
    type_into(one, one_board.get_by_label("Name of the group"), "Unsere Zeit")
    press(one, one_board.get_by_role("button", name="Save").first)
    sees(two_board, "Unsere Zeit")
    group_card(two, two_board, second, "Unsere Zeit")
    sees(lead_board, second)

    lead(leader, lead_board, "On to: Vote" if len(pages) >= 5 else "On to: Choose")
    result = vote(pages) if len(pages) >= 5 else choose(pages)  # fewer than five people choose by talking
    lead(leader, lead_board, "On to: Decide")
    reaches(one_board, "Phase 5 of 6: Decide")
    sees(one_board, result)
    closing = lead_board.locator("details[data-key=close]")
    press(leader, closing.locator("summary"))
    expect(closing).to_contain_text("Agree on at least one action")
    type_into(one, one_board.get_by_label("What is to be done"), "Mittwochs eine Vertretung")
    type_into(one, one_board.get_by_label("Who does it"), "Fachbereich Bürgerdienste")
    press(one, one_board.get_by_role("button", name="Note the action"))
    expect(one_board.locator("[data-region=actions]")).to_contain_text("Mittwochs eine Vertretung")
    due = one_board.locator("[data-region=actions] li input[type=date]")
    if not due.input_value():
        press(one, one_board.locator("[data-region=actions] li summary"))
        due.fill("2027-07-01")
        press(one, one_board.locator("[data-region=actions] li").get_by_role("button", name="Save"))
    expect(lead_board.locator("[data-region=actions]")).to_contain_text("Mittwochs eine Vertretung", timeout=WAIT)
    expect(closing).to_contain_text("Actions: 1, cards: 2, groups: 1")
    lead(leader, lead_board, "Close now")
    reaches(lead_board, "Phase 6 of 6: Closed")
    reaches(two_board, "Phase 6 of 6: Closed")


def vote(pages):
    """Everybody gives a dot, whoever leads included; only then is there a sum, and it is seen at the end. What it says."""
    leader, lead_board = pages[0]
    for page, board in pages[1:]:
        reaches(board, "Phase 4 of 6: Vote")
        expect(board.get_by_text("Votes left: 1")).to_be_visible()
        press(page, board.get_by_role("button", name="One vote more: Unsere Zeit"))
        expect(board.get_by_role("status").first).to_have_text("Votes left: 0")
    lead(leader, lead_board, "On to: Decide")
    expect(lead_board.get_by_role("alert")).to_contain_text("at least five people have to vote")
    expect(lead_board).not_to_contain_text("Have voted")
    press(leader, lead_board.get_by_text("take part all the same: give dots"))
    press(leader, lead_board.get_by_role("button", name="One vote more: Unsere Zeit"))
    expect(lead_board).to_contain_text("Have voted: 5", timeout=WAIT)
    expect(lead_board.locator("[data-region=board]")).not_to_contain_text("Votes: 5")
    return "Votes: 5"


def choose(pages):
    """So few that a sum would name them talk, and whoever leads marks what they settle on. What the board says then."""
    leader, lead_board = pages[0]
    for _page, board in pages:
        expect(board.get_by_text("There are no dots this time")).to_be_visible(timeout=WAIT)
    lead(leader, lead_board, "On to: Decide")
    expect(lead_board.get_by_role("alert")).to_contain_text("Nothing is chosen yet")
    press(leader, lead_board.get_by_role("button", name="Mark : Unsere Zeit"))
    expect(lead_board.get_by_role("button", name="Marked : Unsere Zeit")).to_be_focused()
    return "Chosen"


def exported(page, board, name):
    with page.expect_download() as download:
        press(page, board.get_by_role("link", name=name))
    return download.value.path().read_text(encoding="utf-8-sig")


def test_without_names_and_with_own_intentions(open_page):
    lena = open_page("lena", path="/unit/day-2-close", language="en")
    block = lena.locator(".lotse-reflection")
    type_into(lena, block.get_by_label("What will you have done?").first, "Die Nachforderung verständlich gemacht")
    block.get_by_label("By when?").first.fill("2027-03-01")
    expect(block.get_by_role("status").first).to_have_text("Saved")

    path = "/unit/pinboard"
    people = ("facilitator", "lena", "jonas", "murat", "ines")
    pages = [
        (page, take_part(page)) for page in (open_page(who, path=path, date=LATER, language="en") for who in people)
    ]
    (_leader, lead_board), (_one, one_board), (two, two_board), *_others = pages
    expect(one_board.locator("[data-region=intentions]")).to_contain_text("Die Nachforderung verständlich gemacht")
    expect(two_board.locator("[data-region=intentions]")).to_be_empty()
    hold(pages, ("Hindernis", "Wirkung"), "Mittwochs fehlt eine Vertretung", "Zwei Rückfragen weniger am Tag")

    text = exported(two, two_board, "Download as text")
    assert "Mittwochs fehlt eine Vertretung" in text
    assert "Unsere Zeit" in text
    for board in (lead_board, one_board, two_board):
        for name in ("Lena", "Jonas"):
            expect(board.locator("[data-region=board]")).not_to_contain_text(name)
    assert "Lena" not in text and "Jonas" not in text

    folder = open_page("lena", path="/unit/my-folder", date=LATER, language="en")
    with folder.expect_popup() as opened:
        press(folder, folder.locator(".lotse-portfolio").get_by_role("link", name="Read and print all of it"))
    expect(opened.value.locator("body")).to_contain_text("Die Nachforderung verständlich gemacht")


@pytest.fixture
def named(tmp_path):
    """The player with a course whose board shows names."""
    block = "block: lotse_self_assessment\n                key: rating\n                title: Rate yourself\n"
    settings = "settings: {occasion: T2, record: tea}"
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", block, block.replace("self_assessment", "retrospective")),
        ("programme.yaml", settings, "settings: {board_format: ssc, anonymity: named}"),
    )
    tarball = write(build(folder, order()), tmp_path / "out")
    with running(tarball, tmp_path / "state", open_date="2027-04-26") as player:
        yield player


def test_with_names(named, chromium):
    contexts, pages = [], []
    for who in ("facilitator", "lena", "jonas"):
        context = chromium.new_context(reduced_motion="reduce", accept_downloads=True)
        context.add_cookies(named.visitor(who, language="en").cookies())
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{named.url}unit/rate")
        pages.append((page, take_part(page)))
    hold(pages, ("Start", "Stop"), "Warm the pot", "Boil it twice")
    (leader, lead_board), *_rest = pages
    expect(lead_board.locator("[data-region=board]")).to_contain_text("Lena")
    table = exported(leader, lead_board, "Download as a file (CSV)")
    assert "Warm the pot" in table and "Lena" in table
    for context in contexts:
        context.close()
