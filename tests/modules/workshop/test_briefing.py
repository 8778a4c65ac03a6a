"""The page for the leadership: one page of A4, what is asked for first, nothing of single roles or steps."""

import re
import subprocess

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from tests import forms
from tests.desk import Site
from tests.markup import parsed, problems
from tests.modules.workshop.modules import workshops
from tests.modules.workshop.sheet import STEPS, fill, form_team, save, seat, send, text
from xblocks.modules.workshop import example, takeaway
from xblocks.modules.workshop.kinds.texts import LongText
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.spec import LEADERSHIP
from xblocks.modules.workshop.work import work

pytestmark = pytest.mark.django_db

WORDS = "The office for public order looks into applications for scaffolding together with the traffic authority. " * 20
LETTERS = """() => [...document.querySelectorAll('svg text')].map(one => {
    const drawing = one.ownerSVGElement, box = drawing.getBoundingClientRect(), units = drawing.viewBox.baseVal;
    const scale = Math.min(box.width / units.width, box.height / units.height);
    return parseFloat(getComputedStyle(one).fontSize) * scale * 0.75;
})"""
CUT = """() => [...document.querySelectorAll('main, .lotse-brief, .lotse-shown, .lotse-seen')]
    .filter(one => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
    .map(one => `${one.className}: ${one.scrollWidth} × ${one.scrollHeight} in ${one.clientWidth} × ${one.clientHeight}`)"""


def brief(tag, language):
    """The page of the example in a language."""
    with translation.override(language):
        block = Site(language=language).desk(f'<{tag} url_name="x"/>', language=language).block()
        return takeaway.leadership(example.sheet(block, block.readable_content())).text


@pytest.mark.parametrize("language", ["de", "en", "da"])
@pytest.mark.parametrize("tag", workshops())
def test_it_is_one_page_with_the_request_above_the_picture(tag, language, chromium, tmp_path):
    html = brief(tag, language)
    assert problems(html) == []
    page = chromium.new_page()
    page.set_content(html)
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    page.close()
    assert _pages(path) == "1"
    said = text(html)
    asked = workshops()[tag].CONTENT.default(language).example_rows()[-1].cells
    assert said.index(asked["decision"]) < said.index(asked["next_step"]) < said.index(asked["source"])
    tree = parsed(html)
    assert len(tree.xpath("//dl[@class='lotse-three']/div")) == 3
    (picture,) = tree.xpath("(//*[local-name()='svg'] | //*[contains(@class, 'lotse-matrix')])[1]")
    assert html.index(asked["decision"]) < html.index(f"<{picture.tag}", html.index(asked["decision"]))


@pytest.mark.parametrize("tag", workshops())
def test_letters_of_its_picture_have_7_pt_on_paper(tag, chromium):
    page = chromium.new_page(viewport={"width": 680, "height": 1_000})  # between the margins of A4
    page.emulate_media(media="print")
    page.set_content(brief(tag, "de"))
    sizes = page.evaluate(LETTERS)
    page.close()
    assert min(sizes, default=7) >= 7


@pytest.mark.parametrize("text", [WORDS, "x" * 2_000], ids=["words", "a word without end"])
@pytest.mark.parametrize("tag", workshops())
def test_with_the_longest_texts_it_is_still_one_page_on_which_nothing_is_cut(tag, text, chromium, tmp_path):
    html = long_brief(tag, text)
    page = chromium.new_page(viewport={"width": 680, "height": 1_000})  # between the margins of A4
    page.emulate_media(media="print")
    page.set_content(html)
    assert page.evaluate(CUT) == []
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    page.close()
    assert _pages(path) == "1"
    printed = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    for column in LEADERSHIP.columns:
        if isinstance(column.kind, LongText):
            whole = re.sub(r"\s", "", f"{column.name} {text}"[: column.kind.longest])
            assert whole in re.sub(r"\s", "", printed)


def test_of_more_rows_than_fit_the_first_are_named_and_all_counted():
    few, many = (text(long_brief("lotse_future_of_work", WORDS[:longest])) for longest in (1, 2_000))
    assert "Measures in four pictures: first 2 of 12" in many
    assert "Measures in four pictures: first 9 of 12" in few


