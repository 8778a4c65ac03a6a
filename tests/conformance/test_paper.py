"""What people print: on A4 nothing is cut off and every cell is there; each page says what, for whom, when, which course."""

import re
import subprocess
from pathlib import Path

import pytest

from tests import markup
from tests.blocks import registered
from tests.conformance.conftest import handlers
from tests.desk import Desk
from tests.self_assessment.framework import answer_all
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.self_assessment.content import Occasion

pytestmark = pytest.mark.django_db

MM = 96 / 25.4
#: What margins leave of A4's width, upright and lying, in px.
UPRIGHT, LYING = 180 * MM, 272 * MM
WIDTHS = (UPRIGHT, LYING)
OTHERS = ("de", "da")


def pages(desk: Desk, payloads: dict[str, object]) -> dict[str, str]:
    """Every page of a block to print, filled by people who worked there. One that runs a script is for a wall."""
    found = {}
    for name in handlers(type(desk.block())):
        if payloads.get(name, {}) is None:
            answer = desk.call(name)
            whole = answer.response.content_type == "text/html" and "attachment" not in str(answer.response.headers)
            if whole and "<script" not in answer.response.text:
                found[name] = answer.response.text
    return found


@pytest.fixture
def printed(desk: Desk, payloads: dict[str, object]) -> dict[str, str]:
    if "close_pulse" in payloads:  # only then paper says what it came to
        assert desk.call("close_pulse", payloads["close_pulse"]).status == 200
    return pages(desk.but(language="en"), payloads)


@pytest.fixture
def everywhere(printed, desk: Desk, payloads: dict[str, object]) -> dict[str, str]:
    """These pages in each language: their words too, where the default content has the keys of what was worked on."""
    found = dict(printed)
    for language in OTHERS:
        desk.site.language = language
        here = desk.but(language=language)
        if issubclass(registered()[desk.usage.block_type], WorkshopBlock):
            desk.site.place(f'<{desk.usage.block_type} url_name="{desk.usage.block_id}"/>')
        elif desk.usage.block_type == "lotse_self_assessment":
            here = rated(here)
        found |= {f"{name}, {language}": html for name, html in pages(here, payloads).items()}
    return found


def rated(desk: Desk) -> Desk:
    """The last of three placements at which she rated everything, so that the profile has every column it can have."""
    for occasion in (Occasion.T0, Occasion.THEN, Occasion.T2):
        name = f"{occasion}-{desk.language}"
        olx = f'<lotse_self_assessment url_name="{name}" record="{desk.language}" occasion="{occasion}"/>'
        desk = desk.but(usage=desk.site.place(olx))
        answer_all(desk, {entry.key: "1" for entry in desk.block().readable_content().competences}, target="2")
    return desk


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    page.emulate_media(media="print")
    yield page
    page.close()


def test_nothing_is_wider_than_its_place_and_pictures_are_as_wide_as_they_can_be_read(everywhere, page) -> None:
    for name, html in everywhere.items():
        page.set_content(html)
        for width in WIDTHS:
            page.set_viewport_size({"width": int(width), "height": 1000})
            assert page.evaluate(TOO_WIDE, width == LYING) == [], name
            assert width == LYING or page.evaluate(TINY) == [], name


def test_no_picture_is_printed_as_its_source(printed) -> None:
    assert [name for name, text in printed.items() if "&lt;svg" in text] == []


def test_all_is_on_the_paper_and_no_sheet_ends_with_a_heading_or_the_head_of_a_table(
    everywhere, page, tmp_path: Path
) -> None:
    for name, html in everywhere.items():
        page.set_content(html)
        paper = on_paper(page, tmp_path / "page.pdf")
        text = letters(paper)
        lacking = [said for said in page.evaluate(SAID) if letters(said) not in text]
        assert lacking == [], name
        headings, heads = ({letters(said) for said in page.evaluate(HEADS, selector)} for selector in (TITLES, "thead"))
        sheets = [letters(sheet) for sheet in paper.split("\f")]
        assert [said for said in headings if not any(said in sheet for sheet in sheets)] == [], name
        for sheet in paper.split("\f"):
            lines = [
                line for line in sheet.splitlines() if line.strip() and not re.fullmatch(r"\d+ / \d+", line.strip())
            ]
            assert letters(lines[-1] if lines else "") not in headings, name
            assert not letters("".join(lines)).endswith(tuple(heads - {""})), name


