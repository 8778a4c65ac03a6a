"""The demo as a visitor clicks through it: what the group made, and somebody who has done nothing yet."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_looks
from tests.browser.keyboard import press
from tests.player import running
from tests.rehearsal.conftest import rehearse

#: Units in which the group has left something.
FILLED = [
    *("rate-before", "rate-after", "rate-then", "viewpoints", "day-2-close", "pinboard", "my-folder", "support"),
    *("digital_foundations-workshop", "process_design-workshop", "participation-workshop", "digital_strategy-workshop"),
    *("future_of_work-workshop", "networks-workshop", "design_spaces-workshop", "people_competences-workshop"),
    *("team_building-workshop", "process_design-checks", "digital_foundations-checks", "process_design-transfer"),
]


@pytest.fixture(scope="module")
def player(tarball, tmp_path_factory):
    """The player with the rehearsed group."""
    with running(tarball, rehearse(tarball, tmp_path_factory.mktemp("rehearsed"))) as started:
        yield started


def become(page, name):
    """Choose another person in the bar."""
    page.get_by_label("Person").select_option(label=name)
    press(page, page.get_by_role("button", name="Übernehmen"))


def test_a_visitor_looks_at_the_board_the_folder_and_a_sheet_by_keyboard(open_page):
    page = open_page(None)
    expect(page.get_by_role("complementary", name="Beispiel")).to_contain_text("sind erfunden")
    expect(page.get_by_role("heading", name="Heute, 26. April 2027")).to_be_visible()
    press(page, page.locator(".today").get_by_role("link", name="Retrospektive"))
    press(page, page.get_by_role("navigation", name="Einheiten").get_by_role("link", name="Pinnwand"))
    expect(page.get_by_text("Phase 6 von 6: Abgeschlossen")).to_be_visible()
    expect(page.get_by_text("Rang 1, gleichauf")).to_have_count(2)
    page.goto(page.url.split("/unit/")[0] + "/unit/my-folder")
    card = page.locator("article, li, section").filter(has_text="Sondernutzungserlaubnis").last
    press(page, card.get_by_role("link", name="Weiterarbeiten"))
    expect(page.get_by_role("img", name="Ist-Prozess in Bahnen").first).to_be_visible()
    expect(page.get_by_text("51 Minuten weniger Arbeit je Fall")).to_be_visible()


def test_a_visitor_begins_from_nothing_beside_the_group(open_page):
    page = open_page("lena", path="/unit/pinboard")
    become(page, "Neu im Kurs")
    expect(page.get_by_text("Aktuelle Phase: Abgeschlossen.")).to_be_visible()
    page.get_by_role("button", name="Teilnehmen").click()
    expect(page.get_by_text("Rang 1, gleichauf")).to_have_count(2)
    page.goto(page.url.replace("pinboard", "rate-before"))
    page.get_by_role("button", name="Beginnen").click()
    expect(page.get_by_role("heading", name="Kompetenz 1 von 10")).to_be_focused()


def test_whoever_facilitates_projects_the_board_which_says_that_it_is_made_up(open_page):
    page = open_page("facilitator", path="/unit/pinboard")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Projektoransicht").click()
    wall = opened.value
    wall.set_viewport_size({"width": 1920, "height": 1080})
    expect(wall.get_by_role("note")).to_have_text("Dies ist ein Beispiel: Die Gruppe und ihre Arbeit sind erfunden.")
    expect(wall.get_by_text("Rang 1, gleichauf").first).to_be_visible()
    foot = wall.locator("footer").bounding_box()
    assert foot["y"] + foot["height"] <= 1080, "what is said and turned below stands on the wall, under that line"


@pytest.mark.parametrize("unit", FILLED)
def test_what_is_filled_is_accessible_and_fits(open_page, unit):
    page = open_page("lena", path=f"/unit/{unit}")
    page.wait_for_load_state("networkidle")
    # On the wide page, where a table has to scroll: its rows are cards there if it is `broad`.
    assert page.locator("form .lotse-carded").evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth)")
    assert_looks(page)
