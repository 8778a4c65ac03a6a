"""What every picture of every sheet keeps to, of the examples in each language."""

import re

import pytest
from django.utils import translation
from django.utils.html import escape
from lxml import html

from tests.desk import Site
from tests.modules.workshop.modules import workshops
from xblocks.modules.workshop import example, takeaway
from xblocks.modules.workshop.opened import picture_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["de", "en", "da"])
def opened(request):
    """The example of a sheet in a language, by its tag."""

    def make(tag):
        block = Site(language=request.param).desk(f'<{tag} url_name="x"/>', language=request.param).block()
        return example.sheet(block, block.readable_content())

    with translation.override(request.param):
        yield make


def drawn(sheet):
    """Name → picture, those of the sheet and that for the leadership."""
    pictures = {one.name: picture_of(sheet, one, None)["picture"] for one in sheet.module.spec.pictures}
    return {**pictures, "brief": sheet.module.brief(sheet.content, sheet.judged).picture}


@pytest.mark.parametrize("tag", workshops())
def test_no_text_of_an_example_is_cut(tag, opened):
    for name, picture in drawn(opened(tag)).items():
        assert "…" not in picture, name


@pytest.mark.parametrize("tag", ["lotse_digital_foundations", "lotse_participation"])
def test_for_the_leadership_every_mark_has_its_name(tag, opened):
    """The list of numbers is not on that page."""
    tree = html.fragment_fromstring(drawn(opened(tag))["brief"], create_parent="div")
    names = letters(" ".join(one.text for one in tree.iter("text") if "name" in one.get("class").split()))
    assert [one.text for one in tree.iter("li") if letters(one.text) not in names] == []


@pytest.mark.parametrize("tag", workshops())
def test_how_each_figure_is_worked_out_stands_on_the_filled_page(tag, opened):
    sheet = opened(tag)
    page, figures = takeaway.page(sheet).text, sheet.result.figures
    known = [words for words in sheet.content.figures if figures.get(words.key, 0) is not None]
    hints = [words.hint for words in known if words.hint]
    assert [hint for hint in hints if escape(hint) not in page] == []


#: What of a picture says how it is to be read: its title, which stands above both, numbers of marks, names of scales.
#: Sums below the title of a picture of marks are figures of the sheet.
FRAME = {"title", "order", "number", "quarter", "year-name", "quadrant"}
SCALES = {"axis", "legend", "subtitle"}
SCALED = {"lotse-grid", "lotse-network", "lotse-roadmap", "lotse-lanes"}


@pytest.mark.parametrize("tag", workshops())
def test_every_text_in_a_picture_stands_in_the_list_beside_it(tag, opened):
    for name, picture in drawn(opened(tag)).items():
        tree = html.fragment_fromstring(picture, create_parent="div")
        for one in tree.iter("li"):
            one.text = f"{one.get('value', '')} {one.text or ''}"
        listed = letters(" ".join(tree.xpath("//text()[not(ancestor::svg)]")))
        lines = [part for one in tree.iter("svg") for line in content(one) for part in line.split(" · ")]
        assert [line for line in lines if letters(line) not in listed] == [], name


def content(drawing):
    """The lines of a picture, but for those of its frame."""
    frame = FRAME | (SCALES if SCALED.intersection(drawing.get("class").split()) else set())
    return [
        one.text
        for one in drawing.iter("text", "tspan")
        if one.text and not frame.intersection(one.get("class").split())
    ]


def letters(text):
    """A text without the signs and spaces of a picture."""
    return re.sub(r"[\s\u00ad\-•·✓→←↑↓…]", "", text)
