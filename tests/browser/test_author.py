"""An author edits a block as in Studio; learners see the change, and nothing typed is lost on the way."""

import subprocess
import sys

from playwright.sync_api import expect

from tests.player import running

UNIT = "/unit/rate-before"


def editor(open_page):
    page = open_page("author", path=UNIT)
    expect(page.locator(".lotse-self-assessment")).to_contain_text("In Studio werden keine Antworten gespeichert")
    page.get_by_role("link", name="Bearbeiten").first.click()
    expect(page.locator(".lotse-studio")).to_be_visible()
    return page


def test_an_author_changes_adds_and_moves_and_learners_see_it(open_page):
    page = editor(open_page)
    page.get_by_label("Überschrift").fill("Ihr Stand")
    page.get_by_role("button", name="Eintrag hinzufügen: Kompetenzen").click()
    added = page.locator("details").filter(has=page.locator('[name="content.competences.10.key"]'))
    added.locator('[name="content.competences.10.key"]').fill("C11")
    added.locator('[name="content.competences.10.title"]').fill("Gut <b>zuhören</b>")
    added.locator('[name="content.competences.10.question"]').fill("Wie haben Sie zugehört?")
    levels = added.locator("textarea[name*=levels]")
    expect(levels).to_have_count(2)
    levels.nth(0).fill("Ich habe gewartet, bis ich dran war.")
    levels.nth(1).fill("Ich habe wiederholt, was ich verstanden hatte.")
    added.get_by_role("button", name="Nach oben verschieben: Kompetenzen 11").click()
    expect(page.locator('[name="content.competences.9.key"]')).to_have_value("C11")
    expect(page.locator('[name="content.competences.10.key"]')).to_have_value("C10")
    expect(page.get_by_label("Überschrift")).to_have_value("Ihr Stand")
    page.get_by_role("button", name="Speichern").last.click()
    page.wait_for_url("**/unit/rate-before*")

    page = open_page("jonas", path=UNIT)
    block = page.locator(".lotse-self-assessment")
    expect(block.get_by_role("heading", name="Ihr Stand")).to_be_visible()
    block.get_by_role("button", name="Beginnen").click()
    expect(block.get_by_role("heading", name="Kompetenz 1 von 11")).to_be_visible()
    block.get_by_role("button", name="Alle auf einer Seite anzeigen").click()
    expect(block.get_by_role("group", name="Gut <b>zuhören</b>")).to_be_visible()


