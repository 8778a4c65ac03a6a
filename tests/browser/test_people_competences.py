"""The sheet of competences in the course, by keyboard: targets, roles, a matrix of gaps, measures with a day."""

from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.axe import assert_looks
from tests.browser.keyboard import choose, choose_option, press, tab_to, type_into
from tests.browser.sheets import add, announced, assert_every_state, edit, form, rows, sheet

COMPETENCES = "/unit/people_competences-workshop"
DAY_2 = "2027-01-25"

#: The lesson's example: the level of each role in C8 and C10.
ROLES = [
    ("Servicestelle im Bürgeramt", "2", "1"),
    ("Einsatzplanung Bauhof und Tiefbau", "1", "3"),
    ("Vorarbeit am Bauhof", "0", "2"),
]
C8, C10 = "C8 Verantwortungsvoll mit Daten umgehen", "C10 Software-, Prozess- und Systemwissen"


def _save(page, fields, name="Speichern"):
    press(page, fields.get_by_role("button", name=name, exact=True))


def _aim(page, block):
    """C8 up to level 2, C10 up to 3 with double weight."""
    for number, target, weight in ((8, "2", ""), (10, "3", "2")):
        press(page, edit(block, number, "competences"))
        fields = form(block, "competences")
        choose_option(page, fields.get_by_label("Soll"), target)
        if weight:
            choose_option(page, fields.get_by_label("Gewicht"), weight)
        _save(page, fields)
        announced(block, "Gespeichert")
        expect(fields.get_by_label("Soll")).to_have_count(0)


def _rate(page, block):
    press(page, add(block, "profiles", "Profil"))
    fields = form(block, "profiles")
    for number, (name, first, second) in enumerate(ROLES, 1):
        type_into(page, fields.get_by_label("Wie heißt die Rolle?"), name)
        choose_option(page, fields.get_by_label(C8), first)
        choose_option(page, fields.get_by_label(C10), second)
        _save(page, fields, "Speichern" if number == len(ROLES) else "Speichern und nächste Zeile")
        expect(rows(block, "profiles")).to_have_count(number)


def _plan(page, block, name, competence, role, days=""):
    fields = form(block, "measures")
    type_into(page, fields.get_by_label("Was wird getan?"), name)
    choose_option(page, fields.get_by_label("Für welche Kompetenz?"), competence)
    tab_to(page, fields.get_by_role("checkbox", name=role))
    page.keyboard.press("Space")
    choose_option(page, fields.get_by_label("Format"), "Kollegiales")
    type_into(page, fields.get_by_label("Stunden je Person"), "1,5")
    if days:
        fields.get_by_label("Bis wann?").fill(days)
    _save(page, fields)
    expect(fields.get_by_label("Was wird getan?")).to_have_count(0)


