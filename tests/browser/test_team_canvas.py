"""The sheet of a team in every state, to axe and to a screen reader."""

from playwright.sync_api import expect

from tests.browser.keyboard import press, type_into
from tests.browser.sheets import add, assert_every_state, form, rows
from tests.browser.test_team_building import DAY_1, TEAM, agree, hold, save


def _fill(page, block):
    type_into(page, form(block, "purpose").get_by_label("Wofür gibt es uns?"), "Seltener Unterlagen nachreichen.")
    save(page, block, "purpose")
    press(page, add(block, "goals", "Ziel"))
    type_into(page, form(block, "goals").get_by_label("Was soll erreicht sein?"), "Bis Ostern liegt ein Merkblatt aus.")
    save(page, block, "goals")
    hold(page, block, 1, "Jugendamt")
    agree(page, block, "Entscheiden", "Ein Vorschlag gilt, wenn niemand einen Schaden nennt.")
    expect(rows(block, "agreements")).to_have_count(1)


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    assert_every_state(open_page("facilitator", path=TEAM, date=DAY_1), "team-building", "agreements", _fill, golden)
