"""What a board leaves on a computer that others use too."""

from playwright.sync_api import expect

LATER = "2027-04-26"
CARD = "Zwei Rückfragen weniger am Tag"


def test_the_next_one_at_this_computer_finds_no_keys_to_cards(open_page):
    page = open_page("facilitator", path="/unit/pinboard", date=LATER)
    block = page.locator(".lotse-retrospective")
    block.get_by_role("button", name="Teilnehmen").click()
    expect(block.get_by_role("heading", name="Phase 1 von 6: Einstieg")).to_be_visible()
    block.locator("summary").filter(has_text="Ich moderiere").click()
    block.get_by_role("button", name="Moderieren").click()
    block.get_by_role("button", name="Weiter zu: Sammeln").click()
    block.locator("summary").filter(has_text="moderiere und mache trotzdem mit").click()
    block.locator("[data-region=add-late] textarea").fill(CARD)
    block.locator("[data-region=add-late]").get_by_role("button", name="Karte anheften").click()
    expect(block.locator("[data-region=mine]")).to_contain_text(CARD)
    kept = "Object.values(localStorage).join('').match(/[0-9a-f]{32}/g)?.length ?? 0"
    assert page.evaluate(kept) == 1

    block.locator("summary").filter(has_text="Ihre Karten").click()
    block.locator("summary").filter(has_text="Auf diesem Gerät vergessen").click()
    block.get_by_role("button", name="Schlüssel löschen").click()
    expect(block.get_by_role("status").first).to_have_text("Auf diesem Gerät gelöscht")
    assert page.evaluate(kept) == 0
    page.reload()
    expect(block.locator("[data-region=board]").get_by_role("heading", name="Die Pinnwand")).to_be_visible()
    expect(block.locator("[data-region=mine]")).not_to_contain_text(CARD)
    expect(block).to_contain_text("Karten: 1")
