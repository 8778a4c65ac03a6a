"""Two people at one sheet: by a link into the team, who has which row open, what the other has just changed."""

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible, assert_fits
from tests.browser.keyboard import press, type_into
from tests.browser.test_workshop import (
    DAY_2,
    PROCESS,
    STEPS,
    WAIT,
    add,
    announced,
    edit,
    form,
    rows,
    sheet,
    write_step,
)

LOOKS = (1280, 320)
TINTED = """() => {
  const animate = Element.prototype.animate;
  window.tinted = [];
  Element.prototype.animate = function (...given) {
    window.tinted.push(this.textContent);
    return animate.apply(this, given);
  };
}"""


def open_team(page):
    """A team's sheet with a step in it, whose code is shown; each person of this file comes into one team."""
    block = sheet(page)
    press(page, add(block))
    write_step(page, block, STEPS[0])
    expect(rows(block)).to_have_count(1)
    press(page, block.locator("summary").filter(has_text="Im Team arbeiten"))
    press(page, block.get_by_role("button", name="Teamblatt anlegen"))
    expect(block.locator(".lotse-code")).to_be_visible()
    return block


def presence(block, place="as_is"):
    """What is said of others, in a row or below a table."""
    return block.locator(f"[data-region^=editing-{place}]:not(:empty)")


def test_a_link_brings_the_code_and_the_person_joins_herself(open_page):
    lena, murat = open_page("lena", path=PROCESS, date=DAY_2), open_page("murat", date=DAY_2)
    hers = open_team(lena)
    code = hers.locator(".lotse-code").inner_text()
    lena.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(lena, hers.get_by_role("button", name="Code kopieren"))
    announced(hers, "Kopiert")
    assert lena.evaluate("() => navigator.clipboard.readText()") == code
    press(lena, hers.get_by_role("button", name="Link kopieren"))
    announced(hers, "Kopiert")
    link = lena.evaluate("() => navigator.clipboard.readText()")
    for width in LOOKS:
        lena.set_viewport_size({"width": width, "height": 900})
        assert_accessible(lena)
        assert_fits(lena)

    sent = []
    murat.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    murat.goto(link)
    his = sheet(murat)
    expect(his.get_by_label("Code eines Teams")).to_have_value(code)
    expect(his.get_by_label("Code eines Teams")).to_be_focused()
    announced(his, "Der Code aus Ihrem Link steht im Feld")
    assert "#" not in murat.url and "/xblock/" in murat.url
    expect(his.get_by_text("Sie arbeiten allein")).to_be_visible()
    assert [request for request in sent if code in request.split("#")[0]] == []
    assert_accessible(murat)
    murat.keyboard.press("Enter")
    expect(his.get_by_text("Lena, Murat")).to_be_visible()
    expect(rows(his)).to_have_count(1)

    murat.goto(link)
    announced(sheet(murat), "hier gibt es kein Feld dafür")


def test_where_the_clipboard_is_refused_the_code_is_selected(open_page):
    page = open_page("facilitator", path=PROCESS, date=DAY_2)
    block = open_team(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    press(page, block.get_by_role("button", name="Code kopieren"))
    announced(block, "Der Text ist markiert")
    assert page.evaluate("() => getSelection().toString()") == block.locator(".lotse-code").inner_text()


def test_each_sees_what_the_other_has_open_and_has_changed(open_page):
    ines, jonas = open_page("ines", path=PROCESS, date=DAY_2), open_page("jonas", date=DAY_2)
    hers = open_team(ines)
    jonas.goto(hers.locator(".lotse-code-link").get_attribute("href"))
    his = sheet(jonas)
    press(jonas, his.get_by_role("button", name="Dem Team beitreten"))
    for block in (hers, his):
        expect(block.get_by_text("Ines, Jonas")).to_be_visible(timeout=WAIT)

    press(ines, edit(hers, 1))
    expect(presence(his)).to_have_text("✎ Ines bearbeitet diese Zeile", timeout=WAIT)
    expect(rows(his).first).to_contain_text("Ines bearbeitet diese Zeile")
    expect(presence(hers)).to_have_count(0)
    expect(his.locator("[data-live]")).not_to_contain_text("bearbeitet")
    for width in LOOKS:
        jonas.set_viewport_size({"width": width, "height": 900})
        assert_accessible(jonas)
        assert_fits(jonas)

    press(jonas, add(his))
    expect(presence(hers)).to_have_text("✎ Jonas fügt eine Zeile hinzu", timeout=WAIT)
    type_into(ines, form(hers).get_by_label("Rolle (Funktion"), "Poststelle")
    press(ines, form(hers).get_by_role("button", name="Speichern", exact=True))
    announced(hers, "Gespeichert")
    expect(rows(his).first).to_contain_text("Poststelle", timeout=WAIT)
    expect(presence(his)).to_have_count(0)
    expect(form(his).get_by_label("Was geschieht?")).to_be_focused()
    press(jonas, form(his).get_by_role("button", name="Schließen, ohne zu speichern"))
    expect(presence(hers)).to_have_count(0, timeout=WAIT)

    # Typing where no form had to be opened is told with the next poll.
    type_into(jonas, form(his, "subject").get_by_label("Um welchen Ablauf geht es?"), "Sondernutzung")
    expect(presence(hers, "subject")).to_have_text("✎ Jonas bearbeitet diese Angaben", timeout=WAIT)

    # What she adds is tinted for a moment on his page, where motion is wanted, and not on hers.
    jonas.emulate_media(reduced_motion="no-preference")
    jonas.evaluate(TINTED)
    ines.evaluate(TINTED)
    press(ines, add(hers))
    write_step(ines, hers, STEPS[1])
    expect(rows(his)).to_have_count(2, timeout=WAIT)
    (tinted,) = jonas.evaluate("() => window.tinted")
    assert "Daten abtippen" in tinted
    assert ines.evaluate("() => window.tinted") == []
