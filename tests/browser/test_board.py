"""The board in each of its phases: axe, 320 px, and the accessibility tree that was read."""

from playwright.sync_api import expect

from tests.browser.axe import assert_looks, assert_tree

LATER = "2027-04-26"
PHASES = ("Sammeln", "Ordnen", "Auswählen", "Entscheiden")  # one person alone chooses and does not vote
CARD = "Zwei Rückfragen weniger am Tag"


def looked_at(page):
    """axe on the page with everything unfolded, wide and narrow, light and dark."""
    page.locator(".lotse details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert_looks(page)


def unfold(block):
    """What can be done with the card."""
    block.locator("li[data-card] > details").evaluate("details => { details.open = true; }")


def drag(block):
    """A card out of its group and back: the second way, beside the form."""
    grouped = block.locator("section[data-cluster] li[data-card]").filter(has_text=CARD)
    unfold(block)
    block.get_by_label(f"In eine Themengruppe legen: {CARD}").select_option("")
    block.locator("form[data-handler=group_card]").get_by_role("button").click()
    loose = block.locator(".lotse-columns li[data-card]").filter(has_text=CARD)
    expect(loose).to_be_visible()
    for _ in range(3):  # a poll may bring the board anew between pressing and moving, which lets go of the card
        if loose.count():
            loose.locator(".lotse-card-text").drag_to(block.locator(".lotse-drop"))
            block.page.wait_for_timeout(500)
    expect(grouped).to_be_visible()
    expect(loose).to_have_count(0)
    expect(block.get_by_role("status").first).to_have_text("Karte verschoben")


def test_every_phase_of_the_board(open_page, golden):
    page = open_page("facilitator", path="/unit/pinboard", date=LATER)
    block = page.locator(".lotse-retrospective")
    block.get_by_role("button", name="Teilnehmen").click()
    expect(block.get_by_role("heading", name="Phase 1 von 6: Einstieg")).to_be_visible()
    block.locator("summary").filter(has_text="Ich moderiere").click()
    block.get_by_role("button", name="Moderieren").click()
    expect(block.get_by_role("button", name="Weiter zu: Sammeln")).to_be_visible()
    looked_at(page)
    for number, phase in enumerate(PHASES, start=2):
        block.get_by_role("button", name=f"Weiter zu: {phase}").click()
        expect(block.get_by_role("heading", name=f"Phase {number} von 6: {phase}")).to_be_visible()
        if phase == "Sammeln":
            block.locator("summary").filter(has_text="moderiere und mache trotzdem mit").click()
            block.locator("[data-region=add-late] textarea").fill(CARD)
            block.locator("[data-region=add-late]").get_by_role("button", name="Karte anheften").click()
            expect(block.locator("[data-region=mine]")).to_contain_text(CARD)
        if phase == "Ordnen":
            unfold(block)
            block.get_by_label(f"In eine Themengruppe legen: {CARD}").select_option("new")
            block.locator("form[data-handler=group_card]").get_by_role("button").click()
            expect(block.get_by_text("Umbenennen")).to_be_visible()
            drag(block)
        if phase == "Auswählen":
            block.get_by_role("button", name="Markieren").click()
            expect(block.get_by_role("button", name="✓ Markiert")).to_be_visible()
        looked_at(page)
        page.reload()
        expect(block.locator("[data-region=board]").get_by_role("heading", name="Die Pinnwand")).to_be_visible()
        assert_tree(block, f"board-{phase.lower()}".replace("ä", "ae"), golden)
    close(block)
    looked_at(page)
    next_round(block)
    dots_from_paper(block)


def close(block):
    """With an action, after being asked."""
    block.locator("details[data-key=new-action]").evaluate("details => { details.open = true; }")
    form = block.locator("details[data-key=new-action] form")
    form.get_by_label("Was getan wird").fill("Mittwochs eine Vertretung")
    form.get_by_label("Wer zuständig ist").fill("Bürgerdienste")
    form.get_by_label("Bis wann").fill("2027-07-01")
    form.get_by_role("button", name="Diese Maßnahme notieren").click()
    expect(block.locator("[data-region=actions]")).to_contain_text("Mittwochs eine Vertretung")
    with block.page.expect_download() as download:
        block.get_by_role("button", name="Kalendereintrag").click()
    assert "DTSTART;VALUE=DATE:20270701" in download.value.path().read_text(encoding="utf-8")
    expect(block.locator("details[data-key=close]")).to_contain_text("Maßnahmen: 1, Karten: 1")
    block.locator("details[data-key=close]").evaluate("details => { details.open = true; }")
    block.get_by_role("button", name="Jetzt abschließen").click()
    expect(block.get_by_role("heading", name="Phase 6 von 6: Abgeschlossen")).to_be_visible()


def next_round(block):
    """The board is empty, in another format, and the one before is still there to read."""
    block.locator("details[data-key=begin]").evaluate("details => { details.open = true; }")
    block.get_by_label("Format").select_option("ssc")
    block.get_by_role("button", name="Jetzt beginnen").click()
    expect(block.get_by_role("heading", name="Phase 1 von 6: Einstieg")).to_be_visible()
    expect(block.locator("[data-region=board]")).to_contain_text("Weitermachen")
    expect(block.locator("[data-region=board]")).not_to_contain_text(CARD)
    expect(block.locator("[data-region=actions]")).to_contain_text("Mittwochs eine Vertretung")
    block.locator("details[data-key=rounds] > summary").click()
    block.get_by_role("button", name="Zeigen").click()
    expect(block.locator("[data-region=round-1]")).to_contain_text(CARD)
    looked_at(block.page)


def dots_from_paper(block):
    """A room that gave its dots on paper: whoever leads counts and enters them, by keyboard; a wrong count stays there."""
    page = block.page
    for number, phase in enumerate(PHASES[:3], start=2):
        block.get_by_role("button", name=f"Weiter zu: {phase}").click()
        expect(block.get_by_role("heading", name=f"Phase {number} von 6: {phase}")).to_be_visible()
        if phase == "Sammeln":
            block.locator("summary").filter(has_text="Karten vom Papier").click()
            paper = block.locator("[data-region=add-paper]")
            paper.locator("textarea").fill("Mehr Zeit am Schalter")
            paper.get_by_role("button", name="Karte anheften").click()
            expect(block.locator("[data-region=phase]")).to_contain_text("Karten: 1")
    summary = block.locator("summary").filter(has_text="Die Punkte wurden auf Papier vergeben")
    summary.focus()
    page.keyboard.press("Enter")
    people = block.get_by_label("Personen, die Punkte vergeben haben")
    people.focus()
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    expect(block.get_by_label("Mehr Zeit am Schalter", exact=True)).to_be_focused()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(block.get_by_role("alert")).to_contain_text("mindestens fünf Personen")
    looked_at(page)
    people.fill("8")
    page.keyboard.press("Enter")
    expect(block.get_by_role("heading", name="Phase 5 von 6: Entscheiden")).to_be_visible()
    expect(block.locator("[data-region=board]")).to_contain_text("Rang 1 · Punkte: 7")
    expect(block.locator("[data-region=board]")).to_contain_text("auf Papier vergeben und gezählt. Personen: 8.")
