"""A learner's way through the course: by keyboard only, coming back after three months."""

import re

from playwright.sync_api import expect

from tests.browser.keyboard import choose, press, tab_to

LATER = "2027-05-20"


def fill(page, levels):
    """Answer all ten competences of the block on the page, one at a time; `levels` gives the level of each."""
    block = page.locator(".lotse-self-assessment")
    press(page, block.get_by_role("button", name="Beginnen"))
    for number, level in enumerate(levels, start=1):
        expect(block.get_by_role("heading", name=f"Kompetenz {number} von 10")).to_be_focused()
        choose(page, block.get_by_role("group"), level)
        expect(block.get_by_role("status")).to_have_text("Gespeichert")
        name = "Nächste Frage" if number < 10 else "Abschließen und mein Profil anzeigen"
        press(page, block.get_by_role("button", name=name))
    expect(block.get_by_role("heading", name="Mein Profil")).to_be_focused()
    return block


def test_a_learner_walks_through_the_beginning_by_keyboard(open_page):
    page = open_page("jonas")
    press(page, page.get_by_role("link", name="Worum es geht").first)
    seen = []
    for _ in range(13):
        seen.append(page.get_by_role("heading", level=1).inner_text())
        press(page, page.get_by_role("navigation", name="Einheiten").get_by_role("link").last)
        expect(page.get_by_role("heading", level=1)).not_to_have_text(seen[-1])
    assert seen[0] == "Worum es geht"
    assert "Ihr Kompetenzcheck" in seen
    page.goto(page.url.split("/unit/")[0])
    # All lessons; neither the check nor the notes are answered yet.
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "12")


def test_a_learner_rates_herself_twice_by_keyboard(open_page):
    page = open_page("lena")
    press(page, page.locator("summary").filter(has_text="Kompetenzcheck vor Tag 1"))
    press(page, page.get_by_role("link", name="Ihr Kompetenzcheck", exact=True))
    block = page.locator(".lotse-self-assessment")
    expect(block).to_contain_text("Ihre Antworten sehen nur Sie")
    fill(page, [1, 2, 2, 1, 3, 0, 1, 2, 2, 1])
    expect(block.get_by_role("img", name="Stufen je Kompetenz")).to_be_visible()
    expect(block).to_contain_text("Am meisten zu holen: Ideen generieren (Stufe 0)")
    expect(block).to_contain_text("weil Sie bei „Ideen generieren“ Stufe 0 gewählt haben")
    press(page, block.get_by_text("Alle Werte als Tabelle"))
    expect(block.get_by_role("table", name="Stufen je Kompetenz").get_by_role("row")).to_have_count(11)
    page.reload()
    expect(block.get_by_role("heading", name="Mein Profil")).to_be_visible()

    page = open_page("lena", path="/unit/rate-after", date=LATER)
    fill(page, [2, 3, 3, 3, 3, 1, 2, 2, 3, 2])
    page = open_page("lena", path="/unit/rate-then", date=LATER)
    block = fill(page, [1, 1, 2, 1, 2, 0, 1, 1, 2, 1])
    press(page, block.get_by_text("Alle Werte als Tabelle"))
    table = block.get_by_role("table", name="Stufen je Kompetenz")
    first = table.get_by_role("row").nth(1).get_by_role("cell")
    assert first.all_inner_texts() == ["1", "1", "2", "+1", "+1"]
    expect(block).to_contain_text("So lesen Sie die Differenzen")
    link = block.get_by_role("link", name="Zukunft der Verwaltung und des Arbeitens")
    press(page, link)
    expect(page).to_have_url(re.compile("/unit/[a-z_]+-overview"))


def test_a_knowledge_check_gives_feedback_by_keyboard(open_page):
    page = open_page("lena", path="/unit/process_design-checks")
    question = page.locator("form").filter(has=page.get_by_role("radio")).first
    choose(page, question.get_by_role("group"), 0)
    press(page, question.get_by_role("button"))
    expect(page.get_by_role("status").filter(has_text="Einheit").first).to_be_visible()


def test_nobody_else_sees_her_ratings(open_page):
    page = open_page("murat", path="/unit/rate-before")
    expect(page.locator(".lotse-self-assessment")).to_contain_text("Beginnen")
    page = open_page("facilitator", path="/unit/rate-before", view_as="lena")
    block = page.locator(".lotse-self-assessment")
    expect(block).to_contain_text("bleibt privat")
    expect(block.get_by_role("button", name="Beginnen")).to_have_count(0)
    expect(block.get_by_role("heading", name="Mein Profil")).to_have_count(0)


