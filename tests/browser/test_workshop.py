"""Workshops in the course, by keyboard: a process alone; a team of two at one row; a plan; a strategy; what is not lost."""

import re
from pathlib import Path

from icalendar import Calendar
from lxml import etree
from playwright.sync_api import expect
from SpiffWorkflow.bpmn.parser import BpmnValidator

from tests.browser.axe import assert_accessible, assert_fits
from tests.browser.keyboard import choose_option, press, tab_to, type_into
from tests.browser.sheets import add, announced, assert_every_state, edit, form, rows, sheet

PROCESS, PLAN = "/unit/process_design-workshop", "/unit/participation-workshop"
STRATEGY = "/unit/digital_strategy-workshop"
DAY_2 = "2027-01-25"
WAIT = 15_000  # ms: a page asks for news every few seconds

STEPS = [
    ("Antrag annehmen", "Infotheke", "Papier", "10", "960", "N"),
    ("Daten abtippen", "Sachbearbeitung", "digital", "15", "480", "W"),
    ("Lage prüfen", "Sachbearbeitung", "digital", "20", "1.440", "V"),
]
MEASURES = [  # goals, responsible, effort, impact, start, end, waits for
    ("Checkliste „Vollständiger Bauantrag“", "Bauanträge", "Leitung Bauaufsicht", "2", "5", "Q1 2027", "II/2027", ""),
    ("E-Akte der Bauaufsicht", "Bauanträge", "", "5", "4", "2. Quartal 2027", "2027-Q4", "Checkliste"),
    ("Chatbot auf der Website", "", "Pressestelle", "4", "2", "Q1 2027", "Q1 2027", ""),
]
GROUPS = [
    ("Personalrat", "5", "5", "unentschieden", "2", "Anhörung"),
    ("Behindertenbeirat", "2", "5", "eher daf", "2", "Umfrage"),
    ("Lokalzeitung", "4", "2", "unentschieden", "1", "Rundbrief"),
]


def write_step(page, block, step, table="as_is", button="Speichern"):
    """Fill the open form in and save it, by keyboard."""
    name, role, medium, work, wait, value = step
    fields = form(block, table)
    type_into(page, fields.get_by_label("Was geschieht?"), name)
    type_into(page, fields.get_by_label("Rolle (Funktion"), role)
    choose_option(page, fields.get_by_label("Medium"), medium)
    type_into(page, fields.get_by_label("Arbeit in Minuten"), work)
    type_into(page, fields.get_by_label("Warten danach"), wait)
    choose_option(page, fields.get_by_label("Wert für die Person"), value)
    press(page, fields.get_by_role("button", name=button, exact=True))