def test_a_team_finds_where_knowledge_hangs_on_one_role_by_keyboard(open_page):
    page = open_page("ines", path=COMPETENCES, date=DAY_2)
    block = sheet(page, "people-competences")
    note = block.get_by_text("Namen und Kürzel von Menschen gehören nicht hierher.")
    expect(note).to_be_visible()

    # The levels of each competence have their own words, where the target is chosen and where a role is rated.
    press(page, edit(block, 10, "competences"))
    fields = form(block, "competences")
    expect(fields.get_by_label("Soll").locator("option").nth(4)).to_have_text(
        "3 (kennt die Folgen für andere Bereiche)"
    )
    press(page, fields.get_by_role("button", name="Schließen, ohne zu speichern"))
    _aim(page, block)
    _rate(page, block)

    matrix = block.locator("[data-region=picture-matrix]")
    first = "1 Servicestelle im Bürgeramt 2 Soll erreicht 1 Abstand 2"
    expect(matrix.get_by_role("row", name=first, exact=True)).to_be_visible()
    expect(matrix.get_by_role("row", name="Soll erreicht 1 von 3 1 von 3", exact=True)).to_be_visible()
    expect(matrix).to_contain_text("Gewicht 2 · Soll erreicht: Einsatzplanung Bauhof und Tiefbau")
    outcome = block.locator("[data-region=outcome]")
    for said in (
        "Nur ein Profil erreicht das Soll: C8, C10.",
        "62,5 %",
        "Profil 1: Servicestelle im Bürgeramt → C10 Software-, Prozess- und Systemwissen: Abstand 2",
        "Profil 3: Vorarbeit am Bauhof → C8 Verantwortungsvoll mit Daten umgehen: Abstand 2",
    ):
        expect(outcome).to_contain_text(said)
    assert_looks(page)

    # A finding leads to the role; one level higher, its gap is small.
    press(page, outcome.get_by_role("button", name="Profil 3 öffnen").first)
    fields = form(block, "profiles")
    expect(fields.get_by_label("Wie heißt die Rolle?")).to_be_focused()
    expect(fields).to_contain_text("Warnung: Großer Abstand ohne Maßnahme")
    choose_option(page, fields.get_by_label(C8), "1")
    _save(page, fields)
    expect(outcome).not_to_contain_text("Vorarbeit am Bauhof →")

    press(page, add(block, "measures", "Maßnahme"))
    _plan(page, block, "In der Einsatzplanung mitarbeiten", "C10", ROLES[0][0])
    expect(outcome).not_to_contain_text("Großer Abstand ohne Maßnahme")
    expect(outcome).to_contain_text("Maßnahme 1: In der Einsatzplanung mitarbeiten")
    expect(matrix).to_contain_text("Abstand 2, Maßnahme 1")
    press(page, outcome.get_by_role("button", name="Maßnahme 1 öffnen"))
    fields = form(block, "measures")
    expect(fields.get_by_label("Stunden je Person")).to_have_value("1,5")
    fields.get_by_label("Bis wann?").fill("2027-03-31")
    _save(page, fields)
    expect(outcome).not_to_contain_text("Maßnahme ohne Termin")
    with page.expect_download() as download:
        press(page, block.get_by_role("link", name="Termine für den Kalender"))
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Frist: In der Einsatzplanung mitarbeiten"
    assert "Std. je Person: 1,5" in event["DESCRIPTION"]

    # What leaves the team counts roles; none is named beside a level.
    with page.expect_popup() as opened:
        press(page, block.get_by_role("link", name="Eine Seite für die Leitung"))
    levels, planned = opened.value.locator(".lotse-matrix").all()
    expect(levels).to_contain_text("1 von 3")
    expect(levels).not_to_contain_text("Bauhof")
    expect(planned).to_contain_text("Servicestelle im Bürgeramt")
    assert_looks(opened.value)


def test_who_works_alone_begins_with_herself_and_a_team_gets_nothing_of_it(open_page):
    page = open_page("jonas", path="/unit/rate-before", date=DAY_2)
    check = page.locator(".lotse-self-assessment")
    press(page, check.get_by_role("button", name="Beginnen"))
    choose(page, check.get_by_role("group").first, 3)
    announced(check, "Gespeichert")
    page.goto(page.url.split("/unit/")[0] + COMPETENCES)
    block = sheet(page, "people-competences")
    press(page, block.get_by_role("button", name="Mit meinem Profil beginnen"))
    announced(block, "Kopiert")
    expect(rows(block, "profiles").get_by_role("button", name="Bearbeiten")).to_be_focused()
    expect(rows(block, "profiles")).to_contain_text("Meine Rolle")
    expect(block.get_by_role("button", name="Mit meinem Profil beginnen")).to_have_count(0)

    press(page, block.get_by_text("Im Team arbeiten"))
    box = block.get_by_label("Auch die Zeile mit meinem eigenen Profil kopieren.")
    expect(box).not_to_be_checked()
    press(page, block.get_by_role("button", name="Teamblatt anlegen"))
    expect(block.locator(".lotse-code")).to_be_visible()
    expect(block).not_to_contain_text("Meine Rolle")


def _fill(page, block):
    _aim(page, block)
    _rate(page, block)
    press(page, add(block, "measures", "Maßnahme"))
    _plan(page, block, "Mitarbeiten", "C10", ROLES[0][0], "2027-03-31")


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    page = open_page("facilitator", path=COMPETENCES, date=DAY_2)
    assert_every_state(page, "people-competences", "profiles", _fill, golden)
