"""Day 1's team block and day 2's mandate and process, as two of a team, their sponsor and the Moderation use the course.

What the Moderation reads out of the guide names buttons and sheets: each has to be on the page that people then see.
"""

import re

from lxml import etree
from playwright.sync_api import expect

from tests.browser.axe import assert_accessible, assert_fits
from tests.browser.keyboard import choose_option, press, tab_to, type_into
from tests.browser.sheets import add, announced, edit, form, rows, sheet
from tests.browser.test_team_building import DAY_1, TEAM, agree, hold, save
from tests.browser.test_workshop import DAY_2, PROCESS, WAIT, write_step

MANDATE = "/unit/design_spaces-workshop"
MODERATION, SPONSOR = "group-100-4", "group-100-2"
CODE = r"\d+(?:-[0-9A-Z]{4}){3}"
RIGHTS = [
    ("Wortlaut von Anschreiben", "mit Veto", "Veto binnen zehn Arbeitstagen, mit Grund."),
    ("Reihenfolge der Versuche", "entscheiden", "Kurzer Bericht am Monatsende."),
]
#: As in `write_step`: what, who, medium, minutes of work, minutes of waiting, value.
STAMP = ("Antrag stempeln", "Infotheke", "Papier", "10", "960", "N")
COPY = ("Daten abtippen", "Sachbearbeitung", "digital", "15", "480", "W")
CASES, DAY = 1200, 480  # a day of work has 480 minutes, says the wall
SHARE = ("Im Team arbeiten", "Teamblatt anlegen")
#: The headings of a page with what stands below each.
PARTS = """headings => headings.map(heading => {
  let text = "";
  for (let next = heading.nextElementSibling; next && !/^H[1-3]$/.test(next.tagName); next = next.nextElementSibling) {
    text += next.innerText + "\\n";
  }
  return [heading.innerText.trim(), text];
})"""


def _guide(page):
    """Each step of the script on the Moderation's page: title → from minute, to minute, what stands there."""
    parts = page.locator("main h3").evaluate_all(PARTS)
    named = [(re.fullmatch(r"(\d+)–(\d+) · (.+)", head), said) for head, said in parts]
    return {step[3]: (int(step[1]), int(step[2]), said) for step, said in named if step}


def _quoted(said):
    """The names in quotation marks as they come, apart from what people are asked to say themselves."""
    return re.findall(r"(?<!Sagen Sie )„([^“]+)“", said)


def _looks(page):
    """To axe, and on a phone."""
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def _unfold(page, block, text):
    press(page, block.locator("summary").filter(has_text=text))


def _share(page, block, names=SHARE):
    """Open a team sheet, pressing what the guide names one after the other; return the code that is read aloud."""
    for name in names:
        press(page, block.locator("summary, button").filter(has_text=name))
    announced(block, "Das Teamblatt ist angelegt")
    return block.locator(".lotse-code").inner_text()


def _join(block, code, names):
    """Somebody who has heard the code comes in, with a mouse."""
    block.locator("summary").filter(has_text="Im Team arbeiten").click()
    block.get_by_label("Code eines Teams").fill(code.lower())
    block.get_by_role("button", name="Dem Team beitreten").click()
    expect(block.get_by_text(names)).to_be_visible()