def test_a_learner_works_a_process_alone_and_takes_the_bpmn_file_away(open_page):
    page = open_page("ines", path=PROCESS, date=DAY_2)
    block = sheet(page)
    type_into(page, block.get_by_label("Um welchen Ablauf geht es?"), "Sondernutzungserlaubnis")
    press(page, form(block, "subject").get_by_role("button", name="Speichern"))
    announced(block, "Gespeichert")
    press(page, add(block))
    expect(form(block).get_by_label("Was geschieht?")).to_be_focused()
    for step in STEPS[:2]:
        write_step(page, block, step, button="Speichern und nächste Zeile")
        announced(block, "Gespeichert. Hinweise:")
        expect(form(block).get_by_label("Was geschieht?")).to_be_focused()
        expect(form(block).get_by_label("Was geschieht?")).to_have_value("")
    write_step(page, block, STEPS[2])
    expect(rows(block)).to_have_count(3)
    expect(edit(block, 3)).to_be_focused()
    outcome = block.locator("[data-region=outcome]")
    expect(outcome).to_contain_text("Warnung: Medienbruch")
    expect(outcome).to_contain_text("Ist-Prozess, Schritt 1: Antrag annehmen → Schritt 2: Daten abtippen")
    worked_out = outcome.get_by_text("Arbeit geteilt durch Durchlaufzeit")
    expect(worked_out).to_be_hidden()
    press(page, outcome.locator("summary").filter(has_text="Wie berechnet?"))
    expect(worked_out).to_be_visible()

    press(page, outcome.get_by_role("button", name="Schritt 2 öffnen").first)
    expect(form(block).get_by_label("Was geschieht?")).to_be_focused()
    type_into(page, form(block).get_by_label("Arbeit in Minuten"), "viel")
    press(page, form(block).get_by_role("button", name="Speichern", exact=True))
    expect(form(block).get_by_label("Arbeit in Minuten")).to_be_focused()
    expect(form(block)).to_contain_text("Bitte geben Sie Minuten ein")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("0,2 Std.")
    page.keyboard.press("Enter")
    announced(block, "Gespeichert")
    expect(rows(block).nth(1)).to_contain_text("12")

    press(page, block.get_by_role("button", name="Mit einer Kopie von „Ist-Prozess“ beginnen"))
    expect(rows(block, "to_be")).to_have_count(3)
    press(page, rows(block, "to_be").nth(2).get_by_role("button", name="Nach oben"))
    expect(rows(block, "to_be").nth(1)).to_contain_text("Lage prüfen")
    expect(rows(block, "to_be").nth(1).get_by_role("button", name="Nach oben")).to_be_focused()
    press(page, edit(block, 3, "to_be"))
    press(page, form(block, "to_be").locator("summary").filter(has_text="Löschen"))
    press(page, form(block, "to_be").get_by_role("button", name="„Schritt 3: Daten abtippen“ löschen"))
    expect(rows(block, "to_be")).to_have_count(2)
    fields = form(block, "sheet")
    type_into(page, fields.get_by_label("Fälle im Jahr"), "1.200")
    type_into(page, fields.get_by_label("Kosten je Arbeitsstunde"), "49,50")
    press(page, fields.get_by_role("button", name="Speichern"))
    expect(fields.get_by_role("button", name="Speichern")).to_be_focused()
    expect(outcome).to_contain_text("240 Std.")
    expect(outcome).to_contain_text("11.880 €")
    expect(worked_out).to_be_visible()

    with page.expect_download() as download:
        press(page, block.get_by_role("link", name="BPMN-Datei: Soll-Prozess"))
    assert download.value.suggested_filename == "sondernutzungserlaubnis-soll.bpmn"
    document = etree.parse(download.value.path())
    BpmnValidator().validate(document)
    assert document.xpath("//*[local-name()='task']/@name") == ["Antrag annehmen", "Lage prüfen"]

    page.reload()
    expect(rows(sheet(page))).to_have_count(3)
    page.goto(page.url.replace(PROCESS, "/unit/my-folder"))
    folder = page.locator(".lotse-portfolio")
    expect(folder).to_contain_text("Sondernutzungserlaubnis")
    expect(folder.get_by_role("link", name=re.compile("BPMN-Datei: Soll"))).to_be_visible()


