"""A network in the course, by keyboard: twenty offices pasted from a spreadsheet, drawn, read and taken away."""

from pathlib import Path

import networkx
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.axe import assert_looks
from tests.browser.keyboard import choose_option, press, type_into
from tests.browser.sheets import add, assert_every_state, form, rows, sheet

NETWORK = "/unit/networks-workshop"
DAY_2 = "2027-01-25"

#: Twenty offices, and who works with whom: two circles around the county and the town next door, two offices alone.
OFFICES = [
    ("Bürgeramt", "Kommune", "ja"),
    ("IT-Abteilung", "Kommune", "ja"),
    ("IT-Betrieb des Kreises", "Kreis", ""),
    ("Nachbarstadt", "Kommune", ""),
    ("Nachbargemeinde mit Scanstelle", "Kommune", ""),
    ("Kreisarchiv", "Kreis", ""),
    ("Arbeitskreis im Städte- und Gemeindebund", "Verband", ""),
    ("Hersteller der E-Akte", "Unternehmen", ""),
    ("Scan-Dienstleister", "Unternehmen", ""),
    ("Landesarchiv", "Staatliche Stelle", ""),
    ("Geschichtsverein", "Zivilgesellschaft", ""),
    ("Stadt Lindenau", "Kommune", ""),
    ("Gemeinde Moorfeld", "Kommune", ""),
    ("Amt Seenland", "Kommune", ""),
    ("Stadtwerke", "Unternehmen", ""),
    ("Volkshochschule", "Kommune", ""),
    ("Bezirksregierung", "Staatliche Stelle", ""),
    ("Freiwilligenagentur", "Zivilgesellschaft", ""),
    ("Hochschule für Verwaltung", "Hochschule", ""),
    ("Handwerkskammer", "Verband", ""),
]
TIES = [
    *((0, 1), (1, 2), (1, 7), (2, 7), (2, 3), (2, 5), (2, 6), (3, 6), (3, 4), (3, 8), (4, 8), (5, 9), (5, 10)),
    *((2, 11), (2, 12), (3, 13), (11, 12), (1, 14), (0, 15), (2, 16), (15, 17)),
]


def paste(page, block, table, text):
    """Put rows from a spreadsheet into a table, and look at them first."""
    press(page, block.locator(f"[data-region=table-{table}]").get_by_role("button", name="Aus einer Tabelle einfügen"))
    fields = form(block, table)
    fields.get_by_label("Zeilen aus der Tabelle").fill(text)
    press(page, fields.get_by_role("button", name="Zeilen prüfen"))
    press(page, fields.get_by_role("button", name="Diese Zeilen übernehmen"))
    expect(fields.get_by_label("Zeilen aus der Tabelle")).to_have_count(0)


def test_a_network_of_twenty_is_pasted_drawn_and_taken_away(open_page):
    page = open_page("ines", path=NETWORK, date=DAY_2)
    block = sheet(page, "networks")
    paste(page, block, "nodes", "\n".join(map("\t".join, OFFICES)))
    expect(block.locator("[data-region=table-nodes]")).to_contain_text("20")
    kinds = ("Information", "Projekt", "Gemeinsamer Dienst", "Vertrag")
    ties = ((OFFICES[a][0], OFFICES[b][0], kinds[b % 4], str(b % 3 + 1)) for a, b in TIES)
    paste(page, block, "edges", "\n".join(map("\t".join, ties)))
    picture = block.get_by_role("img", name="Netzkarte")
    expect(picture).to_be_visible()
    expect(picture.locator("text.order")).to_have_count(20)
    for name in ("Bürgeramt", "Landesarchiv", "Handwerkskammer"):
        expect(picture.locator("text.name", has_text=name)).to_have_count(1)
    listed = block.locator(".lotse-grid-names li")
    expect(listed).to_have_count(20)
    expect(listed.nth(5)).to_contain_text(
        "Kreisarchiv (Kreis; Nadelöhr; verbunden mit IT-Betrieb des Kreises, Landesarchiv, Geschichtsverein)"
    )
    outcome = block.locator("[data-region=outcome]")
    for said in (
        "Getrennte Teile: 3. Zwischen ihnen führt kein Weg.",
        "Teil 2: Hochschule für Verwaltung; Teil 3: Handwerkskammer",
        "Brücke",
        "Stelle 3: IT-Betrieb des Kreises: Anteil der Wege 0,",
    ):
        expect(outcome).to_contain_text(said)
    expect(outcome).not_to_contain_text("Einengung")
    assert_looks(page)

    press(page, outcome.get_by_role("button", name="Stelle 2 öffnen").first)
    expect(form(block, "nodes").get_by_label("Wie heißt die Stelle?")).to_have_value("IT-Abteilung")
    press(page, form(block, "nodes").get_by_role("button", name="Schließen, ohne zu speichern"))

    press(page, add(block, "edges", "Verbindung"))
    fields = form(block, "edges")
    for label, choice in (
        ("Von welcher Stelle?", "Bürgeramt"),
        ("Mit welcher Stelle?", "Bürgeramt"),
        ("Art", "Information"),
        ("Stärke", "1"),
    ):
        choose_option(page, fields.get_by_role("combobox", name=label), choice)
    press(page, fields.get_by_role("button", name="Speichern", exact=True))
    expect(fields).to_contain_text("Beide Enden sind gleich.")
    choose_option(page, fields.get_by_role("combobox", name="Mit welcher Stelle?"), "Hochschule")
    press(page, fields.get_by_role("button", name="Speichern", exact=True))
    expect(outcome).to_contain_text("Getrennte Teile: 2.")

    press(page, add(block, "contacts", "Kontakt"))
    fields = form(block, "contacts")
    choose_option(page, fields.get_by_role("combobox", name="Mit welcher Stelle?"), "Nachbargemeinde")
    type_into(page, fields.get_by_label("Was wollen Sie wissen?"), "Was kostet ein laufender Meter?")
    fields.get_by_label("Bis wann?").fill("2027-03-15")
    press(page, fields.get_by_role("button", name="Speichern", exact=True))
    with page.expect_download() as download:
        press(page, block.get_by_role("link", name="Termine für den Kalender"))
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Kontakt aufnehmen: Nachbargemeinde mit Scanstelle"
    with page.expect_download() as download:
        press(page, block.get_by_role("link", name="Netz als GraphML-Datei"))
    assert download.value.suggested_filename == "netzkarte.graphml"
    graph = networkx.read_graphml(download.value.path(), force_multigraph=True)
    assert graph.number_of_nodes() == 20 and graph.number_of_edges() == len(TIES) + 1


def _fill_network(page, block):
    paste(page, block, "nodes", "\n".join(map("\t".join, OFFICES[:5])))
    ties = ((OFFICES[a][0], OFFICES[b][0], "Projekt", "2") for a, b in ((0, 1), (1, 2), (2, 3)))
    paste(page, block, "edges", "\n".join(map("\t".join, ties)))
    expect(rows(block, "edges")).to_have_count(3)


def test_every_state_of_the_sheet_is_accessible(open_page, golden):
    assert_every_state(open_page("facilitator", path=NETWORK, date=DAY_2), "networks", "edges", _fill_network, golden)
