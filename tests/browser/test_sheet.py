"""A sheet that is filled quickly: row after row by Enter, rows from a spreadsheet, findings in their rows, cards on phones."""

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible, assert_fits, assert_looks
from tests.browser.keyboard import choose_option, press, tab_to, type_into
from tests.browser.test_workshop import DAY_2, PLAN, PROCESS, add, announced, edit, form, rows, sheet

COPIED = (
    "Schritt\tRolle\tMedium\tArbeit (Min.)\tWarten (Min.)\tWert\tBemerkung\r\n"
    "Antrag annehmen\tInfotheke\tPapier\t10\t2 Tage\tN\t\r\n"
    '"Daten\nabtippen"\tSachbearbeitung\tdigital\t15\t480\tW\tdoppelt\r\n'
    "Lage prüfen\tSachbearbeitung\tdigital\t0,5 Std.\t1.440\tV\t\r\n"
)


def put_on_clipboard(page, text):
    """Copy as a spreadsheet does."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def paste_button(block, table="as_is"):
    return block.locator(f"[data-region=table-{table}]").get_by_role("button", name="Aus einer Tabelle einfügen")


def take_over(page, block, copied=COPIED):
    """Rows of a spreadsheet come in, by keyboard."""
    press(page, paste_button(block))
    expect(form(block).get_by_label("Zeilen aus der Tabelle")).to_be_focused()
    put_on_clipboard(page, copied)
    page.keyboard.press("ControlOrMeta+v")
    press(page, form(block).get_by_role("button", name="Zeilen prüfen"))
    press(page, form(block).get_by_role("button", name="Diese Zeilen übernehmen"))


def description(page, name):
    """What a screen reader adds to the name of a field."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = next(
        node
        for node in nodes
        if node.get("name", {}).get("value") == name and node["role"]["value"] in ("textbox", "combobox")
    )
    return found.get("description", {}).get("value", "")


def test_row_after_row_by_enter(open_page):
    page = open_page("ines", path=PROCESS, date=DAY_2)
    block = sheet(page)
    press(page, add(block))
    fields = form(block)
    name, role = fields.get_by_label("Was geschieht?"), fields.get_by_label("Rolle (Funktion")
    expect(name).to_be_focused()
    assert "Schreiben Sie dieselbe Rolle immer gleich" in description(page, "Rolle (Funktion, kein Name)")
    type_into(page, name, "Antrag annehmen")
    type_into(page, role, "Infotheke")
    choose_option(page, fields.get_by_label("Medium"), "Papier")
    type_into(page, fields.get_by_label("Arbeit in Minuten"), "10")
    page.keyboard.press("Enter")
    announced(block, "Gespeichert")
    expect(name).to_be_focused()
    expect(name).to_have_value("")
    expect(role).to_have_value("Infotheke")
    expect(fields.get_by_label("Medium")).to_have_value("paper")

    # Nothing but what the row began with: it is no row, and closing it loses nothing.
    page.keyboard.press("Enter")
    expect(block.get_by_role("alert")).to_contain_text("Die Zeile ist leer")
    expect(rows(block)).to_have_count(1)

    # What help there is comes back by keyboard, to the eye and at the field, and stays for the next row.
    assert description(page, "Rolle (Funktion, kein Name)") == ""
    help_ = fields.locator("summary").filter(has_text="Hilfe zu den Feldern")
    help_.focus()
    page.keyboard.press("Enter")
    expect(fields.get_by_text("Schreiben Sie dieselbe Rolle immer gleich")).to_be_visible()
    assert "Schreiben Sie dieselbe Rolle immer gleich" in description(page, "Rolle (Funktion, kein Name)")
    type_into(page, name, "Daten abtippen")
    page.keyboard.press("Enter")
    expect(rows(block)).to_have_count(2)
    expect(fields.get_by_text("Schreiben Sie dieselbe Rolle immer gleich")).to_be_visible()
    assert fields.locator("datalist").first.locator("option").count() == 2

    # What is rarely needed is one disclosure away, and open where something stands in it.
    press(page, fields.locator("summary").filter(has_text="Weitere Angaben"))
    type_into(page, name, "Lage prüfen")
    type_into(page, fields.get_by_label("Referenzaktivitätengruppe"), "formell prüfen")
    page.keyboard.press("Enter")
    expect(rows(block)).to_have_count(3)
    assert_looks(page)
    press(page, fields.get_by_role("button", name="Schließen, ohne zu speichern"))
    press(page, edit(block, 3))
    expect(fields.get_by_label("Referenzaktivitätengruppe")).to_have_value("formell prüfen")
    expect(fields.get_by_label("Referenzaktivitätengruppe")).to_be_visible()


