"""Text that is typed and not stored yet: reload, the way back, an ended session. Nothing is lost, nothing newer overwritten."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_board import LATER
from tests.browser.test_workshop import DAY_2, PROCESS, add, form, rows, sheet

NOTES = "/unit/viewpoints"


@pytest.fixture
def typing(open_page):
    """As `open_page`; who is asked before leaving, leaves."""

    def open_(person, **choices):
        page = open_page(person, **choices)
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return open_


def note(page):
    return page.locator(".lotse-reflection textarea").first


def kept(page):
    expect(page.locator(".lotse-note").first.get_by_text("Noch nicht gespeichert")).to_be_hidden()


def test_the_way_back_brings_no_old_text_over_a_newer_one(typing):
    page = typing("murat", path=NOTES)
    note(page).fill("Fassung A")
    kept(page)
    page.goto(page.url.replace(NOTES, "/"))
    page.goto(page.url.rstrip("/") + NOTES)
    note(page).fill("Fassung B")
    kept(page)
    page.go_back()
    page.go_back()
    expect(note(page)).to_have_value("Fassung B")
    note(page).press("End")
    note(page).type(" plus")
    kept(page)
    page.reload()
    expect(note(page)).to_have_value("Fassung B plus")


def test_a_reload_in_the_middle_of_a_sentence_is_no_conflict_with_oneself(typing):
    page = typing("ines", path=NOTES)
    note(page).fill("Ein Satz")
    kept(page)
    note(page).type(", der weitergeht")
    page.reload()
    expect(note(page)).to_have_value("Ein Satz, der weitergeht")
    note(page).press("End")
    note(page).type(" und endet")
    kept(page)
    expect(page.locator("[data-conflict]")).to_have_count(0)
    page.reload()
    expect(note(page)).to_have_value("Ein Satz, der weitergeht und endet")


def test_a_row_half_typed_is_open_again_after_a_reload(typing):
    page = typing("murat", path=PROCESS, date=DAY_2)
    block = sheet(page)
    add(block).click()
    form(block).get_by_label("Was geschieht?").fill("Antrag")
    page.reload()
    block = sheet(page)
    expect(form(block).get_by_label("Was geschieht?")).to_have_value("Antrag")
    expect(form(block).get_by_text("ist wieder da")).to_be_visible()
    form(block).get_by_role("button", name="Speichern", exact=True).click()
    expect(rows(block)).to_have_count(1)
    page.reload()
    expect(rows(sheet(page))).to_have_count(1)
    expect(form(sheet(page))).not_to_contain_text("Was geschieht?")


def test_a_card_half_typed_is_there_after_a_reload(typing):
    page = typing("facilitator", path="/unit/pinboard", date=LATER)
    board = page.locator(".lotse-retrospective")
    with page.expect_response("**/poll"):  # which brings every part of the page once more
        board.get_by_role("button", name="Teilnehmen").click()
    board.locator("summary").filter(has_text="Ich moderiere").click()
    board.get_by_role("button", name="Moderieren").click()
    board.get_by_role("button", name="Weiter zu: Sammeln").click()
    page = typing("lena", path="/unit/pinboard", date=LATER)
    board = page.locator(".lotse-retrospective")
    board.get_by_role("button", name="Teilnehmen").click()
    board.locator("summary").filter(has_text="Eine Karte schreiben").first.click()
    card = board.locator("form[data-handler=add_card] textarea").first
    card.fill("Zwei Rückfragen")
    page.reload()
    expect(card).to_have_value("Zwei Rückfragen")
    board.locator("form[data-handler=add_card]").first.get_by_role("button", name="Karte anheften").click()
    expect(board.locator(".lotse-card-text").filter(has_text="Zwei Rückfragen")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_whoever_was_signed_out_keeps_her_row_and_sends_it_by_one_button(typing):
    page = typing("lena", path=PROCESS, date=DAY_2)
    block = sheet(page)
    add(block).click()
    form(block).get_by_label("Was geschieht?").fill("Antrag")
    page.route("**/save_row", lambda route: route.fulfill(body="<title>Anmelden</title>", content_type="text/html"))
    form(block).get_by_role("button", name="Speichern", exact=True).click()
    said = form(block).locator("[data-said]")
    expect(said).to_contain_text("Statt der Lernplattform hat eine andere Seite geantwortet")
    expect(form(block).get_by_label("Was geschieht?")).to_have_value("Antrag")
    page.unroute("**/save_row")
    said.get_by_role("button", name="Noch einmal senden").click()
    expect(rows(block)).to_have_count(1)
