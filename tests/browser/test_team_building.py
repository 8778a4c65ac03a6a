"""A team in the course, by keyboard: three work on its canvas, five answer its pulse, one closes it, all read what is said."""

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible, assert_fits, assert_looks
from tests.browser.keyboard import choose, choose_option, press, type_into
from tests.browser.sheets import add, announced, edit, form, rows, sheet
from tests.browser.test_workshop import WAIT

TEAM = "/unit/team_building-workshop"
DAY_1 = "2027-01-11"
NAMES = ("lena", "murat", "ines", "jonas", "facilitator")  # who leads the course may work in a team as well
#: What each of the five answers: by statement, from 1 to 5. Two keep their doubts to themselves, trying is divided.
HELP = "Wer einen Irrtum einräumt, erhält Unterstützung."
TRY = "Neues erproben ist erwünscht, auch wenn es misslingt."
WAYS = "Über den richtigen Weg sind wir uns oft nicht einig."


def save(page, block, table):
    press(page, form(block, table).get_by_role("button", name="Speichern", exact=True))


def hold(page, block, number, who):
    """Put somebody down for a role."""
    press(page, edit(block, number, "roles"))
    type_into(page, form(block, "roles").get_by_label("Wer hat die Rolle?"), who)
    save(page, block, "roles")
    expect(rows(block, "roles").nth(number - 1)).to_contain_text(who)


def agree(page, block, topic, text):
    press(page, add(block, "agreements", "Absprache"))
    fields = form(block, "agreements")
    choose_option(page, fields.get_by_role("combobox", name="Thema"), topic)
    type_into(page, fields.get_by_label("Was gilt bei uns?"), text)
    save(page, block, "agreements")


def pulse(block):
    return block.locator("[data-region=pulse]")


def answer(page, block, **given):
    """Open the statements and send answers: 4 to each but those that are given."""
    press(page, pulse(block).locator("summary").filter(has_text="Ohne Namen antworten"))
    if page.url.endswith(TEAM):  # one of the five looks closely
        assert_looks(page)
    groups = pulse(block).locator("fieldset")
    expect(groups).to_have_count(15)
    for place in range(15):
        group = groups.nth(place)
        value = next((value for text, value in given.items() if text in group.inner_text()), 4)
        if value:
            choose(page, group, value - 1)
    press(page, pulse(block).get_by_role("button", name="Ohne Namen absenden"))
    announced(block, "Gezählt")
    expect(pulse(block)).to_contain_text("Ihre Antworten sind gezählt.")


def come(open_page, link, name):
    """Come into the team by its link."""
    page = open_page(name, date=DAY_1)
    page.goto(link)
    block = sheet(page, "team-building")
    press(page, block.get_by_role("button", name="Dem Team beitreten"))
    expect(pulse(block)).to_be_visible()
    return page, block


def test_three_work_on_the_canvas_and_five_answer_the_pulse(open_page):
    lena = open_page("lena", path=TEAM, date=DAY_1)
    block = sheet(lena, "team-building")
    expect(pulse(block)).to_have_count(0)
    press(lena, block.locator("summary").filter(has_text="Im Team arbeiten"))
    press(lena, block.get_by_role("button", name="Teamblatt anlegen"))
    link = block.locator(".lotse-code-link").get_attribute("href")
    team = {"lena": (lena, block)} | {name: come(open_page, link, name) for name in NAMES[1:3]}

    type_into(lena, form(block, "purpose").get_by_label("Wofür gibt es uns?"), "Seltener Unterlagen nachreichen.")
    save(lena, block, "purpose")
    hold(lena, block, 1, "Jugendamt")
    murat, his = team["murat"]
    hold(murat, his, 2, "Bauaufsicht")
    hold(murat, his, 3, "Bürgeramt")
    ines, hers = team["ines"]
    agree(ines, hers, "Entscheiden", "Ein Vorschlag gilt, wenn niemand einen Schaden nennt.")
    canvas = block.get_by_role("img", name="Teamblatt")
    expect(canvas).to_contain_text("Ein Vorschlag gilt", timeout=WAIT)
    for said in ("Seltener Unterlagen nachreichen.", "Jugendamt", "Bauaufsicht", "noch offen"):
        expect(canvas).to_contain_text(said)
    outcome = block.locator("[data-region=outcome]")
    expect(outcome).to_contain_text("Rolle 4: Dokumentation")
    expect(outcome).to_contain_text("Absprache fehlt")
    press(lena, outcome.get_by_role("button", name="Rolle 4 öffnen"))
    type_into(lena, form(block, "roles").get_by_label("Wer hat die Rolle?"), "Kämmerei")
    save(lena, block, "roles")
    agree(lena, block, "Konflikt", "Erst zu zweit, binnen einer Woche.")
    expect(outcome).to_contain_text("Nichts fällt auf.")

    # Three are too few to be asked without names.
    expect(pulse(block)).to_contain_text("Ihr Team hat weniger als fünf Mitglieder.")
    team |= {name: come(open_page, link, name) for name in NAMES[3:]}
    lena.reload()
    press(lena, pulse(block).get_by_role("button", name="Runde beginnen"))
    announced(block, "Die Runde hat begonnen")
    for place, name in enumerate(NAMES):
        page, sheet_ = team[name]
        expect(pulse(sheet_).get_by_text("Ohne Namen antworten")).to_be_visible(timeout=WAIT)
        answer(page, sheet_, **{HELP: 2, TRY: 1 if place % 2 else 5, WAYS: 5})
        if place == 3:
            press(page, pulse(sheet_).locator("summary").filter(has_text="Runde schließen"))
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            press(page, pulse(sheet_).get_by_role("button", name="Runde schließen"))
            expect(sheet_.get_by_role("alert")).to_contain_text("weniger als fünf")
    jonas, his = team["jonas"]
    leader, hers = team["facilitator"]
    expect(pulse(hers)).to_contain_text("Bisher haben 5 Menschen geantwortet.")
    press(leader, pulse(hers).locator("summary").filter(has_text="Runde schließen"))
    leader.keyboard.press("Tab")
    leader.keyboard.press("Space")
    press(leader, pulse(hers).get_by_role("button", name="Runde schließen"))
    announced(hers, "Die Runde ist geschlossen")
    for page, block in team.values():
        said = pulse(block).locator(".lotse-told")
        expect(said).to_be_visible(timeout=WAIT)
        for part in ("Auseinandersetzung", "Fokus", HELP, "Geteilt", TRY):
            expect(said).to_contain_text(part)
        assert not re.search(r"\d", said.inner_text())
        assert_accessible(page)
    jonas.set_viewport_size({"width": 320, "height": 900})
    assert_fits(jonas)
    with jonas.expect_popup() as opened:
        press(jonas, his.get_by_role("link", name="Drucken oder als PDF speichern"))
    expect(opened.value.locator("body")).to_contain_text("Auseinandersetzung")
    with jonas.expect_popup() as opened:
        press(jonas, his.get_by_role("link", name="Eine Seite für die Leitung"))
    expect(opened.value.locator("body")).to_contain_text("Ein Vorschlag gilt")
    expect(opened.value.locator("body")).not_to_contain_text("Auseinandersetzung")
    expect(opened.value.locator("body")).not_to_contain_text("Jugendamt")