def test_a_team_of_two_works_one_sheet_and_meets_a_conflict(open_page):
    lena, jonas = open_page("lena", path=PROCESS, date=DAY_2), open_page("jonas", path=PROCESS, date=DAY_2)
    hers, his = sheet(lena), sheet(jonas)
    press(lena, add(hers))
    write_step(lena, hers, STEPS[0])
    expect(rows(hers)).to_have_count(1)
    press(lena, hers.locator("summary").filter(has_text="Im Team arbeiten"))
    press(lena, hers.get_by_role("button", name="Teamblatt anlegen"))
    code = hers.locator(".lotse-code").inner_text()
    press(jonas, his.locator("summary").filter(has_text="Im Team arbeiten"))
    type_into(jonas, his.get_by_label("Code eines Teams"), code.lower())
    press(jonas, his.get_by_role("button", name="Dem Team beitreten"))
    expect(his.get_by_text("Jonas, Lena")).to_be_visible()
    expect(hers.get_by_text("Jonas, Lena")).to_be_visible(timeout=WAIT)
    expect(hers.locator(".lotse-code")).to_have_text(code)  # a third one may still write it down

    # Both open the same step; what Jonas types stays while the page follows Lena's change.
    press(jonas, edit(his, 1))
    type_into(jonas, form(his).get_by_label("Warten danach"), "480")
    press(lena, edit(hers, 1))
    type_into(lena, form(hers).get_by_label("Was geschieht?"), "Antrag stempeln")
    press(lena, form(hers).get_by_role("button", name="Speichern", exact=True))
    announced(hers, "Gespeichert")
    expect(rows(his).first).to_contain_text("Antrag stempeln", timeout=WAIT)
    expect(form(his).get_by_label("Warten danach")).to_have_value("480")

    # They changed different fields: both count, and he is told.
    press(jonas, form(his).get_by_role("button", name="Speichern", exact=True))
    announced(his, "Gespeichert, zusammen mit dem, was jemand anderes in dieser Zeile geändert hat")
    for block in (hers, his):
        expect(rows(block).first).to_contain_text("Antrag stempeln", timeout=WAIT)
        expect(rows(block).first).to_contain_text("480", timeout=WAIT)

    # Both change the same field: only that one is in question, and nothing is chosen beforehand.
    press(jonas, edit(his, 1))
    type_into(jonas, form(his).get_by_label("Rolle (Funktion"), "Poststelle")
    press(lena, edit(hers, 1))
    type_into(lena, form(hers).get_by_label("Rolle (Funktion"), "Bürgerbüro")
    press(lena, form(hers).get_by_role("button", name="Speichern", exact=True))
    announced(hers, "Gespeichert")
    expect(rows(hers).first).to_contain_text("Bürgerbüro")
    press(jonas, form(his).get_by_role("button", name="Speichern", exact=True))
    expect(his.get_by_role("alert")).to_contain_text("Jemand hat inzwischen dieselben Felder dieser Zeile geändert")
    question = form(his).get_by_role("group", name="Rolle (Funktion")
    expect(question.get_by_label("Ihre Fassung: Poststelle")).not_to_be_checked()
    expect(question.get_by_label("Inzwischen gespeichert: Bürgerbüro")).not_to_be_checked()
    expect(form(his).locator(".lotse-versions")).to_have_count(1)
    for look in (1280, 320):
        jonas.set_viewport_size({"width": look, "height": 900})
        assert_accessible(jonas)
        assert_fits(jonas)
    press(jonas, form(his).get_by_role("button", name="Speichern", exact=True))
    expect(form(his)).to_contain_text("Bitte wählen Sie, welche Fassung gilt.")
    tab_to(jonas, form(his).get_by_label("Ihre Fassung: Poststelle"))
    jonas.keyboard.press("Space")
    press(jonas, form(his).get_by_role("button", name="Speichern", exact=True))
    announced(his, "Gespeichert")
    for block in (hers, his):
        expect(rows(block).first).to_contain_text("Poststelle", timeout=WAIT)

    # Lena leaves with a copy; the sheet stays with Jonas, who can let somebody else in.
    press(lena, hers.locator("summary").filter(has_text="Code, Team verlassen"))
    for label in ("Eine Kopie mitnehmen", "Ja, ich möchte das Team verlassen"):
        tab_to(lena, hers.get_by_label(label))
        lena.keyboard.press("Space")
    press(lena, hers.get_by_role("button", name="Team verlassen"))
    expect(hers.get_by_text("Sie arbeiten allein")).to_be_visible()
    expect(rows(hers).first).to_contain_text("480")
    expect(rows(his)).to_have_count(1)
    press(jonas, his.locator("summary").filter(has_text="Code, Team verlassen"))
    press(jonas, his.get_by_role("button", name="Neuen Code erzeugen"))
    expect(his.locator(".lotse-code")).not_to_have_text(code)
    # He is alone now, and his page says so before he leaves.
    expect(his.get_by_text("Wenn Sie es verlassen, wird sein Blatt gelöscht")).to_be_visible(timeout=WAIT)


def test_an_open_row_is_not_lost_by_opening_another(open_page):
    page = open_page("murat", path=PROCESS, date=DAY_2)
    block = sheet(page)
    add(block).click()
    write_step(page, block, STEPS[0])
    expect(rows(block)).to_have_count(1)
    add(block).click()
    form(block).get_by_label("Was geschieht?").fill("halb getippt")
    edit(block, 1).click()
    expect(block.get_by_role("alert")).to_contain_text("Eine Zeile ist noch offen")
    expect(form(block).get_by_label("Was geschieht?")).to_have_value("halb getippt")
    form(block).get_by_role("button", name="Schließen, ohne zu speichern").click()
    expect(form(block).get_by_label("Was geschieht?")).to_have_count(0)
    expect(add(block)).to_be_focused()
    edit(block, 1).click()
    expect(form(block).get_by_label("Was geschieht?")).to_have_value("Antrag annehmen")

    form(block).get_by_label("Was geschieht?").fill("wieder halb getippt")
    block.locator("summary").filter(has_text="Im Team arbeiten").click()
    block.get_by_role("button", name="Teamblatt anlegen").click()
    expect(block.get_by_role("alert")).to_contain_text("Eine Zeile ist noch offen")
    expect(form(block).get_by_label("Was geschieht?")).to_have_value("wieder halb getippt")