def test_rows_from_a_spreadsheet(open_page):
    page = open_page("murat", path=PROCESS, date=DAY_2)
    block = sheet(page)
    press(page, paste_button(block))
    field = form(block).get_by_label("Zeilen aus der Tabelle")
    expect(field).to_be_focused()
    put_on_clipboard(page, COPIED.replace("digital\t15", "Brief\tlange"))
    page.keyboard.press("ControlOrMeta+v")
    press(page, form(block).get_by_role("button", name="Zeilen prüfen"))
    expect(block.get_by_role("alert")).to_contain_text("Nichts gespeichert")
    expect(form(block)).to_contain_text("Zeile 3, Medium Brief: Bitte wählen Sie")
    expect(form(block)).to_contain_text("Zeile 3, Arbeit in Minuten lange: Bitte geben Sie Minuten ein")
    assert field.input_value().count("\t") == 24
    assert_looks(page)

    # What was pasted is work: another form does not take its place, and a reload brings it back.
    press(page, add(block))
    expect(block.get_by_role("alert")).to_contain_text("Eine Zeile ist noch offen")
    tab_to(page, field)
    page.keyboard.press("ControlOrMeta+a")
    put_on_clipboard(page, COPIED)
    page.keyboard.press("ControlOrMeta+v")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(field).to_have_value(COPIED.replace("\r\n", "\n"))

    press(page, form(block).get_by_role("button", name="Zeilen prüfen"))
    shown = form(block).get_by_role("table", name="So werden die Zeilen gelesen")
    expect(shown.get_by_role("row").nth(2)).to_have_text(re.compile(r"Daten abtippen\s*Sachbearbeitung\s*digital\s*15"))
    expect(form(block)).to_contain_text("Nicht übernommen werden diese Spalten")
    expect(rows(block)).to_have_count(0)
    assert_looks(page)
    press(page, form(block).get_by_role("button", name="Diese Zeilen übernehmen"))
    announced(block, "Übernommene Zeilen: 3. Hinweise:")
    expect(rows(block)).to_have_count(3)
    expect(edit(block, 1)).to_be_focused()
    expect(rows(block).nth(2)).to_contain_text("30")
    expect(form(block).get_by_label("Zeilen aus der Tabelle")).to_have_count(0)


def test_findings_are_marked_in_their_row_and_a_click_away(open_page):
    page = open_page("jonas", path=PROCESS, date=DAY_2)
    block = sheet(page)
    take_over(page, block)
    announced(block, "Hinweise:")
    press(page, block.get_by_role("link", name=re.compile("^Hinweise:")))
    expect(block.get_by_role("heading", name="Was das Blatt sagt")).to_be_focused()
    mark = rows(block).nth(1).locator(".lotse-marks")
    expect(mark.locator("summary")).to_contain_text("Hinweise: 2")
    mark.locator("summary").focus()
    page.keyboard.press("Enter")
    press(page, mark.get_by_role("link", name="Warnung: Medienbruch"))
    expect(block.locator(".lotse-finding-title").filter(has_text="Medienbruch")).to_be_focused()
    assert_looks(page)
    press(page, edit(block, 2))
    expect(form(block)).to_contain_text("Was das Blatt zu dieser Zeile sagt")
    press(page, form(block).get_by_role("link", name="Anregung: Weglassen?"))
    expect(block.locator(".lotse-finding-title").filter(has_text="Weglassen?")).to_be_focused()


def test_on_a_phone_rows_are_cards_that_are_read_as_a_table(open_page):
    page = open_page("lena", path=PROCESS, date=DAY_2, width=390)
    block = sheet(page)
    take_over(page, block)
    expect(rows(block)).to_have_count(3)
    press(page, block.get_by_role("button", name="Mit einer Kopie von „Ist-Prozess“ beginnen"))
    expect(rows(block, "to_be")).to_have_count(3)
    wide = block.locator("[data-region=table-as_is]").aria_snapshot()
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert_fits(page)
        assert_accessible(page)
        for carded in block.locator(".lotse-carded").all():
            assert carded.evaluate("box => box.scrollWidth <= box.clientWidth")
        values = rows(block).first.locator("[data-label]")
        for value, label in zip(
            values.all(), ("Rolle", "Medium", "Arbeit (Min.)", "Warten (Min.)", "Wert"), strict=True
        ):
            assert label in value.evaluate("cell => getComputedStyle(cell, '::before').content")
            assert value.bounding_box()["y"] < edit(block, 1).bounding_box()["y"]
        to_be = block.locator("[data-label=Soll-Prozess]").first
        expect(to_be).to_be_visible()
        assert to_be.bounding_box()["x"] + to_be.bounding_box()["width"] <= width
    page.set_viewport_size({"width": 1280, "height": 900})
    assert block.locator("[data-region=table-as_is]").aria_snapshot() == wide
    printed = page.context.new_page()
    printed.set_viewport_size({"width": 320, "height": 900})
    printed.goto(block.get_by_role("link", name="Drucken oder als PDF speichern").evaluate("link => link.href"))
    assert printed.locator("tbody td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_methods_of_a_plan_stand_under_their_level(open_page):
    page = open_page("ines", path=PLAN, date=DAY_2)
    block = sheet(page, "participation")
    press(page, add(block, "stakeholders", "Gruppe"))
    level = form(block, "stakeholders").get_by_role("group", name="Stufe 3 einbeziehen")
    tab_to(page, level.get_by_role("checkbox", name="World-Café"))
    page.keyboard.press("Space")
    expect(level.get_by_role("checkbox")).to_have_count(2)
    assert_looks(page)
