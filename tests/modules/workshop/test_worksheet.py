"""The empty sheet on paper: its tables in the order in which one fills them in, with room for what is written there."""

import pytest
from django.utils import translation

from tests.desk import Site
from tests.markup import parsed
from tests.modules.workshop.modules import workshops

pytestmark = pytest.mark.django_db

LYING = {"width": 1028, "height": 1_000}  # px between the margins of A4
TEXTS = {"lotse-text", "lotse-story"}
WIDTHS = """() => [...document.querySelectorAll('.lotse-blank-rows')].map(table => [...table.tHead.rows[0].cells]
    .map(cell => [cell.className, cell.getBoundingClientRect().width / table.getBoundingClientRect().width]))"""


def worksheet(tag, language="de"):
    with translation.override(language):
        return Site(language=language).desk(f'<{tag} url_name="x"/>', language=language).call("worksheet").html


@pytest.mark.parametrize("tag", workshops())
def test_tables_stand_in_the_order_of_the_sheet(tag):
    content = workshops()[tag].CONTENT.default("de")
    headings = [" ".join(node.text_content().split()) for node in parsed(worksheet(tag)).xpath("//section/h2")]
    assert [heading for heading in headings if not heading.startswith("So füllen Sie es aus")] == [
        words.title for words in content.tables[1:]
    ]


@pytest.mark.parametrize("tag", workshops())
def test_a_figure_takes_little_room_and_a_sentence_much(tag, chromium):
    page = chromium.new_page(viewport=LYING)
    page.emulate_media(media="print")
    page.set_content(worksheet(tag))
    for table in page.evaluate(WIDTHS):
        widest = max(width for _, width in table)
        rooms = {name for name, _ in table}
        for name, width in table:
            assert name not in TEXTS or width > 0.75 * widest
            assert name != "lotse-figure" or not rooms & TEXTS or width < 0.6 * widest
    page.close()


def test_there_is_room_for_a_story(chromium):
    page = chromium.new_page(viewport=LYING)
    page.emulate_media(media="print")
    page.set_content(worksheet("lotse_future_of_work"))
    heights = "() => [...document.querySelectorAll('.lotse-tall td')].map(cell => cell.getBoundingClientRect().height)"
    assert min(page.evaluate(heights)) > 90
    page.close()