def test_a_plan_with_its_grid_by_keyboard(open_page):
    page = open_page("ines", path=PLAN, date=DAY_2)
    block = sheet(page, "participation")
    tab_to(page, block.get_by_label("Das Vorhaben berührt Beschäftigte"))
    page.keyboard.press("Space")
    press(page, form(block, "sheet").get_by_role("button", name="Speichern"))
    announced(block, "Gespeichert")
    press(page, add(block, "stakeholders", "Gruppe"))
    for number, (name, power, interest, attitude, level, method) in enumerate(GROUPS, 1):
        fields = form(block, "stakeholders")
        type_into(page, fields.get_by_role("textbox", name="Gruppe"), name)
        for label, value in (
            ("Einfluss", power),
            ("Interesse", interest),
            ("Haltung", attitude),
            ("Beteiligungsstufe", level),
        ):
            choose_option(page, fields.get_by_role("combobox", name=label), value)
        tab_to(page, fields.get_by_role("checkbox", name=method))
        page.keyboard.press("Space")
        last = number == len(GROUPS)
        press(
            page, fields.get_by_role("button", name="Speichern" if last else "Speichern und nächste Zeile", exact=True)
        )
        expect(rows(block, "stakeholders")).to_have_count(number)
    outcome = block.locator("[data-region=outcome]")
    for said in (
        "Fehler: Die Vertretung der Beschäftigten fehlt",
        "Gruppe 1: Personalrat: Stufe 2, mindestens 3",
        "Gruppe 3: Lokalzeitung: Stufe 1, mindestens 2",
        "Kein Datum für die Rückmeldung",
    ):
        expect(outcome).to_contain_text(said)
    expect(block.get_by_role("img", name="Einfluss und Interesse")).to_be_visible()
    expect(block.locator(".lotse-grid-names")).to_contain_text(
        "Behindertenbeirat (Einfluss 2, Interesse 5, informiert halten, eher dafür)"
    )


def test_a_strategy_with_portfolio_and_roadmap_by_keyboard(open_page):
    page = open_page("ines", path=STRATEGY, date=DAY_2)
    block = sheet(page, "digital-strategy")
    press(page, add(block, "goals", "Ziel"))
    for name, indicator, baseline, target in (
        ("Bauanträge schneller bescheiden", "Arbeitstage bis zum Bescheid", "74", "50"),
        ("Kita-Anmeldung vereinfachen", "Anteil ohne Rückfrage", "55 %", ""),
    ):
        fields = form(block, "goals")
        for label, text in (
            ("Was soll sich ändern?", name),
            ("Kennzahl", indicator),
            ("Ausgangswert", baseline),
            ("Zielwert", target),
        ):
            type_into(page, fields.get_by_label(label), text)
        fields.get_by_label("Frist").fill("2027-12-31")
        last = not target
        button = "Speichern" if last else "Speichern und nächste Zeile"
        press(page, fields.get_by_role("button", name=button, exact=True))
        expect(rows(block, "goals")).to_have_count(2 if last else 1)
    press(page, add(block, "measures", "Maßnahme"))
    for number, measure in enumerate(MEASURES, 1):
        _write_measure(page, form(block, "measures"), measure, last=number == len(MEASURES))
        expect(rows(block, "measures")).to_have_count(number)
    outcome = block.locator("[data-region=outcome]")
    for said in (
        "Ziele, Ziel 2: Kita-Anmeldung vereinfachen. Es fehlt: Zielwert",
        "Maßnahmen, Maßnahme 2: E-Akte der Bauaufsicht → Maßnahme 1: Checkliste",
        "Schnelle Gewinne: 1, zu überdenken: 33,3 Prozent",
        "1 von 2",
    ):
        expect(outcome).to_contain_text(said)
    expect(block.get_by_role("img", name="Maßnahmen nach Aufwand und Wirkung")).to_be_visible()
    expect(block.get_by_role("img", name="Fahrplan nach Quartalen")).to_be_visible()
    expect(block.locator("[data-region=picture-roadmap]")).to_contain_text("beginnt vor dem Ende von 1")

    press(page, edit(block, 2, "measures"))
    type_into(page, form(block, "measures").get_by_label("Ende"), "Q1 2027")
    press(page, form(block, "measures").get_by_role("button", name="Speichern", exact=True))
    expect(form(block, "measures").get_by_label("Ende")).to_be_focused()
    expect(form(block, "measures")).to_contain_text("Das Ende liegt vor dem Beginn.")
    press(page, form(block, "measures").get_by_role("button", name="Schließen, ohne zu speichern"))

    # A goal that goes takes its name along.
    press(page, edit(block, 1, "goals"))
    press(page, form(block, "goals").locator("summary").filter(has_text="Löschen"))
    press(page, form(block, "goals").get_by_role("button", name="„Ziel 1: Bauanträge schneller bescheiden“ löschen"))
    expect(rows(block, "goals")).to_have_count(1)
    expect(rows(block, "measures").first).not_to_contain_text("Bauanträge")
    expect(outcome).to_contain_text("Maßnahmen, Maßnahme 1: Checkliste")

    with page.expect_download() as download:
        press(page, block.get_by_role("link", name="Termine für den Kalender"))
    events = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    days = {str(event["SUMMARY"]): event["DTSTART"].dt.isoformat() for event in events}
    assert days["Beginnt: E-Akte der Bauaufsicht"] == "2027-04-01"
    assert days["Endet: E-Akte der Bauaufsicht"] == "2027-12-31"
    assert days["Frist: Kita-Anmeldung vereinfachen"] == "2027-12-31"


