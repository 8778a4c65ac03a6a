"""The map of foundations in the course, by keyboard: what matters, how ready the office is, and what comes first."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.keyboard import choose_option, press, type_into
from tests.browser.sheets import add, announced, assert_every_state, form, rows, sheet

MAP = "/unit/digital_foundations-workshop"
DAY_2 = "2027-01-25"

ENTRIES = [  # kind, level, relevance, readiness, in charge, source
    ("OZG, § 1a", "Recht", "Bund", "5", "2", "", ""),
    ("Barrierefreies Intranet", "Recht", "EU", "4", "2", "Hauptamt", "Richtlinie (EU) 2016/2102"),
    ("E-Government-Gesetz", "Recht", "Bund", "3", "4", "", ""),
]


def test_a_map_with_what_comes_first_by_keyboard(open_page):
    page = open_page("ines", path=MAP, date=DAY_2)
    block = sheet(page, "digital-foundations")
    press(page, add(block, "items", "Eintrag"))
    for number, entry in enumerate(ENTRIES, 1):
        _write_entry(page, form(block, "items"), entry, last=number == len(ENTRIES))
        expect(rows(block, "items")).to_have_count(number)
    outcome = block.locator("[data-region=outcome]")
    for said in (
        "Unter „Handeln“: 2 von 3 Einträgen, davon 1 ohne verantwortliche Stelle.",
        "Fehler: Unter „Handeln“ fehlt die Stelle",
        "Eintrag 1: OZG, § 1a: Priorität 15",
        "Warnung: Vorschrift ohne Beleg",
        "Noch kein Eintrag: Akteur",
        "Noch kein Eintrag: Praxis",
        "Ebenen auf der Karte: 2",
        "50,0 %",
    ):
        expect(outcome).to_contain_text(said)
    expect(block.get_by_role("img", name="Relevanz und Reife")).to_be_visible()
    names = block.locator(".lotse-grid-names li")
    expect(names.first).to_have_text("OZG, § 1a (Relevanz 5, Reife 2, Handeln, Recht, Priorität 15)")
    expect(names.last).to_have_text("E-Government-Gesetz (Relevanz 3, Reife 4, Pflegen, Recht)")

    # From the finding to its row, and what it says goes as soon as an office is in charge.
    press(page, outcome.get_by_role("button", name="Eintrag 1 öffnen").first)
    expect(form(block, "items").get_by_label("Worum geht es?")).to_be_focused()
    type_into(page, form(block, "items").get_by_label("Verantwortlich (Stelle"), "Bürgeramt")
    press(page, form(block, "items").get_by_role("button", name="Speichern", exact=True))
    announced(block, "Gespeichert")
    expect(outcome).to_contain_text("keiner davon ohne verantwortliche Stelle")
    expect(outcome).not_to_contain_text("Fehler:")

    with page.expect_download() as download:
        press(page, block.get_by_role("link", name=re.compile("CSV")).first)
    table = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "OZG, § 1a" in table and "Bürgeramt" in table


def _write_entry(page, fields, entry, *, last):
    name, kind, level, relevance, readiness, owner, evidence = entry
    type_into(page, fields.get_by_label("Worum geht es?"), name)
    for label, value in (("Art", kind), ("Ebene", level), ("Relevanz", relevance), ("Reife", readiness)):
        choose_option(page, fields.get_by_role("combobox", name=label), value)
    type_into(page, fields.get_by_label("Verantwortlich (Stelle"), owner)
    type_into(page, fields.get_by_label("Beleg"), evidence)
    press(page, fields.get_by_role("button", name="Speichern" if last else "Speichern und nächste Zeile", exact=True))


def _fill_map(page, block):
    add(block, "items", "Eintrag").click()
    for number, entry in enumerate(ENTRIES, 1):
        _write_entry(page, form(block, "items"), entry, last=number == len(ENTRIES))
        expect(rows(block, "items")).to_have_count(number)


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    assert_every_state(
        open_page("facilitator", path=MAP, date=DAY_2), "digital-foundations", "items", _fill_map, golden
    )