def long_brief(tag, text):
    """The page of the example, with twelve rows in each list that grows and all texts as long as they can be, for a team of
    many."""
    with translation.override("en"):
        block = Site(language="en").desk(f'<{tag} url_name="x"/>', language="en").block()
        content = block.readable_content()
        rows = [
            row._replace(cells=row.cells | longest(table, text), key=f"{key}{row.key}")
            for table in block.MODULE.spec.tables
            for key, row in grown(table, [row for row in content.example_rows() if row.table == table.name])
        ]
        sheet = work(block.MODULE.spec, rows, members=[f"Kim Ahornblatt {number}" for number in range(12)])
        return takeaway.leadership(Open(block, content, Place("", "", "", "", (0, 0)), sheet)).text


def grown(table, rows):
    """Rows of the example again and again, where they may be more, each with what begins its key."""
    count = len(rows) if table.single or table.fixed or not rows else 12
    return [("" if place < len(rows) else f"{place}-", rows[place % len(rows)]) for place in range(count)]


def longest(table, text):
    return {
        column.name: f"{column.name} {text}"[: column.kind.longest].strip()
        for column in table.columns
        if isinstance(column.kind, LongText)
    }


def test_of_a_process_no_time_of_a_role_or_step_leaves_the_team():
    html = brief("lotse_process_design", "en")
    for row in workshops()["lotse_process_design"].CONTENT.default("en").example_rows():
        if row.table in ("as_is", "to_be"):
            assert row.cells["name"] not in html and row.cells["role"] not in html


def test_what_a_profile_can_and_the_fulfilment_stay_with_the_team():
    tree = parsed(brief("lotse_people_competences", "en"))
    levels, planned = tree.xpath("//*[contains(@class, 'lotse-matrix')]")
    assert [" ".join(cell.text_content().split()) for cell in levels.xpath(".//tbody/tr[1]/*")] == [
        "C8 Handling data responsibly",
        "1 of 3",
        "2",
    ]
    assert "62.5" not in tree.text_content() and "Crew leads at the depot" not in levels.text_content()
    assert "Crew leads at the depot" in planned.text_content()


def test_what_the_team_thinks_of_a_group_stays_with_the_team():
    content = workshops()["lotse_participation"].CONTENT.default("en")
    html = brief("lotse_participation", "en")
    assert "Staff council" in html
    for option in content.words("stakeholders").column("attitude").options:
        assert option.title not in html


def test_what_nobody_has_filled_in_is_a_line_to_write_on():
    me = seat("english")
    fill(me, 1)
    page = me.call("leadership").html
    assert page.count('class="lotse-to-write"') == 5
    assert "Decides:" in text(page) and "Lead time" in text(page)


def test_it_can_be_taken_away_as_soon_as_something_stands_in_the_sheet():
    me = seat("english")
    assert "/handler/leadership" not in me.page()
    save(me, "s1", STEPS[0])
    assert "/handler/leadership" in me.page()
    assert "One page for the leadership" in [file["label"] for file in me.block().portfolio()["files"]]


def test_the_request_is_saved_in_its_form_and_named_by_the_subject():
    me = seat("english")
    fill(me, 1)
    assert send(me, forms.payload(me.page(), "save_row"), subject="Scaffolding").status == 200
    form = {"table": "leadership", "row": "leadership", "seen": 0}
    answer = me.call("save_row", {**form, "cell.decision": "The clerk signs.", "cell.decide_by": "2027-03-26"})
    assert answer.status == 200
    said = text(me.call("leadership").html)
    assert said.index("Scaffolding") < said.index("The clerk signs.") < said.index("2027")


def test_the_head_names_the_team():
    for number, name in ((1, "Ahorn"), (2, "Birke")):
        User.objects.create(pk=number, username=f"u{number}", first_name="Kim", last_name=name)
    me = seat("english")
    code = form_team(me)
    friend = me.but(person=2)
    assert friend.call("join_team", {"code": code}).status == 200
    fill(friend, 1)
    assert "for Kim Ahorn, Kim Birke" in text(me.call("printable").html)
    assert "From the team: Kim Ahorn, Kim Birke" in text(me.call("leadership").html), "it is for the leadership"


def _pages(path):
    found = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    return next(line.split()[1] for line in found.splitlines() if line.startswith("Pages:"))


@pytest.mark.parametrize("tag", ["lotse_people_competences", "lotse_future_of_work"])
def test_on_a_telephone_what_stands_above_a_table_is_as_wide_as_the_page(tag, chromium):
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.set_content(brief(tag, "de"))
    widths = page.evaluate(
        "() => [...document.querySelectorAll('caption')].map(one => one.getBoundingClientRect().width)"
    )
    page.close()
    assert widths and min(widths) > 250