def test_day_1_the_team_fills_its_sheet_in_with_the_words_of_the_guide(open_page, player, complaints):
    guide = open_page(MODERATION, path="/unit/lead-team-day", date=DAY_1)
    steps = _guide(guide)
    times = [(begins, ends) for begins, ends, _ in steps.values()]
    assert [begins for begins, _ in times] == [0, *(ends for _, ends in times[:-1])]
    expect(guide.locator("main")).to_contain_text(f"Dauer: {times[-1][1]} Minuten")
    _looks(guide)
    for learner in ("lena", "murat", SPONSOR):
        assert player.visitor(learner, date=DAY_1).get("/unit/lead-team-day").status_code == 404

    lena, murat = open_page("lena", path=TEAM, date=DAY_1), open_page("murat", path=TEAM, date=DAY_1)
    hers, his = sheet(lena, "team-building"), sheet(murat, "team-building")
    expect(hers.get_by_role("heading", name="Teamblatt", exact=True)).to_be_visible()
    *names, vacant, missing = _quoted(steps["Teamblatt"][2])
    _join(his, _share(lena, hers, names), "Lena, Murat")

    type_into(lena, form(hers, "purpose").get_by_label("Wofür gibt es uns?"), "Seltener Unterlagen nachreichen.")
    save(lena, hers, "purpose")
    hold(lena, hers, 1, "Jugendamt")
    for number, who in ((2, "Bauaufsicht"), (3, "Bürgeramt")):
        edit(his, number, "roles").click()
        form(his, "roles").get_by_label("Wer hat die Rolle?").fill(who)
        form(his, "roles").get_by_role("button", name="Speichern", exact=True).click()
        expect(rows(his, "roles").nth(number - 1)).to_contain_text(who)
    agree(lena, hers, "Entscheiden", "Ein Vorschlag gilt, wenn niemand einen Schaden nennt.")
    for block in (hers, his):
        for said in ("Jugendamt", "Bauaufsicht", "Bürgeramt"):
            expect(block.locator("[data-region=table-roles]")).to_contain_text(said, timeout=WAIT)
        expect(rows(block, "agreements")).to_have_count(1, timeout=WAIT)
    outcome = hers.locator("[data-region=outcome]")
    expect(outcome).to_contain_text(vacant)
    expect(outcome).to_contain_text(missing)
    _looks(lena)

    # What the guide says to look for goes away once all is filled in.
    agree(lena, hers, "Konflikt", "Erst zu zweit, binnen einer Woche.")
    hold(lena, hers, 4, "Kämmerei")
    expect(outcome).to_contain_text("Nichts fällt auf.")
    expect(his.locator("[data-region=outcome]")).to_contain_text("Nichts fällt auf.", timeout=WAIT)
    _looks(murat)

    # Whoever moderates sees the sheet as such, and nothing of what a team writes in it.
    guide.goto(guide.url.replace("lead-team-day", "team_building-workshop"))
    expect(rows(sheet(guide, "team-building"), "roles")).to_have_count(4)
    expect(guide.locator("main")).not_to_contain_text("Jugendamt")
    assert complaints == []


