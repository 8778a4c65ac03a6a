"""The sheet of scenarios in the course, by keyboard: questions, two axes, a cross, and a wind tunnel for measures."""

from playwright.sync_api import expect

from tests.browser.keyboard import choose_option, press, tab_to, type_into
from tests.browser.sheets import add, announced, assert_every_state, edit, form, rows, sheet

SCENARIOS = "/unit/future_of_work-workshop"
DAY_2 = "2027-01-25"

QUESTIONS = [  # impact, uncertainty, cause, one answer, the other
    ("Besetzen wir freie Stellen?", "5", "4", "Arbeitsmarkt", "Stellen besetzt", "Jede dritte leer"),
    ("Trägt KI die Routinefälle?", "4", "4", "Technik", "KI verlässlich", "Alles wird geprüft"),
    ("Wie viele gehen in Ruhestand?", "5", "2", "Altersaufbau", "", ""),
]
MEASURES = [
    ("Fallwissen aufschreiben", 2, 1, 1, 1),
    ("KI-Vorprüfung einkaufen", 2, 2, -1, 1),
    ("Zweites Bürgerbüro", 0, -1, -2, 0),
]
MARKS = {2: "hilft sehr", 1: "hilft (", 0: "kein", -1: "schadet (", -2: "schadet sehr"}


def _save(page, fields, *, last):
    press(page, fields.get_by_role("button", name="Speichern" if last else "Speichern und nächste Zeile", exact=True))


def _ask(page, block):
    press(page, add(block, "uncertainties", "Frage"))
    for number, (name, impact, uncertainty, cause, one, other) in enumerate(QUESTIONS, 1):
        fields = form(block, "uncertainties")
        type_into(page, fields.get_by_label("Was könnte so oder anders kommen?"), name)
        choose_option(page, fields.get_by_label("Wirkung"), impact)
        choose_option(page, fields.get_by_label("Ungewissheit"), uncertainty)
        type_into(page, fields.get_by_label("Treibergruppe"), cause)
        type_into(page, fields.get_by_label("Der eine Ausgang"), one)
        type_into(page, fields.get_by_label("Der andere Ausgang"), other)
        _save(page, fields, last=number == len(QUESTIONS))
        expect(rows(block, "uncertainties")).to_have_count(number)


def _choose(page, block, first, second):
    fields = form(block, "axes")
    choose_option(page, fields.get_by_label("Waagerechte Achse"), first)
    choose_option(page, fields.get_by_label("Senkrechte Achse"), second)
    press(page, fields.get_by_role("button", name="Speichern", exact=True))


def _mark(page, block):
    press(page, add(block, "measures", "Maßnahme"))
    for number, (name, *fits) in enumerate(MEASURES, 1):
        fields = form(block, "measures")
        type_into(page, fields.get_by_label("Was haben Sie vor?"), name)
        for place, fit in enumerate(fits, 1):
            choose_option(page, fields.get_by_label(f"Note in Bild {place}"), MARKS[fit])
        _save(page, fields, last=number == len(MEASURES))
        expect(rows(block, "measures")).to_have_count(number)


def test_a_team_finds_what_holds_in_every_future_by_keyboard(open_page):
    page = open_page("ines", path=SCENARIOS, date=DAY_2)
    block = sheet(page, "future-of-work")
    _ask(page, block)
    questions = block.locator("[data-region=picture-questions]")
    expect(questions).to_contain_text("Als Achsen vorgeschlagen: Besetzen wir freie Stellen? · Trägt KI")

    # The questions can be chosen at once; one that is a trend opens too little.
    _choose(page, block, "Besetzen", "Wie viele")
    announced(block, "Gespeichert")
    outcome = block.locator("[data-region=outcome]")
    expect(outcome).to_contain_text("Frage 3: Wie viele gehen in Ruhestand?: 10 Punkte")
    expect(outcome).to_contain_text("Das ist eher ein Trend")
    _choose(page, block, "Besetzen", "Besetzen")
    expect(form(block, "axes")).to_contain_text("Bitte wählen Sie zwei verschiedene Fragen.")
    _choose(page, block, "Besetzen", "Tr")
    announced(block, "Gespeichert")
    expect(outcome).not_to_contain_text("10 Punkte")

    press(page, edit(block, 3, "scenarios"))
    fields = form(block, "scenarios")
    type_into(page, fields.get_by_label("Wie heißt das Bild?"), "Nummer 94, bitte")
    press(page, fields.get_by_role("button", name="Speichern", exact=True))
    cross = block.locator("[data-region=picture-cross]")
    expect(cross.get_by_role("img", name="Szenariokreuz")).to_be_visible()
    expect(cross).to_contain_text("→ Jede dritte leer Trägt KI die Routinefälle? → Alles wird geprüft")

    _mark(page, block)
    tunnel = block.locator("[data-region=picture-wind_tunnel]")
    expect(tunnel.get_by_role("row", name="2 KI-Vorprüfung einkaufen +2 +2 −1 +1 1 2 Wette")).to_be_visible()
    expect(tunnel.get_by_role("columnheader", name="3 Nummer 94, bitte")).to_be_visible()
    expect(outcome).not_to_contain_text("fehlt eine Idee")
    press(page, edit(block, 1, "measures"))
    choose_option(page, form(block, "measures").get_by_label("Note in Bild 3"), MARKS[0])
    press(page, form(block, "measures").get_by_role("button", name="Speichern", exact=True))
    expect(outcome).to_contain_text("Bild 3: Nummer 94, bitte")
    press(page, outcome.get_by_role("button", name="Bild 3 öffnen"))
    expect(fields.get_by_label("Wie heißt das Bild?")).to_be_focused()
    tab_to(page, fields.get_by_label("Woran würden Sie es früh merken?"))
    page.keyboard.type("Erfolglose Ausschreibungen")
    press(page, fields.get_by_role("button", name="Speichern", exact=True))
    expect(cross).to_contain_text("Frühe Signale: Erfolglose")


def _fill(page, block):
    _ask(page, block)
    _choose(page, block, "Besetzen", "Wie viele")
    announced(block, "Gespeichert")
    _mark(page, block)


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    assert_every_state(
        open_page("facilitator", path=SCENARIOS, date=DAY_2), "future-of-work", "uncertainties", _fill, golden
    )
