"""The board on the wall: what people see from the back row, in each phase."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_accessible, assert_fits, assert_tree

LATER = "2027-04-26"
WAIT = 15_000
CARDS = {
    "Angewendet": (
        "Das Prozessblatt an der Theke ausgefüllt",
        "Nachfragen mit den vier Fragen geklärt",
        "Plan besprochen",
    ),
    "Wirkung": ("Zwei Rückfragen weniger am Tag", "Der Bauhof meldet sich von selbst"),
    "Hindernis": ("Die Leitung unterschreibt nur mittwochs", "Keine Vertretung, alles bleibt liegen", "Kein Termin"),
    "Unterstützung nötig": ("Ein Termin mit der IT vor Ostern", "Eine Stunde in der Woche ohne Telefon"),
    "Nächster Schritt": ("Neue Fassung vier Wochen erproben", "Der Amtsleitung die eine Seite zeigen"),
}


@pytest.fixture
def board(open_page):
    """The facilitator's board, and how it looks on a wall of 1920 × 1080."""
    page = open_page("facilitator", path="/unit/pinboard", date=LATER, width=1920)
    block = page.locator(".lotse-retrospective")
    with page.expect_response("**/poll"):  # which brings every part of the page once more
        block.get_by_role("button", name="Teilnehmen").click()
    block.locator("summary").filter(has_text="Ich moderiere").click()
    block.get_by_role("button", name="Moderieren").click()
    with page.expect_popup() as opened:
        block.get_by_role("link", name="Projektoransicht").click()
    wall = opened.value
    wall.set_viewport_size({"width": 1920, "height": 1080})
    return block, wall


def test_the_wall_follows_the_board_and_shows_what_everybody_may_see(board, golden):
    block, wall = board
    expect(wall.get_by_role("img", name="QR-Code")).to_be_visible()
    looked_at(wall)
    move(block, wall, "Sammeln")
    for column, cards in CARDS.items():
        for card in cards:
            write(block, column, card)
    expect(wall.locator("footer")).to_contain_text("Karten: 12", timeout=WAIT)
    expect(wall.locator("body")).not_to_contain_text("Bauhof")  # hidden until they are grouped
    assert_tree(wall.locator("body"), "projector", golden)  # cards would stand in another order each time
    block.get_by_role("button", name="Uhr starten").click()
    expect(wall.get_by_role("timer")).to_have_text(re.compile(r"1[45]:\d\d"), timeout=WAIT)
    looked_at(wall)
    move(block, wall, "Ordnen")
    texts = wall.locator(".lotse-card-text")
    expect(texts).to_have_count(12)
    sizes = texts.evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 28
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight"), "twelve cards are seen at once"
    looked_at(wall)
    assert wall.locator("button:visible, input:not([type=hidden]), select, textarea, summary").count() == 0
    what_does_not_fit_stands_on_pages_that_people_turn(block, wall)


def what_does_not_fit_stands_on_pages_that_people_turn(block, wall):
    texts = [*(card for cards in CARDS.values() for card in cards), *collect(block, 28)]
    expect(wall.locator("footer")).to_contain_text("Karten: 40", timeout=WAIT)
    pages = wall.get_by_role("group", name="Seiten der Pinnwand")
    expect(pages).to_contain_text(re.compile(r"Seite 1 von [2-9]"))
    found = []
    for number in range(1, int(re.search(r"von (\d)", pages.inner_text())[1]) + 1):
        expect(pages).to_contain_text(f"Seite {number} von")
        found += page_seen(wall)
        looked_at(wall)
        wall.keyboard.press("PageDown")  # after the last one nothing comes
    assert sorted(found) == sorted(texts), "each card stands on one page"
    wall.get_by_role("button", name="Vorige Seite").click()
    expect(wall.get_by_role("status").first).to_have_text(pages.locator("[data-page]").inner_text())
    before = page_seen(wall)
    with wall.expect_response("**/projected"):
        collect(block, 1, "add-late")  # brings the board anew: the page is still the same, and the focus where it was
    expect(wall.locator("footer")).to_contain_text("Karten: 41", timeout=WAIT)
    assert set(before) <= {*page_seen(wall), *texts} and wall.locator("[data-turn='-1']:focus").count() == 1
    wall.set_viewport_size({"width": 800, "height": 900})  # no wall: it scrolls, and nothing is hidden
    expect(wall.get_by_role("button", name="Vorige Seite")).to_be_hidden()
    expect(wall.locator(".lotse-card:visible")).to_have_count(41)


def page_seen(wall):
    """The texts on the page of the wall, which all stand above its footer."""
    foot = wall.locator("footer").bounding_box()
    assert foot["y"] + foot["height"] <= 1081
    cards = wall.locator(".lotse-card:visible")
    assert all(box["y"] + box["height"] <= foot["y"] for box in (card.bounding_box() for card in cards.all()))
    sizes = cards.locator(".lotse-card-text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 28
    return cards.locator(".lotse-card-text").all_inner_texts()


def collect(block, count, place="add-paper"):
    """So many cards, the first by the form, the others as it sends them; their texts."""
    fold = block.locator(f"details[data-key={place}]")
    fold.evaluate("details => { details.open = true; }")
    columns = fold.locator("option").evaluate_all("all => all.map(option => option.value)")
    texts = [f"Karte {number} von {count}: " + "so kommt es " * (number % 4) for number in range(count)]
    fold.locator("textarea").fill(texts[0])
    with block.page.expect_request("**/add_card") as sent:
        fold.get_by_role("button", name="Karte anheften").click()
    expect(block.get_by_role("status").first).to_have_text("Karte angeheftet")
    request = sent.value
    headers = {
        name: value for name, value in request.all_headers().items() if name.startswith("x-") or name == "cookie"
    }
    for number, text in enumerate(texts[1:], start=1):
        data = {**request.post_data_json, "column": columns[number * number % len(columns)], "text": text}
        answer = block.page.request.post(request.url, headers=headers, data={**data, "secret": secrets.token_hex(16)})
        assert answer.ok, answer.text()
    return [text.strip() for text in texts]


def write(block, column, text):
    fold = block.locator("details[data-key=add-paper]")
    fold.evaluate("details => { details.open = true; }")
    fold.locator("select").select_option(index=list(CARDS).index(column))
    fold.locator("textarea").fill(text)
    fold.get_by_role("button", name="Karte anheften").click()
    expect(block.get_by_role("status").first).to_have_text("Karte angeheftet")
    expect(fold.locator("textarea")).to_have_value("")


def move(block, wall, phase):
    block.get_by_role("button", name=f"Weiter zu: {phase}").click()
    expect(wall.locator("[aria-current=step]")).to_contain_text(phase, timeout=WAIT)


def looked_at(wall):
    assert_accessible(wall)
    assert_fits(wall)
