"""What the estimate of widths promises, in Chromium: in the broadest font no word leaves its place or meets another."""

from pathlib import Path

import pytest

import xblocks.drawing
import xblocks.kit
from tests.drawing import test_grid, test_roadmap
from tests.drawing.pictures import size
from xblocks.drawing.grid import grid
from xblocks.drawing.roadmap import roadmap

STYLE = "".join(
    Path(package.__path__[0], "assets", name).read_text(encoding="utf-8")
    for package, name in ((xblocks.kit, "kit.css"), (xblocks.drawing, "block.css"))
)
PICTURES = {
    **{
        f"grid, {sample}, {kind}": grid(marks, words, high=4, uid="g", language="de")
        for sample, marks in test_grid.SAMPLES.items()
        for kind, words in (("short", test_grid.WORDS), ("long", test_grid.LONG))
    },
    **{
        f"roadmap, {sample}, {kind}": roadmap(bars, words, uid="r", language="de")
        for sample, bars in test_roadmap.SAMPLES.items()
        for kind, words in (("short", test_roadmap.WORDS), ("long", test_roadmap.LONG))
    },
}


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    yield page
    page.close()


def show(picture, page):
    page.set_content(
        f"<!doctype html><style>{STYLE} body {{ font-family: 'DejaVu Sans', sans-serif }}</style>"
        f"<div class='lotse lotse-drawing'><div class=lotse-scroll tabindex=0>{PICTURES[picture]}</div></div>"
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_words_stay_in_the_picture_and_apart(picture, page):
    show(picture, page)
    assert page.evaluate(WRONG) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('svg').getBoundingClientRect().width") >= 640


@pytest.mark.parametrize("picture", ["grid, two hundred, short", "roadmap, three, short"])
def test_letters_have_the_size_that_their_room_was_reckoned_for(picture, page):
    show(picture, page)
    found = dict(page.evaluate(SIZES))
    assert found == {names: f"{size(names)}px" for names in found}


SIZES = """() => [...document.querySelectorAll('text, tspan')]
    .map(one => [one.getAttribute('class'), getComputedStyle(one).fontSize])"""
WRONG = """() => {
    const rect = element => element.getBoundingClientRect();
    const frame = rect(document.querySelector('svg'));
    const inside = own => own.left >= frame.left - 1 && own.right <= frame.right + 1
        && own.top >= frame.top - 1 && own.bottom <= frame.bottom + 1;
    const meet = (one, two) => one.left < two.right - 1 && two.left < one.right - 1
        && one.top < two.bottom - 3 && two.top < one.bottom - 3;
    const shown = [...document.querySelectorAll('svg *')].filter(one => !one.matches('title, desc'));
    const names = shown.filter(one => one.matches('text.name, .quadrant, .words, .mark, .bar')).map(one => [one, rect(one)]);
    return [
        ...shown.filter(one => !inside(rect(one))).map(one => one.outerHTML),
        ...names.flatMap(([one, own], place) => one.matches('.mark, .bar') ? [] : names
            .filter(([, other], at) => at !== place && meet(own, other)).map(([two]) => one.outerHTML + two.outerHTML)),
    ];
}"""