def test_a_shared_code_opens_the_profile_and_can_be_withdrawn(open_page):
    hers = open_page("ines", path="/unit/rate-before")
    block = fill(hers, [1] * 10)
    press(hers, block.get_by_role("button", name="Code erzeugen"))
    code = block.locator(".lotse-code").inner_text()

    his = open_page("jonas", path="/unit/rate-before")
    other = fill(his, [2] * 10)
    press(his, other.get_by_text("Code einer anderen Person eingeben"))
    tab_to(his, other.get_by_label("Code", exact=True))
    his.keyboard.type(code)
    press(his, other.get_by_role("button", name="Freigegebenes Profil anzeigen"))
    expect(other.get_by_role("heading", level=3)).to_contain_text("Freigegebenes Profil von")

    hers.reload()
    expect(block.get_by_role("table", name="Gültige Codes")).to_contain_text("Jonas")
    press(hers, block.get_by_role("button", name="Zurückziehen"))
    expect(block.get_by_role("button", name="Zurückziehen")).to_have_count(0)


def test_what_she_typed_survives_a_lost_connection(open_page):
    page = open_page("murat", path="/unit/rate-before")
    block = page.locator(".lotse-self-assessment")
    block.get_by_role("button", name="Beginnen").click()
    page.context.set_offline(True)
    block.get_by_role("radio").nth(2).check()
    expect(block.get_by_role("alert")).to_contain_text("Keine Verbindung")
    expect(block.get_by_role("radio").nth(2)).to_be_checked()
    page.context.set_offline(False)  # it is sent again by itself
    expect(block.get_by_role("status")).to_have_text("Gespeichert")
    page.context.set_offline(True)
    block.get_by_role("radio").nth(3).check()
    expect(block.get_by_role("alert")).to_contain_text("Keine Verbindung")
    page.context.set_offline(False)
    block.get_by_role("button", name="Nächste Frage").click()  # what was not stored comes before another page
    expect(block.get_by_role("heading", name="Kompetenz 2 von")).to_be_visible()
    block.get_by_role("button", name="Vorige Frage").click()
    expect(block.get_by_role("radio").nth(3)).to_be_checked()


def test_enter_in_a_date_keeps_an_intention(open_page):
    page = open_page("murat", path="/unit/day-2-close")
    note = page.locator(".lotse-reflection .lotse-note").first
    note.get_by_label("Was haben Sie dann getan?").fill("Die Theke fragen")
    note.get_by_label("Bis wann?").fill("2027-03-01")
    note.get_by_label("Bis wann?").press("Enter")
    expect(note.locator(".lotse-saved")).to_have_text("Gespeichert")
    page.reload()
    expect(note.locator("textarea")).to_have_value("Die Theke fragen")


def test_two_windows_meet_a_conflict_and_lose_nothing(open_page):
    one = open_page("murat", path="/unit/rate-before")
    two = open_page("murat", path="/unit/rate-before")
    for page in (one, two):
        page.get_by_role("button", name="Alle auf einer Seite").or_(
            page.get_by_role("button", name="Beginnen").or_(page.get_by_role("button", name="Fortsetzen"))
        ).first.click()
        page.get_by_role("button", name="Alle auf einer Seite").click()
    for page, level in ((one, 1), (two, 4)):
        page.locator(".lotse-question").nth(5).get_by_role("radio").nth(level).check()
    expect(one.get_by_role("status")).to_have_text("Gespeichert")
    expect(two.get_by_role("alert")).to_contain_text("welche Fassung gelten soll")
    two.get_by_role("button", name="Antwort von hier behalten").click()
    expect(two.get_by_role("status")).to_have_text("Gespeichert")
    one.locator(".lotse-question").nth(5).get_by_role("radio").nth(2).check()
    expect(one.get_by_role("alert")).to_contain_text("welche Fassung gelten soll")
    one.get_by_role("button", name="Andere Antwort behalten").click()
    expect(one.locator(".lotse-question").nth(5).get_by_role("radio").nth(4)).to_be_checked()


def test_she_takes_her_answers_away(open_page):
    page = open_page("ines", path="/unit/rate-before")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 11
    with page.context.expect_page() as printed:
        page.get_by_role("link", name="Drucken").click()
    expect(printed.value.get_by_role("heading", level=1)).to_have_text("Mein Profil")