def test_a_refused_form_keeps_what_was_typed_and_leads_to_the_fields(open_page):
    page = editor(open_page)
    page.get_by_label("Überschrift").fill("")
    page.get_by_label("Einleitung").fill("Neu geschrieben, noch nicht gespeichert.")
    page.get_by_role("button", name="Speichern").last.click()
    expect(page.get_by_role("alert").filter(has_text="Nicht gespeichert")).to_be_visible()
    expect(page.get_by_label("Einleitung")).to_have_value("Neu geschrieben, noch nicht gespeichert.")
    expect(page.get_by_label("Überschrift")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("link", name="Überschrift: Bitte füllen Sie dieses Feld aus.").click()
    expect(page.get_by_label("Überschrift")).to_be_focused()


def test_cancelling_changes_nothing(open_page):
    page = editor(open_page)
    page.get_by_label("Überschrift").fill("Verworfen")
    page.get_by_role("button", name="Abbrechen").click()
    expect(page.locator("[data-error]")).to_contain_text("Wählen Sie noch einmal „Abbrechen“, ist es verloren.")
    page.get_by_role("button", name="Abbrechen").click()
    page.wait_for_url("**/unit/rate-before*")
    expect(page.locator(".lotse-self-assessment")).not_to_contain_text("Verworfen")


def test_an_author_takes_the_course_away_with_her_changes(tarball, tmp_path, chromium):
    """Edit, download, check, open again: the change is there, and a second download gives the same bytes."""

    def author(player, path):
        context = chromium.new_context(accept_downloads=True)
        context.add_cookies(player.visitor("author").cookies())
        page = context.new_page()
        page.goto(player.url.rstrip("/") + path)
        return page

    def downloaded(page, name):
        page.goto(page.url.partition("/unit/")[0] + "/")
        with page.expect_download() as started:
            page.get_by_role("link", name="Kurs mit Ihren Änderungen herunterladen").click()
        assert started.value.suggested_filename == tarball.name
        (tmp_path / name).mkdir()
        path = tmp_path / name / tarball.name
        started.value.save_as(path)
        return path

    with running(tarball, tmp_path / "one", open_date="2027-01-11") as player:
        page = author(player, UNIT)
        assert downloaded(page, "unchanged").read_bytes() == tarball.read_bytes()
        page.goto(player.url.rstrip("/") + UNIT)
        page.get_by_role("link", name="Bearbeiten").first.click()
        page.get_by_label("Überschrift").fill("Wo stehen Sie & Ihr <Team>?")
        page.get_by_role("button", name="Speichern").last.click()
        page.wait_for_url("**/unit/rate-before*")
        changed = downloaded(page, "changed")
        page.context.close()

    check = [sys.executable, "-m", "course_export", "check", str(changed)]
    found = subprocess.run(check, check=False, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout

    with running(changed, tmp_path / "two", open_date="2027-01-11") as player:
        page = author(player, UNIT)
        expect(page.get_by_role("heading", name="Wo stehen Sie & Ihr <Team>?")).to_be_visible()
        assert downloaded(page, "again").read_bytes() == changed.read_bytes()
        page.context.close()


def test_an_author_rewords_a_workshop_and_sets_a_threshold(open_page):
    unit = "/unit/participation-workshop"
    page = open_page("author", path=unit)
    block = page.locator(".lotse-participation")
    expect(block).to_contain_text("Gruppe 1: Personalrat: Stufe 2, mindestens 3")
    page.get_by_role("link", name="Bearbeiten").first.click()
    page.locator(".lotse-studio").wait_for()
    page.wait_for_load_state()  # a long form: what is not there yet would stay closed
    page.locator(".lotse-studio details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    page.locator('[name="content.tables.2.columns.0.title"]').fill("Wer?")
    page.locator('[name="content.findings.0.line"]').fill("{rows} {stufe}")
    page.locator('[name="content.limits.0.value"]').fill("5,5")
    page.locator('[name="content.example.2.rows.0.cells.level"]').select_option("4")
    page.locator('[name="content.example.2.rows.0.cells.methods.k_working_group"]').check()
    page.locator('[name="content.example.2.rows.0.cells.methods.k_hearing"]').uncheck()
    page.locator('[name="content.example.2.rows.0.cells.staff_body.k_true"]').uncheck()
    page.get_by_role("button", name="Speichern").last.click()
    expect(page.get_by_role("alert").filter(has_text="Nicht gespeichert")).to_be_visible()
    expect(page.locator(".lotse-studio")).to_contain_text(
        "Unbekannter Platzhalter in der Zeile eines Hinweises: {stufe}"
    )
    page.locator(".lotse-studio details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    page.locator('[name="content.findings.0.line"]').fill("{rows}: mehr als {level}")
    page.get_by_role("button", name="Speichern").last.click()
    page.wait_for_url(f"**{unit}*")
    expect(block).to_contain_text("Wer?")
    expect(block).not_to_contain_text("mindestens 3")  # with 5.5 nobody's power counts as high
    # The example is edited with the fields that learners have.
    expect(block).to_contain_text("gemeinsam gestalten")
    expect(block).to_contain_text("Arbeitsgruppe")
    expect(block).to_contain_text("Die Vertretung der Beschäftigten fehlt")

    page = open_page("jonas", path=unit)
    page.locator(".lotse-participation").get_by_role("button", name="Gruppe hinzufügen").click()
    expect(page.get_by_role("textbox", name="Wer?")).to_be_focused()