def test_day_2_team_and_sponsor_sign_the_mandate_each_for_her_own_side(open_page, complaints):
    guide = open_page(MODERATION, path="/unit/lead-mandate-day", date=DAY_2)
    heading, codes = _quoted(_guide(guide)["Unterzeichnen"][2])
    _looks(guide)
    lena, murat = open_page("lena", path=MANDATE, date=DAY_2), open_page("murat", path=MANDATE, date=DAY_2)
    hers, his = sheet(lena, "design-spaces"), sheet(murat, "design-spaces")
    expect(hers.get_by_role("heading", name="Mandatsblatt", exact=True)).to_be_visible()
    _join(his, _share(lena, hers), "Lena, Murat")
    for number, (page, block) in enumerate([(lena, hers), (murat, his)]):
        topic, level, condition = RIGHTS[number]
        press(page, add(block, "decision_rights", "Thema"))
        fields = form(block, "decision_rights")
        type_into(page, fields.get_by_label("Worüber wird entschieden?"), topic)
        choose_option(page, fields.get_by_label("Stufe"), level)
        type_into(page, fields.get_by_label("Unter welcher Bedingung?"), condition)
        save(page, block, "decision_rights")
        for each in (hers, his):
            expect(rows(each, "decision_rights")).to_have_count(number + 1, timeout=WAIT)

    outcome, signing = hers.locator("[data-region=outcome]"), hers.locator("[data-region=signing]")
    expect(outcome).to_contain_text("Niemand in der Leitung steht dahinter")
    form(his, "sponsor").get_by_label("Welche Rolle in der Leitung").fill("Leitung Bürgerdienste")
    form(his, "sponsor").get_by_role("button", name="Speichern", exact=True).click()
    expect(outcome).not_to_contain_text("Niemand in der Leitung steht dahinter", timeout=WAIT)
    expect(signing.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    _unfold(lena, signing, codes)
    press(lena, signing.get_by_role("button", name="Code erzeugen"))
    announced(hers, "Code erzeugt")
    code = re.search(CODE, signing.inner_text())[0]
    _looks(lena)

    sponsor = open_page(SPONSOR, path=MANDATE, date=DAY_2)
    theirs = sheet(sponsor, "design-spaces")
    read = theirs.locator("[data-region=signing]")
    _enter(sponsor, theirs, code)
    announced(theirs, "Sie unterzeichnen für: Leitung")
    for topic, _, condition in RIGHTS:
        expect(read).to_contain_text(topic)
        expect(read).to_contain_text(condition)
    number = re.compile(r"Fassung \d+\s*\(Prüfzeichen .+?\)")
    assert number.search(read.inner_text())[0] == number.search(signing.inner_text())[0]

    # Each is offered her own side only; a code that one person has used lets no other in.
    for place, side in ((signing, "Team"), (his.locator("[data-region=signing]"), "Team"), (read, "Leitung")):
        expect(place.get_by_role("button", name="Unterzeichnen für:")).to_have_text([f"Unterzeichnen für: {side}"])
    expect(rows(theirs, "decision_rights")).to_have_count(0)
    guide.goto(guide.url.replace("lead-mandate-day", "design_spaces-workshop"))
    _enter(guide, sheet(guide, "design-spaces"), code)
    expect(sheet(guide, "design-spaces").get_by_role("alert")).to_contain_text("Code")
    expect(guide.get_by_text("Wortlaut von Anschreiben")).to_have_count(0)
    assert "403" in complaints.pop()

    _sign(sponsor, theirs, "Leitung")
    expect(outcome).to_contain_text("Leitung: Fassung 1. Team: noch nicht unterzeichnet.", timeout=WAIT)
    _looks(sponsor)
    _sign(lena, hers, "Team")
    for block in (hers, his, theirs):
        expect(block.locator("[data-region=signing]").get_by_role("button", name="Unterzeichnen für:")).to_have_count(
            0, timeout=WAIT
        )
    for block in (hers, his):
        expect(block.locator("[data-region=outcome]")).to_contain_text(
            "Beide Seiten haben diese Fassung unterzeichnet.", timeout=WAIT
        )
    _looks(lena)
    assert complaints == []


def _enter(page, block, code):
    _unfold(page, block, "Sie haben einen Code zum Unterzeichnen bekommen?")
    type_into(page, block.get_by_label("Code einer Seite"), code)
    press(page, block.get_by_role("button", name="Lesen und unterzeichnen"))


def _sign(page, block, side):
    signing = block.locator("[data-region=signing]")
    tab_to(page, signing.get_by_role("checkbox"))
    page.keyboard.press("Space")
    press(page, signing.get_by_role("button", name=f"Unterzeichnen für: {side}"))
    announced(block, "Unterzeichnet: Fassung")


def _figure(outcome, name):
    return outcome.get_by_role("row").filter(has=outcome.page.get_by_role("rowheader", name=name, exact=True))


def test_day_2_two_people_take_a_process_down_and_make_it_shorter(open_page, complaints):
    guide = open_page(MODERATION, path="/unit/lead-as-is-day", date=DAY_2)
    steps = _guide(guide)
    lena, murat = open_page("lena", path=PROCESS, date=DAY_2), open_page("murat", path=PROCESS, date=DAY_2)
    hers, his = sheet(lena), sheet(murat)
    expect(hers.get_by_role("heading", name="Prozessblatt", exact=True)).to_be_visible()
    for name in _quoted(steps["Schritte"][2]):
        expect(hers).to_contain_text(name)
    assert f"{DAY} Minuten" in steps["Schritte"][2]
    _join(his, _share(lena, hers), "Lena, Murat")
    for number, (page, block, step) in enumerate([(lena, hers, STAMP), (murat, his, COPY)], 1):
        press(page, add(block))
        write_step(page, block, step)
        for each in (hers, his):
            expect(rows(each)).to_have_count(number, timeout=WAIT)
    outcome = hers.locator("[data-region=outcome]")
    work, wait = int(STAMP[3]) + int(COPY[3]), int(STAMP[4]) + int(COPY[4])
    expect(_figure(outcome, "Arbeit")).to_contain_text(f"{work} Min.")
    expect(_figure(outcome, "Warten")).to_contain_text(f"{wait // DAY},0 Arbeitstage")
    # A row without minutes does not count, as the guide says.
    press(lena, add(hers))
    type_into(lena, form(hers).get_by_label("Was geschieht?"), "Ablegen")
    save(lena, hers, "as_is")
    expect(rows(his)).to_have_count(3, timeout=WAIT)
    expect(_figure(outcome, "Arbeit")).to_contain_text(f"{work} Min.")
    _looks(lena)

    # The to-be process goes without the copying by hand: its minutes are what is spared.
    press(lena, hers.get_by_role("button", name="Mit einer Kopie von „Ist-Prozess“ beginnen"))
    expect(rows(his, "to_be")).to_have_count(3, timeout=WAIT)
    edit(his, 2, "to_be").click()
    form(his, "to_be").locator("summary").filter(has_text="Löschen").click()
    form(his, "to_be").get_by_role("button", name=f"„Schritt 2: {COPY[0]}“ löschen").click()
    expect(rows(hers, "to_be")).to_have_count(2, timeout=WAIT)
    type_into(lena, form(hers, "sheet").get_by_label("Fälle im Jahr"), str(CASES))
    press(lena, form(hers, "sheet").get_by_role("button", name="Speichern"))
    saved = int(COPY[3])
    expect(outcome).to_contain_text(f"{saved} Minuten weniger Arbeit je Fall")
    expect(outcome).to_contain_text(f"{saved * CASES // 60} Std.")
    _looks(murat)
    with murat.expect_download() as download:
        his.get_by_role("link", name="BPMN-Datei: Soll-Prozess").click()
    tasks = etree.parse(download.value.path()).xpath("//*[local-name()='task']/@name")
    assert tasks == [STAMP[0]]
    assert complaints == []