def test_each_page_says_of_which_course_it_is_and_when_and_for_whom_it_was_made(printed, desk: Desk) -> None:
    """A board belongs to all who sit at it, an example to nobody."""
    for name, html in printed.items():
        (head,) = markup.parsed(html).xpath("//main/header")
        said = " ".join(head.text_content().split())
        assert "Innovation from within" in said, name
        if name == "worksheet":
            assert "Name or team:" in said and "Date:" in said
        else:
            own = name != "filled_example" and desk.usage.block_type != "lotse_retrospective"
            made = r"Made on \d+ \w+ \d{4}"
            whose = f"From the team: .*Anna Ahorn.* {made}$" if name == "leadership" else f"{made} for .*Anna Ahorn"
            assert re.search(whose if own else f"{made}$", said), name
        assert len(markup.parsed(html).xpath("//h1")) == 1, name


def test_the_course_page_prints_without_anything_to_press(desk: Desk, payloads, page) -> None:
    if desk.usage.block_type == "lotse_self_assessment":
        desk.site.language = "de"
        desk = rated(desk.but(language="de"))
    view = desk.view()
    style = "".join(resource.data for resource in view.resources if resource.mimetype == "text/css")
    page.set_viewport_size({"width": int(UPRIGHT), "height": 1000})
    page.set_content(f"<!doctype html><style>{style} body {{ margin: 0 }}</style>{view.body_html()}")
    assert page.evaluate(PRESSED) == []
    assert page.evaluate(CELLS) == []
    assert page.evaluate(TOO_WIDE, False) == []


def on_paper(page, path: Path) -> str:
    """The text of a page as it is printed, in the order in which it was set."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=False)
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout


def letters(text: str) -> str:
    """A text without space and signs that printing adds."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


TOO_WIDE = """lying => [...document.querySelectorAll('body *')].filter(one => {
    const clipped = element => element && (getComputedStyle(element).clipPath === 'inset(50%)' || clipped(element.parentElement));
    if (!one.checkVisibility() || one.closest('svg') || getComputedStyle(one).display === 'inline' || clipped(one)) {
        return false;  // what is not there, or for screen readers alone
    }
    const wide = Boolean(one.closest('.lotse-landscape') || one.querySelector('.lotse-landscape'));
    return wide === lying && one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 200))"""
TINY = """() => [...document.querySelectorAll('svg[role=img]')]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().width < 300).map(one => one.outerHTML.slice(0, 200))"""
PRESSED = """() => [...document.querySelectorAll('button, details:not([open]), a.lotse-button')]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 200))"""
CELLS = """() => [...document.querySelectorAll('table')].filter(one => one.checkVisibility()).filter(table => {
    const shown = [...table.rows].map(row => [...row.cells].filter(cell => cell.checkVisibility())
        .reduce((sum, cell) => sum + cell.colSpan, 0));
    return new Set(shown).size > 1;
}).map(one => one.outerHTML.slice(0, 200))"""
TITLES = "h1, h2, h3, h4, h5, h6, caption"
HEADS = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()
    && (!one.matches('thead') || one.parentElement.tBodies[0].innerText.trim())).map(one => one.innerText)"""
SAID = """() => [...document.querySelectorAll('td, th, dt, dd, h1, h2, h3, h4, h5, h6')]
    .filter(one => one.checkVisibility() && !one.closest('.lotse-hidden'))
    .map(one => one.innerText.trim()).filter(Boolean)"""
