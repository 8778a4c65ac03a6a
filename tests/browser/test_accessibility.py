"""axe on every view, light and dark, wide and at 320 px; the accessibility tree of each journey as a golden file."""

import re
from urllib.parse import quote

import pytest

from tests.browser.axe import assert_accessible, assert_everywhere, assert_fits, assert_tree

LATER = "2027-05-20"


def begin(page):
    block = page.locator(".lotse-self-assessment")
    block.get_by_role("button", name=re.compile("Beginnen|Fortsetzen|Antworten ändern")).click()
    block.get_by_role("heading", name=re.compile("Kompetenz 1 von")).wait_for()
    return block


def show_all(page):
    block = begin(page)
    block.get_by_role("button", name="Alle auf einer Seite anzeigen").click()
    block.get_by_role("button", name="Einzeln anzeigen").wait_for()
    return block


def finish(page):
    block = show_all(page)
    for question in block.locator(".lotse-question").all():
        question.get_by_role("radio").nth(1).check()
    block.get_by_role("button", name="Abschließen").click()
    block.get_by_role("heading", name="Mein Profil").wait_for()
    return block


def share(page):
    block = finish(page)
    block.get_by_role("button", name="Code erzeugen").click()
    block.locator(".lotse-code").wait_for()
    return block


def expand(page):
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")


def gathered(page):
    page.locator(".lotse-portfolio").get_by_text(re.compile("Noch liegt nichts darin|Was heute darin liegt")).wait_for()


def view_as_lena(page):
    page.get_by_label("Ansehen als").or_(page.locator("#bar-view-as")).first.select_option("lena")
    page.get_by_role("button", name="Übernehmen").click()
    page.get_by_text("bleibt privat").wait_for()


BLOCK = quote("block-v1:Haselbrueck+IP-BASIC+2027+type@lotse_self_assessment+block@check-before-rating", safe="")
VIEWS = {
    "outline": ("murat", "/", None),
    "lesson": ("lena", "/unit/process_design-permit", None),
    "checks": ("lena", "/unit/participation-checks", None),
    "glossary": ("lena", "/unit/glossary", None),
    "discussion": ("lena", "/unit/opening", None),
    "introduction": ("lena", "/unit/rate-before", expand),
    "question": ("lena", "/unit/rate-before", begin),
    "questions": ("lena", "/unit/rate-before", show_all),
    "profile": ("murat", "/unit/rate-before", share),
    "paper": ("lena", "/handler/{key}/worksheet", None),
    "somebody-else": ("facilitator", "/unit/rate-before", view_as_lena),
    "reflection": ("lena", "/unit/viewpoints", expand),
    "intentions": ("lena", "/unit/day-2-close", expand),
    "portfolio": ("ines", "/unit/my-folder", gathered),
    "board-closed-door": ("lena", "/unit/pinboard", expand),
    "author": ("author", "/unit/rate-before", expand),
    "author-board": ("author", "/unit/pinboard", expand),
    "editor": ("author", "/edit/{usage}", expand),
}


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing(open_page, name):
    assert_everywhere(opened(open_page, name))


@pytest.mark.parametrize("name", ["outline", "profile", "board-closed-door", "editor"])
def test_nothing_is_lost_on_a_phone_from_the_first_moment(open_page, name):
    page = opened(open_page, name, width=320, dark=True)
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("name", VIEWS)
def test_the_accessibility_tree_is_the_one_that_was_read(open_page, name, golden):
    """Write the files anew with `--snapshot-update`, and read them."""
    # Jonas has answered nothing yet, whatever ran before.
    page = opened(open_page, name, writer="jonas")
    assert_tree(page.locator("main"), name, golden)


def opened(open_page, name, *, width=1280, dark=False, writer="murat"):
    person, path, prepare = VIEWS[name]
    person = writer if person == "murat" else person
    if "{usage}" in path:
        page = open_page(person, path="/unit/rate-before", width=width, dark=dark)
        page.get_by_role("link", name=re.compile("Bearbeiten")).first.click()
        page.locator(".lotse-studio").wait_for()
    else:
        page = open_page(person, path=path.format(key=BLOCK), width=width, dark=dark, date=LATER)
    if prepare:
        prepare(page)
    return page
