"""The profile's picture in Chromium: nothing meets anything, also in the broadest font; narrow places get words alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import xblocks.drawing
import xblocks.kit
import xblocks.self_assessment
from tests.drawing import test_profile
from tests.drawing.pictures import size
from xblocks.drawing.profile import profile

STYLE = "".join(
    Path(package.__path__[0], "assets", name).read_text(encoding="utf-8")
    for package, name in (
        (xblocks.kit, "kit.css"),
        (xblocks.drawing, "block.css"),
        (xblocks.self_assessment, "block.css"),
    )
)
PICTURES = {
    **{
        f"{sample}, {kind}": profile(rows, words, uid="p", language="de")
        for sample, rows in test_profile.SAMPLES.items()
        for kind, words in (("short", test_profile.WORDS), ("long", test_profile.LONG))
    },
    **{name: profile(rows, words, uid="p", language="de") for name, (rows, words) in test_profile.PICTURES.items()},
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Page:
    page = chromium.new_page(viewport={"width": 800, "height": 900})
    yield page
    page.close()


def show(picture: str, page: Page, width: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(
        f"<!doctype html><style>{STYLE} body {{ font-family: 'DejaVu Sans', sans-serif; margin: 0 }}</style>"
        "<div class='lotse lotse-drawing lotse-self-assessment'>"
        f"<div class=lotse-profile>{PICTURES[picture]}</div></div>"
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_no_mark_meets_a_mark_or_a_word_and_nothing_leaves_the_picture(picture: str, page: Page) -> None:
    show(picture, page)
    assert page.evaluate(WRONG) == []


@pytest.mark.parametrize("picture", ["usual", "first"])
def test_letters_have_the_size_that_their_room_was_reckoned_for(picture: str, page: Page) -> None:
    show(picture, page)
    found = dict(page.evaluate(SIZES))
    assert found == {names: f"{size(names)}px" for names in found}


def test_the_picture_is_shown_from_forty_rem_on_and_scrolls_nowhere(page: Page) -> None:
    for width, shown in ((320, False), (639, False), (640, True), (1280, True)):
        show("usual", page, width)
        assert page.locator("svg").is_visible() == shown
        assert page.evaluate("document.documentElement.scrollWidth") <= width


SIZES = """() => [...document.querySelectorAll('text')]
    .map(one => [one.getAttribute('class'), getComputedStyle(one).fontSize])"""
# getBBox knows no outlines: those of before and then are one unit wide on each side, of a target too.
WRONG = """() => {
    const svg = document.querySelector('svg');
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const rect = one => {
        const {left, right, top, bottom} = one.getBoundingClientRect();
        const more = one.matches('.before, .then, .target') ? scale : 0;
        return {left: left - more, right: right + more, top: top - more, bottom: bottom + more};
    };
    const frame = rect(svg);
    const inside = own => own.left >= frame.left - 1 && own.right <= frame.right + 1
        && own.top >= frame.top - 1 && own.bottom <= frame.bottom + 1;
    const meet = (one, two, slack) => one.left < two.right - 0.2 && two.left < one.right - 0.2
        && one.top < two.bottom - slack && two.top < one.bottom - slack;
    const shown = [...svg.querySelectorAll('text, .now, .before, .then, .target')].map(one => [one, rect(one)]);
    const mark = one => !one.matches('text');
    return [
        ...shown.filter(([, own]) => !inside(own)).map(([one]) => one.outerHTML),
        ...shown.flatMap(([one, own], place) => shown.slice(place + 1)
            .filter(([two, other]) => meet(own, other, mark(one) && mark(two) ? 0.2 : 3))
            .map(([two]) => one.outerHTML + two.outerHTML)),
    ];
}"""