def _write_measure(page, fields, measure, *, last):
    name, goal, owner, effort, impact, start, end, waits_for = measure
    type_into(page, fields.get_by_label("Was geschieht?"), name)
    if goal:
        tab_to(page, fields.get_by_role("checkbox", name=goal))
        page.keyboard.press("Space")
    type_into(page, fields.get_by_label("Verantwortlich"), owner)
    choose_option(page, fields.get_by_label("Aufwand"), effort)
    choose_option(page, fields.get_by_label("Wirkung"), impact)
    type_into(page, fields.get_by_label("Beginn"), start)
    type_into(page, fields.get_by_label("Ende"), end)
    if waits_for:
        press(page, fields.locator("summary").filter(has_text="Weitere Angaben"))
        tab_to(page, fields.get_by_role("checkbox", name=waits_for))
        page.keyboard.press("Space")
    press(page, fields.get_by_role("button", name="Speichern" if last else "Speichern und nächste Zeile", exact=True))


def test_every_state_of_a_sheet_is_accessible(open_page, golden):
    for path, name, table, fill in (
        (PROCESS, "process-design", "as_is", _fill_process),
        (PLAN, "participation", "stakeholders", _fill_plan),
        (STRATEGY, "digital-strategy", "measures", _fill_strategy),
    ):
        assert_every_state(open_page("facilitator", path=path, date=DAY_2), name, table, fill, golden)


def _fill_process(page, block):
    add(block).click()
    write_step(page, block, STEPS[0], button="Speichern und nächste Zeile")
    expect(rows(block)).to_have_count(1)
    write_step(page, block, STEPS[1], button="Speichern und nächste Zeile")
    expect(rows(block)).to_have_count(2)
    type_into(page, form(block).get_by_label("Was geschieht?"), "Rückfragen")
    press(page, form(block).get_by_role("button", name="Speichern", exact=True))
    expect(rows(block)).to_have_count(3)


def _fill_plan(page, block):
    add(block, "stakeholders", "Gruppe").click()
    fields = form(block, "stakeholders")
    fields.get_by_role("textbox", name="Gruppe").fill("Personalrat")
    for label, value in (("Einfluss", "5"), ("Interesse", "5"), ("Haltung", "-1"), ("Beteiligungsstufe", "2")):
        fields.get_by_role("combobox", name=label).select_option(value)
    fields.get_by_role("button", name="Speichern", exact=True).click()
    expect(rows(block, "stakeholders")).to_have_count(1)


def _fill_strategy(page, block):
    add(block, "goals", "Ziel").click()
    form(block, "goals").get_by_label("Was soll sich ändern?").fill("Bauanträge schneller bescheiden")
    form(block, "goals").get_by_role("button", name="Speichern", exact=True).click()
    expect(rows(block, "goals")).to_have_count(1)
    add(block, "measures", "Maßnahme").click()
    for number, measure in enumerate(MEASURES, 1):
        _write_measure(page, form(block, "measures"), measure, last=number == len(MEASURES))
        expect(rows(block, "measures")).to_have_count(number)
