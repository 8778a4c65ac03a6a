"""The mandate in the course, by keyboard: a team fills it in, two sides sign it, an edit voids what was signed."""

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_looks
from tests.browser.keyboard import choose_option, press, tab_to, type_into
from tests.browser.sheets import add, announced, assert_every_state, form, rows, sheet

MANDATE = "/unit/design_spaces-workshop"
DAY_2 = "2027-01-25"
RIGHTS = [
    ("Wortlaut von Anschreiben", "mit Veto", "Veto binnen zehn Arbeitstagen, mit Grund."),
    ("Reihenfolge der Versuche", "entscheiden", "Kurzer Bericht am Monatsende."),
]


def _negotiate(page, block):
    press(page, add(block, "decision_rights", "Thema"))
    for number, (topic, level, condition) in enumerate(RIGHTS, 1):
        fields = form(block, "decision_rights")
        type_into(page, fields.get_by_label("Worüber wird entschieden?"), topic)
        choose_option(page, fields.get_by_label("Stufe"), level)
        type_into(page, fields.get_by_label("Unter welcher Bedingung?"), condition)
        last = number == len(RIGHTS)
        name = "Speichern" if last else "Speichern und nächste Zeile"
        press(page, fields.get_by_role("button", name=name, exact=True))
        expect(rows(block, "decision_rights")).to_have_count(number)


def _sign(page, block, side):
    signing = block.locator("[data-region=signing]")
    box = signing.get_by_role("checkbox")
    tab_to(page, box)
    page.keyboard.press("Space")
    press(page, signing.get_by_role("button", name=f"Unterzeichnen für: {side}"))
    announced(block, "Unterzeichnet: Fassung")


def test_two_sides_sign_a_mandate_by_keyboard(open_page):
    page = open_page("ines", path=MANDATE, date=DAY_2)
    block = sheet(page, "design-spaces")
    _negotiate(page, block)
    expect(block.get_by_role("img", name="Das Mandat")).to_be_visible()
    outcome, signing = block.locator("[data-region=outcome]"), block.locator("[data-region=signing]")
    expect(outcome).to_contain_text("Niemand in der Leitung steht dahinter")
    expect(signing).to_contain_text("Hier wird nur ein Blatt unterzeichnet, das ein Team teilt")
    block.get_by_text("Sie arbeiten allein. Im Team arbeiten").click()
    press(page, block.get_by_role("button", name="Teamblatt anlegen"))
    announced(block, "Das Teamblatt ist angelegt")

    codes = signing.locator("summary").filter(has_text="Codes für die beiden Seiten")
    tab_to(page, codes)
    page.keyboard.press("Enter")
    press(page, signing.get_by_role("button", name="Code erzeugen"))
    announced(block, "Code erzeugt")
    code = re.search(r"\d+(-[0-9A-Z]{4}){3}", signing.inner_text())[0]
    assert_looks(page)
    _sign(page, block, "Team")
    expect(outcome).to_contain_text("Leitung: noch nicht unterzeichnet. Team: Fassung 1.")

    leader = open_page("facilitator", path=MANDATE, date=DAY_2)
    theirs = sheet(leader, "design-spaces")
    entrance = theirs.locator("summary").filter(has_text="Sie haben einen Code zum Unterzeichnen bekommen?")
    tab_to(leader, entrance)
    leader.keyboard.press("Enter")
    type_into(leader, theirs.get_by_label("Code einer Seite"), code)
    press(leader, theirs.get_by_role("button", name="Lesen und unterzeichnen"))
    announced(theirs, "Sie unterzeichnen für: Leitung")
    expect(theirs.locator("[data-region=signing]")).to_contain_text("Wortlaut von Anschreiben")
    assert_looks(leader)
    _sign(leader, theirs, "Leitung")
    expect(outcome).to_contain_text("Beide Seiten haben diese Fassung unterzeichnet.")  # by the next poll
    with leader.expect_popup() as opened:
        theirs.get_by_role("link", name="Vereinbarung drucken").click()
    expect(opened.value.get_by_role("heading", name="Das Mandat")).to_be_visible()
    assert_looks(opened.value)

    # An edit makes it another version; the leadership sees what has changed.
    press(page, add(block, "scope_out", "Eintrag"))
    type_into(page, form(block, "scope_out").get_by_label("Was gehört nicht dazu?"), "Gebühren")
    press(page, form(block, "scope_out").get_by_role("button", name="Speichern", exact=True))
    expect(outcome).to_contain_text("Leitung: noch nicht unterzeichnet. Team: noch nicht unterzeichnet.")
    leader.reload()
    changed = theirs.locator("[data-region=signing]")
    expect(changed).to_contain_text("Seit Ihrer Unterschrift hat sich geändert:")
    expect(changed).to_contain_text("Außerhalb, Gebühren")
    _sign(leader, theirs, "Leitung")
    expect(outcome).to_contain_text("Leitung: Fassung 2. Team: noch nicht unterzeichnet.")


def _fill(page, block):
    press(page, add(block, "scope_in", "Eintrag"))
    type_into(page, form(block, "scope_in").get_by_label("Was gehört zum Auftrag?"), "Eingangsbestätigungen")
    press(page, form(block, "scope_in").get_by_role("button", name="Speichern", exact=True))
    expect(rows(block, "scope_in")).to_have_count(1)
    _negotiate(page, block)


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    assert_every_state(open_page("sandra", path=MANDATE, date=DAY_2), "design-spaces", "decision_rights", _fill, golden)
